"""The cache between runs: the store, the keys of its records, and the settings that the keys cover."""
