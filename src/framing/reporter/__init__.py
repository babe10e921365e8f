"""A comparison as tables, and the tables as text: `tables.py` declares them, one renderer a file prints them."""
