"""Journal: the sessions of each pair."""
