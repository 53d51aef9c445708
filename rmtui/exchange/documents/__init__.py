"""Documents: what leaves the programme as files, and the letters it fills."""
