"""From a key in a field to a draft and a saved record."""
