"""Welcome: no programme is open."""
