"""What is known of English and asked by every room above: the tree, clauses, voices, phrases, people, word lists."""
