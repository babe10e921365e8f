"""Make a saved result again from the inputs and options in its audit trail, and say what differs."""
