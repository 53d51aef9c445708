"""Can everything that ships be reached: does every letter, text and export have a screen or a command that gives it?"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from typing import get_type_hints

import pytest

from rmtui.content import kinds, library
from rmtui.content.sample_programme import sample_tables
from rmtui.exchange.documents.exports import Export, Request
from rmtui.exchange.documents.letter_list import letter_list
from rmtui.exchange.documents.registry import KINDS, Kind
from rmtui.exchange.session_offers import questions_for
from rmtui.keys import PLACES
from rmtui.programme.about import About
from rmtui.programme.programme import Programme
from rmtui.programme.session_view import look_at
from tests.cli.running import ROOT

PACKAGE = ROOT / "rmtui"

NOT_SHOWN = ("audience", "bank", "required", "strength")
"""Fields that sort texts and are no text themselves."""


@cache
def trees() -> dict[str, ast.Module]:
    """Return the parsed files of the package outside the content, by path."""
    paths = [path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] != "content"]
    return {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def strings_of(*places: str) -> set[str]:
    """Return every string that stands in the code of some folders."""
    return {
        node.value
        for name, tree in trees().items()
        if name.startswith(places)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def taken_from_content() -> set[str]:
    """Return the names the rest of the package imports from the content."""
    return {
        alias.name
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rmtui.content")
        for alias in node.names
    }


def attributes_read() -> set[str]:
    """Return every attribute the package reads, the content's own code among it."""
    content = [ast.parse(path.read_text(encoding="utf-8")) for path in (PACKAGE / "content").glob("*.py")]
    return {
        node.attr
        for tree in (*trees().values(), *content)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
    }


def text_fields() -> Iterator[tuple[str, str]]:
    """Yield kind and name of every field of the content that may hold a text."""
    for kind in vars(kinds).values():
        if is_dataclass(kind) and isinstance(kind, type) and kind.__module__ == kinds.__name__:
            hints = get_type_hints(kind)
            yield from ((kind.__name__, f.name) for f in fields(kind) if hints[f.name] not in (int, bool))


def test_every_letter_stands_in_the_list_of_letters() -> None:
    assert [row.id for row in letter_list(About())] == [row.id for row in library.letters()]


def test_every_text_has_a_door() -> None:
    inner = {"part_of"}  # used by the content itself
    assert set(library.__all__) - taken_from_content() == inner


def test_every_part_of_a_text_is_read() -> None:
    read = attributes_read() | set(NOT_SHOWN)
    assert {f"{kind}.{name}" for kind, name in text_fields() if name not in read} == set()


def test_every_bank_of_questions_can_be_brought_to_a_meeting() -> None:
    programme = Programme(sample_tables())
    view = look_at(programme, programme.sessions.all()[0].id)
    assert view is not None
    offered = {key for key, _ in questions_for(programme, view)}
    assert offered == {question.id for question in (*library.questions(), *library.starters())}


def test_every_kick_off_can_be_chosen() -> None:
    asked = next(one for step in library.setup_steps() for one in step.questions if one.id == "kick-off-minutes")
    assert tuple(choice.value for choice in asked.choices) == library.kickoff_lengths()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_export_has_a_place_and_a_maker(kind: Kind) -> None:
    assert kind.place in (*PLACES, "Library")
    assert get_type_hints(import_module(kind.module).make) == {
        "programme": Programme, "request": Request, "return": Export,
    }  # fmt: skip
    assert [one.name for one in KINDS].count(kind.name) == 1
