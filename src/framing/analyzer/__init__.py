"""A parsed article in, its `Analysis` out. `analysis.py` calls the packages in order."""
