"""Is every key named by its command's id, so that another letter in keys.py is another letter everywhere?"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.style import Style

from rmtui.keys import KEYS, key_of
from rmtui.sentences import parts_of, sentence
from rmtui.widgets.pressable import pressable
from tests.cli.running import ROOT

PACKAGE = ROOT / "rmtui"
SIGN = r"(?:[A-Za-z\d/?]|Ctrl\+[A-Z]|F\d\d?)"
BEGIN = r"(?:^|[.,:;] |\b(?:[Pp]ress|then|and) )"
LETTER = r"[b-hj-zB-HJ-Z]"


def typed(key: str, sign: str) -> re.Pattern[str]:
    """Return what finds a key in prose: where a clause begins, behind "press", in brackets, before a label."""
    return re.compile(
        rf"{BEGIN}{key} {{1,3}}(?:\w+s|again|there)\b"
        rf"|{BEGIN}\d (?:goes to|brings|shows)\b"
        rf"|{BEGIN}[ai] (?:\w+s (?:there|it|the|that|only|just|pairs)|there)\b"
        rf"|\b[Pp]ress {sign}(?!\w)"
        rf"|\w \({sign}(?: (?:on|in) \w+)?\)"
        rf"|^{key} {{1,3}}\w+(?: \w+)*$"
        rf"|\[b(?:old)?\](?:{key}|\d)\[/b"
    )


TYPED_KEY = typed(rf"(?:{LETTER}|[/?]|Ctrl\+[A-Z]|F\d\d?)", SIGN)
"""Any key of keys.py."""
TYPED_LETTER = typed(LETTER, r"[A-Za-z\d]")
"""A key that is one letter or digit."""


def sentences(tree: ast.Module) -> Iterator[str]:
    """Yield every text of a module that is no docstring; what is put into one stands in it as braces."""
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            passed.update(map(id, node.values))
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node.value


@pytest.mark.parametrize(
    "text",
    [
        "Saved. u takes it back",
        "Press n to note the first one.",
        "Choose who may know (l) and note a yes.",
        "Copy it (b on Today).",
        "Nobody is here yet: 3 brings people in.",
        "first; then i leaves only that pair",
        "a, then k there takes it back",
        "w numbers",
        "g  questions to bring",
        "This is a table: Ctrl+S shows it.",
        "[b]r[/b] role",
    ],
)
def test_the_guard_sees_a_typed_key(text: str) -> None:
    assert TYPED_KEY.search(text)


def test_no_key_is_typed_into_a_sentence_of_the_program() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}: {line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for text in sentences(ast.parse(path.read_text(encoding="utf-8")))
        for line in text.split("\n")
        if TYPED_KEY.search(line)
    ]
    assert found == []


def test_no_key_is_typed_into_the_content() -> None:
    texts = [path for path in sorted((PACKAGE / "content").rglob("*")) if path.suffix in (".toml", ".md", ".txt")]
    assert texts
    found = [
        f"{path.name}: {line}"
        for path in texts
        for line in path.read_text(encoding="utf-8").split("\n")
        if re.search(rf"\b[Pp]ress {SIGN}(?!\w)|\w \({SIGN}\)|[.:;] [b-hj-z] \w+s\b", line)
    ]
    assert found == []


CHANGED = """
import asyncio, os, re, sys
from dataclasses import replace
import rmtui.keys as keys

letters = {}
def other(name):
    if len(name) != 1:
        return name
    return letters.setdefault(name, chr(0x4E00 + len(letters)))

keys.KEYS = tuple(replace(key, keys=tuple(map(other, key.keys))) for key in keys.KEYS)
keys._BY_ID = {key.id: key for key in keys.KEYS}

from datetime import UTC, datetime
from textual.widgets import OptionList, Static
from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.recovery.opening import first_sentence
from rmtui.screens.kit.unavailable import _INSTEAD, instead
from rmtui.widgets.frame import KeyLine, StatusLine
from tests.settling import paint_once, wait_by_looking

