"""Is every number said with its word by one function, so that nobody reads "1 texts"?"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.counts import counted, plural
from tests.cli.running import ROOT

PACKAGE = ROOT / "rmtui"


def own_plurals(tree: ast.Module) -> Iterator[int]:
    """Yield the lines on which a number is compared with 1 to choose between words, or decides about an s."""
    for node in ast.walk(tree):
        if isinstance(node, ast.IfExp) and is_about_one(node.test) and (is_words(node.body) or is_words(node.orelse)):
            yield node.lineno
        if (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Mult)
            and "s" in map(constant, (node.left, node.right))
        ):
            yield node.lineno


def constant(value: ast.expr) -> object:
    """Return what a constant holds; None for anything else."""
    return value.value if isinstance(value, ast.Constant) else None


def is_about_one(test: ast.expr) -> bool:
    """Say whether a condition is "== 1" or "!= 1"."""
    return (
        isinstance(test, ast.Compare)
        and isinstance(test.ops[0], ast.Eq | ast.NotEq)
        and isinstance(test.comparators[0], ast.Constant)
        and test.comparators[0].value == 1
    )


def is_words(value: ast.expr) -> bool:
    """Say whether a value is a text with a letter in it."""
    return isinstance(value, ast.JoinedStr) or (
        isinstance(value, ast.Constant) and isinstance(value.value, str) and any(map(str.isalpha, value.value))
    )


@pytest.mark.parametrize(
    "source",
    [
        "f\"{n} pair{'s' * (n != 1)}\"",
        "'1 file' if n == 1 else f'{n} files'",
        "f\"{n} {'is' if n == 1 else 'are'}\"",
        "'they' if len(names) != 1 else 'she'",
    ],
)
def test_the_guard_sees_a_plural_made_by_hand(source: str) -> None:
    assert list(own_plurals(ast.parse(source)))


def test_no_plural_is_made_by_hand() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.name != "counts.py"
        for line in own_plurals(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@given(st.integers(0, 10**6), st.text(), st.text(min_size=1))
def test_only_one_is_one(count: int, one: str, several: str) -> None:
    assert counted(count, one, several) == f"{count} {one if count == 1 else several}"
    assert plural(count, one) == (one if count == 1 else f"{one}s")
