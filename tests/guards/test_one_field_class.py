"""Every text field is one of rmtui/widgets/fields.py: Textual's own drop pasted lines and forget what they held."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "rmtui"
HOME = PACKAGE / "widgets" / "fields.py"
PLAIN = {"Input", "TextArea", "MaskedInput"}


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _made(tree: ast.AST) -> list[int]:
    """Return the lines on which a plain field is made, or a class of its own made out of one."""
    calls = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) in PLAIN]
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return calls + [node.lineno for node in classes if PLAIN & {_name(base) for base in node.bases}]


def test_no_field_is_made_elsewhere() -> None:
    made = {
        str(path.relative_to(PACKAGE)): lines
        for path in PACKAGE.rglob("*.py")
        if path != HOME and (lines := _made(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert not made


def test_the_guard_sees_one() -> None:
    assert _made(ast.parse("class Mine(Input): ...\nyield widgets.TextArea('')")) == [2, 1]
