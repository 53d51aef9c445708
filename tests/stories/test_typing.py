"""What is typed is what is kept: random typing, corrections and pastes, many keys in one packet, as in a terminal.

The disk takes half a second for each sync: no key typed within a field waits for it, while drafts are written and texts
at rest are saved beside it.
"""

from __future__ import annotations

import asyncio
import json
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, BinaryIO, NamedTuple

import pytest

from rmtui.desk import Desk
from rmtui.drafting import QUIET_SECONDS
from rmtui.screens.kit.dialogs import AskLine
from rmtui.store.medium import Medium
from rmtui.widgets.fields import AreaField, Field, LineField
from tests.store.working import LONG
from tests.stories.careful_terminal import CarefulTerminal, Stroke, Wire, packets, strokes
from tests.stories.journal_stage import clock, desk_in
from tests.stories.stage import Stage, run
from tests.stories.test_drafts_everywhere import IDEA

RUNS = 100 if LONG else 2
"""Runs on each page; twenty pages make 2,000."""
SYNC_SECONDS = 0.5 if LONG else 0.02
WAITING = frozenset(
    ("create", "open_end", "write", "sync", "cut", "rename", "remove", "remove_folder", "make_folder", "sync_folder")
) | frozenset(("lock", "names", "read", "read_start", "read_end", "size", "free"))
"""The calls that may take as long as the disk likes."""


class SlowStick(Medium):
    """A disk whose sync takes long; it notes what the thread that takes keys asks of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        """What that thread asked."""
        self.syncs = 0
        """How often anybody made something durable."""

    def __getattribute__(self, name: str) -> Any:
        """Note a call before it is made."""
        if name in WAITING and threading.current_thread() is threading.main_thread():
            self.asked.append(name)
        return super().__getattribute__(name)

    def sync(self, file: BinaryIO) -> None:
        """Take its time."""
        self.syncs += 1
        if threading.current_thread() is not threading.main_thread():
            time.sleep(SYNC_SECONDS)
        super().sync(file)


class Page(NamedTuple):
    """Fields that are shown together."""

    place: str
    """The place."""
    keys: tuple[str, ...] = ()
    """What leads to them; a word in brackets is a window of ours."""
    is_kept: bool = True
    """Whether what is typed there is drafted and saved; an answer to a question is not."""


ASKED = "[a question]"
PAGES = (
    Page("journal", ("n",)),
    Page("journal", ("n", "f2")),
    Page("journal", ("n", "f4")),
    Page("journal", ("o",)),
    Page("journal", ("down", "enter", "down", "e")),
    Page("journal", ("down", "enter", "escape", "i")),
    Page("journal", ("slash",), is_kept=False),
    Page("credit"),
    Page("credit", ("n", "enter")),
    Page("people", ("n",)),
    Page("people", ("e",)),
    Page("people", ("e", "f4")),
    Page("people", ("p",)),
    *(Page("setup", ("ctrl+n",) * step) for step in range(6)),
    Page("today", (ASKED,), is_kept=False),
)


def _fields(stage: Stage) -> list[Field]:
    fields = [one for one in stage.app.screen.query("LineField, AreaField") if isinstance(one, LineField | AreaField)]
    return [field for field in fields if field.focusable and field.region.size.area]


def _words(value: object) -> Iterator[str]:
    """Yield every word that stands in a value."""
    if isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _words(one)
    elif value is not None:
        try:
            inner = json.loads(str(value))
        except ValueError:
            inner = None
        if isinstance(inner, dict | list):
            yield from _words(inner)
        yield from re.findall(r"\w+", str(value))


async def _send(stage: Stage, wire: Wire, packet: str, *, waits: bool) -> None:
    """Let the terminal send this in one packet, and perhaps wait until it is worked off."""
    wire.send(packet)
    await asyncio.sleep(0)
    if not waits:
        return
    arrived = asyncio.Event()
    stage.app.call_later(arrived.set)  # behind the packet in the queue of the app
    await arrived.wait()
    while not stage.app._key_order.at_rest:
        await asyncio.sleep(0.002)


class Typist:
    """Somebody who types on one page."""

    def __init__(self, stage: Stage, page: Page, medium: SlowStick, chance: Random) -> None:
        self.stage, self.page, self.medium, self.chance = stage, page, medium, chance
        self.wire = Wire(stage.app)
        self.later = 0.0
        stage.app.drafting._monotonic = lambda: time.monotonic() + self.later

    async def write_in(self, field: Field) -> None:
        """Type into a field, and hold what it shows to what a careful terminal would."""
        field.focus()
        await self.stage.wait()
        field.fill("", anew=True)
        await self.stage.wait()
        terminal = CarefulTerminal(field.joint)
        typed: list[Stroke] = list(strokes(self.chance, terminal))
        asked = len(self.medium.asked)
        for packet in packets(self.chance, typed):
            await _send(self.stage, self.wire, packet, waits=self.chance.random() < 0.5)
            if self.chance.random() < 0.1:
                self.later += QUIET_SECONDS
            self.stage.app.saving.keep_drafts()
        await _send(self.stage, self.wire, "", waits=True)
        await self.stage.wait()
        assert field.typed == terminal.text, typed
        assert self.medium.asked[asked:] == [], "a key waited for the disk"
        await self.leave(field)

    async def leave(self, field: Field) -> None:
        """Leave the field; every word is stored then, or is a draft."""
        words = set(re.findall(r"\w+", field.typed))
        self.stage.app.screen.set_focus(None)
        await self.stage.wait()
        if self.page.is_kept:
            kept = set(_words(self.stage.app.opened_desk.store.tables)) | set(
                _words(list(self.stage.app.drafting.writing.values()))
            )
            assert words <= kept, (field.id, words - kept)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: " ".join((page.place, *page.keys)))
async def test_fields_keep_what_a_careful_terminal_would(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    chance = Random(repr(page[:2]))
    desk_in(tmp_path / "p", IDEA).close()
    medium = SlowStick()
    with Desk.open(str(tmp_path / "p"), clock(), medium) as desk:
        async with run(Stage, desk, page.place, (110, 60)) as stage:
            if ASKED in page.keys:
                stage.app.push_screen(AskLine("What is it?"))
            else:
                await stage.press(*page.keys)
            await stage.wait()
            typist, fields, syncs = Typist(stage, page, medium, chance), _fields(stage), medium.syncs
            assert fields
            for _ in range(RUNS):
                await typist.write_in(chance.choice([field for field in fields if field.is_attached]))
            stage.app.drafting.keep_all()
            assert medium.syncs > syncs or not page.is_kept
