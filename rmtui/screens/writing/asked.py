"""Windows that ask for a text: what is typed stays as a draft, until what comes of it is saved."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.message import Message

from rmtui.programme.unwritten import Step
from rmtui.programme.writing import Writing
from rmtui.screens.host import Host
from rmtui.screens.kit.dialogs import AskLine
from rmtui.screens.writing.fields import FieldPage
from rmtui.screens.writing.keeper import Keeper
from rmtui.widgets.fields import Field, LineField


class AskedPage(FieldPage):
    """Fields of a window that keeps all of them at once: one by itself is never an edit."""

    DEFAULT_CSS = "AskedPage { height: auto; }"

    class Typed(Message):
        """Something was typed in one of the fields."""

    def note(self, field: Field) -> None:
        """Keep what a field holds as a draft, and say that it holds something else."""
        super().note(field)
        self.post_message(self.Typed())

    def keep(self, field: Field, writing: Writing, text: str, first: Step | None = None) -> bool:
        """Keep nothing but the draft."""
        return False


class AskText(AskLine):
    """Asks for one line of text; whoever asks says to drafting when it is saved. Left, it waits for the next time."""

    def __init__(self, host: Host, writing: Writing, question: str, value: str = "", hint: str = "") -> None:
        super().__init__(question, value, hint)
        self._host, self._writing = host, writing
        self._page = AskedPage(Keeper(host, lambda text, alert: None), "asked")

    def field(self) -> ComposeResult:
        """Lay out the field."""
        with self._page:
            yield LineField("asked-text")

    def on_mount(self) -> None:
        """Show what is to be changed, or what was typed the last time."""
        self._page.fill("asked-text", self._writing, self._value, anew=True)
        field = self._page.field("asked-text")
        field.focus()
        field.to_the_end()
