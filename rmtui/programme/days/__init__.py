"""Dates and times of day: the one reader of what people type, and the one writer of what they are shown."""
