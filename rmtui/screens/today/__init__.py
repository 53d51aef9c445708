"""Today: what needs doing, and the weeks of each pair."""
