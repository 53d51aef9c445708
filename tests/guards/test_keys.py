"""Can every key be pressed, on every terminal, and does it mean one thing in one place?"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from textual.keys import Keys, _character_to_key

import rmtui
from rmtui.keys import EVERYWHERE, KEYS, PLACES, Key, keys_of

TEXT_FIELDS_OWN = {f"ctrl+{letter}" for letter in "zyxcvaekuwd"} | {"f6", "f7"}
SAME_AS_ANOTHER = {f"ctrl+{letter}" for letter in "himj"} | {"ctrl+at", "ctrl+space", "alt+enter"}
TAKEN_BY_TERMINALS = {"f1", "f10", "f11", "f12", "ctrl+escape", "ctrl+backspace", "ctrl+enter", "shift+enter"}
NAMES = r"[a-zA-Z0-9]|question_mark|slash|escape|enter|delete|space|tab|up|down|left|right|home|end|page(up|down)"


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_a_key_reaches_the_program_on_every_terminal(key: Key) -> None:
    for name in key.keys:
        assert name not in TEXT_FIELDS_OWN | SAME_AS_ANOTHER | TAKEN_BY_TERMINALS
        assert not re.match(r"ctrl\+shift\+|alt\+|meta\+|super\+", name)
        assert re.fullmatch(rf"{NAMES}|ctrl\+[a-z]|f\d|shift\+tab", name), name


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_a_key_that_works_while_typing_is_no_letter(key: Key) -> None:
    for name in key.keys:
        assert not key.while_typing or name.startswith("ctrl+") or name in ("escape", "tab", "shift+tab")
        assert key.while_typing or not name.startswith("ctrl+"), "a ctrl key is of use only where letters are text"


@pytest.mark.parametrize("place", sorted({key.place for key in KEYS}))
def test_a_key_means_one_thing_in_a_place(place: str) -> None:
    here = Counter(chain.from_iterable(key.keys for key in keys_of(place)))
    assert [name for name, count in here.items() if count > 1] == []
    if place in PLACES:  # the welcome has no places around it yet
        everywhere = {name for key in keys_of(EVERYWHERE) for name in key.keys}
        assert not everywhere & set(here)


def test_every_command_is_named_once_and_says_what_it_does() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)
    assert {*PLACES, EVERYWHERE} <= {key.place for key in KEYS}
    for key in KEYS:
        assert key.keys
        assert key.label
        assert key.help.endswith(".")
        assert len(key.label.split()) <= 4
        assert key.shown
        assert key.place == EVERYWHERE or key.id.startswith(f"{key.place.lower()}.")


def test_leaving_needs_no_ctrl_key() -> None:
    ways = {name for key in KEYS if key.runs == "quit" for name in key.keys}
    assert "q" in ways
    assert {str(number) for number in range(1, len(PLACES) + 1)} <= {name for key in KEYS for name in key.keys}


def test_no_attribute_is_taken_for_what_a_key_does() -> None:
    """Textual calls `key_at` and `_key_at` of a widget or of the app when `@` is pressed, also if it is a number."""
    names = {_character_to_key(chr(code)) for code in range(0x20, 0x250)} | {key.value for key in Keys}
    taken = [
        (path.name, name)
        for path in Path(rmtui.__file__).parent.rglob("*.py")
        for name in re.findall(r"self\._?key_(\w+)(?:: [^=\n]+)? = ", path.read_text("utf-8"))
        if name in names
    ]
    assert not taken
