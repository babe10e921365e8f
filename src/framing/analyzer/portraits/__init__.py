"""Descriptors: what an entity is called (nomination) and what is said of it (predication)."""
