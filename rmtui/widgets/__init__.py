"""Widgets that show values and say what was done with them."""
