"""Do ideas leave as files only with their owner's yes, only to whom they may, by name only where that was wished?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rmtui.exchange.documents.credits import make
from rmtui.exchange.documents.exports import Export, Request
from rmtui.programme.about import About
from rmtui.programme.credit import Credit
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Session

TODAY = date(2026, 5, 8)
WORLD = [
    About(brand="Thinking Partners"),
    Person(id="1", name="Asha Rao"),
    Person(id="2", name="Martin Vale"),
    Person(id="3", name="Lee Chen"),
    Person(id="4", name="Tom Reed"),
    Pair(id="10", mentor="1", mentee="2", state="active"),
    Pair(id="11", mentor="3", mentee="4", state="active"),
    Session(id="100", pair="10", state="met", on=TODAY),
    Session(id="101", pair="11", state="met", on=TODAY),
]
TOLD = Credit(
    id="500",
    whose=("1",),
    what="film the bay",
    session="100",
    outcome="bay rule 4 changed",
    seen_where="minutes",
    level="programme",
    state="yes",
)


def exported(*credits: Credit, level: Level = "programme") -> Export:  # noqa: A002 - what they are
    return make(Programme(tables_of([*WORLD, *credits])), Request(level, TODAY))


def words(export: Export) -> str:
    return "\n".join(file.text for file in export.files)


def test_what_came_of_it_comes_first_and_the_name_last() -> None:
    (file,) = exported(TOLD, replace(TOLD, id="501", whose=("1", "3"), what="one page", outcome="")).files
    assert file.name == "credits/ideas.md"
    assert file.text.partition("\n\n# ")[2] == (
        "Thinking Partners: what came of our ideas\n\n"
        "Who may read it: the group. Every idea stands here because its owner said yes, as of 8 May 2026.\n\n"
        "## What changed\n\n"
        "- bay rule 4 changed\n"
        "  - The idea: film the bay\n"
        "  - Seen in: minutes\n"
        "  - Whose idea: Asha Rao\n\n"
        "## Ideas worth keeping\n\n"
        "- one page\n"
        "  - Seen in: minutes\n"
        "  - Whose idea: Asha Rao and Lee Chen\n"
    )


def test_without_a_name_where_she_prefers_so() -> None:
    text = words(exported(replace(TOLD, named=False)))
    assert "bay rule 4 changed" in text
    assert "Whose idea: without a name" in text
    assert "Asha" not in text


@pytest.mark.parametrize("words_with_her", ["Asha's film", "as ASHA said", "rao, of the depot", "told by Ásha Rao"])
def test_an_idea_whose_words_name_somebody_who_would_rather_not_be_named_stays_in(words_with_her: str) -> None:
    quiet = replace(TOLD, named=False)
    for idea in (
        replace(quiet, what=words_with_her),
        replace(quiet, outcome=words_with_her),
        replace(quiet, seen_where=words_with_her),
    ):
        made = exported(idea)
        assert words_with_her not in words(made)
        (why,) = made.stayed_in
        assert why.startswith("1 idea stays in: its words hold the name")
    assert exported(replace(TOLD, named=False, what="a crash course, raof"), level="programme").stayed_in == ()


def test_an_empty_file_takes_the_place_of_an_older_one() -> None:
    made = exported(replace(TOLD, state="withdrawn"))
    assert [file.name for file in made.files] == ["credits/ideas.md"]
    assert "There is nothing to tell yet" in words(made)
    assert "film" not in words(made)


def test_why_ideas_stay_in_is_said_without_their_words() -> None:
    made = exported(
        replace(TOLD, id="1", whose=()),
        replace(TOLD, id="2", state="drafted"),
        replace(TOLD, id="3", state="asked"),
        replace(TOLD, id="4", state="no"),
        replace(TOLD, id="5", state="withdrawn"),
        replace(TOLD, id="6", level="pair"),
        replace(TOLD, id="7", level="private"),
        replace(TOLD, id="8"),
        level="organisation",
    )
    assert made.stayed_in == (
        "1 idea stays in: nobody has said whose it was",
        "2 ideas stay in: their owners have not said yes",
        "1 idea stays in: its owner said no",
        "1 idea stays in: it was withdrawn",
        "1 idea stays in: it belongs to the group",
        "1 idea stays in: it belongs to the two",
        "1 idea stays in: only this file may know it",
    )


def test_what_belongs_to_two_people_stands_in_a_file_of_those_two() -> None:
    hers = replace(TOLD, level="pair", what="film the bay")
    his = replace(TOLD, id="501", whose=("3",), session="101", level="pair", what="one page")
    loose = replace(TOLD, id="502", whose=("3",), session="", level="pair", what="quiet hour")
    shy = replace(TOLD, id="503", whose=("3",), session="", level="pair", what="late bus", named=False)
    files = {file.name: file.text for file in exported(hers, his, loose, shy, level="pair").files}
    held = {name: [idea for idea in ("film", "page", "hour", "bus") if idea in text] for name, text in files.items()}
    assert held == {
        "credits/Martin Vale and Asha Rao.md": ["film"],
        "credits/Tom Reed and Lee Chen.md": ["page"],
        "credits/Lee Chen.md": ["hour"],
        "credits/without a name.md": ["bus"],
        "credits/ideas.md": [],
    }


CREDITS = st.builds(
    Credit,
    id=st.just("500"),
    whose=st.sampled_from([(), ("1",), ("1", "3")]),
    what=st.just("film the bay"),
    session=st.sampled_from(["", "100"]),
    level=st.sampled_from(LEVELS),
    named=st.booleans(),
    state=st.sampled_from(["drafted", "asked", "yes", "no", "withdrawn"]),
)


@given(CREDITS, st.sampled_from(LEVELS))
def test_nothing_leaves_that_may_not(credit: Credit, level: Level) -> None:
    made = exported(credit, level=level)
    allowed = bool(credit.whose) and credit.state == "yes" and LEVELS.index(credit.level) >= LEVELS.index(level)
    assert ("film the bay" in words(made)) == allowed
    names = " ".join(file.name for file in made.files)
    assert ("Asha Rao" in words(made)) == (allowed and credit.named)
    assert ("Asha" in names) <= (allowed and credit.named)
    assert ("Martin" in names) <= (allowed and credit.named)
    assert len(made.stayed_in) == (not allowed)


@given(st.text(min_size=1), st.text())
def test_typed_words_mean_nothing_in_the_file(what: str, outcome: str) -> None:
    (file,) = exported(replace(TOLD, what=what, outcome=outcome, seen_where=what)).files
    body = file.text.split("\n---\n", 1)[1]
    kinds = {token.type for token in MarkdownIt().parse(body)}
    assert kinds <= {
        "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
    }  # fmt: skip
    inline = {child.type for token in MarkdownIt().parse(body) for child in token.children or ()}
    assert inline <= {"text", "text_special"}


def test_the_same_data_gives_the_same_bytes() -> None:
    some: list[Any] = [TOLD, replace(TOLD, id="501", level="pair")]
    assert exported(*some, level="pair") == exported(*some, level="pair")
