"""Analyses in, their `Comparison` out. `comparison.py` calls the rooms in order."""
