"""What every place uses: frame, dialogs, choices."""
