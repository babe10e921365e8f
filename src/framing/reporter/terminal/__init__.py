"""Tables as panels of text for the terminal."""
