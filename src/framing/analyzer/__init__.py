"""Turn a parsed article into its `Analysis`. `analysis.py` calls the packages in order."""
