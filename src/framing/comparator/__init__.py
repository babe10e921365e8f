"""Analyses of several articles in, their `Comparison` out. `comparison.py` calls the packages in order."""
