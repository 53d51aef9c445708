"""The catalogue: every kind of record and every field, each described in one row that all places loop over."""
