"""Dialog for a text of a session: how is it changed in a small window without any key of it being lost?"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Label, TextArea

from rmtui.programme.writing import Writing
from rmtui.screens.journal.keeper import Keeper
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.dialogs import Dialog
from rmtui.screens.kit.styles import sheet
from rmtui.sentences import sentence
from rmtui.widgets.fields import AreaField, Field, LongField
from rmtui.widgets.pressable import pressable
from rmtui.widgets.text import plain


class WriteText(Dialog[None]):
    """Changes one text or one action. Leaving it keeps what it says; emptied, it is taken away."""

    CSS = sheet("kit/dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [binding("window.leave", "done"), binding("window.save", "done")]

    def __init__(self, keeper: Keeper, writing: Writing, text: str, question: str, hint: str = "") -> None:
        """Ask `question` about a text; what is typed goes by `keeper`, as in the fields of the form."""
        super().__init__()
        self._keeper, self._writing, self._text = keeper, writing, text
        self._question, self._hint = question, hint
        self._refused = False

    def compose(self) -> ComposeResult:
        """Lay out the question, the text and how to leave."""
        one_line = self._writing.kind == "action"
        with Vertical(classes="dialog" if one_line else "dialog tall"):
            yield Label(plain(self._question), classes="question", markup=False)
            yield LongField("written") if one_line else AreaField("written")
            done = "{window.enter: keeps it}" if one_line else "{window.save: keeps it}"
            hint = sentence(
                "{hint}" + done + ". {window.leave: does too}; {undo: takes it back afterwards}.", hint=self._hint
            )
            yield Label(pressable(hint), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Show the text, or what was typed for it and refused."""
        field = self._field
        field.fill(self._text, anew=True)
        held = self._keeper.host.drafting.held(self._writing.key)
        if held is not None:
            field.put(held)
        field.move_cursor(field.document.end)

    @property
    def is_begun(self) -> bool:
        """Whether the text was changed."""
        return self._field.dirty

    @property
    def _field(self) -> AreaField:
        return self.query_one("#written", AreaField)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._refused = False
        field: Field = self._field
        text = field.typed
        self._keeper.typed(field, self._writing, lambda: self._keeper.keep(self._writing, text))

    @on(LongField.Submitted)
    def _submitted(self, event: LongField.Submitted) -> None:
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Keep what it says and close; where that cannot be, say why and stay. Asked again it closes, with a draft."""
        field = self._field
        saved = not field.dirty or self._keeper.keep_field(field, self._writing, field.typed)
        if saved or self._refused or self._keeper.host.drafting.looking:
            self.dismiss(None)
            return
        self._refused = True
        self.query_one(".hint", Label).update(plain(self._keeper.refusal or self._keeper.host.status))
