"""Is every sentence that states a fact listed with the test that holds it to it?

A fact is what people rely on: saved, erased, nothing, everything, sound, sent, only.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.guards.fact_sentences import HELD, LABELS, OPEN

ROOT = Path(__file__).parents[2]
FACT = re.compile(r"\b(saved|erased|nothing|everything|sound|sent|only)\b", re.IGNORECASE)
CLAUSE = re.compile(r"(?<=[.?!:;])\s+|\n+")
PATTERN = re.compile(r"\\b|\(\?:|\)\?")
"""Stands in a text that is a pattern to read with, and no sentence."""


def literals(tree: ast.AST) -> Iterator[str]:
    """Yield every text of a module but docstrings; what an f-string fills in is `{}`."""
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    filled = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    inside = {id(part) for node in filled for part in ast.walk(node) if isinstance(part, ast.Constant)}
    for node in ast.walk(tree):
        if id(node) in bare or id(node) in inside:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def stated() -> dict[str, str]:
    """Return every clause that states a fact, with a module that says it."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "rmtui").rglob("*.py")):
        name = path.relative_to(ROOT / "rmtui").as_posix()
        for text in literals(ast.parse(path.read_text(encoding="utf-8"))):
            if " " in text.strip() and not PATTERN.search(text):
                found |= {clause.strip(): name for clause in CLAUSE.split(text) if FACT.search(clause)}
    return found


def listed() -> Counter[str]:
    """Return every sentence of the lists."""
    groups = (*HELD.values(), *LABELS.values(), OPEN)
    return Counter(sentence for group in groups for sentence in group)


def test_every_sentence_that_states_a_fact_is_listed_once() -> None:
    said = stated()
    missing = {clause: module for clause, module in said.items() if clause not in listed()}
    assert not missing, "list it in fact_sentences.py with the test that holds it, or say what is true"
    assert not listed().keys() - said.keys(), "nobody says this any more: take it off the list"
    assert not [sentence for sentence, times in listed().items() if times > 1]


def test_every_test_named_there_exists() -> None:
    for name in HELD:
        path, _, function = name.partition("::")
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert function in names, name


def test_what_nothing_holds_yet_only_becomes_less() -> None:
    assert len(OPEN) <= 9
