"""Does the program find the same pairs in the three sample rosters as one finds on paper?

The paper is data_samples/rosters/README.md: its tables say who could meet whom, its first one how many pairs there are.
"""

from __future__ import annotations

import itertools
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from rmtui.exchange.roster.plan import ImportPlan, plan_import
from rmtui.exchange.roster.tables import read_table
from rmtui.programme.edit import apply
from rmtui.programme.pairing.suggest import suggest, why
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme

FOLDER = Path(__file__).resolve().parents[2] / "data_samples" / "rosters"
PAPER = (FOLDER / "README.md").read_text(encoding="utf-8")

LADDERS = {
    "form-tool-export.csv": ("Assistant", "Officer", "Manager", "Head", "Director", "Executive"),
    "european-excel.csv": ("Ausbildung", "Sachbearbeitung", "Abteilungsleitung", "Geschäftsführung"),
    "tidy.csv": ("Assistant", "Officer", "Head", "Director"),
}
BEST = {"form-tool-export.csv": 6, "european-excel.csv": 4, "tidy.csv": 8}
every_roster = pytest.mark.parametrize("name", list(LADDERS))


@cache
def planned(name: str, with_ladder: bool = True) -> ImportPlan:
    ids = itertools.count(1)
    return plan_import(
        [read_table((FOLDER / name).read_bytes(), name)],
        Programme({}),
        role=None,
        mapping={},
        duplicates="skip",
        ladder=LADDERS[name] if with_ladder else None,
        today=date(2026, 5, 8),
        new_id=lambda: str(next(ids)),
    )


def programme_of(name: str, with_ladder: bool = True) -> Programme:
    return Programme(apply({}, planned(name, with_ladder).edit))


def on_paper(name: str) -> dict[str, frozenset[str]]:
    """Return who could meet whom according to the tables of the section about a roster."""
    section = PAPER.split(f"\n## {name}", 1)[1].split("\n## ", 1)[0]
    found: dict[str, frozenset[str]] = {}
    column = 0
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if "could meet" in cells:
            column = cells.index("could meet")
        elif line.startswith("|") and not line.startswith("|--"):
            learner = cells[0].split(",")[0]
            found[learner] = frozenset() if cells[column] == "nobody" else frozenset(cells[column].split(", "))
    return found


def largest(could_meet: dict[str, frozenset[str]], room: dict[str, int]) -> int:
    """Return the size of the largest set of pairs by trying everything; each learner meets one person."""

    @cache
    def best(learners: tuple[str, ...], left: tuple[tuple[str, int], ...]) -> int:
        if not learners:
            return 0
        first, rest = learners[0], learners[1:]
        found = best(rest, left)
        for mentor, places in left:
            if places and mentor in could_meet[first]:
                taken = tuple((who, n - (who == mentor)) for who, n in left)
                found = max(found, 1 + best(rest, taken))
        return found

    return best(tuple(could_meet), tuple(room.items()))


@every_roster
def test_the_program_suggests_as_many_pairs_as_the_paper(name: str) -> None:
    printed = re.search(rf"\| `{re.escape(name)}` \|.*\| \*\*(\d+)\*\* \|", PAPER)
    assert printed is not None
    assert int(printed[1]) == BEST[name]
    assert len(suggest(programme_of(name)).pairs) == BEST[name]
    assert len(suggest(programme_of(name, with_ladder=False)).pairs) == BEST[name]


@every_roster
def test_the_rules_allow_whom_the_paper_allows(name: str) -> None:
    programme = programme_of(name)
    people = programme.people.all()
    allowed = {
        learner.called: frozenset(
            mentor.called for mentor in people if mentor.may_mentor and why(programme, mentor.id, learner.id).allowed
        )
        for learner in people
        if learner.may_learn
    }
    assert allowed == on_paper(name)


@every_roster
def test_trying_everything_finds_no_larger_set(name: str) -> None:
    people = programme_of(name).people.all()
    room = {person.called: person.mentor_room for person in people if person.may_mentor}
    assert largest(on_paper(name), room) == BEST[name]


@every_roster
def test_the_plan_keeps_to_the_paper_and_to_the_room(name: str) -> None:
    paper = on_paper(name)
    pairs = [(verdict.mentee, verdict.mentor) for verdict in suggest(programme_of(name)).pairs]
    assert all(mentor.called in paper[learner.called] for learner, mentor in pairs)
    mentors: list[Person] = [mentor for _, mentor in pairs]
    assert all(mentors.count(mentor) <= mentor.mentor_room for mentor in mentors)
    assert len({learner.id for learner, _ in pairs}) == len(pairs)


def test_the_form_export_is_read_as_it_was_meant() -> None:
    plan = planned("form-tool-export.csv")
    by_name = {person.name: person for person in plan.people}
    assert (plan.added, len(plan.duplicates), plan.kept_aside) == (16, 1, ())
    assert {field for heading, field in plan.columns.items() if "Age" in heading or "else" in heading} == {None}
    assert by_name["Graham Tull"].manager == by_name["Helen Ashdown"].id
    assert by_name["Samir Haddad"].mentor_room == 2
    assert by_name["Jade Simmons"].consent == "no"
    assert [(offer.topic, offer.level) for offer in by_name["Luca Bianchi"].offers] == [
        ("drones and surveys", 5),
        ("AI at work", 3),
    ]


def test_the_excel_list_is_read_without_its_title_and_its_sum() -> None:
    plan = planned("european-excel.csv")
    by_name = {person.name: person for person in plan.people}
    assert (plan.added, [line.line for line in plan.kept_aside]) == (12, [16])
    assert by_name["Zoë Schäfer"].manager == by_name["François Lefèvre"].id
    assert by_name["Åsa Lindström"].manager_named == "Stefan Öztürk"
    assert "Stellenanteil" in plan.columns
    assert plan.columns["Stellenanteil"] is None


def test_the_files_are_encoded_as_the_programs_they_come_from_do() -> None:
    form, excel, tidy = ((FOLDER / name).read_bytes() for name in LADDERS)
    assert form.startswith(b"\xef\xbb\xbf")
    assert re.search(rb'"[^"\n]*\n[^"]*"', form)
    assert excel.count(b"\r\n") == excel.count(b"\n") > 12
    assert "Ødegård" in excel.decode("cp1252")
    with pytest.raises(UnicodeDecodeError):
        excel.decode("utf-8")
    assert not tidy.startswith(b"\xef\xbb\xbf")
