"""Library: texts to read and to quote, and every letter and card there is, in the programme's own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rmtui.content.kinds import Chapter
from rmtui.exchange.documents.letter_list import LetterRow, letter_list
from rmtui.exchange.library import Hit, as_text, find, library
from rmtui.exchange.lost import lost_chapter
from rmtui.exporting import copied_of
from rmtui.programme.about import About
from rmtui.screens.host import Host
from rmtui.screens.kit.bindings import bindings_of
from rmtui.screens.kit.dialogs import Page
from rmtui.screens.kit.framed import Framed
from rmtui.screens.kit.searched_list import SearchedList
from rmtui.screens.kit.styles import sheet
from rmtui.sentences import sentence
from rmtui.widgets.fields import LineField
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.text import line, plain, styled

CHAPTER, LETTER, HIT = "chapter ", "letter ", "hit "
"""What the keys of the lines begin with."""
NOTHING_FITS = sentence("No passage holds all of these words. {library.back: ends the search}.")
OPENS = sentence("{library.open: opens a line}; {library.search: finds words}; {library.back: goes back}.")
NO_PROGRAMME = "Open a programme first; the letters are filled in from its people."


class LibraryScreen(SearchedList):
    """The list of chapters and letters; beside it, where there is room, what the cursor stands on."""

    PLACE = "Library"
    FOR = sentence(
        "To read: the idea, examples, facts with their sources, the words of the field. To hand out: every letter and "
        "card there is, filled in from this programme. {library.search: finds words} in all of it; "
        "{library.export: writes the texts to read} as files."
    )
    CSS = Framed.CSS + sheet("library/screen")
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Library")

    def __init__(self, host: Host, *, with_letters: bool = True) -> None:
        """Show the library; without letters where other eyes look at the screen, for they name people."""
        super().__init__(host)
        about = host.opened_desk.programme.about if host.is_open else About()
        self._books = library(about)
        if with_letters and host.is_open:
            desk = host.opened_desk
            self._books += (lost_chapter(desk.programme, copied_of(desk), desk.clock.today()),)
        self._letters: tuple[LetterRow, ...] = letter_list(about) if with_letters and host.is_open else ()
        self._hits: list[Hit] = []

    def body(self) -> ComposeResult:
        """Lay out the field to search in, the list, and what it stands on."""
        yield LineField("wanted", hint="words to find", whole=True)
        with Horizontal(id="columns"):
            yield LineList(id="lines")
            with VerticalScroll(id="beside"):
                yield Static("", id="text", markup=False)

    def on_mount(self) -> None:
        """Show everything there is."""
        self.query_one("#title", Static).update(styled("Library: to read, and to hand out", "bold"))
        self.show_lines()
        self.lines.action_first()
        self.set_focus(self.lines)
        self.show_keys()
        self.say(OPENS)

    def show_lines(self) -> None:
        """Show everything there is, or the passages that hold the words looked for."""
        if self.wanted.split():
            self._hits = find(self._books, self.wanted)
            self.lines.show(list(self._found()) or [Row(styled(NOTHING_FITS, "$quiet-text"))])
        else:
            self.lines.show(self._rows())

    def _rows(self) -> Iterator[Row]:
        yield Row(styled("To read", "bold"))
        yield from (Row(_inset(book.title), CHAPTER + book.id) for book in self._books)
        if self._letters:
            yield Row(Content(""))
            yield Row(styled("Letters and cards to hand out", "bold"))
            yield from (Row(_inset(row.title), LETTER + row.id) for row in self._letters)

    def _found(self) -> Iterator[Row]:
        chapter = ""
        for number, hit in enumerate(self._hits):
            if hit.chapter.title != chapter:
                yield Row(styled(hit.chapter.title, "bold"))
                chapter = hit.chapter.title
            yield Row(_inset(hit.passage.title or hit.passage.text), f"{HIT}{number}")
        wanted = self.wanted.casefold().split()
        letters = [row for row in self._letters if all(word in f"{row.title} {row.use}".casefold() for word in wanted)]
        if letters:
            yield Row(styled("Letters and cards to hand out", "bold"))
            yield from (Row(_inset(row.title), LETTER + row.id) for row in letters)

    # What the cursor stands on

    @on(LineList.Moved)
    def _beside(self, event: LineList.Moved) -> None:
        event.stop()
        book, letter = self._book(event.key), self._letter(event.key)
        shown = _chapter(book, self._marked(event.key)) if book else _letter_page(letter) if letter else Content("")
        self.query_one("#text", Static).update(shown)
        self.query_one("#beside").scroll_home(animate=False)

    def _book(self, key: str) -> Chapter | None:
        """Return the chapter a line stands for, or in which a passage that was found stands."""
        hit = self._hit(key)
        return hit.chapter if hit else next((book for book in self._books if CHAPTER + book.id == key), None)

    def _hit(self, key: str) -> Hit | None:
        """Return the passage a line stands for; a line of an earlier search stands for none."""
        number = int(key.removeprefix(HIT)) if key.startswith(HIT) else -1
        return self._hits[number] if 0 <= number < len(self._hits) else None

    def _marked(self, key: str) -> int:
        hit = self._hit(key)
        return hit.number if hit else -1

    def _letter(self, key: str) -> LetterRow | None:
        return next((row for row in self._letters if LETTER + row.id == key), None)

    # Keys

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_open()

    @work(exclusive=True, group="open")
    async def action_open(self) -> None:
        """Open the chapter, or fill in the letter."""
        key = self.lines.key
        book, letter = self._book(key), self._letter(key)
        if book is not None:
            hit = self._marked(key)
            text = as_text(book) if hit < 0 else as_text(book, hit)
            await self.app.push_screen_wait(Page(book.title, text, copies=True))
        elif letter is not None:
            from rmtui.screens.library.letters import show_letter  # loaded when first asked for

            await show_letter(self.host, self, letter)

    @work
    async def action_export(self) -> None:
        """Write the texts to read as files."""
        if not self.host.is_open:
            self.say(NO_PROGRAMME)
            return
        from rmtui.screens.kit.export import export_from  # as above

        await export_from(self.host, self.PLACE)
        self.say(self.host.status, alert=self.host.status_alert)

    def library(self) -> None:
        """Say that this is the library."""

    def action_back(self) -> None:
        """End the search, or go back to where one was."""
        if self.end_search():
            self.show_lines()
        else:
            self.dismiss(None)


def _inset(text: str) -> Content:
    return Content("  ") + line(text)


def _chapter(book: Chapter, marked: int) -> Content:
    """Return a chapter to be read beside the list; from a passage that was found on, that passage first."""
    passages = list(book.passages[max(0, marked) :])
    parts = [styled(book.title, "bold"), styled(book.use, "$quiet-text")]
    for one in passages:
        rows = [styled(one.title, "bold")] if one.title else []
        rows.append(plain(one.text))
        rows += [styled(one.source, "$quiet-text")] if one.source else []
        parts.append(Content("\n").join(rows))
    return Content("\n\n").join(parts)


def _letter_page(row: LetterRow) -> Content:
    return Content("\n\n").join([styled(row.title, "bold"), plain(row.use), styled(row.about_words, "$quiet-text")])
