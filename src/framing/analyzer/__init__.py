"""A parsed article in, its `Analysis` out. `analysis.py` calls the rooms in order."""
