"""Can a newcomer read every file: does each module, public name and field say what it is?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from tests.cli.running import ROOT

PACKAGE = ROOT / "rmtui"
FILES = sorted(PACKAGE.rglob("*.py"))
MADE_BY_TEXTUAL = re.compile(r"(on|watch|validate|compute|action|key|render)_\w+|compose|render")
"""Methods whose meaning their framework gives them."""

ASKS = re.compile(
    r"((in|on|into|to|from|of|by|for|at|with|under) )?(how|which|what|who|whose|whom|when|where|why|does|do|did|is|are|"
    r"was|were|would|shall|can|could|may|has|have)\b",
    re.IGNORECASE,
)
"""A docstring that begins with a question; the term of the field comes first."""

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@cache
def sources() -> dict[str, tuple[str, ast.Module]]:
    """Return every file's text and its parsed form, by the name it has in the package."""
    texts = {str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8") for path in FILES}
    return {name: (text, ast.parse(text)) for name, text in texts.items()}


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


def test_a_module_says_which_question_it_answers() -> None:
    assert [name for name, (text, tree) in sources().items() if text.strip() and not ast.get_docstring(tree)] == []


def test_a_module_begins_with_the_standard_term_of_what_it_holds() -> None:
    words = {name: ast.get_docstring(tree) or "" for name, (_, tree) in sources().items()}
    asking = [name for name, text in words.items() if ASKS.match(text) and not name.startswith("store/")]
    assert asking == []


def test_a_package_holds_nothing_but_its_docstring() -> None:
    inner = {name: tree for name, (_, tree) in sources().items() if name.endswith("/__init__.py")}
    assert [name for name, tree in inner.items() if len(tree.body) > bool(ast.get_docstring(tree))] == []


def test_every_public_name_has_a_docstring() -> None:
    bare = [
        f"{file}: {name}"
        for file, (_, tree) in sources().items()
        for name, node in public(tree.body)
        if not ast.get_docstring(node)
        and not MADE_BY_TEXTUAL.fullmatch(node.name)
        and not any(ast.unparse(d).endswith((".setter", "overload")) for d in node.decorator_list)
    ]
    assert bare == []


def fields_without_words(tree: ast.Module) -> Iterator[str]:
    """Yield the fields of values that do not say what they hold."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef) or not is_dataclass(node) or node.name.startswith("_"):
            continue
        for field, following in zip(node.body, [*node.body[1:], ast.Pass()], strict=True):
            said = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            if isinstance(field, ast.AnnAssign) and not said:
                yield f"{node.name}.{ast.unparse(field.target)}"


def test_every_field_of_a_value_says_what_it_holds() -> None:
    assert [f"{file}: {field}" for file, (_, tree) in sources().items() for field in fields_without_words(tree)] == []


def test_nothing_is_left_to_do() -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|(?<![\w.])(breakpoint|pdb)\(")
    assert [f"{file}: {match[0]}" for file, (text, _) in sources().items() for match in left.finditer(text)] == []


def test_the_mouse_runs_actions_and_simulates_no_key() -> None:
    assert [str(file) for file, (text, _) in sources().items() if "simulate_key" in text] == []


def test_every_folder_is_shipped() -> None:
    for folder in {path.parent for path in FILES}:
        assert (folder / "__init__.py").exists(), folder
