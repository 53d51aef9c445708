"""Argument parser: how are the words of a command read, so that a mistake is answered in one sentence?"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from rmtui.errors import BadInput
from rmtui.programme.levels import LEVELS, SHOWN, Level

if TYPE_CHECKING:
    from rmtui.programme.about import About

Arguments = argparse.Namespace
Command = Callable[[Arguments, str | None], int]
"""Runs a command with its arguments and the programme named on the command line; returns the exit status."""


class UsageError(BadInput):
    """The words of the command do not fit together; nothing was changed."""


class Parser(argparse.ArgumentParser):
    """A parser that answers a mistake with one sentence and knows -P everywhere."""

    def __init__(self, prog: str, description: str = "") -> None:
        super().__init__(prog=prog, description=description or None, allow_abbrev=False)
        self.add_argument(
            "-P",
            "--programme",
            metavar="FOLDER",
            default=argparse.SUPPRESS,
            help="the programme: a folder, or a name inside the place where programmes live",
        )

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message as a sentence."""
        raise UsageError(f"{message[:1].upper()}{message[1:]}.", helps=f"{self.prog} --help")


class Verbs:
    """Adds the verbs of a noun to its parser."""

    def __init__(self, parser: Parser) -> None:
        self._several = parser.add_subparsers(
            metavar="COMMAND",
            required=True,
            parser_class=Parser,
            prog=parser.prog,  # said here, because working it out loads half a dozen modules
        )
        self._made: dict[str, Parser] = {}

    def __call__(self, name: str, description: str, command: Command) -> Parser:
        """Add one verb: its name, what it does, and the function that does it."""
        made: Parser = self._several.add_parser(name, help=description, description=description)
        made.set_defaults(run=command)
        self._made[name] = made
        return made

    def parser(self, name: str) -> Parser:
        """Return the parser of a verb added before."""
        return self._made[name]


def verbs(parser: Parser) -> Verbs:
    """Return what adds verbs to the parser of a noun."""
    return Verbs(parser)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let a command print data as JSON."""
    parser.add_argument("--json", action="store_true", help="print data as JSON")


def add_level(parser: argparse.ArgumentParser, default: Level | None, meaning: str) -> None:
    """Let a command be told who may know."""
    shown = ", ".join(f'"{words}"' if " " in words else words for words in SHOWN.values())
    parser.add_argument(
        "--level", type=_level, choices=LEVELS, default=default, metavar="LEVEL", help=f"{meaning}: {shown}"
    )


def past_day(text: str, today: date, about: About) -> date:
    """Read a day that was, in any way the screens understand; raises BadInput for what is none."""
    from rmtui.programme.days.reading import Context, read_day  # lazy: most commands take no day

    return read_day(text, Context(today, "past", about.typed_order))


def time_of_day(text: str) -> str:
    """Read a time of day such as 14:30."""
    from rmtui.programme.days.times import read_time  # lazy, as above

    try:
        return read_time(text)
    except BadInput:
        raise argparse.ArgumentTypeError(f"'{text}' is no time of day; write it like 14:30") from None


def minutes(text: str) -> int:
    """Read how long a session was, in minutes."""
    if text.isascii() and text.isdigit() and 0 < int(text) <= 1440:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is no number of minutes between 1 and 1440")


def _level(typed: str) -> str:
    """Return the level that is meant: as the screen shows it, or by its short word."""
    words = " ".join(typed.split()).casefold()
    called = {**{shown: level for level, shown in SHOWN.items()}, "the two": "pair"}
    return called.get(words, words)
