"""Dialogs of all places. Each asks one thing; escape, or a click beside it, changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from rmtui.keys import Key
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.careful import CarefulScreen
from rmtui.screens.kit.styles import sheet
from rmtui.widgets.fields import LineField
from rmtui.widgets.hanging_indent import hanging
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pressable import Press, Presses, pressable
from rmtui.widgets.text import line, plain

Answer = TypeVar("Answer")

ESCAPE: list[BindingType] = [binding("window.leave", "dismiss(None)")]
LEAVE = Press("Leave it", "window.leave")
GiveKey = Callable[[Key], object]


class Dialog(CarefulScreen[Answer | None], ModalScreen[Answer | None]):
    """A small window; a click beside it leaves it as escape does, unless something was written in it."""

    CSS = sheet("kit/dialogs")

    @property
    def is_begun(self) -> bool:
        """Whether somebody wrote something that a stray click must not throw away."""
        return False

    def on_click(self, event: events.Click) -> None:
        """Leave by a click beside the window."""
        inside = any(window.region.contains_point(event.screen_offset) for window in self.children)
        if not inside and not self.is_begun:
            self.dismiss(None)


class AskLine(Dialog[str]):
    """Asks for one line of text; None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = ESCAPE

    def __init__(
        self, question: str, value: str = "", hint: str = "", *, keep: str = "Keep it", whole: bool = False
    ) -> None:
        """Ask `question`; `hint` stands below the field, `keep` is the word for what Enter does.

        With `whole` the value is selected, so that typing puts another one in its place.
        """
        super().__init__()
        self._question, self._value, self._hint, self._keep, self._whole = question, value, hint, keep, whole

    def compose(self) -> ComposeResult:
        """Lay out the question and its field."""
        with Vertical(classes="dialog"):
            yield Label(plain(self._question), classes="question", markup=False)
            yield from self.field()
            if self._hint:
                yield Label(pressable(self._hint), classes="hint", markup=False)
            yield Presses([Press(self._keep, "window.enter"), LEAVE])

    def field(self) -> ComposeResult:
        """Lay out the field."""
        yield LineField(value=self._value, whole=self._whole)

    @property
    def is_begun(self) -> bool:
        """Whether the line was changed."""
        return self.query_one(LineField).dirty

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        self.answer(event.value)

    def answer(self, text: str) -> None:
        """Close with an answer."""
        self.dismiss(text)


class Choose(Dialog[str]):
    """Asks for one of several things; None when it was left. Letters typed filter a long list."""

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
                yield LineField(hint="type to find", whole=True)
            yield LineList()
            yield Presses([Press("Choose", "window.enter"), LEAVE])

    def on_mount(self) -> None:
        """Show the choices with the cursor on the current one."""
        self._show(self._choices)
        self.query_one(LineList).move_to(self._current)

    def on_key(self, event: events.Key) -> None:
        """Let the arrows walk through the list while somebody types into the filter."""
        if event.key in ("up", "down") and isinstance(self.focused, Input):
            event.stop()
            shown = self.query_one(LineList)
            (shown.action_cursor_up if event.key == "up" else shown.action_cursor_down)()

    def _show(self, choices: Iterable[tuple[str, str]]) -> None:
        self.query_one(LineList).show(Row(line(shown), key) for key, shown in choices)

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        wanted = event.value.casefold()
        fitting = [choice for choice in self._choices if wanted in choice[1].casefold()]
        self._show(fitting)
        if wanted:
            self.query_one(LineList).to_best(wanted)
        else:
            self.query_one(LineList).move_to(self._current)

    @on(Input.Submitted)
    def _take_first(self) -> None:
        key = self.query_one(LineList).key
        if key:
            self.dismiss(key)

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        self.dismiss(event.key)


class Page(Dialog[None]):
    """Shows a page of text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ESCAPE,
        ("q", "dismiss(None)", "Back"),
        ("enter", "dismiss(None)", "Back"),
        binding("window.copy", "copy"),
    ]

    def __init__(self, title: str, text: str | Content, *, copies: bool = False, close: str = "Close") -> None:
        """Show a text; `copies` offers to copy it, `close` is the word for what follows when it is closed."""
        super().__init__()
        self._title, self._copies, self._close = title, copies, close
        self._text = plain(text) if isinstance(text, str) else text

    def compose(self) -> ComposeResult:
        """Lay out the title, the page and how to leave."""
        with Vertical(classes="dialog tall"):
            yield Label(plain(self._title), classes="question", markup=False)
            with VerticalScroll():
                yield Static(self._text, markup=False)
            yield Label("", classes="hint", markup=False)
            yield Presses([Press(self._close, "window.leave"), *self.presses()])

    def presses(self) -> list[Press]:
        """Return what else can be done with the page."""
        return [Press("Copy", "window.copy")] if self._copies else []

    def on_mount(self) -> None:
        """Keep the line for a remark free until there is one."""
        self.query_one(".hint").display = False

    def action_copy(self) -> None:
        """Put the page on the clipboard."""
        if self._copies:
            self.app.copy_to_clipboard(self._text.plain)
            hint = self.query_one(".hint", Label)
            hint.update("Copied, as far as this terminal allows.")
            hint.display = True


class Help(Page):
    """Says what a place is for and lists its keys; a click on a key gives it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("question_mark", "dismiss(None)", "Back"),
        binding("window.library", "library"),
    ]

    def __init__(
        self,
        place: str,
        purpose: str,
        parts: Iterable[tuple[str, Iterable[Key]]],
        give: GiveKey,
        show_library: Callable[[], object] | None = None,
    ) -> None:
        """List `parts`, each a heading and its keys; `give` runs one of them once the page is closed.

        `show_library` shows the texts to read; None where one comes from them.
        """
        self._keys: list[Key] = []
        self._give, self._show_library = give, show_library
        lines = [plain(purpose)]
        for heading, keys in parts:
            lines += [Content(""), Content.styled(heading, "bold"), *map(self._row, keys)]
        super().__init__(f"Help: {place}", Content("\n").join(lines))

    def _row(self, key: Key) -> Content:
        self._keys.append(key)
        # The words of keys are the program's own, so they may be markup.
        link = f"@click=screen.give({len(self._keys) - 1})"
        shown = Content.from_markup(f"  [{link}]$shown[/]", shown=f"{key.shown:8}")
        return hanging(shown, Content.from_markup(f"[{link}]$help[/]", help=key.help))

    def presses(self) -> list[Press]:
        """Return the way to the library."""
        return [Press("Library: to read and to hand out", "window.library")] if self._show_library else []

    def action_library(self) -> None:
        """Close the page and show what there is to read."""
        if self._show_library is not None:
            self.dismiss(None)
            self._show_library()

    def action_give(self, number: int) -> None:
        """Close the page and run a command."""
        self.dismiss(None)
        self._give(self._keys[number])
