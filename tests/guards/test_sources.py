"""Can a newcomer read every file: does each module, public name and field say what it is?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import ROOT

PACKAGE = ROOT / "rmtui"
FILES = sorted(PACKAGE.rglob("*.py"))
MADE_BY_TEXTUAL = re.compile(r"(on|watch|validate|compute|action|key|render)_\w+|compose|render")
"""Methods whose meaning their framework gives them."""

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    """Return how a file is called in the list of tests."""
    return str(path.relative_to(PACKAGE))


def tree_of(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def public(body: list[ast.stmt], within: str = "") -> Iterator[tuple[str, Definition]]:
    """Yield the public classes, functions and methods with their dotted names."""
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield f"{within}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{node.name}.")


def is_dataclass(node: ast.ClassDef) -> bool:
    """Say whether a class is decorated as a dataclass, or is a named tuple."""
    decorators = (ast.unparse(decorator).partition("(")[0] for decorator in node.decorator_list)
    bases = (ast.unparse(base) for base in node.bases)
    return any(name.rpartition(".")[2] == "dataclass" for name in decorators) or "NamedTuple" in bases


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_module_says_which_question_it_answers(path: Path) -> None:
    assert ast.get_docstring(tree_of(path)) or not path.read_bytes().strip()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_public_name_has_a_docstring(path: Path) -> None:
    bare = [
        name
        for name, node in public(tree_of(path).body)
        if not ast.get_docstring(node)
        and not MADE_BY_TEXTUAL.fullmatch(node.name)
        and not any(ast.unparse(d).endswith((".setter", "overload")) for d in node.decorator_list)
    ]
    assert bare == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_field_of_a_value_says_what_it_holds(path: Path) -> None:
    bare: list[str] = []
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.ClassDef) or not is_dataclass(node) or node.name.startswith("_"):
            continue
        for field, following in zip(node.body, [*node.body[1:], ast.Pass()], strict=True):
            said = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            if isinstance(field, ast.AnnAssign) and not said:
                bare.append(f"{node.name}.{ast.unparse(field.target)}")
    assert bare == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_is_left_to_do(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text)
    assert not re.search(r"(?<![\w.])(breakpoint|pdb)\(", text)


def test_every_folder_is_shipped() -> None:
    for folder in {path.parent for path in FILES}:
        assert (folder / "__init__.py").exists(), folder
