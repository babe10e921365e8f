"""How a source portrays an entity: the evaluation and the network that it rests on."""
