"""Which frames an article uses, and in which sentences."""