wait_by_looking()
paint_once()
seen = []

def look(app):
    for each in (app.screen_stack[0], app.screen):
        seen.extend(widget.visual and str(widget.render()) for widget in each.query(Static))
        seen.extend(str(option.prompt) for listed in each.query(OptionList) for option in listed.options)
    seen.append(app.status)

async def walk(desk):
    app = RmtuiApp(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        for place in keys.PLACES:
            await app.switch_mode(place.lower())
            await pilot.pause()
            look(app)
            for action in ("new", "edit", "remove", "search", "export", "room", "versions"):
                seen.append(instead(action, place))
            await app.action_command("help")
            await pilot.pause()
            look(app)
            await app.action_command("window.leave")
            await pilot.pause()
        app.saving.undo()
        await app.switch_mode("people")
        await pilot.pause()
        if not desk.programme.people:
            return
        person = desk.programme.people.all()[0]
        from rmtui.programme.people import update_person
        app.saving.commit(update_person(desk.programme, replace(person, unit="Elsewhere")))
        look(app)
        await app.action_command("undo")
        await pilot.pause()
        look(app)
        assert person == desk.programme.people[person.id], "a click takes it back whatever its letter is"
        await app.action_command("history")
        await pilot.pause()
        look(app)
        await app.action_command("history.take")
        await pilot.pause()
        look(app)

clock = Clock(datetime(2026, 5, 8, 12, tzinfo=UTC).timestamp)
with Desk.copy_of(sample_tables(), os.path.join(sys.argv[1], "sample"), "Copied", clock) as desk:
    asyncio.run(walk(desk))
with Desk.new(os.path.join(sys.argv[1], "empty"), About(brand="Empty"), clock) as desk:
    asyncio.run(walk(desk))
for text in seen:
    for line in str(text).split("\\n"):
        print(line)
print("LETTERS", "".join(letters.values()))
"""


def test_another_letter_in_keys_py_is_another_letter_everywhere(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", CHANGED, str(tmp_path)],
        env={**os.environ, "RMTUI_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    *shown, letters = ran.stdout.strip().split("\n")
    old = {name for key in KEYS for name in key.keys if len(name) == 1}
    assert len(letters.removeprefix("LETTERS ")) == len(old)
    assert any(re.search(r"Saved\. [\u4e00-\u4fff] takes it back", line) for line in shown)
    told = [line for line in shown if TYPED_LETTER.search(line)]
    assert told == []


@given(st.text())
def test_what_is_put_into_a_sentence_is_never_a_key(text: str) -> None:
    made = sentence("{done}. Saved. {undo: takes it back}", done=text)
    assert made == f"{text}. Saved. {key_of('undo').shown} takes it back"
    assert [part.command for part in parts_of(made) if part.command] == ["undo"]
    assert parts_of(f"{text}. u takes it back") == ((f"{text}. u takes it back", ""),)


@given(st.text())
def test_only_the_words_of_a_key_can_be_pressed(text: str) -> None:
    assert actions(pressable(text)) == []
    assert actions(pressable(sentence("{done}. {undo: takes it back}", done=text))) == ["app.command('undo')"]


def actions(content: Content) -> list[str]:
    """Return what a click on parts of a text runs."""
    styles = [Style.parse(span.style) if isinstance(span.style, str) else span.style for span in content.spans]
    return [str(style.meta["@click"]) for style in styles if "@click" in style.meta]


def test_a_sentence_names_only_what_there_is() -> None:
    with pytest.raises(KeyError):
        sentence("{nothing of the kind}")


def test_a_command_that_changes_nothing_may_be_given_while_looking() -> None:
    changing = {key.id for key in KEYS if key.changes}
    assert {"undo", "new", "remove", "today.met", "pairs.suggest", "people.paste", "credit.yes"} <= changing
    assert not changing & {"help", "search", "export", "history", "quit", "room", "people.private", "pairs.numbers"}
