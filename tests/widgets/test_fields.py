"""A paste is one insertion that keeps every line and no control character, in every class of field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult

from rmtui.widgets.fields import ITEMS, AreaField, Field, LineField, LongField, joined


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (" pa\nste", " pa ste"),
        ("film the bay\r\nask the drivers\r\n\r\nshow it\r\n", "film the bay ask the drivers show it"),
        ("two  blanks ", "two  blanks "),
        ("a\tcell", "a cell"),
        ("bad\x1b[31m\x00\x07 news", "bad[31m news"),
        ("\n\n", ""),
    ],
)
def test_lines_are_joined_inside_the_sentence(pasted: str, kept: str) -> None:
    assert joined(pasted) == kept


def test_lines_and_cells_are_items_of_a_list() -> None:
    assert joined("German\nFrench\tTurkish\n", ITEMS) == "German; French; Turkish"


@given(st.text(), st.sampled_from((" ", ITEMS)))
def test_no_word_of_a_paste_is_lost(pasted: str, joint: str) -> None:
    text = joined(pasted, joint)
    assert "\n" not in text
    assert text.isprintable() or not pasted.isprintable()
    plain = "".join(sign for sign in pasted if sign.isalnum())
    assert "".join(sign for sign in text if sign.isalnum()) == plain


class Fields(App[None]):
    """One field of every class."""

    def compose(self) -> ComposeResult:
        """Lay them out."""
        yield LineField("line")
        yield LineField("items", joint=ITEMS)
        yield LongField("long")
        yield AreaField("area")


KEPT = {"line": "one pa ste!", "items": "one pa; ste!", "long": "one pa ste!", "area": "one pa\nste!"}


async def test_a_paste_is_one_insertion_where_the_cursor_is() -> None:
    app = Fields()
    async with app.run_test() as pilot:
        for name, kept in KEPT.items():
            field = app.query_one(f"#{name}")
            assert isinstance(field, Field)
            field.focus()
            await pilot.press(*"one!", "left")
            field.post_message(events.Paste("\x1b pa\r\nste"))
            await pilot.pause()
            assert field.typed == kept
            assert field.dirty
            await pilot.press("?")
            assert field.typed.endswith("?!")
