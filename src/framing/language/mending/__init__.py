"""Correct the parser's regular mistakes in the tree, before other modules read it: one module for each kind."""
