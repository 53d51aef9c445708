"""Programme: what reverse mentoring is, as frozen values and pure functions; no screen, no disk, no clock."""
