"""History: what was done when, what was removed, and how is it taken back? One line a save, by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from rmtui.errors import NotSaved
from rmtui.keys import Key
from rmtui.programme.days.words import plain_date
from rmtui.programme.edit import Edit
from rmtui.recovery.change_words import moment_of, record_changes
from rmtui.recovery.history import Entry, History, Removal, bin_of, history, needed_first, put_back, take_back, title_of
from rmtui.screens.history.page import ChangePage, body_of
from rmtui.screens.host import Host
from rmtui.screens.kit.bindings import bindings_of
from rmtui.screens.kit.framed import Framed
from rmtui.screens.kit.searched_list import SearchedList
from rmtui.screens.kit.styles import sheet
from rmtui.sentences import sentence
from rmtui.widgets.fields import LineField
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.text import line, styled

if TYPE_CHECKING:
    from rmtui.desk import Desk

MOST = 500
"""Lines shown at once; / finds among all of them."""
NOTHING_FITS = sentence("Nothing fits what was typed. {history.back: ends the search}.")
TITLES = {False: "History: what was done when", True: "The bin: what was removed within the last 30 days"}
IN_BIN = sentence("{history.show: shows what was removed}; {history.take: puts it back}.")
LINES = sentence("{history.show: shows a line}.")


class HistoryScreen(SearchedList):
    """The list of saves and, behind `d`, the bin."""

    PLACE = "History"
    FOR = sentence(
        "Every save stands here, newest first. {history.show} shows what it changed; {window.take_back} there takes "
        "just that back and leaves what was done since. The bin holds for 30 days what was removed. Whoever runs "
        "rmtui reads this, nobody else."
    )
    CSS = Framed.CSS + sheet("history/screen")
    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("History")

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._in_bin = False
        self._past = History((), whole=False)
        self._entries: tuple[Entry, ...] = ()
        self._removals: list[Removal] = []

    def body(self) -> ComposeResult:
        """Lay out the field to search in and the list."""
        yield LineField("wanted", hint="words of a line", whole=True)
        yield LineList(id="lines")

    @property
    def desk(self) -> Desk:
        """The open programme's desk."""
        return self.host.opened_desk

    def on_mount(self) -> None:
        """Show the newest saves."""
        self.set_focus(self.lines)
        self.say(sentence("{history.show: shows a line}; {history.take: takes it back after showing it}."))
        self._read()

    def _read(self) -> None:
        """Read what was done, and show it."""
        try:
            self._past = history(self.desk)
        except NotSaved as error:  # the medium has gone: what was read before stays
            self.say(error.sentence, alert=True)
        self._entries = self._past.entries
        self._removals = bin_of(self.desk, self._past)
        self.show_lines()

    def show_lines(self) -> None:
        """Show the saves, or what was removed, as far as they hold the words looked for."""
        title = styled(TITLES[self._in_bin], "bold")
        self.query_one("#title", Static).update(title if self._in_bin else title + styled(self._reach(), "$quiet-text"))
        self.show_keys()
        self.lines.show(self._bin_rows() if self._in_bin else self._rows())
        if self.lines.highlighted is None:
            self.lines.action_first()

    def _reach(self) -> str:
        """Say how far back the list goes."""
        if len(self._entries) > MOST:
            return sentence(
                "   the newest {most} of {all}; {history.search: finds the others}", most=MOST, all=len(self._entries)
            )
        if self._past.whole:
            return "   back to the first day"
        first = moment_of(self._past.reaches)
        return f"   back to {plain_date(first.date())}" if first else ""

    def new_day(self) -> None:
        """Show which saves are now of yesterday."""
        self.show_lines()

    def footer_keys(self) -> Iterable[Key]:
        """Return the keys the last line shows; in the bin some do something else."""
        words = {"history.take": "put back", "history.bin": "history"} if self._in_bin else {}
        return [replace(key, label=words.get(key.id, key.label)) for key in super().footer_keys()]

    # Lines

    def _rows(self) -> Iterator[Row]:
        wanted = self.wanted.casefold()
        found = [entry for entry in self._entries if wanted in title_of(entry).casefold()]
        yield from self._by_day((entry, title_of(entry)) for entry in found[:MOST])
        if not found:
            yield Row(styled(NOTHING_FITS, "$quiet-text"))

    def _bin_rows(self) -> Iterator[Row]:
        wanted = self.wanted.casefold()
        shown = [(one.entry, _in_bin(one)) for one in self._removals]
        found = [(entry, words) for entry, words in shown if wanted in words.casefold()]
        yield from self._by_day(found)
        if not found:
            empty = NOTHING_FITS if wanted else "The bin is empty."
            yield Row(styled(empty, "$quiet-text"))

    def _by_day(self, lines: Iterable[tuple[Entry, str]]) -> Iterator[Row]:
        today, last = self.desk.clock.computer_day(), ""
        for entry, words in lines:
            moment = moment_of(entry.at)
            day = _day_heading(moment.date(), today) if moment else "Some day"
            if day != last:
                yield Row(styled(day, "bold"))
            last = day
            time = f"{moment:%H:%M}" if moment else "     "
            yield Row(styled(f"  {time}  ", "$quiet-text") + line(words), entry.name)

    @property
    def _chosen(self) -> Entry | None:
        return next((entry for entry in self._entries if entry.name == self.lines.key), None)

    # Keys

    @on(LineList.Chosen)
    def _open_line(self) -> None:
        self.action_take()

    @work
    async def action_take(self) -> None:
        """Show the line, and take it back or put it back where that is wanted then."""
        entry = self._chosen
        if entry is None:
            self.say("There is nothing to show here.")
        elif self._in_bin:
            await self._offer_putting_back(entry)
        else:
            await self._offer_taking_back(entry)

    async def _offer_taking_back(self, entry: Entry) -> None:
        found = take_back(self.desk, entry)
        does = ("Take back the rest" if found.kept else "Take it back") if found.edit.changes else ""
        page = ChangePage(_title(entry), body_of(record_changes(entry, self.desk.programme), found.kept), does)
        if await self.app.push_screen_wait(page):
            self._commit(found.edit)

    async def _offer_putting_back(self, entry: Entry) -> None:
        found = put_back(self.desk, self._past, entry)
        needed = needed_first(self.desk, self._past, found)
        remarks, does = list(found.kept), "Put it back" if found.edit.changes else ""
        if needed:
            found = put_back(self.desk, self._past, entry, with_needed=True)
            remarks = [
                *(f"That was removed too: {title_of(one)}. It comes back with this." for one in needed),
                *found.kept,
            ]
            does = "Put it back with that" if found.edit.changes else ""
        told = [one for one in record_changes(entry, self.desk.programme, needed) if one.what == "removed"]
        if await self.app.push_screen_wait(ChangePage(_title(entry), body_of(told, remarks), does)):
            self._commit(found.edit)

    def action_bin(self) -> None:
        """Go to the bin, or back to the history."""
        self._in_bin = not self._in_bin
        self.end_search()
        self.show_lines()
        self.lines.action_first()
        self.say(IN_BIN if self._in_bin else LINES)

    def action_back(self) -> None:
        """End the search, leave the bin, or go back to where one was."""
        if self.end_search():
            self.show_lines()
        elif self._in_bin:
            self.action_bin()
        else:
            self.dismiss(None)

    def action_undo(self) -> None:
        """Take back the last change of this run."""
        self.host.saving.undo()
        self._after()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.host.saving.redo()
        self._after()

    @work
    async def action_backups(self) -> None:
        """Go to the backups."""
        from rmtui.screens.history.backups import Backups  # loaded when first asked for

        await self.app.push_screen_wait(Backups(self.host))
        self._after()

    # How it is done

    def _commit(self, edit: Edit) -> None:
        self.host.saving.commit(edit)
        self._after()

    def _after(self) -> None:
        """Show what the history holds now, and what the app said."""
        self._read()
        self.say(self.host.status, alert=self.host.status_alert)


def _day_heading(day: date, today: date) -> str:
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    return plain_date(day).removesuffix(f" {today.year}")


def _in_bin(removal: Removal) -> str:
    until = f", until {removal.until.rpartition(' ')[0]}" if removal.until else ""
    return f"{title_of(removal.entry)}{until}"


def _title(entry: Entry) -> str:
    moment = moment_of(entry.at)
    said = title_of(entry)
    return f"{said}  {plain_date(moment.date())}, {moment:%H:%M}" if moment else said
