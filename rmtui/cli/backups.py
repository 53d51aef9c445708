"""Command `backups`: which copies of the whole programme are there, and how does it go back to one?"""

from __future__ import annotations

from typing import Any

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, UsageError, add_json
from rmtui.cli.context import chosen_folder, writing
from rmtui.counts import counted
from rmtui.errors import BadInput, RmtuiError
from rmtui.folders import check_new_folder
from rmtui.paths import new_programme_folder
from rmtui.store import backups
from rmtui.store.folder import BACKUPS, path
from rmtui.store.medium import Medium
from rmtui.store.recovery import is_trace, no_programme
from rmtui.store.thinning import Backup

LOOK = 1
"""Exit status: done, with something to look at."""


def describe(_word: str, parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("what", nargs="?", choices=("make", "restore"), help="without it, the backups are listed")
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help='which one to go back to: its name, the beginning of it, or "latest"'
    )
    parser.add_argument("--to", metavar="FOLDER", help="make a new programme from the backup; the old one is only read")
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: Arguments, named: str | None) -> int:
    """List the backups, make one, or go back to one."""
    if (arguments.what == "restore") != (arguments.name is not None):
        raise UsageError("Name a backup behind restore: `rmtui backups restore NAME`. `rmtui backups` lists them.")
    if arguments.to is not None and arguments.what != "restore":
        raise UsageError("--to goes with restore: `rmtui backups restore NAME --to FOLDER`. Nothing was changed.")
    if arguments.what == "make":
        return _make(arguments, named)
    if arguments.what == "restore":
        return _restore_into_new(arguments, named) if arguments.to is not None else _restore(arguments, named)
    return _list(arguments, named)


def _list(arguments: Arguments, named: str | None) -> int:
    """Print the backups, newest first, each proven now; works also where the programme cannot be opened."""
    medium, folder = Medium(), _folder(named)
    found = [(one, backups.is_whole(medium, folder, one.name)) for one in backups.listed(medium, folder)]
    if arguments.json:
        speech.tell_json({"backups": [_row(one, verified=whole) for one, whole in found]})
    elif found:
        rows = [
            (one.name.removesuffix(backups.ENDING), "whole" if whole else "DAMAGED: cannot be used")
            for one, whole in found
        ]
        speech.tell_table(rows, ("name", "checked now"))
    else:
        speech.talk("There is no backup yet. `rmtui backups make` makes one.")
    return 0 if all(whole for _, whole in found) else LOOK


def _make(arguments: Arguments, named: str | None) -> int:
    from rmtui.recovery.backups import back_up  # lazy: listing needs no desk

    with writing(named) as desk:
        made = back_up(desk)
    if arguments.json:
        speech.tell_json(_row(made, verified=True))
    else:
        speech.tell(made.name.removesuffix(backups.ENDING))
    speech.finish()
    speech.talk("Made and checked. It lies in the programme's folder, so also keep a copy on another stick or disk.")
    return 0


def _restore(arguments: Arguments, named: str | None) -> int:
    from rmtui.recovery.restore import restore

    with writing(named) as desk:
        backup = backups.chosen(backups.listed(desk.store.medium, desk.folder), arguments.name)
        edit, warning = restore(desk, backup)
        newest = _newest(desk.store.medium, desk.folder) or backup
    if arguments.json:
        speech.tell_json({**_row(backup, verified=True), "changed": len(edit.changes)})
        speech.finish()
    if warning:
        speech.talk(warning)
    if not edit.changes:
        speech.talk("The programme is just as that backup holds it. Nothing was changed.")
        return 0
    speech.talk(f"{edit.title}. {counted(len(edit.changes), 'record')} changed. Saved.")
    if not warning and newest != backup:
        speech.talk(
            f'What was there before is kept: rmtui backups restore "{newest.name.removesuffix(backups.ENDING)}"'
        )
    return 0


def _newest(medium: Medium, folder: str) -> Backup | None:
    """Return the backup made last; None where they cannot be listed any more: what was done before is no less so."""
    try:
        return next(iter(backups.listed(medium, folder)), None)
    except RmtuiError:
        return None


def _restore_into_new(arguments: Arguments, named: str | None) -> int:
    from rmtui.recovery.backups import restore_into_new

    target = check_new_folder(new_programme_folder(arguments.to))
    if not arguments.to.strip():
        raise BadInput("--to names no folder: what stands behind it is empty. Nothing was changed.")
    people, sessions = restore_into_new(_folder(named), arguments.name, target)
    if arguments.json:
        speech.tell_json({"folder": target, "people": people, "sessions": sessions})
        speech.finish()
    made_of = f"{counted(people, 'person', 'people')}, {counted(sessions, 'meeting')}"
    speech.talk(
        f"Made a programme from the backup: {made_of}. The old folder is as it was. `rmtui {arguments.to}` opens it."
    )
    return 0


def _folder(named: str | None) -> str:
    """Return the folder that is meant, which need not hold a programme that can still be opened."""
    medium, folder = Medium(), chosen_folder(named)
    if not medium.is_folder(folder):
        raise BadInput("There is no such programme. Nothing was changed.", helps="rmtui list")
    try:
        names = medium.names(folder)
    except OSError as error:
        from rmtui.store.trouble import as_error

        raise as_error(error, "The backups cannot be read", reading=True) from None
    if not any(is_trace(name) for name in names) and not medium.is_folder(path(folder, BACKUPS)):
        raise no_programme()
    return folder


def _row(backup: Backup, *, verified: bool) -> dict[str, Any]:
    return {
        "name": backup.name.removesuffix(backups.ENDING),
        "at": backup.at.isoformat(timespec="minutes"),
        "people": backup.people,
        "sessions": backup.sessions,
        "why": f"before {backup.why}" if backup.why else "",
        "verified": verified,
    }
