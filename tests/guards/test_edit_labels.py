"""Is the label of every kind of edit a phrase one can read: no word of the program's own, no beginning said twice?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.content.library import fill, setup_steps
from rmtui.content.sample_programme import sample_tables
from rmtui.errors import BadInput
from rmtui.programme.credits import ask, change_credit, remove_credit, say_no, say_yes, thank, withdraw
from rmtui.programme.edit import Edit, put_back_of, undo_of
from rmtui.programme.edit_kind import PREFIXES, EditKind, title, title_again
from rmtui.programme.pair import PairState
from rmtui.programme.pairs import agree, keep_apart, release, remove_proposal, set_state
from rmtui.programme.people import remove_person
from rmtui.programme.programme import Programme
from rmtui.programme.session_edits import call_off, mark_met, move_session, remove_session
from rmtui.programme.session_texts import change_text
from rmtui.programme.session_writing import KINDS, SessionWriting
from rmtui.programme.setup import accept_step, answer, decide_later
from rmtui.words import words_of

TODAY, NOW = date(2026, 5, 8), datetime(2026, 5, 8, 12, tzinfo=UTC)
PROGRAMME = Programme(sample_tables())
TYPED = ("Film the bay", "12 May", "30", "2", "both: film it", "1 May", "")
PHRASE = re.compile(
    r"\b(an? (gained|aim|met|spoke|helped)|(Kept|Changed|Removed|Set) (gained|aim|met|day|spoke|helped))\b"
)
OWN_WORDS = re.compile(
    r"\w_\w|[a-z]\.[a-z]|\{|\}|\bNone\b|\bTrue\b|\bFalse\b|\d{8,}|, ,|(?<!\.)\.\.(?!\.)|[?!]\.|:\s*$|\s$|^\s|  |''"
)
"""What no phrase holds: names with an underscore or a dot in them, braces, long ids, doubled signs."""


def ids() -> Callable[[], str]:
    numbers = count(9000)
    return lambda: str(next(numbers))


def attempts() -> Iterator[Callable[[], Edit]]:
    """Yield whatever can be done to the sample programme, in the ways it can be done."""
    p, new_id = PROGRAMME, ids()
    for session in p.sessions.all():
        for kind in KINDS:
            for typed in TYPED:
                writing = SessionWriting(session=session.id, pair=session.pair, kind=kind, level="pair")
                yield lambda w=writing, t=typed: w.keep(p, t, new_id=new_id, now=NOW, today=TODAY)  # type: ignore[misc]
        yield lambda s=session: mark_met(p, s.id, on=TODAY, now=NOW, today=TODAY)  # type: ignore[misc]
        yield lambda s=session: move_session(p, s.id, date(2026, 6, 1), who="mentee")  # type: ignore[misc]
        yield lambda s=session: call_off(p, s.id, who="coach")  # type: ignore[misc]
        yield lambda s=session: remove_session(p, s.id)  # type: ignore[misc]
    for text in p.texts.all():
        yield lambda t=text: change_text(p, t.id, text="other words")  # type: ignore[misc]
        yield lambda t=text: change_text(p, t.id, text="")  # type: ignore[misc]
    for step in setup_steps():
        yield lambda s=step: decide_later(p, s)  # type: ignore[misc]
        yield lambda s=step: accept_step(p, s)  # type: ignore[misc]
        for asked in step.questions:
            shown = tuple(replace(one, text=fill(one.text, words_of(p.about))) for one in asked.choices)
            question = replace(asked, choices=shown)
            several = [(choice.value,) for choice in question.choices] if question.kind == "ticks" else []
            for value in (*(choice.value for choice in question.choices), *several, "Some words", 3, ("a", "b"), ""):
                yield lambda q=question, v=value: answer(p, q, v)  # type: ignore[misc]
    for credit in p.credits.all():
        yield lambda c=credit: say_yes(p, c.id, TODAY, today=TODAY)  # type: ignore[misc]
        for act in (ask, say_no, withdraw):
            yield lambda a=act, c=credit: a(p, c.id, TODAY)  # type: ignore[misc]
        yield lambda c=credit: thank(p, c.id, TODAY, "told")  # type: ignore[misc]
        yield lambda c=credit: remove_credit(p, c.id)  # type: ignore[misc]
        for change in ({"what": "other"}, {"outcome": "x"}, {"seen_where": "y"}, {"level": "public"}, {"named": False}):
            yield lambda c=credit, x=change: change_credit(p, c.id, **x)  # type: ignore[misc]
    for pair in p.pairs.all():
        for state in get_args(PairState):
            yield lambda r=pair, s=state: set_state(p, r.id, s, TODAY, "Other plans")  # type: ignore[misc]
        yield lambda r=pair: agree(p, [r.id], TODAY)  # type: ignore[misc]
        yield lambda r=pair: remove_proposal(p, r.id)  # type: ignore[misc]
        yield lambda r=pair: keep_apart(p, r.mentor, r.mentee, TODAY, new_id)  # type: ignore[misc]
        yield lambda r=pair: release(p, r.mentor, r.mentee)  # type: ignore[misc]
    for person in p.people.all():
        yield lambda o=person: remove_person(p, o)  # type: ignore[misc]


def labels() -> dict[str, set[str]]:
    """Return every label, by the kind of its edit."""
    found: dict[str, set[str]] = {}
    for attempt in attempts():
        with suppress(BadInput):
            edit = attempt()
            found.setdefault(edit.kind, set()).add(edit.label)
    return found


def test_a_label_is_a_phrase_without_words_of_the_program() -> None:
    made = labels()
    said = {label for each in made.values() for label in each if label}
    wrong = {label for label in said if OWN_WORDS.search(label) or PHRASE.search(label) or label[:1].islower()}
    assert wrong == set()
    assert len(said) > 150
    tried = {kind.partition(".")[0] for kind in made if kind}
    assert tried >= {"setup", "pair", "session", "text", "action", "credit", "person"}


@pytest.mark.parametrize(
    "label", ["Kept a gained of session 1", "Wrote own_words", 'Ticked "{mentor}"', "Set day.", "a: "]
)
def test_a_label_with_a_word_of_the_program_would_be_noticed(label: str) -> None:
    assert OWN_WORDS.search(label) or PHRASE.search(label) or label.endswith(".") or label[0].islower()


@given(st.lists(st.sampled_from(("undo", "put back", "again")), max_size=9))
def test_no_beginning_is_said_twice_however_often_it_goes_to_and_fro(steps: list[str]) -> None:
    kind, label, shown = EditKind.PERSON_REMOVE, "Removed Ben", ""
    for step in steps:
        if step == "again":
            shown = title_again(kind, label)
        elif step == "undo":
            kind, label = undo_of(kind, label)
            shown = title(kind, label)
        elif kind != EditKind.PUT_BACK:  # which removes nothing
            kind, label = put_back_of(kind, label)
            shown = title(kind, label)
        for prefix in PREFIXES.values():
            assert f"{prefix}{prefix}" not in shown
