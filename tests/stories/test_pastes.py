"""Pastes: whole and without controls, however the terminal cuts them into packets."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from rmtui.screens.writing.pastes import BEGIN, END, ESCAPE, OPEN_SECONDS, PasteCollector, without_controls


def received(packets: list[str], *, later: float = 0.0) -> list[events.Event]:
    """Return the events that come of what a terminal sent."""
    collector, parser = PasteCollector(), XTermParser()
    pieces = [piece for packet in packets for piece in collector.pieces(packet, 0.0)]
    pieces.append(collector.overdue(later))
    found: list[object] = []
    for piece in filter(None, pieces):
        found += [events.Key("escape", ESCAPE)] if piece == ESCAPE else parser.feed(piece)
    return [event for event in found if isinstance(event, events.Key | events.Paste)]


@given(st.text().filter(lambda text: END not in text), st.lists(st.integers(0, 400), max_size=5))
def test_a_paste_is_one_event_wherever_it_is_cut(text: str, cuts: list[int]) -> None:
    whole = f"a{BEGIN}{text}{END}b"
    places = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    found = received([whole[a:b] for a, b in itertools.pairwise(places)])
    assert [event.key for event in found if isinstance(event, events.Key)] == ["a", "b"]
    assert [event.text for event in found if isinstance(event, events.Paste)] == [without_controls(text)]


def test_escape_sequences_in_a_paste_are_no_keys() -> None:
    found = received([f"{BEGIN}one\x1b[A\x1b2u\x07\x9b2Jtwo{END}"])
    assert [event.text for event in found if isinstance(event, events.Paste)] == ["one[A2u2Jtwo"]
    assert len(found) == 1


@pytest.mark.parametrize("later", [0.0, OPEN_SECONDS + 1])
def test_a_paste_without_an_end_is_handed_on_after_a_while(later: float) -> None:
    found = received([f"{BEGIN}half a pa", "ste"], later=later)
    assert [event.text for event in found if isinstance(event, events.Paste)] == (["half a paste"] if later else [])


@pytest.mark.parametrize(
    ("packets", "keys"),
    [
        (["\x1b", "6", "\x1b[B"], ["escape", "6", "down"]),
        (["\x1b6\x1b[B"], ["escape", "6", "down"]),
        (["\x1b", "[B"], ["down"]),
        (["\x1b\x1b[A"], ["escape", "up"]),
        (["\x1bO", "k"], ["escape", "O", "k"]),
        (["\x1bOP"], ["f1"]),
        (["\x1bPx"], ["escape", "P", "x"]),
        (["\x1b[1;5C"], ["ctrl+right"]),
        (["a\x1b"], ["a", "escape"]),
        (["\x1bй"], ["escape", "й"]),
    ],
)
def test_escape_is_a_key_wherever_it_begins_no_special_one(packets: list[str], keys: list[str]) -> None:
    assert [event.key for event in received(packets, later=2.0) if isinstance(event, events.Key)] == keys
