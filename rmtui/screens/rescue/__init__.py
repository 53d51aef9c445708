"""Rescue: what can be done about files that cannot be opened or written."""
