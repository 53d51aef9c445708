"""Setup: the seven steps."""
