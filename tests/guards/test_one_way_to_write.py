"""What is typed is kept in one place, rmtui/screens/writing: nobody else makes drafts or listens to fields."""

from __future__ import annotations

import ast
from pathlib import Path

SCREENS = Path(__file__).parents[2] / "rmtui" / "screens"
HOME = "writing/"
KEEPING = {"typed", "saved", "leave"}
"""What makes a draft, drops one, or lets go of one."""
LISTENING = {"Input.Changed", "TextArea.Changed"}
NAMED = {"on_input_changed", "on_text_area_changed"}
FILTERS = {
    "credit/dialogs.py": "narrows the list of people",
    "journal/search.py": "searches",
    "kit/dialogs.py": "narrows the choices",
    "kit/path_chooser.py": "goes to the folder typed",
    "kit/searched_list.py": "narrows what was done, and the texts to read",
    "people/screen.py": "searches people",
}
"""Files whose fields narrow a list and keep nothing, with what theirs do; this list may only shrink."""

TOGETHER = {
    "people/adding.py": "names that became people",
    "people/fields.py": "answers of somebody new that are chosen, not typed",
    "people/form.py": "all fields of somebody new at once",
}
"""Files that let go of the drafts of a window which keeps all its fields at once; this list may only shrink."""


def _keeps(tree: ast.AST) -> list[int]:
    """Return the lines on which drafts are made or dropped."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return [
        call.lineno
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in KEEPING
        and ast.unparse(call.func.value).rpartition(".")[2].strip("_") == "drafting"
    ]


def _listens(tree: ast.AST) -> list[int]:
    """Return the lines of what runs at each key of a field."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (
            node.name in NAMED
            or any(
                isinstance(one, ast.Call) and LISTENING & set(map(ast.unparse, one.args)) for one in node.decorator_list
            )
        )
    ]


def _trees() -> dict[str, ast.AST]:
    files = {path.relative_to(SCREENS).as_posix(): path for path in SCREENS.rglob("*.py")}
    return {
        name: ast.parse(path.read_text(encoding="utf-8")) for name, path in files.items() if not name.startswith(HOME)
    }


def test_drafts_are_made_nowhere_else() -> None:
    assert {name for name, tree in _trees().items() if _keeps(tree)} == set(TOGETHER)


def test_fields_are_listened_to_elsewhere_only_to_narrow_a_list() -> None:
    assert {name for name, tree in _trees().items() if _listens(tree)} == set(FILTERS)


def test_the_guard_sees_them() -> None:
    made = ast.parse("drafting = 1\nself.host.drafting.typed(1)\ndrafting.leave(2)\nother.saved(3)")
    assert _keeps(made) == [2, 3]
    heard = ast.parse("@on(Input.Changed)\ndef _a(self): ...\ndef on_input_changed(self): ...\ndef other(self): ...")
    assert _listens(heard) == [2, 3]
