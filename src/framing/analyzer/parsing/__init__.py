"""Turn a text into a `Parse`. Only this package imports spaCy."""
