"""English grammar and vocabulary for every package above: tree, clauses, voices, phrases, people, word lists."""
