"""The selected idea: where it came from, in whose words, what came of it, who may know, what its owner says."""

from __future__ import annotations

from dataclasses import dataclass

from rich.highlighter import Highlighter
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label, Static

from rmtui.programme.credit_view import IdeaView
from rmtui.programme.credit_writing import PARTS, IdeaWriting
from rmtui.screens.writing.fields import FieldPage
from rmtui.screens.writing.keeper import Keeper
from rmtui.widgets.choice import Choice
from rmtui.widgets.fields import LineField
from rmtui.widgets.text import fitted, line

LABEL = 15
"""Cells of the words before a field."""


class _Shortened(Highlighter):
    """Ends the text of a field nobody is writing in with an ellipsis where it is longer than the field."""

    def __init__(self, field: Input) -> None:
        self._field = field

    def highlight(self, text: Text) -> None:
        """Shorten a text."""
        room = self._field.scrollable_content_region.width
        if room > 0 and not self._field.has_focus:
            text.truncate(room, overflow="ellipsis")


class IdeaField(LineField):
    """One typed part of an idea; it shows its beginning while nobody writes in it."""

    def __init__(self, part: str, placeholder: str) -> None:
        super().__init__(f"credit-{part}", hint=placeholder)
        self.highlighter = _Shortened(self)

    def put(self, text: str) -> None:
        """Show a text that is not saved."""
        super().put(text)
        if not self.has_focus:
            self.cursor_position = 0

    def on_focus(self) -> None:
        """Write on at the end."""
        self.to_the_end()

    def on_blur(self) -> None:
        """Show the beginning."""
        self.cursor_position = 0


class CreditForm(FieldPage):
    """The form of one idea; what is typed is kept as everywhere, what is picked is only said."""

    class Done(Message):
        """Enter asked to go back to the list, and all that was typed is saved."""

    @dataclass
    class Picked(Message):
        """Who may know, or what the owner says, was picked."""

        idea: str
        """Id of the idea."""
        part: str
        """`level` or `answer`."""
        value: str
        """What was picked."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__(keeper, "credit-form")
        self._idea = ""

    @property
    def idea_id(self) -> str:
        """Id of the idea shown; empty for none yet."""
        return self._idea

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        yield Static(id="credit-source", markup=False)
        with Horizontal(classes="credit-row"):
            yield Label(id="credit-words", classes="credit-label", markup=False)
            yield IdeaField("what", "the idea, as its owner would say it")
        with Horizontal(classes="credit-row", id="credit-came"):
            with Horizontal(classes="credit-half"):
                yield Label(fitted("What came of it", LABEL), classes="credit-label", markup=False)
                yield IdeaField("outcome", "nothing yet")
            with Horizontal(classes="credit-half", id="credit-seen"):
                yield Label(line("seen where"), classes="credit-label", markup=False)
                yield IdeaField("seen_where", "where one can look")
        with Horizontal(classes="credit-row"):
            yield Label(fitted("Who may know", LABEL), classes="credit-label -choice", markup=False)
            yield Choice(id="credit-level")
        with Horizontal(classes="credit-row"):
            yield Label(id="credit-says-label", classes="credit-label -choice", markup=False)
            yield Choice(id="credit-answer")
        with Horizontal(classes="credit-row"):
            yield Label(fitted("Thanked or told", LABEL), classes="credit-label", markup=False)
            yield IdeaField("told", "to whom, or how")
            yield Label(id="credit-thanked", markup=False)
        yield Static(id="credit-rule", markup=False)

    def show(self, idea: IdeaView) -> None:
        """Show an idea; what is being written in a field stays."""
        anew = idea.id != self._idea
        if anew:
            self.save_all()
            self.let_go()
        self._idea = idea.id
        self.query_one("#credit-source", Static).update(line(idea.source))
        self.query_one("#credit-words", Label).update(fitted(idea.words_label, LABEL))
        self.query_one("#credit-says-label", Label).update(fitted(idea.says_label, LABEL))
        for part in PARTS:
            self.fill(f"credit-{part}", IdeaWriting(idea.id, part), idea.texts[part], anew=anew)
        self.query_one("#credit-level", Choice).show(idea.levels, idea.level)
        self.query_one("#credit-answer", Choice).show(idea.answers, idea.answer)
        self.query_one("#credit-thanked", Label).update(line(idea.thanked))
        self.query_one("#credit-rule", Static).update(line(idea.rule))

    def write(self, field: str = "what") -> None:
        """Put the cursor at the end of a field."""
        self.query_one(f"#credit-{field}", IdeaField).focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self.save_all():
            self.post_message(self.Done())

    @on(Choice.Picked)
    def _picked(self, event: Choice.Picked) -> None:
        event.stop()
        part = "level" if event.choice.id == "credit-level" else "answer"
        self.post_message(self.Picked(self._idea, part, event.value))
