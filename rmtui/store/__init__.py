"""The disk: snapshot, changes, lock and recovery, for plain dicts."""
