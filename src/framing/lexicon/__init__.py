"""Lexicons: the native formats, validation, lookup, and import of other tools’ dictionaries."""
