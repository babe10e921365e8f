"""Which articles tell the same story (topic detection and tracking)."""
