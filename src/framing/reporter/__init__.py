"""A comparison as tables, and the tables as text: `*_tables.py` declare them, one renderer a file prints them."""
