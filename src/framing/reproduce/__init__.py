"""Make a saved result again from what its audit trail names, and say what differs."""
