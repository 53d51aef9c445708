"""The places of the program, one file each with its style sheet beside it."""
