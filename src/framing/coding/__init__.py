"""Coding by hand: a blind sample for human coders, their filled sheets read back, and how well all agree."""
