"""Properties of sentences that the other packages use: terms, rarity, similarity, place and voice."""
