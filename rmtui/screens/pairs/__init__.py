"""Pairs: the board."""
