"""Command `kit`: the program as a folder and as one file, to be started from a stick."""

from __future__ import annotations

import os

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, add_json


def describe(_word: str, parser: Parser) -> None:
    """Say what a command takes."""
    parser.add_argument("folder", metavar="DIR", help="the stick, or any folder; the kit is made in it")
    parser.add_argument("--python", metavar="ZIP", help="the embeddable Python for Windows, to bring it along")
    add_json(parser)
    parser.set_defaults(run=kit)


def kit(arguments: Arguments, _named: str | None) -> int:
    """Make a kit, or renew the one that is there; its data stays as it is."""
    from rmtui.portable.making import make_kit  # lazy: what it loads, `--help` does not need
    from rmtui.portable.windows_python import read_windows_python

    python = read_windows_python(os.path.expanduser(arguments.python)) if arguments.python else None
    made = make_kit(os.path.abspath(os.path.expanduser(arguments.folder)), speech.talk, python)
    if arguments.json:
        row = {"folder": made.folder, "file": made.single, "bytes": made.size, "compiled_for": list(made.versions)}
        speech.tell_json({**row, "python": made.python or None})
        return 0
    speech.tell(made.folder)
    speech.tell(made.single)
    speech.talk(f"The kit is made: {made.size / 1e6:.1f} MB. Open the folder and read README.txt, or start it there.")
    if made.versions:
        quick = ", ".join(made.versions)
        speech.talk(f"With Python {quick} it starts at once; with any other from 3.11 on it takes some seconds.")
    if made.python:
        speech.talk("It brings its own Python for Windows.")
    return 0
