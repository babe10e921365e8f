"""Which sentences of different articles tell the same thing (alignment)."""
