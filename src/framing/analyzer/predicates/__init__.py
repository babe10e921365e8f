"""Roles of entities (who acts, who is acted upon) and event mentions."""
