"""Commands `list`, `copy`, `archive`, `restore` and `remove`: the several programmes in one place."""

from __future__ import annotations

import os

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, add_json
from rmtui.counts import counted
from rmtui.errors import BadInput
from rmtui.folders import check_new_folder
from rmtui.paths import new_programme_folder, programme_folder

FOLDER_HELP = "the programme: a folder, or a name inside the place where programmes live"


def describe(word: str, parser: Parser) -> None:
    """Say what a command takes."""
    if word == "restore":
        parser.add_argument("zip", metavar="ZIP", help="an archive made by `rmtui archive`")
        parser.add_argument("--to", required=True, metavar="FOLDER", help="a new folder for the programme")
    elif word != "list":
        parser.add_argument("folder", metavar="FOLDER", help=FOLDER_HELP)
    if word == "copy":
        parser.add_argument("to", metavar="TO", help="where the next round lies: a new folder, or a name")
        parser.add_argument("--people", action="store_true", help="take the people over as well")
    elif word == "archive":
        parser.add_argument("--to", required=True, metavar="ZIP", help="the file to make; nothing is overwritten")
    elif word == "remove":
        parser.add_argument("--yes", action="store_true", help="without it, only what would go is said")
    add_json(parser)
    commands = {"list": list_clients, "copy": copy, "archive": archive, "restore": restore, "remove": remove}
    parser.set_defaults(run=commands[word])


def list_clients(arguments: Arguments, _named: str | None) -> int:
    """Print the programmes found, most recent first, with what each needs."""
    from rmtui.clients.overview import clients  # lazy: the other commands do not read every programme

    found = clients()
    if arguments.json:
        rows = [
            {
                "folder": client.folder,
                "brand": client.brand,
                "pairs": client.pairs,
                "lines": client.lines,
                "opened": client.opened.isoformat() if client.opened else None,
            }
            for client in found
        ]
        speech.tell_json({"programmes": rows})
    elif found:
        table = [
            (one.name, one.brand, _number(one.pairs), _number(one.lines), one.opened.isoformat() if one.opened else "")
            for one in found
        ]
        speech.tell_table(table, ("name", "programme", "pairs", "today", "opened"))
    else:
        speech.talk("There is no programme yet. `rmtui new NAME --name BRAND` starts one.")
    return 0


def copy(arguments: Arguments, _named: str | None) -> int:
    """Begin the next round of a programme: its setup, its people where asked, never sessions or texts."""
    from rmtui.clients.next_round import start_next_round  # lazy, as above
    from rmtui.settings import remember_programme

    to = check_new_folder(new_programme_folder(arguments.to))
    people = start_next_round(programme_folder(arguments.folder), to, with_people=arguments.people)
    remember_programme(to)
    _answer(arguments, {"folder": to, "people": people}, to)
    went = counted(people, "person", "people") if arguments.people else "no people"
    speech.talk(f"Started the next round with its setup and {went}. Saved. Consent is asked anew.")
    return 0


def archive(arguments: Arguments, _named: str | None) -> int:
    """Put a programme into one zip and prove it; the programme stays."""
    from rmtui.clients.archive import make_archive  # lazy, as above

    made = make_archive(programme_folder(arguments.folder), _path(arguments.to))
    _answer(arguments, {"file": made.path, "files": made.files}, made.path)
    speech.talk(
        f"Archived and checked: {counted(made.files, 'file')}. Whoever has this file can read all of it. "
        "`rmtui restore` brings it back, `rmtui remove` takes the programme away here."
    )
    return 0


def restore(arguments: Arguments, _named: str | None) -> int:
    """Bring a programme back from its archive."""
    from rmtui.clients.archive import restore_archive  # lazy, as above
    from rmtui.settings import remember_programme

    made = restore_archive(_path(arguments.zip), check_new_folder(_path(arguments.to)))
    remember_programme(made.path)
    _answer(arguments, {"folder": made.path, "files": made.files}, made.path)
    speech.talk(f"Brought back and checked: {made.brand or 'a programme without a name'}. Saved.")
    return 0


def remove(arguments: Arguments, _named: str | None) -> int:
    """Remove a programme with its traces, once it is said that this is meant."""
    from rmtui.clients.removal import plan_removal  # lazy, as above
    from rmtui.clients.removal import remove as remove_programme

    folder = programme_folder(arguments.folder)
    if not arguments.yes:
        planned = plan_removal(folder)
        raise BadInput(
            f"This would remove {counted(planned.files, 'file')} for good: texts, backups and exports in its folder. "
            "Nothing was changed; say --yes if you mean it. An archive first keeps everything.",
            helps="rmtui archive FOLDER --to ZIP",
        )
    done = remove_programme(folder)
    _answer(arguments, {"folder": done.folder, "files": done.files, "stays": list(done.stays)}, done.folder)
    speech.talk(f"Removed {counted(done.files, 'file')}, and what was remembered of it.")
    if done.stays:
        speech.talk(f"Left in its folder, because it is not rmtui's: {', '.join(done.stays[:5])}.")
    if done.copy:
        speech.talk("Its second copy, and documents written elsewhere, stay where they are; delete them yourself.")
    return 0


def _answer(arguments: Arguments, data: dict[str, object], plain: str) -> None:
    if arguments.json:
        speech.tell_json(data)
    else:
        speech.tell(plain)


def _path(typed: str) -> str:
    return os.path.abspath(os.path.expanduser(typed))


def _number(value: int | None) -> str:
    return "?" if value is None else str(value)
