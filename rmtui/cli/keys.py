"""Command `keys`: every key of the screens, from the same list the screens use."""

from __future__ import annotations

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, add_json
from rmtui.keys import KEYS


def describe(_word: str, parser: Parser) -> None:
    """Say what the command takes."""
    add_json(parser)
    parser.add_argument("--markdown", action="store_true", help="print the table of the README")
    parser.set_defaults(run=keys)


def keys(arguments: Arguments, _named: str | None) -> int:
    """Print the keys, place by place."""
    if arguments.json:
        rows = [{"id": key.id, "keys": list(key.keys), "place": key.place, "help": key.help} for key in KEYS]
        speech.tell_json({"keys": rows})
    elif arguments.markdown:
        for row in markdown():
            speech.tell(row)
    else:
        speech.tell_table([(key.place, key.shown, key.help) for key in KEYS], ("where", "key", "what it does"))
    return 0


def markdown() -> list[str]:
    """Return the lines of the table that stands in the README."""
    rows = ["| where | key | what it does |", "|---|---|---|"]
    return rows + [f"| {key.place} | `{key.shown}` | {key.help} |" for key in KEYS]
