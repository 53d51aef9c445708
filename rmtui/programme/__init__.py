"""What reverse mentoring is: frozen values and pure functions; no screen, no disk, no clock."""
