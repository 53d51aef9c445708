"""Command `people erase`: what would it reach? And only with `--yes` somebody goes from every copy, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Verbs
from rmtui.cli.context import looking, writing
from rmtui.errors import BadInput

if TYPE_CHECKING:
    from rmtui.desk import Desk
    from rmtui.programme.erasing_texts import NamingText
    from rmtui.programme.person import Person

NOT_DONE = 1
"""Exit status: nothing was erased, because nobody said yes."""


def add_erase(verb: Verbs) -> None:
    """Add the verb to `people`."""
    erasing = verb("erase", "erase somebody from every copy, for good; without --yes say what that reaches", erase)
    erasing.add_argument("person", metavar="PERSON", help="id, e-mail or full name")
    erasing.add_argument("--replace-in-texts", action="store_true", help="take the name out of people's own words too")
    erasing.add_argument(
        "--damaged", choices=("keep", "delete"), default="keep", help="parts kept aside as damaged (without it: keep)"
    )
    erasing.add_argument("--yes", action="store_true", help="do it; nothing brings her back")


def erase(arguments: Arguments, named: str | None) -> int:
    """Erase somebody, or say what that would reach."""
    from rmtui.recovery import erasing_person, erasing_words  # lazy: no other verb erases

    with writing(named) if arguments.yes else looking(named) as desk:
        person = _find(desk, arguments.person)
        reach = erasing_person.reach_of(desk, person)
        if not arguments.yes:
            for sentence in erasing_words.before(reach):
                speech.tell(sentence)
            if reach.damaged:
                speech.tell(f"{erasing_words.damaged_parts(reach)} --damaged delete lets them go as well.")
            _tell_texts(reach.naming, erasing_words.remaining_texts(reach))
            speech.talk("Nothing was changed. The same command with --yes erases; that cannot be undone.")
            return NOT_DONE
        report = erasing_person.erase(
            desk,
            person,
            replace_in_texts=arguments.replace_in_texts,
            keep_damaged=arguments.damaged == "keep",
        )
    for sentence in erasing_words.after(report, person.name):
        speech.talk(sentence)
    _tell_texts(report.naming, erasing_words.remaining_texts(report))
    return 0


def _find(desk: Desk, typed: str) -> Person:
    """Return somebody in the programme, or somebody who is only in its history or backups; raises BadInput."""
    from rmtui.programme.people import find_person  # both lazy: no other verb erases
    from rmtui.recovery.people_ever import find_former, person_of

    try:
        return find_person(desk.programme, typed)
    except BadInput:
        former = find_former(desk, typed)
        if former is None:
            raise
        return person_of(desk, former)


def _tell_texts(texts: tuple[NamingText, ...], sentence: str) -> None:
    if sentence:
        speech.tell(sentence)
    for text in texts:
        speech.tell(f"  {text.what}{'' if text.surely else ' (perhaps)'}")
