"""Who does what to whom: roles of entities, and event mentions."""
