"""Who and what an article speaks of: names, nouns and pronouns, grouped by the entity that they refer to."""
