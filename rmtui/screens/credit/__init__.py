"""Credit: whose idea became what."""
