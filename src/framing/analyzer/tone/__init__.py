"""How a source portrays an entity: the evaluation and its network."""
