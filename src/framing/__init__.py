"""framing: how news outlets tell one event, side by side. Programs start at `framing.api`."""
