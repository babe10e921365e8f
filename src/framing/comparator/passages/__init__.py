"""Which sentences of different articles report the same thing (alignment)."""
