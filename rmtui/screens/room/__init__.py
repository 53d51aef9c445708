"""In the room: one session while other people look at the screen."""
