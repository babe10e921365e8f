"""Grouping of articles into stories (topic detection and tracking)."""
