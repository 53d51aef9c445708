"""Has every field of a person and of a meeting an effect: is it read by something other than its own form?

A field's own form is where it is typed, imported, shown and told of; being found by a search is more. Read is what
another module takes off a value that is called a person or a meeting there: the name of a variable is the only sign of
its kind that needs no type checker.
"""

from __future__ import annotations

import ast
from functools import cache
from typing import NamedTuple

import pytest

from rmtui.programme.catalogue.fields import FIELDS
from tests.cli.running import ROOT

PACKAGE = ROOT / "rmtui"


class Kind(NamedTuple):
    """Where the fields of a kind of record are at home, and what its values are called elsewhere."""

    own: tuple[str, ...]
    """Beginnings of the paths of its own form."""
    called: frozenset[str]
    """Names of variables that hold one."""
    to_come: dict[str, str]
    """Fields nothing else reads yet, with the row of the sources that is to; this list may only shrink."""


KINDS = {
    "people": Kind(
        ("programme/person.py", "programme/catalogue/", "programme/pairing/digest.py", "screens/people/",
         "exchange/roster/", "cli/people"),
        frozenset(("person", "p", "mentor", "mentee", "other", "m", "style")),
        {
            "consent_on": "0.5: what each agreed to, and when",
            "notes": "2.2: the connector's notes on a sheet to talk over",
            "style.detail": "4.9: style as a reason for a pair",
            "style.gentle": "4.9: style as a reason for a pair",
        },
    ),
    "sessions": Kind(
        ("programme/session.py", "programme/session_edits.py", "programme/session_values.py", "programme/catalogue/",
         "screens/journal/"),
        frozenset(("session", "s", "planned", "last", "meeting")),
        {
            "goal_reached": "0.14: the share of aims reached",
            "helped": "1.12: the pulse",
            "place_kind": "2.6: the kind of place",
            "template": "2.9: templates with minutes",
        },
    ),
}  # fmt: skip


@cache
def read_elsewhere(table: str) -> frozenset[str]:
    """Return the names that modules other than a table's own form take off one of its values."""
    kind = KINDS[table]
    names: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).as_posix().startswith(kind.own):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value).rpartition(".")[2] in kind.called:
                names.add(node.attr)
    return frozenset(names)


@pytest.mark.parametrize("table", KINDS)
def test_every_field_is_read_by_something_else_or_stands_on_the_list_of_what_is_to_come(table: str) -> None:
    parts = {name.partition(".")[0] for name in FIELDS[table] if "." in name}
    searched = {name for name, field in FIELDS[table].items() if field.searched}
    unread = {name for name in FIELDS[table] if name.rpartition(".")[2] not in read_elsewhere(table)} - parts - searched
    assert unread == set(KINDS[table].to_come), "a field that is read now leaves the list; a new one needs a reader"


@pytest.mark.parametrize("table", KINDS)
def test_a_field_that_nothing_reads_would_be_noticed(table: str) -> None:
    assert "colour_of_the_door" not in read_elsewhere(table)
    assert {"id"} < read_elsewhere(table)
