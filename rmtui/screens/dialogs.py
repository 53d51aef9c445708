"""Which small windows do all places use? Each asks one thing; escape leaves it with nothing changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static, TextArea

from rmtui.keys import EVERYWHERE, keys_of
from rmtui.screens.styles import sheet
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.one_line import OneLine
from rmtui.widgets.text import line, plain

ESCAPE: list[BindingType] = [("escape", "dismiss(None)", "Back")]


class AskLine(ModalScreen[str | None]):
    """Asks for one line of text; None when it was left."""

    CSS = sheet("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = ESCAPE

    def __init__(self, question: str, value: str = "", hint: str = "") -> None:
        super().__init__()
        self._question, self._value, self._hint = question, value, hint

    def compose(self) -> ComposeResult:
        """Lay out the question and its field."""
        with Vertical(classes="dialog"):
            yield Label(plain(self._question), classes="question", markup=False)
            yield OneLine(self._value, compact=True, select_on_focus=False)
            yield Label(plain(self._hint or "Enter keeps it, Esc leaves it."), classes="hint", markup=False)

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)


class AskText(ModalScreen[str | None]):
    """Asks for several lines of text; None when it was left."""

    CSS = sheet("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [*ESCAPE, ("ctrl+s", "done", "Done")]

    def __init__(self, question: str, value: str = "", hint: str = "") -> None:
        super().__init__()
        self._question, self._value, self._hint = question, value, hint

    def compose(self) -> ComposeResult:
        """Lay out the question and its field."""
        with Vertical(classes="dialog tall"):
            yield Label(plain(self._question), classes="question", markup=False)
            yield TextArea(self._value, compact=True)
            yield Label(plain(self._hint or "Ctrl+S keeps it, Esc leaves it."), classes="hint", markup=False)

    def action_done(self) -> None:
        """Return what was written."""
        self.dismiss(self.query_one(TextArea).text)


class Choose(ModalScreen[str | None]):
    """Asks for one of several things; None when it was left. Letters typed filter a long list."""

    CSS = sheet("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = ESCAPE

    def __init__(self, question: str, choices: Sequence[tuple[str, str]], current: str = "") -> None:
        """Offer `choices`, each an id and what is shown."""
        super().__init__()
        self._question, self._choices, self._current = question, choices, current

    def compose(self) -> ComposeResult:
        """Lay out the question, a filter where the list is long, and the list."""
        with Vertical(classes="dialog tall" if len(self._choices) > 8 else "dialog"):
            yield Label(plain(self._question), classes="question", markup=False)
            if len(self._choices) > 8:
                yield Input(placeholder="type to find", compact=True)
            yield LineList()
            yield Label("Arrows move, Enter chooses, Esc leaves it.", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Show the choices with the cursor on the current one."""
        self._show(self._choices)
        self.query_one(LineList).move_to(self._current)

    def on_key(self) -> None:
        """Nothing of its own; the filter's arrows are handled by the bindings below."""

    def _show(self, choices: Iterable[tuple[str, str]]) -> None:
        self.query_one(LineList).show(Row(line(shown), key) for key, shown in choices)

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        wanted = event.value.casefold()
        self._show(choice for choice in self._choices if wanted in choice[1].casefold())

    @on(Input.Submitted)
    def _take_first(self) -> None:
        key = self.query_one(LineList).key
        if key:
            self.dismiss(key)

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        self.dismiss(event.key)


class Page(ModalScreen[None]):
    """Shows a page of text."""

    CSS = sheet("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        *ESCAPE,
        ("q", "dismiss(None)", "Back"),
        ("enter", "dismiss(None)", "Back"),
        ("c", "copy", "Copy"),
    ]

    def __init__(self, title: str, text: str | Content, *, copies: bool = False) -> None:
        super().__init__()
        self._title, self._copies = title, copies
        self._text = plain(text) if isinstance(text, str) else text

    def compose(self) -> ComposeResult:
        """Lay out the title, the page and how to leave."""
        with Vertical(classes="dialog tall"):
            yield Label(plain(self._title), classes="question", markup=False)
            with VerticalScroll():
                yield Static(self._text, markup=False)
            hint = "c copies it, Esc goes back." if self._copies else "Esc goes back."
            yield Label(hint, classes="hint", markup=False)

    def action_copy(self) -> None:
        """Put the page on the clipboard."""
        if self._copies:
            self.app.copy_to_clipboard(self._text.plain)
            self.query_one(".hint", Label).update("Copied, as far as this terminal allows. Esc goes back.")


class Help(Page):
    """Says what a place is for and lists its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [("question_mark", "dismiss(None)", "Back")]

    def __init__(self, place: str, purpose: str) -> None:
        rows = [f"  {key.shown:8}{key.help}" for key in keys_of(place)]
        everywhere = [f"  {key.shown:8}{key.help}" for key in keys_of(EVERYWHERE)]
        text = "\n".join([purpose, "", f"Keys in {place}", *rows, "", "Keys everywhere", *everywhere])
        super().__init__(f"Help: {place}", text)
