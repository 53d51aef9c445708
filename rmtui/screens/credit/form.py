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
from rmtui.widgets.choice import Choice
from rmtui.widgets.field_scroll import FieldScroll
from rmtui.widgets.fields import LineField
from rmtui.widgets.text import fitted, line

LABEL = 15
"""Cells of the words before a field."""
FIELDS = ("what", "outcome", "seen_where", "told")
"""Parts of an idea that are typed."""


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
    """One typed part of an idea; it knows which idea it shows, so that no key is ever put down to another one."""

    @dataclass
    class Typed(Message):
        """Somebody typed."""

        idea: str
        """Id of the idea."""
        field: str
        """Which of FIELDS."""
        text: str
        """What the field holds now."""

    def __init__(self, field: str, placeholder: str) -> None:
        self._field = field
        self._idea = ""  # before the field exists, because its first value is watched too
        super().__init__(f"credit-{field}", hint=placeholder)
        self.highlighter = _Shortened(self)

    def show(self, idea: str, text: str) -> None:
        """Show what is stored, unless somebody is writing in this very field."""
        if self.has_focus and idea == self._idea:
            return
        self._idea = ""  # what is set here was not typed
        if self.value != text:
            self.value = text
        self.cursor_position = 0
        self._idea = idea

    def on_focus(self) -> None:
        """Write on at the end."""
        self.cursor_position = len(self.value)

    def on_blur(self) -> None:
        """Show the beginning."""
        self.cursor_position = 0

    def watch_value(self, value: str) -> None:
        """Say what was typed."""
        if self._idea:
            self.post_message(self.Typed(self._idea, self._field, value))


class CreditForm(FieldScroll):
    """The form of one idea; says what was typed and picked, and changes nothing itself."""

    @dataclass
    class Left(Message):
        """A field was left."""

        to_list: bool
        """True when enter asked to go back to the list."""

    @dataclass
    class Picked(Message):
        """Who may know, or what the owner says, was picked."""

        idea: str
        """Id of the idea."""
        part: str
        """`level` or `answer`."""
        value: str
        """What was picked."""

    def __init__(self) -> None:
        super().__init__(id="credit-form")
        self._idea = ""

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
        self._idea = idea.id
        self.query_one("#credit-source", Static).update(line(idea.source))
        self.query_one("#credit-words", Label).update(fitted(idea.words_label, LABEL))
        self.query_one("#credit-says-label", Label).update(fitted(idea.says_label, LABEL))
        for field in FIELDS:
            self.query_one(f"#credit-{field}", IdeaField).show(idea.id, idea.texts[field])
        self.query_one("#credit-level", Choice).show(idea.levels, idea.level)
        self.query_one("#credit-answer", Choice).show(idea.answers, idea.answer)
        self.query_one("#credit-thanked", Label).update(line(idea.thanked))
        self.query_one("#credit-rule", Static).update(line(idea.rule))

    def write(self, field: str = "what") -> None:
        """Put the cursor at the end of a field."""
        self.query_one(f"#credit-{field}", IdeaField).focus()

    @on(Input.Blurred)
    def _left(self, event: Input.Blurred) -> None:
        event.stop()
        self.post_message(self.Left(False))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Left(True))

    @on(Choice.Picked)
    def _picked(self, event: Choice.Picked) -> None:
        event.stop()
        part = "level" if event.choice.id == "credit-level" else "answer"
        self.post_message(self.Picked(self._idea, part, event.value))
