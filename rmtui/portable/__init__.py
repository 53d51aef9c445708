"""Kit: the program as files that run from a stick, with nothing installed."""
