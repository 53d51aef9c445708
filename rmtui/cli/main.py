"""Dispatch of commands: which command was meant, and with which status does it end?

Only the module of the command asked for is loaded, so that every command starts fast.
"""

from __future__ import annotations

import gc
import importlib
import os
from collections.abc import Sequence

from rmtui.cli import speech
from rmtui.cli.arguments import Command, Parser, UsageError
from rmtui.errors import RmtuiError

INTERRUPTED = 130
FAULT = 70

MODULES = {
    "demo": "opening",
    "kit": "kit",
    "new": "programmes",
    "list": "clients",
    "copy": "clients",
    "archive": "clients",
    "restore": "clients",
    "remove": "clients",
    "where": "programmes",
    "check": "programmes",
    "tidy": "programmes",
    "today": "today",
    "people": "people",
    "pairs": "pairs",
    "sessions": "sessions",
    "session": "sessions",
    "credits": "credits",
    "credit": "credits",
    "export": "export",
    "keys": "keys",
    "history": "history",
    "backups": "backups",
}
"""In which module of this package each command stands."""

HELP = """\
rmtui runs a reverse mentoring programme from a terminal: offline, in plain files you own.

  rmtui [FOLDER]                 open the programme used last, or the one in FOLDER
  rmtui demo [--to FOLDER]       look at a sample programme
  rmtui new FOLDER --name BRAND  start a programme
  rmtui list                     programmes found, with what each needs
  rmtui copy FOLDER TO [--people]  begin the next round: setup and people, never sessions or texts
  rmtui archive FOLDER --to ZIP | restore ZIP --to FOLDER | remove FOLDER --yes
  rmtui today                    what needs doing
  rmtui people  import FILE... | list | show PERSON | erase PERSON --yes
  rmtui pairs   suggest | why | matrix | list | add | keep | keep-apart | release
  rmtui session add MENTOR MENTEE --on DATE
  rmtui sessions list
  rmtui credit  add MENTOR --what T [--level LEVEL] | yes ID --on DATE
  rmtui credits list
  rmtui export notes | credits [--to DIR] [--level LEVEL]
  rmtui history                  what was done when
  rmtui backups [make | restore NAME]
  rmtui kit DIR [--python ZIP]   the program for a stick, with nothing to install
  rmtui check | tidy | where | keys

-P FOLDER (or RMTUI_PROGRAMME) names the programme; without it the one opened last is meant. --json prints data.
`rmtui COMMAND --help` says more about each. Nothing ever leaves this computer."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    gc.disable()  # a command is short; looking for garbage among many records would take longer than the work
    speech.prepare()
    try:
        if os.environ.get("RMTUI_TODAY"):
            _check_day_set()
        return _run(list(arguments))
    except RmtuiError as error:
        speech.talk(error.sentence)
        if error.helps:
            speech.talk(f"Try: {error.helps}")
        return error.status
    except BrokenPipeError:
        speech.be_silent()  # whoever read us has gone; nothing is left to say
        return 0
    except KeyboardInterrupt:
        speech.talk("Stopped. What was saved is safe.")
        return INTERRUPTED
    except Exception as error:
        return _our_fault(error)


def _check_day_set() -> None:
    from rmtui.clock import day_set  # lazy: only where a day is set

    day_set()


def _run(arguments: list[str]) -> int:
    folder, rest = _programme_option(arguments)
    if not rest:
        return _open(folder, None)
    word = rest[0]
    if word in ("-h", "--help", "help"):
        for row in HELP.split("\n"):
            speech.tell(row)
        return 0
    if word == "--version":
        from rmtui import __version__

        speech.tell(f"rmtui {__version__}")
        return 0
    if word in MODULES:
        return _command(word, rest[1:], folder)
    if word.startswith("-") or len(rest) > 1:
        raise UsageError(f'rmtui knows no command "{word}".', helps="rmtui --help")
    return _open(folder, word)


def _command(word: str, arguments: list[str], folder: str | None) -> int:
    module = importlib.import_module(f"rmtui.cli.{MODULES[word]}")
    parser = Parser(prog=f"rmtui {word}")
    module.describe(word, parser)
    parsed = parser.parse_args(arguments)
    command: Command = parsed.run
    status = command(parsed, getattr(parsed, "programme", folder))
    speech.finish()
    return status


def _open(named: str | None, folder: str | None) -> int:
    from rmtui.cli.opening import open_app  # lazy: the screens take ten times longer to load than a command

    if named is not None and folder is not None:
        raise UsageError("Name the programme once: rmtui FOLDER, or rmtui -P FOLDER.")
    return open_app(folder if named is None else named)


def _programme_option(arguments: list[str]) -> tuple[str | None, list[str]]:
    """Take `-P FOLDER` off the front."""
    if arguments and arguments[0] in ("-P", "--programme"):
        if len(arguments) < 2:
            raise UsageError("-P needs the folder or name of a programme behind it.")
        return arguments[1], arguments[2:]
    for sign in ("--programme=", "-P"):
        if arguments and arguments[0].startswith(sign):
            return arguments[0].removeprefix(sign), arguments[1:]
    return None, arguments


def _our_fault(error: Exception) -> int:
    from rmtui.faults import write_log  # lazy: needed only when something went wrong

    name = write_log(error)
    where = f" Details, without any of your texts, are in {name}." if name else ""
    speech.talk(f"Something went wrong inside rmtui. What was saved is safe; nothing else was changed.{where}")
    return FAULT
