"""Differences between sources: wordings, coverage, word counts, and the notes on a comparison."""
