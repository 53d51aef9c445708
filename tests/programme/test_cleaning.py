"""Is text harmless once it has passed the border, and otherwise as it was typed?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.programme.cleaning import (
    MOST_MARKS,
    clean_line,
    clean_name,
    clean_text,
    key,
    loose_key,
    removed_controls,
    same,
    visible,
)

AWKWARD = "a e\u0301\u0300\u200c\u200d\u202e\u2066\u200b\ufeff\r\n\t\x1b\x85\u2028 \xa0\ud800\u09c7\u09be"
NASTY = st.text(st.one_of(st.characters(codec=None, categories=None), st.sampled_from(AWKWARD)))


def controls(text: str) -> list[str]:
    return [character for character in text if unicodedata.category(character) in ("Cc", "Cs")]


@given(NASTY)
def test_a_cleaned_note_holds_no_control_but_tab_and_line_feed(raw: str) -> None:
    cleaned = clean_text(raw)
    assert set(controls(cleaned)) <= {"\t", "\n"}
    assert clean_text(cleaned) == cleaned
    assert removed_controls(cleaned) == 0
    cleaned.encode("utf-8")


@given(NASTY)
def test_a_cleaned_line_is_one_trimmed_line(raw: str) -> None:
    cleaned = clean_line(raw)
    assert controls(cleaned) == []
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned
    assert clean_line(cleaned) == cleaned


@given(NASTY)
def test_a_cleaned_name_is_composed_and_stays_as_it_is(raw: str) -> None:
    cleaned = clean_name(raw)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert controls(cleaned) == []
    assert not set(cleaned) & set("\u202e\u2066\u200b\ufeff")
    assert clean_name(cleaned) == cleaned


@given(NASTY)
def test_the_key_of_a_key_is_the_key(raw: str) -> None:
    assert key(clean_name(raw)) == key(raw)


@given(NASTY)
def test_what_is_shown_does_nothing_to_a_terminal(raw: str) -> None:
    shown = visible(raw)
    assert controls(shown) == []
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u2028\u2029")
    assert visible(shown) == shown
    assert set(controls(visible(raw, "\t\n"))) <= {"\t", "\n"}


def test_line_ends_become_line_feeds_and_everything_else_stays() -> None:
    assert clean_text("one\r\ntwo\rthree\n\tfour") == "one\ntwo\nthree\n\tfour"
    assert clean_text("a\u2028b \u202eright\u202c \U000e0041") == "a\u2028b \u202eright\u202c \U000e0041"
    assert clean_text("\x1b[31mred\x07\x00\x9b") == "[31mred"
    assert clean_text("half \ud83d") == "half \ufffd"
    assert clean_text("  as  typed  ") == "  as  typed  "


def test_removed_characters_are_counted() -> None:
    assert removed_controls("Zo\x00e \x1b[0m\x85\r\n\t") == 3
    assert removed_controls("plain") == 0


@pytest.mark.parametrize(
    "name", ["[/red]", "[@click=app.quit]x[/]", "Zoë O'Neil", "=cmd|' /C calc'!A0", "李小龍", "🧑\u200d🚒 Kim"]
)
def test_names_stay_verbatim(name: str) -> None:
    assert clean_name(name) == name


def test_a_joiner_stays_only_inside_a_word() -> None:
    assert clean_name("می\u200cخواهم") == "می\u200cخواهم"
    assert clean_name("\u200dAnn\u200c \u200dLee\u200d") == "Ann Lee"


def test_a_pile_of_marks_is_cut() -> None:
    assert len(clean_name("x" + "\u0316" * 50)) == 1 + MOST_MARKS
    assert len(clean_name("x" + ("\u0316" * 4 + "\u200d") * 10).replace("\u200d", "")) == 1 + MOST_MARKS


def test_spellings_of_one_name_are_the_same() -> None:
    assert same("Zoe\u0308  LEE ", "zoë lee")
    assert not same("Zoë", "Zoe")
    assert loose_key("Zoë") == loose_key("ZOE")
    assert same("STRASSE", "Straße")


def test_controls_are_shown_as_pictures() -> None:
    assert visible("a\x1b[0m\x07\x7f\x85") == "a␛[0m␇␡<U+0085>"
    assert visible("\u202eevil\ud800") == "<U+202E>evil\ufffd"
    assert visible("a\tb\nc", "\t\n") == "a\tb\nc"
    assert visible("a\tb\nc") == "a␉b␊c"
    assert visible("🧑‍🚒") == "🧑‍🚒"
