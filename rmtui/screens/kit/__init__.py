"""Kit of every place: frame, dialogs, choices."""
