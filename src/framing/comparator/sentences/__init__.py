"""What the other rooms know of a sentence: terms, rarity, similarity, place and voice."""
