"""Dialog for a text of a session: how is it changed in a small window without any key of it being lost?"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Label

from rmtui.programme.session_writing import SessionWriting
from rmtui.screens.journal.fields import LevelPage
from rmtui.screens.journal.keeper import SessionKeeper
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.dialogs import Dialog
from rmtui.screens.kit.styles import sheet
from rmtui.sentences import sentence
from rmtui.widgets.fields import AreaField, Field, LongField
from rmtui.widgets.pressable import pressable
from rmtui.widgets.text import plain


class _TextPage(LevelPage):
    """The one field of the window."""

    DEFAULT_CSS = "_TextPage { height: auto; }"

    def __init__(self, keeper: SessionKeeper, *, one_line: bool) -> None:
        super().__init__(keeper, "text-page")
        self._one_line = one_line

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        yield LongField("written") if self._one_line else AreaField("written")

    def go_on(self, field: Field) -> None:
        """Close the window once its text is kept."""
        self.screen.dismiss(None)


class WriteText(Dialog[None]):
    """Changes one text or one action. Leaving it keeps what it says; emptied, it is taken away."""

    CSS = sheet("kit/dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [binding("window.leave", "done"), binding("window.save", "done")]

    def __init__(
        self, keeper: SessionKeeper, writing: SessionWriting, text: str, question: str, hint: str = ""
    ) -> None:
        """Ask `question` about a text; what is typed goes by `keeper`, as in the fields of the form."""
        super().__init__()
        self._keeper, self._writing, self._text = keeper, writing, text
        self._question, self._hint = question, hint
        self._page = _TextPage(keeper, one_line=writing.kind == "action")
        self._was_refused = ""

    def compose(self) -> ComposeResult:
        """Lay out the question, the text and how to leave."""
        one_line = self._writing.kind == "action"
        with Vertical(classes="dialog" if one_line else "dialog tall"):
            yield Label(plain(self._question), classes="question", markup=False)
            yield self._page
            done = "{window.enter: keeps it}" if one_line else "{window.save: keeps it}"
            hint = sentence(
                "{hint}" + done + ". {window.leave: does too}; {undo: takes it back afterwards}.", hint=self._hint
            )
            yield Label(pressable(hint), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Show the text, or what was typed for it and is not saved."""
        self._page.fill("written", self._writing, self._text, anew=True)
        field = self._page.field("written")
        field.focus()
        field.to_the_end()

    @property
    def is_begun(self) -> bool:
        """Whether the text was changed."""
        return self._page.field("written").dirty

    def action_done(self) -> None:
        """Keep what it says and close; where that cannot be, say why and stay. Asked again it closes, with a draft."""
        text = self._page.field("written").typed
        if self._page.save_all() or self._was_refused == text or self._keeper.host.drafting.looking:
            self.dismiss(None)
            return
        self._was_refused = text
        self.query_one(".hint", Label).update(plain(self._keeper.refusal or self._keeper.host.status))
