"""Effect of setup answers: does every question of the setup change something besides its own form?

Each question is answered in several ways in the sample programme, and what is seen elsewhere is compared: pairs
suggested and why, letters, the page on how it runs and the agendas, Today, what an import reads, what the journal
offers, exports. Two given answers are compared, so that merely having answered counts for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import count, pairwise

import pytest

from rmtui.content.kinds import SetupQuestion
from rmtui.content.library import letters, setup_steps, template_for, word_sets
from rmtui.content.sample_programme import sample_tables
from rmtui.errors import BadInput
from rmtui.exchange.documents.exports import Request
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.letters import fill_letter
from rmtui.exchange.documents.registry import KINDS
from rmtui.exchange.roster.plan import plan_import
from rmtui.exchange.roster.tables import read_table
from rmtui.exchange.session_offers import questions_for, rules_page
from rmtui.exchange.setup.pages import page_of
from rmtui.programme.pairing.suggest import suggest
from rmtui.programme.programme import Programme
from rmtui.programme.session_view import look_at
from rmtui.programme.setup import answer, use_words, value_of
from rmtui.programme.setup_values import Value
from rmtui.programme.today import worklist

TO_COME: Mapping[str, str] = {
    "bring-in": "1.9",
    "connector": "2.2",
    "supports": "2.15",
    "facilitator": "4.10",
    "takes-part": "4.11",
    "culture-check": "4.12",
    "first-steps": "4.12",
    "in-spite": "4.12",
    "link-units": "4.13",
    "hope": "4.13",
}
"""Questions whose answer changes nothing yet, each with the recommendation of the sources it is to serve."""
MOST_TO_COME = 11
"""How many there are; may only be lowered."""

TODAY = date(2026, 5, 8)
ROSTER = b"name,role,rank,briefed on\nAna,junior,director,3/4/2026\nBen,senior,crew,\nCleo,guide,manager,\n"
PAGES = ("purposes", "rhythm-weeks", "kick-off-minutes", "briefing-on", "celebrate-on")
QUESTIONS = {question.id: question for step in setup_steps() for question in step.questions}


def answers_of(programme: Programme, question: SetupQuestion) -> list[Value]:
    """Return different answers to a question."""
    match question.kind:
        case "choice":
            return [choice.value for choice in question.choices]
        case "ticks":
            free = [str(choice.value) for choice in question.choices if not choice.fixed]
            return [*((one,) for one in free), ()]
        case "number":
            return [question.least or 0, question.most or 999]
        case "date":
            return ["2026-06-01", "2026-06-15"]
        case "list":
            held = value_of(programme.about, question)
            entries = held if isinstance(held, tuple) and len(held) > 1 else ("Finance and Design", "Shops and Vans")
            return [entries, entries[::-1]]
        case "scale":
            return [{str(choice.value): mark for choice in question.choices} for mark in (0, 2)]
        case _:
            return ["Zig", "Zag"]


def answered(programme: Programme, question: SetupQuestion, value: Value) -> Programme:
    """Return the programme with another answer, given as the setup gives it."""
    if question.id == "words":
        edit = use_words(programme, next(one.labels for one in word_sets() if one.id == value))
    else:
        edit = answer(programme, question, value)
    tables = sample_tables()
    for change in edit.changes:
        assert change.after is not None
        tables[change.table][change.id] = change.after
    return Programme(tables)


# -- what is seen elsewhere -----------------------------------------------------------------------------------------


def _pairs(programme: Programme) -> Iterator[object]:
    yield suggest(programme)


def _pages(programme: Programme) -> Iterator[object]:
    yield from (page_of(name, programme) for name in PAGES)


def _letters(programme: Programme) -> Iterator[object]:
    matters = [
        Matter(session=programme.sessions.all()[0].id),
        *(Matter(person=person.id) for person in programme.people.all()[-2:]),
        *(Matter(credit=credit.id) for credit in programme.credits.all()[:1]),
        Matter(pair=programme.pairs.all()[0].id),
    ]
    for row in letters():
        for matter in matters:
            try:
                yield fill_letter(programme, row.id, matter, TODAY).mail
            except BadInput as error:
                yield error.sentence


def _today(programme: Programme) -> Iterator[object]:
    yield worklist(programme, TODAY)


def _import(programme: Programme) -> Iterator[object]:
    number = count(1)
    table = read_table(ROSTER, "r.csv")
    yield plan_import(
        [table], programme, role=None, mapping={}, duplicates="skip", ladder=None, today=TODAY,
        new_id=lambda: str(next(number)),
    )  # fmt: skip


def _journal(programme: Programme) -> Iterator[object]:
    view = look_at(programme, programme.sessions.all()[0].id)
    assert view is not None
    yield questions_for(programme, view)
    yield rules_page(programme)
    yield template_for(3, programme.about.planned_sessions)


def _exports(programme: Programme) -> Iterator[object]:
    yield from (kind.make(programme, Request(level=kind.levels[0], today=TODAY)) for kind in KINDS)


SEEN: tuple[Callable[[Programme], Iterator[object]], ...] = (
    _pages,
    _letters,
    _pairs,
    _journal,
    _import,
    _today,
    _exports,
)
"""What is made from the answers; the cheapest and most telling first."""


def has_effect(question: SetupQuestion) -> bool:
    """Say whether any two answers show a difference anywhere."""
    sample = Programme(sample_tables())
    programmes = [answered(sample, question, value) for value in answers_of(sample, question)]
    return any(list(seen(one)) != list(seen(other)) for seen in SEEN for one, other in pairwise(programmes))


@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - TO_COME.keys()))
def test_an_answer_changes_something(name: str) -> None:
    assert has_effect(QUESTIONS[name]), f"the answer to {name!r} changes nothing but its own form"


@pytest.mark.parametrize("name", sorted(TO_COME))
def test_what_is_to_come_is_still_to_come(name: str) -> None:
    assert not has_effect(QUESTIONS[name]), f"take {name!r} off the list: its answer changes something now"


def test_the_list_only_shrinks() -> None:
    assert len(TO_COME) <= MOST_TO_COME
