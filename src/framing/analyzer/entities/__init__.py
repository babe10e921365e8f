"""Entities of an article: names, nouns and pronouns, grouped by the entity they refer to."""
