"""Command `today`: what needs doing, in the plainest text there is."""

from __future__ import annotations

from itertools import groupby

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, add_json
from rmtui.cli.context import looking
from rmtui.desk import Desk
from rmtui.programme.today import GROUPS, headline, items, worklist


def describe(_word: str, parser: Parser) -> None:
    """Say what the command takes."""
    add_json(parser)
    parser.set_defaults(run=today)


def today(arguments: Arguments, named: str | None) -> int:
    """Print what needs doing."""
    with looking(named) as desk:
        if arguments.json:
            rows = [
                {"kind": item.kind, "text": item.text, "pair": item.pair or None, "session": item.session or None}
                for item in items(desk.programme, desk.clock.today())
            ]
            speech.tell_json({"items": rows})
        else:
            print_today(desk)
    return 0


def print_today(desk: Desk) -> None:
    """Print what needs doing as plain text, which also a screen reader reads well."""
    day = desk.clock.today()
    found = worklist(desk.programme, day)
    speech.tell(desk.programme.about.brand or "Your programme")
    speech.tell(headline(desk.programme, found, day))
    for heading, group in groupby(found.now, key=lambda item: GROUPS[item.kind]):
        speech.tell()
        speech.tell(heading)
        for item in group:
            speech.tell(f"  {item.text}")
