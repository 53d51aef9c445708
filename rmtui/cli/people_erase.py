"""Command `people erase`: what would it reach? And only with `--yes` somebody goes from every copy, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Verbs
from rmtui.cli.context import looking, writing

if TYPE_CHECKING:
    from rmtui.programme.erasing_texts import NamingText

NOT_DONE = 1
"""Exit status: nothing was erased, because nobody said yes."""


def add_erase(verb: Verbs) -> None:
    """Add the verb to `people`."""
    erasing = verb("erase", "erase somebody from every copy, for good; without --yes say what that reaches", erase)
    erasing.add_argument("person", metavar="PERSON", help="id, e-mail or full name")
    erasing.add_argument("--replace-in-texts", action="store_true", help="take the name out of people's own words too")
    erasing.add_argument("--yes", action="store_true", help="do it; nothing brings her back")


def erase(arguments: Arguments, named: str | None) -> int:
    """Erase somebody, or say what that would reach."""
    from rmtui.programme.people import find_person  # lazy, as the rest: no other verb erases
    from rmtui.recovery import erasing_person, erasing_words
    from rmtui.settings import second_copy

    with writing(named) if arguments.yes else looking(named) as desk:
        person = find_person(desk.programme, arguments.person)
        copied = second_copy(desk.folder) is not None
        reach = erasing_person.reach_of(desk, person)
        if not arguments.yes:
            for sentence in erasing_words.before(reach, copied):
                speech.tell(sentence)
            _tell_texts(reach.naming, erasing_words.remaining_texts(reach))
            speech.talk("Nothing was changed. The same command with --yes erases; that cannot be undone.")
            return NOT_DONE
        report = erasing_person.erase(desk, person, replace_in_texts=arguments.replace_in_texts)
    for sentence in erasing_words.after(report, person.name, copied):
        speech.talk(sentence)
    _tell_texts(report.naming, erasing_words.remaining_texts(report))
    return 0


def _tell_texts(texts: tuple[NamingText, ...], sentence: str) -> None:
    if sentence:
        speech.tell(sentence)
    for text in texts:
        speech.tell(f"  {text.what}{'' if text.surely else ' (perhaps)'}")
