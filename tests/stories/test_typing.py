"""What is typed is what is kept: random typing, corrections and pastes, many keys in one packet, as in a terminal.

The disk takes half a second for each sync: no key typed within a field waits for it.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import BinaryIO, NamedTuple

import pytest
from textual._xterm_parser import XTermParser

from rmtui.desk import Desk
from rmtui.programme.cleaning import clean_text
from rmtui.store.medium import Medium
from rmtui.widgets.fields import BLANK, ITEMS, AreaField, LineField, joined
from tests.store.working import LONG
from tests.stories.journal_stage import clock, desk_in
from tests.stories.stage import Stage, run
from tests.stories.test_drafts_everywhere import IDEA

RUNS = 180 if LONG else 3
"""Runs for each field; twelve fields make 2,000."""
SYNC_SECONDS = 0.5 if LONG else 0.02
BACKSPACE, LEFT, RIGHT = "\x7f", "\x1b[D", "\x1b[C"
WORDS = ("the", "shift", "change", "Zoë", "naïve", "12.5", "a", "(half)", "日本", "it's", " ")
PASTES = ("from a\nmail\r\n\r\nof hers", "cell\tcell\nrow\x07two", " in the middle ", "one", "\n")


class SlowStick(Medium):
    """A disk whose sync takes long; it notes when the thread that takes keys had to wait for it."""

    def __init__(self) -> None:
        self.waits = 0
        """How often that thread waited."""
        self.syncs = 0
        """How often anybody did."""

    def sync(self, file: BinaryIO) -> None:
        """Take its time."""
        self.syncs += 1
        if threading.current_thread() is threading.main_thread():
            self.waits += 1
        else:
            time.sleep(SYNC_SECONDS)
        super().sync(file)


@dataclass
class Terminal:
    """A careful terminal: a text, and where the cursor stands in it."""

    joint: str
    text: str = ""
    at: int = 0

    def type(self, sign: str) -> None:
        """Do what a key does."""
        if sign == BACKSPACE:
            self.text = self.text[: max(0, self.at - 1)] + self.text[self.at :]
            self.at = max(0, self.at - 1)
        elif sign in (LEFT, RIGHT):
            self.at = min(max(0, self.at + (1 if sign == RIGHT else -1)), len(self.text))
        else:
            self.put(sign)

    def put(self, text: str) -> None:
        """Insert a text at the cursor."""
        self.text = self.text[: self.at] + text + self.text[self.at :]
        self.at += len(text)

    def paste(self, text: str) -> None:
        """Insert what is pasted, every line of it."""
        self.put(joined(text, self.joint) if self.joint else clean_text(text))


class Where(NamedTuple):
    """A field of a place."""

    place: str
    """The place."""
    keys: tuple[str, ...]
    """What leads to it."""
    field: str
    """The field, as a selector."""
    joint: str = BLANK
    """What joins pasted lines in it."""


FIELDS = (
    Where("journal", ("n",), "#takeaway-0"),
    Where("journal", ("n",), "#place"),
    Where("journal", ("n",), "#note", ""),
    Where("journal", ("n", "f2"), "#agenda", ""),
    Where("journal", ("o",), "#off-limits", ITEMS),
    Where("credit", (), "#credit-outcome"),
    Where("credit", ("n", "enter"), "LineField"),
    Where("setup", (), "#question-own-purpose .typed"),
    Where("people", ("e",), "#field-unit"),
    Where("people", ("e",), "#field-languages", ITEMS),
    Where("people", ("e", "f6"), "#field-notes", ""),
    Where("people", ("p",), "AreaField", ""),
)


def _strokes(chance: Random) -> Iterator[str | tuple[str]]:
    """Yield keys as somebody types them who corrects herself; a paste is a tuple."""
    for _ in range(chance.randint(4, 12)):
        word = chance.choice(WORDS)
        yield from f"{word} "
        if chance.random() < 0.5:
            back = chance.randint(1, len(word) + 1)
            yield from [BACKSPACE] * back
            yield from word[-back:]
        if chance.random() < 0.3:
            steps = chance.randint(1, 4)
            yield from [LEFT] * steps
            yield chance.choice("xyz")
            yield from [RIGHT] * steps
        if chance.random() < 0.3:
            yield (chance.choice(PASTES),)


def _packets(chance: Random, strokes: list[str | tuple[str]]) -> Iterator[str]:
    """Yield what the terminal sends at a time: 1 to 40 keys, a paste bracketed."""
    while strokes:
        count = chance.choice((1, 1, 2, 5, 40))
        packet, strokes = strokes[:count], strokes[count:]
        yield "".join(one if isinstance(one, str) else f"\x1b[200~{one[0]}\x1b[201~" for one in packet)


async def _send(stage: Stage, data: str) -> None:
    """Let the terminal send this in one packet, and wait until it is worked off."""
    for event in XTermParser().feed(data):
        event.set_sender(stage.app)
        stage.app.post_message(event)
    arrived = asyncio.Event()
    stage.app.call_later(arrived.set)  # behind the packet in the queue of the app
    await arrived.wait()
    while not stage.app._key_order.at_rest:
        await asyncio.sleep(0.005)


@pytest.mark.parametrize("where", FIELDS, ids=lambda where: f"{where.place} {where.field}")
async def test_a_field_keeps_what_a_careful_terminal_would(
    where: Where, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    chance = Random(where.field)
    desk_in(tmp_path / "p", IDEA).close()
    medium = SlowStick()
    with Desk.open(str(tmp_path / "p"), clock(), medium) as desk:
        async with run(Stage, desk, where.place, (110, 45)) as stage:
            await stage.press(*where.keys)
            field = stage.app.screen.query(where.field).last()
            assert isinstance(field, LineField | AreaField)
            field.focus()
            await stage.wait()
            waits, syncs = medium.waits, medium.syncs
            for _ in range(RUNS):
                field.fill("", anew=True)
                await stage.wait()
                model, strokes = Terminal(where.joint), list(_strokes(chance))
                for packet in _packets(chance, strokes):
                    await _send(stage, packet)
                for stroke in strokes:
                    if isinstance(stroke, str):
                        model.type(stroke)
                    else:
                        model.paste(stroke[0])
                await stage.wait()
                assert field.typed == model.text
                stage.app.drafting.keep()
            stage.app.drafting.left()
            assert medium.syncs > syncs
            assert medium.waits == waits, "a key waited for the disk"
