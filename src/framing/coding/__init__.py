"""Coding by hand: draw a blind sample for human coders, read their sheets back, and measure how well all agree."""
