"""Versions of a record: what did it hold before, and shall it hold that again? Of a meeting its texts too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Label

from rmtui.errors import RmtuiError
from rmtui.programme.days.words import plain_date
from rmtui.recovery.change_words import RecordChange, comparison, moment_of
from rmtui.recovery.history import History, Version, history, older_versions, records_of, title_of, version_at
from rmtui.screens.history.page import ChangePage, body_of
from rmtui.screens.host import Host
from rmtui.screens.kit.dialogs import ESCAPE, Dialog
from rmtui.screens.kit.styles import sheet
from rmtui.sentences import sentence
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import line, plain, styled

HINT = sentence("{window.enter: shows a version beside what is there now}; {window.take_back} there makes it so again.")
NONE = "What is kept of the past does not reach back to when it was written."


class Versions(Dialog[None]):
    """The versions of a record and of what belongs to it."""

    CSS = sheet("kit/dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [*ESCAPE, ("q", "dismiss(None)", "Back")]

    def __init__(self, host: Host, table: str, key: str, kind: str) -> None:
        super().__init__()
        self._host = host
        self._of, self._kind = (table, key), kind
        self._found: dict[str, tuple[str, str, str, Version]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the versions and how to leave."""
        with Vertical(classes="dialog tall"):
            yield Label(plain(f"Earlier versions of this {self._kind}"), classes="question", markup=False)
            yield LineList()
            yield Label(plain(HINT), classes="hint", id="said", markup=False)
            yield Presses([Press("Show", "window.enter"), Press("Close", "window.leave")])

    def on_mount(self) -> None:
        """Show the versions there are."""
        self._show()

    def _show(self) -> None:
        self._found.clear()
        none = NONE
        try:
            rows = list(self._rows(history(self._host.opened_desk)))
        except RmtuiError as error:
            rows, none = [], error.sentence
        self.query_one(LineList).show(rows or [Row(styled(none, "$quiet-text"))])

    def _rows(self, past: History) -> Iterator[Row]:
        for table, key, name in records_of(past, self._host.opened_desk.programme, *self._of):
            yield Row(styled(name, "bold"))
            for place, version in enumerate(older_versions(past, table, key)):
                self._found[f"{table} {key} {place}"] = (table, key, name, version)
                now = "  as it is now" if place == 0 and version.document is not None else ""
                when = styled(f"  {_when(version)}  ", "$quiet-text")
                yield Row(when + line(f"{title_of(version) or 'before that'}{now}"), f"{table} {key} {place}")

    @on(LineList.Chosen)
    @work
    async def _chosen(self, event: LineList.Chosen) -> None:
        table, key, name, version = self._found[event.key]
        desk = self._host.opened_desk
        now = desk.programme.document(table, key)
        told = comparison(table, key, (version.document, now), desk.programme)
        same = version.document == now
        title = f"{name}, {_when(version) or 'at first'}"
        does = "" if same or version.document is None else "Make it so again"
        body = body_of([RecordChange("", "As it is now", told.fields) if same else told])
        if await self.app.push_screen_wait(ChangePage(title, body, does)):
            self._make(table, key, version)

    def _make(self, table: str, key: str, version: Version) -> None:
        try:
            self._host.saving.commit(version_at(self._host.opened_desk, table, key, version))
        except RmtuiError as error:
            self._host.tell(error.sentence, alert=True)
        self.query_one("#said", Label).update(plain(self._host.status))
        self._show()


def _when(version: Version) -> str:
    moment = moment_of(version.at)
    return f"{plain_date(moment.date())}, {moment:%H:%M}" if moment else ""
