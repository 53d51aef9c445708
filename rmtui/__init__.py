"""rmtui runs a reverse mentoring programme from a terminal."""

__version__ = "0.1.0"
