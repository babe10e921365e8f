"""What the parser regularly gets wrong, put right in the tree before anybody reads it: a room for each kind."""
