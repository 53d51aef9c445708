"""Command `history`: what was done when, newest first; labels only, never anybody's words."""

from __future__ import annotations

import argparse

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, add_json
from rmtui.cli.context import looking

LIMIT = 50


def describe(_word: str, parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("--limit", metavar="N", type=_count, default=LIMIT, help=f"how many, newest first ({LIMIT})")
    add_json(parser)
    parser.set_defaults(run=history)


def history(arguments: Arguments, named: str | None) -> int:
    """Print what was done when."""
    from rmtui.recovery.change_words import moment_of
    from rmtui.recovery.history import history as read
    from rmtui.recovery.history import title_of  # lazy: it loads what tells a change in words

    with looking(named) as desk:
        entries = read(desk).entries[: arguments.limit]
    if arguments.json:
        rows = [{"at": entry.at, "label": title_of(entry), "records": len(entry.net())} for entry in entries]
        speech.tell_json({"history": rows})
        return 0
    for entry in entries:
        moment = moment_of(entry.at)
        speech.tell(f"{f'{moment:%Y-%m-%d %H:%M}' if moment else ' ' * 16}  {title_of(entry)}")
    return 0


def _count(text: str) -> int:
    """Read how many lines are wanted; argparse turns the error into a sentence."""
    if text.isascii() and text.isdigit() and 0 < int(text) <= 1_000_000:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is no number of lines between 1 and 1000000")
