"""The library: texts to read, and letters and cards to hand out."""
