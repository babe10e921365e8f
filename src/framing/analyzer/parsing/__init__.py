"""Text -> `Parse`. Only this room imports spaCy."""
