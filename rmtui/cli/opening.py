"""Commands that end in the screens: bare `rmtui`, `rmtui FOLDER` and `demo`."""

from __future__ import annotations

import os
import sys

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser
from rmtui.cli.today import print_today
from rmtui.desk import Desk
from rmtui.errors import BadInput
from rmtui.folders import check_new_folder
from rmtui.paths import home, path_meant
from rmtui.sample_copy import copy_sample, sample_folder


def describe(_word: str, parser: Parser) -> None:
    """Say what `demo` takes."""
    parser.add_argument("--to", metavar="FOLDER", help="where the copy goes; one that is there is opened as it is")
    parser.set_defaults(run=demo)


def demo(arguments: Arguments, _named: str | None) -> int:
    """Open a copy of the sample programme; without a terminal, print what it has to do today.

    It never becomes the programme opened last.
    """
    folder = sample_folder(path_meant(arguments.to)) if arguments.to else sample_folder()
    check_new_folder(folder)
    if copy_sample(folder):
        speech.talk("Made a copy of the sample programme. Change whatever you like in it.")
    if _has_terminal():
        return _run_app(folder, remember=False)
    with Desk.look(folder) as desk:
        print_today(desk)
    return 0


def open_app(named: str | None) -> int:
    """Open the screens: the programme named, the one opened last, or the welcome.

    Raises BadInput without a terminal.
    """
    if not _has_terminal():
        raise BadInput("The screens need a terminal. Commands work without one.", helps="rmtui --help")
    return _run_app((os.environ.get("RMTUI_PROGRAMME") or None) if named is None else named, remember=True)


def _run_app(folder: str | None, *, remember: bool) -> int:
    # Read by Textual when it is imported: an escape and a key behind it are two keys; nothing moves by itself.
    os.environ.setdefault("ESCDELAY", "25")
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    from rmtui.launch import run  # lazy: the only place of the command line that loads the screens

    status = run(folder, remember=remember)
    if status == 0 and home().why == "portable":
        speech.talk("Everything is saved. Eject the stick before you pull it.")
    return status


def _has_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
