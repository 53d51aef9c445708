"""The command line: one module per noun; COMMANDS in docs/commands.md is its contract."""
