"""`export WHAT`: what leaves the programme as files, and what stays in?"""

from __future__ import annotations

import os
from datetime import date

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, add_json, add_level
from rmtui.cli.context import looking
from rmtui.errors import BadInput
from rmtui.exchange.documents.files import Written, write_export
from rmtui.exchange.documents.notes import Export
from rmtui.programme.levels import SHOWN, Level
from rmtui.programme.programme import Programme
from rmtui.store.folder import EXPORTS
from rmtui.store.medium import Medium
from rmtui.store.trouble import as_error

WHAT = {
    "notes": "a markdown file for each session",
    "credits": "ideas whose owners said yes, with what came of them",
}
"""What can be exported, and what that is."""


def describe(_word: str, parser: Parser) -> None:
    """Say what the command takes."""
    meaning = "; ".join(f"{what}: {meant}" for what, meant in WHAT.items())
    parser.add_argument("what", metavar="WHAT", choices=tuple(WHAT), help=meaning)
    parser.add_argument("--to", metavar="DIR", help="where to; without it the folder exports of the programme")
    add_level(parser, "programme", "what may be known to")
    add_json(parser)
    parser.set_defaults(run=export)


def export(arguments: Arguments, named: str | None) -> int:
    """Write files: only what may leave at the level asked for, nothing of anybody else's."""
    with looking(named) as desk:
        made = _made(arguments.what, desk.programme, arguments.level, desk.clock.today())
        folder = os.path.abspath(arguments.to) if arguments.to else os.path.join(desk.folder, EXPORTS)
        medium = Medium()
        try:
            if medium.exists(folder) and not medium.is_folder(folder):
                raise NotADirectoryError(folder)  # also where there is nothing to write
            written = write_export(medium, folder, made.files, made.folders)
        except (FileExistsError, NotADirectoryError):
            raise BadInput("The place to export to is a file, not a folder. Nothing was exported.") from None
        except OSError as error:
            raise as_error(error, f"The {arguments.what} were not exported") from None
    if arguments.json:
        speech.tell_json(
            {
                "level": arguments.level,
                "new": written.new,
                "replaced": written.replaced,
                "unchanged": written.unchanged,
                "left": written.left,
                "removed": written.removed,
                "stayed_in": made.stayed_in,
            }
        )
        return 0
    for name in written.files:
        speech.tell(name)
    _say(written, made.stayed_in, SHOWN[arguments.level])
    return 0


def _made(what: str, programme: Programme, level: Level, today: date) -> Export:
    """Return the files of one kind of export; only its own module is loaded."""
    if what == "credits":
        from rmtui.exchange.documents.credits import credits_export

        return credits_export(programme, level, today)
    from rmtui.exchange.documents.notes import notes_export

    return notes_export(programme, level, today)


def _say(written: Written, stayed_in: tuple[str, ...], readers: str) -> None:
    changed = len(written.new) + len(written.replaced)
    files = "1 file" if changed == 1 else f"{changed} files"
    speech.talk(f"{files} written, {len(written.unchanged)} up to date already. Who may read them: {readers}.")
    for sentence in stayed_in:
        speech.talk(sentence)
    if written.left:
        speech.talk(f"Left alone, because somebody changed them or they are not ours: {', '.join(written.left)}.")
    if written.removed:
        speech.talk(f"Taken away, because they may not leave like this any more: {', '.join(written.removed)}.")
    if written.stale:
        edited = ", ".join(written.stale)
        speech.talk(f"From an earlier export, no longer part of this one, but changed by somebody: {edited}.")
