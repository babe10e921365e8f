"""Loaded terms: lexicon entries found in a text, and how loaded each sentence reads."""
