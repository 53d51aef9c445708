"""Search: how does one find a session by a name, or by any word written in it?"""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label

from rmtui.programme.days.words import day_of_month
from rmtui.programme.programme import Programme
from rmtui.programme.session_search import MOST_HITS, PORTION, Hit, SessionIndex
from rmtui.programme.sessions import spoken
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.dialogs import Dialog
from rmtui.screens.kit.styles import sheet
from rmtui.widgets.fields import LineField
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import fitted, line, styled

BEFORE = 14
"""Characters shown before the words found."""
NARROW, WIDE = 26, 40
"""Cells of a row that say which session it is."""


class Search(Dialog[tuple[str, str]]):
    """Asks for a word and gives the pair and session chosen; the session is empty where only a pair was meant."""

    CSS = sheet("kit/dialogs") + sheet("journal/screen")
    BINDINGS: ClassVar[list[BindingType]] = [binding("window.leave", "dismiss(None)")]

    def __init__(self, programme: Programme) -> None:
        super().__init__()
        self._programme = programme
        self._index = SessionIndex(programme)

    def compose(self) -> ComposeResult:
        """Lay out the field, what was found, and how to leave."""
        with Vertical(classes="dialog tall search"):
            question = "Find a name, or a word in texts, takeaways, actions, agendas"
            yield Label(question, classes="question", markup=False)
            yield LineField(hint="type a few letters")
            yield LineList()
            yield Label("", classes="hint", markup=False)
            yield Presses([Press("Go there", "window.enter"), Press("Leave it", "window.leave")])

    def on_mount(self) -> None:
        """Take in what is written, a little at a time, so that keys are not kept waiting."""
        self.run_worker(self._grow())

    async def _grow(self) -> None:
        while self._index.grow(PORTION):
            await asyncio.sleep(0)
        self._show(self.query_one(Input).value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._index.complete:
            self._show(event.value)

    def _show(self, typed: str) -> None:
        found = self._index.find(typed)
        shown = self.query_one(LineList)
        width = max(shown.room, 40)
        shown.show(Row(self._row(one, width), f"{one.pair} {one.session}") for one in found)
        sessions = sum(bool(one.session) for one in found)
        count = f"More than {MOST_HITS}, the latest first" if sessions >= MOST_HITS else f"{len(found)} found"
        shown.to_best(typed)
        self.query_one(".hint", Label).update(count if typed.strip() else "")

    def _row(self, found: Hit, width: int) -> Content:
        pair = self._programme.pairs[found.pair]
        name = spoken(self._programme, pair)
        session = self._programme.sessions.get(found.session) if found.session else None
        if session is None:
            return fitted(name, width).stylize("bold")
        when = day_of_month(session.on) if session.on else "planned"
        head = WIDE if width > 90 else NARROW
        tail = f" {session.number}, {when}"
        shown = fitted(name, max(head - len(tail), 8)) + Content(tail)
        start = max(found.at - BEFORE, 0)
        words = found.text[start : start + width]
        place = found.at - start + (1 if start else 0)
        glimpse = line(("…" if start else "") + words).stylize("bold", place, place + found.length)
        glimpse = styled(f"  {found.what}: ", "$quiet-text") + glimpse
        room = width - shown.cell_length
        return shown + (glimpse.truncate(room, ellipsis=True) if glimpse.cell_length > room else glimpse)

    def on_key(self, event: events.Key) -> None:
        """Let the arrows walk through what was found while somebody types."""
        if event.key in ("up", "down") and isinstance(self.focused, Input):
            event.stop()
            shown = self.query_one(LineList)
            (shown.action_cursor_up if event.key == "up" else shown.action_cursor_down)()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._go(self.query_one(LineList).key)

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        self._go(event.key)

    def _go(self, key: str) -> None:
        if key:
            pair, _, session = key.partition(" ")
            self.dismiss((pair, session))
