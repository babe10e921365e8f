"""Mentions of people, organisations, places and groups."""
