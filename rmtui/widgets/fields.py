"""Text fields that know what they were filled with, so that nothing being typed is ever overwritten."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, TextArea

from rmtui.widgets.one_line import OneLine
from rmtui.widgets.text import plain


class LineField(OneLine):
    """One line of text."""

    def __init__(self, id: str, *, hint: str = "", whole: bool = False) -> None:  # noqa: A002 - Textual's word
        """Make a field; `whole` selects its text when it gets the focus, as is right for a day typed anew."""
        super().__init__(id=id, compact=True, select_on_focus=whole, placeholder=hint)
        self.shown = ""
        """What it was filled with last, or what of it is saved."""

    @property
    def typed(self) -> str:
        """What it holds."""
        return self.value

    @property
    def dirty(self) -> bool:
        """Whether somebody changed it since."""
        return self.value != self.shown

    def fill(self, text: str, *, anew: bool = False) -> None:
        """Show a text, unless somebody is writing here; `anew` shows it in any case."""
        text = " ".join(text.split())
        if not anew and (self.dirty or self.has_focus):
            return
        self.shown = text
        self.put(text)

    def put(self, text: str) -> None:
        """Show a text that is not saved."""
        if self.value != text:
            with self.prevent(Input.Changed):
                self.value = text


class AreaField(TextArea):
    """Several lines of text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("shift+tab", "app.focus_previous", show=False)]

    def __init__(self, id: str, *, hint: str = "") -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, compact=True, placeholder=Content(hint))
        self.shown = ""
        """What it was filled with last, or what of it is saved."""

    @property
    def typed(self) -> str:
        """What it holds."""
        return self.text

    @property
    def dirty(self) -> bool:
        """Whether somebody changed it since."""
        return self.text != self.shown

    def fill(self, text: str, *, anew: bool = False) -> None:
        """Show a text, unless somebody is writing here; `anew` shows it in any case."""
        if not anew and (self.dirty or self.has_focus):
            return
        self.put(text)
        self.shown = self.text

    def put(self, text: str) -> None:
        """Show a text that is not saved."""
        if self.text != text:
            with self.prevent(TextArea.Changed):
                self.text = text


Field = LineField | AreaField
"""Either of them."""


def placeholder(text: str) -> str:
    """Return what may stand in an empty line field; controls are shown, not obeyed."""
    return plain(text).plain
