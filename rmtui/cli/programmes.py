"""Commands `new`, `where`, `check` and `tidy`: which programmes are there, and are they sound?"""

from __future__ import annotations

from typing import get_args

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, add_json
from rmtui.cli.context import chosen_folder, writing
from rmtui.clock import Clock
from rmtui.counts import counted
from rmtui.desk import DOCUMENTS, Desk
from rmtui.errors import BadInput, RmtuiError
from rmtui.folders import check_new_folder
from rmtui.paths import home, new_programme_folder
from rmtui.programme.about import About, Purpose
from rmtui.programme.cleaning import clean_name
from rmtui.programme.consistency import doubts
from rmtui.recovery.positions import accept, going_back, is_known
from rmtui.settings import remember_programme
from rmtui.store.inspection import inspect
from rmtui.store.medium import Medium

PROVEN = (
    "Everything is sound. Every file proves itself and fits the others, every record makes sense, and every change "
    "seen here before is in it."
)
PROVEN_ALONE = (
    "What is here is sound. Every file proves itself and fits the others, and every record makes sense. Nothing was "
    "saved in this folder from here yet, so nobody can tell whether something later is missing."
)


def describe(word: str, parser: Parser) -> None:
    """Say what a command takes."""
    if word == "new":
        parser.add_argument("folder", metavar="FOLDER", help="a folder, or a name inside the place of programmes")
        parser.add_argument("--name", required=True, metavar="BRAND", help="what the programme is called")
        parser.add_argument("--purpose", choices=get_args(Purpose), help="chooses weights and question banks")
        parser.set_defaults(run=new)
    elif word == "tidy":
        parser.set_defaults(run=tidy)
    else:
        add_json(parser)
        if word == "check":
            take = "take over what was changed by hand in programme.json; one edit, which can be taken back"
            parser.add_argument("--take-edited", action="store_true", help=take)
            accept = "what is here is right although something later was seen once: ask no more"
            parser.add_argument("--accept-older", action="store_true", help=accept)
        parser.set_defaults(run={"where": where, "check": check}[word])


def new(arguments: Arguments, _named: str | None) -> int:
    """Make a programme without opening it."""
    brand = clean_name(arguments.name)
    if not brand:
        raise BadInput('A programme needs a name, such as --name "Thinking Partners". Nothing was changed.')
    folder = check_new_folder(new_programme_folder(arguments.folder))
    clock = Clock()
    about = About(brand=brand, purposes=(arguments.purpose,) if arguments.purpose else (), started=clock.today())
    Desk.new(folder, about, clock).close()
    remember_programme(folder)
    speech.talk(f"Started {brand}. Saved. `rmtui people import FILE` brings people in.")
    return 0


def where(arguments: Arguments, named: str | None) -> int:
    """Print where programmes live, and which one is meant now."""
    place = home()
    try:
        folder: str | None = chosen_folder(named)
    except BadInput:
        folder = None
    if arguments.json:
        speech.tell_json({"home": place.folder, "because": place.why, "programme": folder})
        return 0
    because = {
        "RMTUI_HOME": "because RMTUI_HOME says so",
        "portable": "beside the program, so it can run from a stick",
        "user": "your own data folder on this computer",
    }
    speech.tell(f"Programmes live in   {place.folder}")
    speech.tell(f"                     ({because[place.why]})")
    speech.tell(f"The one meant now    {folder or 'none yet'}")
    speech.tell("Anyone who can open these folders can read what is in them.")
    return 0


def check(arguments: Arguments, named: str | None) -> int:
    """Say whether every file of a programme is sound and every record makes sense."""
    folder = chosen_folder(named)
    if arguments.take_edited:
        _take_edited(folder)
    findings = inspect(Medium(), folder, DOCUMENTS)
    with Desk.look(folder) as desk:
        if arguments.accept_older:
            accept(desk)
        findings += going_back(desk)
        known, details = is_known(desk), _missing(desk) if any(one.kind == "behind" for one in findings) else []
        found = [(finding.severity, finding.where, finding.text) for finding in findings]
        found += [("warning", doubt.where, doubt.text) for doubt in doubts(desk.programme)]
    sound = all(severity == "note" for severity, _, _ in found)
    if arguments.json:
        rows = [{"severity": severity, "where": place, "text": text} for severity, place, text in found]
        speech.tell_json({"sound": sound, "findings": rows})
    else:
        speech.tell((PROVEN if known else PROVEN_ALONE) if sound else "There is something to look at:")
        for severity, place, text in found:
            speech.tell(f"  {severity}: {place}: {text}")
        for line in details:
            speech.tell(f"  {line}")
        for command in dict.fromkeys(finding.helps for finding in findings if finding.helps):
            speech.talk(f"Try: {command}")
    return 0 if sound else 1


def _missing(desk: Desk) -> list[str]:
    """Return what the newest backup and the second copy hold that is not here, by name."""
    from rmtui.recovery.missing_records import (  # lazy: only where something is missing
        difference_lines,
        newest_backup,
        second_copy_beside,
    )

    told: list[str] = []
    for read in (newest_backup, second_copy_beside):
        try:
            beside = read(desk)
        except RmtuiError:
            continue
        if beside is not None and beside.changes:
            told += [f"Beside {beside.called}:", *difference_lines(desk, beside.changes)]
    return told


def _take_edited(folder: str) -> None:
    """Take over what was changed by hand; raises BadInput where nothing was, and InUse where somebody else writes."""
    from rmtui.recovery.hand_edits import dismiss, edit_of, lines, pending_edits, remarks  # lazy: only when asked for

    with Desk.open(folder) as desk:
        edited = pending_edits(desk)
        if edited is None:
            raise BadInput("Nothing changed by hand is waiting to be taken over. Nothing was changed.")
        told = [*lines(desk, edited), remarks(edited)]
        edit = edit_of(desk, edited)
        desk.commit(edit)
        dismiss(desk, edited)
    speech.talk(f"{edit.title}: {counted(len(edited.records), 'record')}. Saved.")
    for line in filter(None, told):
        speech.talk(f"  {line}")


def tidy(_arguments: Arguments, named: str | None) -> int:
    """Write a new snapshot, so that programme.json holds everything saved."""
    with writing(named) as desk:
        desk.store.tidy()
    speech.talk("Tidied up. programme.json holds everything; the step before it is kept.")
    return 0
