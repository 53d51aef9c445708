"""History: what was done, the bin, and the backups."""
