"""Which frames an article uses, and the sentences that carry them."""
