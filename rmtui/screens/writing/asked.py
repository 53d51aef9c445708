"""Windows that ask for a text: what is typed stays as a draft, until what comes of it is saved."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.message import Message

from rmtui.programme.unwritten import Step
from rmtui.programme.writing import Writing
from rmtui.screens.host import Host
from rmtui.screens.kit.dialogs import AskLine
from rmtui.screens.writing.fields import FieldPage
from rmtui.screens.writing.keeper import Keeper
from rmtui.widgets.fields import Field, LineField

FIELD = "asked-text"
WAITS = "What you typed is kept as a draft; it is there when this is asked again."


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
    """Asks for one line of text that whoever asks keeps by a `Keeper`. Left, it waits for the next time."""

    def __init__(
        self,
        host: Host,
        writing: Writing,
        question: str,
        value: str = "",
        hint: str = "",
        *,
        whole: bool = False,
        waits: str = WAITS,
    ) -> None:
        """Ask `question` for what `writing` is about; `waits` is said where the window is left with something in it."""
        super().__init__(question, value, hint, whole=whole)
        self._host, self._writing, self._waits = host, writing, waits
        self._page = AskedPage(Keeper(host, lambda text, alert: None), "asked")

    def field(self) -> ComposeResult:
        """Lay out the field."""
        is_new = self._host.drafting.waiting(self._writing.key) is None
        with self._page:  # what is only offered is replaced by typing, what was typed before is gone on with
            yield LineField(FIELD, value=self._value, whole=self._whole and is_new)

    def on_mount(self) -> None:
        """Show what is to be changed, or what was typed the last time."""
        self._page.fill(FIELD, self._writing, self._value, anew=True)
        field = self._page.field(FIELD)
        field.focus()
        if field.dirty or not self._whole:
            field.to_the_end()

    def dismiss(self, result: str | None = None) -> AwaitComplete:
        """Close the window; left without an answer, what was typed waits as a draft."""
        if result is None:
            drafting = self._host.drafting
            drafting.leave(self._writing.key)
            if drafting.waiting(self._writing.key) and not drafting.looking:
                self._host.tell(self._waits)
        return super().dismiss(result)


class WriteLine(AskText):
    """Asks for one line of text and keeps it itself, by Enter; one that cannot be kept stays, with the reason."""

    @property
    def writing(self) -> Writing:
        """What its field is for; once it is saved, what it is for from then on."""
        return self._page.writings[FIELD]

    def answer(self, text: str) -> None:
        """Save what was typed, then close."""
        field = self._page.field(FIELD)
        if self._host.drafting.looking or FieldPage.keep(self._page, field, self.writing, text):
            super().answer(text)
