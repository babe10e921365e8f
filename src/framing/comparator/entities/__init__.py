"""Which entities of different articles are one (record linkage)."""
