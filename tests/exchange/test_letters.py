"""Does every letter leave whole, every word filled in and nothing above its level in it, or is it clearly refused?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from rmtui.content.library import brace_words, braces, letter, letters
from rmtui.content.sample_programme import sample_tables
from rmtui.errors import BadInput
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.letter_words import WORDS
from rmtui.exchange.documents.letters import FilledLetter, fill_letter
from rmtui.programme.about import About, Labels
from rmtui.programme.credit import Credit
from rmtui.programme.levels import LEVELS, Level, may_leave
from rmtui.programme.pair import Pair
from rmtui.programme.person import Offer, Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Action, Move, Session
from rmtui.programme.text import Text
from rmtui.words import words_of

TODAY = date(2026, 5, 8)
SAMPLE = Programme(sample_tables())
NAMES = [one.id for one in letters()]
ASHA = Person(id="1", name="Asha Rao", email="asha@x.example", offers=(Offer(topic="vans"),), manager="3")
MARTIN = Person(id="2", name="Martin Vale")
RUTH = Person(id="3", name="Ruth Abel")
PAIR = Pair(id="10", mentor="1", mentee="2", state="active")
SESSION = Session(id="20", pair="10", state="met", on=date(2026, 5, 5))
ABOUT = About(brand="Tandem", runs_by="Carol", sponsor="Ruth", labels=Labels(session="hour", sessions="hours"))


def programme_of(*values: Any) -> Programme:
    """Return a small programme in which some values stand in place of the usual ones."""
    kinds = {(type(value), value.id) for value in values}
    usual = [one for one in (ABOUT, ASHA, MARTIN, RUTH, PAIR, SESSION) if (type(one), one.id) not in kinds]
    return Programme(tables_of([*usual, *values]))


def matters(programme: Programme, about: str) -> Iterator[Matter]:
    """Yield everything in a programme a letter can be about."""
    match about:
        case "programme":
            yield Matter()
        case "person":
            yield from (Matter(person=one.id) for one in programme.people.all())
        case "pair":
            yield from (Matter(pair=one.id) for one in programme.pairs.all())
        case "session":
            yield from (Matter(session=one.id) for one in programme.sessions.all())
        case "credit":
            yield from (Matter(credit=one.id) for one in programme.credits.all())


def written(programme: Programme, name: str) -> Iterator[FilledLetter]:
    """Yield a letter for everything it can be about; where it is refused, the refusal names what is missing."""
    row = next(one for one in letters() if one.id == name)
    for matter in [*matters(programme, row.about), Matter(), Matter(pair="9", session="9", credit="9", person="9")]:
        try:
            yield fill_letter(programme, name, matter, TODAY)
        except BadInput as error:
            refusal = error.sentence
            assert re.search("Choose it first|Missing: ", refusal)
            assert "{" not in refusal


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_leaves_with_an_unfilled_word(name: str) -> None:
    """The sample, a programme without a single answer, and one in which everybody is gone."""
    nobody = {table: rows for table, rows in sample_tables().items() if table != "people"}
    programmes = (SAMPLE, Programme({}), Programme(nobody), programme_of(), programme_of(About()))
    for programme in programmes:
        for one in written(programme, name):
            whole = f"{one.mail}\n{one.title}"
            assert braces(whole) == ()
            assert "{" not in whole
            assert "  " not in whole
            assert "\n\n\n" not in whole
            assert not any(line.endswith((" ,", " .", ": ", "Dear ,")) for line in whole.split("\n"))


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_can_be_written_in_the_sample(name: str) -> None:
    assert list(written(SAMPLE, name))


def test_words_and_letters_name_each_other() -> None:
    rows = brace_words()
    own = words_of(About()).keys()
    assert rows.keys() - own == WORDS.keys()
    used = {name[:1].lower() + name[1:] for one in letters() for name in braces(letter(one.id))}
    assert set(WORDS) <= used
    for row in letters():
        named = {*row.optional, *row.needs, *row.usual}
        assert named <= {name[:1].lower() + name[1:] for name in braces(letter(row.id))}, row.id
    for name in used - own:
        optional_everywhere = all(name in (*row.optional, *row.usual) for row in letters() if name in letter(row.id))
        always = name in {"planned", "minutes", "rhythm", "months", "reply_by", "end_date"}
        assert rows[name].usual or rows[name].where or optional_everywhere or always, name


def test_what_somebody_typed_stands_as_typed() -> None:
    asha = replace(ASHA, name="As{coach}ha [b]Rao[/b]", short_name="{name}")
    one = fill_letter(programme_of(asha), "first-date", Matter(pair="10"), TODAY)
    assert "You and {name} said yes" in one.body


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", [row.id for row in letters() if row.about in ("pair", "session")])
def test_a_letter_holds_nothing_above_its_level(name: str, level: Level) -> None:
    row = next(one for one in letters() if one.id == name)
    programme = programme_of(
        Text(id="30", session="20", kind="takeaway", level=level, text="canary", written_at=datetime(2026, 5, 5)),
        Text(id="31", session="20", kind="note", level="public", text="canary note", written_at=datetime(2026, 5, 5)),
        Credit(id="40", whose=("1",), what="canary", outcome="canary", session="20", level=level, state="yes"),
        Credit(id="41", whose=("1",), what="canary", session="20", level=level, state="drafted"),
        Credit(id="42", whose=("1",), what="canary no", session="20", level="public", state="no"),
    )
    for one in written(programme, name):
        assert "canary n" not in one.mail
        assert "canary" not in one.mail or may_leave(level, row.level)


def test_a_certificate_names_whoever_wants_to_be_named_and_what_came_of_it() -> None:
    told = Credit(
        id="40", whose=("1",), what="Film the bay.", outcome="Done", session="20", level="public", state="yes"
    )
    hidden = replace(told, id="41", what="Ask the night shift", named=False)
    hers = fill_letter(programme_of(told, hidden), "certificate", Matter(pair="10"), TODAY)
    assert "In 1 hour up to 8 May 2026 we learned from\n\n**Asha Rao**" in hers.body
    assert "Because of it:\n\n- Film the bay: Done\n\n" in hers.body
    assert "night shift" not in hers.body
    bare = fill_letter(programme_of(), "certificate", Matter(pair="10"), TODAY)
    assert "Because of it" not in bare.body, "the line that leads to an empty list goes with it"


def test_a_signature_nobody_can_give_goes_and_a_sentence_says_whoever_runs_it() -> None:
    programme = programme_of(About())
    assert fill_letter(programme, "cancellation-2", Matter(pair="10"), TODAY).body.endswith(
        "shorter meetings are possible."
    )
    assert "tell whoever runs the programme." in fill_letter(programme, "confidence-card", Matter(), TODAY).body
    assert fill_letter(programme, "rematch", Matter(pair="10"), TODAY).title == "The programme: another try"


def test_a_refusal_names_what_is_missing_and_where_to_give_it() -> None:
    with pytest.raises(
        BadInput, match=r"whoever runs the programme.*Setup, How it runs.*deleted \(Setup, How it runs\)"
    ):
        fill_letter(programme_of(About()), "privacy-notice", Matter(), TODAY)
    with pytest.raises(BadInput, match="about one meeting, and none is chosen"):
        fill_letter(programme_of(), "follow-up", Matter(pair="10"), TODAY)


def test_who_receives_it() -> None:
    def to(name: str, matter: Matter) -> tuple[str, ...]:
        return fill_letter(programme_of(replace(SESSION, moves=(Move(on=TODAY),))), name, matter, TODAY).to

    assert to("follow-up", Matter(session="20")) == ("Asha Rao <asha@x.example>",)
    assert to("cancellation-1", Matter(pair="10")) == ("Martin Vale", "Asha Rao <asha@x.example>")
    assert to("invitation-manager", Matter(person="1")) == ("Ruth Abel",)
    assert to("rematch", Matter(pair="10", person="2")) == ("Martin Vale",)
    assert to("cancellation-3", Matter(pair="10")) == ()
    named = programme_of(replace(ASHA, manager="", manager_named="Dev Rao"))
    assert "Dear Dev Rao," in fill_letter(named, "invitation-manager", Matter(person="1"), TODAY).body


def test_an_exit_lists_what_is_open_and_a_mail_asks_for_the_one_idea_that_needs_an_answer() -> None:
    session = replace(SESSION, actions=(Action(what="try it", who="mentee"), Action(what="old", done=True)))
    given = Credit(id="40", whose=("1",), what="Said yes", session="20", level="pair", state="yes")
    open_one = replace(given, id="41", what="Film the bay", state="drafted")
    programme = programme_of(session, given, open_one)
    body = fill_letter(programme, "exit-coach", Matter(pair="10"), TODAY).body
    assert "still open, and whoever likes may finish them:\n\n- Martin: try it\n" in body
    mail = fill_letter(programme, "follow-up", Matter(session="20"), TODAY).body
    assert "One idea was yours: Film the bay" in mail
    assert "Said yes" not in mail


def test_an_answer_is_asked_for_before_the_kick_off() -> None:
    about = replace(ABOUT, answers={"kick-off-on": (TODAY + timedelta(days=5)).isoformat()})
    body = fill_letter(programme_of(about), "invitation-mentor", Matter(person="1"), TODAY).body
    assert "from you about vans," in body
    assert "It starts on Wed 13 May 2026.\n\nCurious? Tell Carol by Tue 12 May 2026." in body
