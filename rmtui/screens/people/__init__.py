"""People: the list, the card, the form, and how people come in."""
