"""Turn the analyses of several articles into their `Comparison`. `comparison.py` calls the packages in order."""
