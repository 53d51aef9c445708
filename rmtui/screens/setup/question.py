"""Question of the setup: its text, a field that suits its kind, a remark below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, Static

from rmtui.content.kinds import SetupQuestion
from rmtui.programme.setup_values import Value
from rmtui.screens.setup.marks import MARK_KEYS
from rmtui.widgets.choice import Choice
from rmtui.widgets.fields import AreaField, Field, LineField
from rmtui.widgets.rating import NO_TO_YES, Rating, Sentence
from rmtui.widgets.text import line

LIST_LINES = 3
"""Lines of a field for several entries while it is nearly empty."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question with everything the programme says about it now."""

    text: str
    """The question in the programme's words."""
    help: str
    """One line more."""
    choices: tuple[str, ...]
    """The answers to choose from, in the programme's words."""
    value: Value
    """The answer that holds."""
    is_open: bool = False
    """Whether it stays open at this amount of paper."""
    reds: frozenset[str] = frozenset()
    """Sentences whose no weighs more."""
    remark: str = ""
    """What follows from the answer."""
    press: str = ""
    """Words on a button beside the remark."""


class Press(Button):
    """A button in one line, its brackets drawn."""

    def __init__(self, words: str, *, id: str | None = None, classes: str = "") -> None:  # noqa: A002 - Textual's word
        super().__init__(Content(""), id=id, classes=f"press {classes}", compact=True)
        self.say(words)

    def say(self, words: str) -> None:
        """Show these words."""
        label = Content("[ ") + line(words) + Content(" ]")
        if self.label != label:
            self.label = label
            self.styles.width = label.cell_length + 2


class QuestionBox(Vertical):
    """One question."""

    @dataclass
    class Answered(Message):
        """An answer was ticked or chosen."""

        box: QuestionBox
        """Which question."""
        value: Value
        """The whole answer."""

    @dataclass
    class Ticked(Message):
        """One answer of several was ticked, or its tick taken away."""

        box: QuestionBox
        """Which question."""
        value: str
        """Which answer."""

    @dataclass
    class Marked(Message):
        """One sentence of a scale was answered."""

        box: QuestionBox
        """Which question."""
        sentence: str
        """Id of the sentence."""
        key: str
        """0, 1, 2, - for does not apply, or empty for unanswered."""

    @dataclass
    class Pressed(Message):
        """The button beside the remark was pressed."""

        box: QuestionBox
        """Which question."""

    def __init__(self, question: SetupQuestion) -> None:
        self.is_word = question.field.startswith("labels.")
        """Whether it asks for a word for a role, in one row."""
        kind = "word" if self.is_word else question.kind
        super().__init__(id=f"question-{question.id}", classes=f"question-box -{kind}")
        self.question = question
        """What is asked."""

    def compose(self) -> ComposeResult:
        """Lay out the question, its field and its remark."""
        question = self.question
        yield Static(markup=False, classes="asked")
        if question.kind == "scale":
            yield Rating(NO_TO_YES, classes="answer")
        elif question.kind == "list":
            yield AreaField(field_id(question), classes="answer typed")
        elif question.kind in ("ticks", "choice"):
            yield self._choice("answer")
        else:
            yield from self._line()
        with Horizontal(classes="remark"):
            yield Static(markup=False, classes="said")
            yield Press("", classes="remark-press")

    def _line(self) -> ComposeResult:
        question = self.question
        with Horizontal(classes="line"):
            yield LineField(field_id(question), classes="answer typed")
            if question.kind == "number":
                yield Static(f"{question.unit}, {question.least} to {question.most}", markup=False, classes="unit")
            elif question.kind == "date":
                yield Static("such as 12 May, or 2026-05-12", markup=False, classes="unit")
        if question.choices:
            yield self._choice("suggestions")

    def _choice(self, classes: str) -> Choice:
        """Return the answers to choose from; a digit still leads to another place, as everywhere one just arrives."""
        fixed = [str(place) for place, choice in enumerate(self.question.choices) if choice.fixed]
        return Choice(many=self.question.kind == "ticks", fixed=fixed, digits=False, classes=classes)

    # Showing

    def show(self, shown: Shown) -> None:
        """Show the question as it stands; its text is filled in by the form."""
        asked = Content.styled(line(shown.text).plain, "bold")
        if shown.is_open:
            asked += Content.styled("  ! open", "$alert-text")
        if shown.help:
            asked += Content("  ") + Content.styled(line(shown.help).plain, "$quiet-text")
        self.query_one(".asked", Static).update(asked)
        for rating in self.query(Rating):
            marks = {name: MARK_KEYS[mark] for name, mark in _marks_of(shown.value).items() if mark in MARK_KEYS}
            rating.show(self._sentences(shown, marks), marks)
        for choice in self.query(Choice):
            choice.show([(str(place), text) for place, text in enumerate(shown.choices)], *self._chosen(shown.value))
        self._fit()
        self._show_remark(shown.remark, shown.press)

    def _sentences(self, shown: Shown, marks: Mapping[str, str]) -> Iterator[Sentence]:
        """Yield the sentences of a scale; a no to one that weighs more is marked, in words too."""
        for choice, text in zip(self.question.choices, shown.choices, strict=True):
            name = str(choice.value)
            red = name in shown.reds and marks.get(name) == MARK_KEYS[0]
            yield Sentence(name, f"{text} (reason to wait)" if red else text, red)

    def _chosen(self, value: Value) -> list[str]:
        """Return which choices hold, as their places."""
        many = value if isinstance(value, tuple) else (value,)
        return [
            str(place)
            for place, choice in enumerate(self.question.choices)
            if any(choice.value == one and type(choice.value) is type(one) for one in many)
        ]

    def _fit(self) -> None:
        """Give a field for several entries the lines it needs, unless somebody is writing in it."""
        editor = self.editor
        if isinstance(editor, AreaField) and not editor.has_focus:
            editor.styles.height = max(LIST_LINES, min(8, editor.text.count("\n") + 2))

    def _show_remark(self, remark: str, press: str) -> None:
        row = self.query_one(".remark")
        row.display = bool(remark or press)
        row.set_class(bool(press), "-pressed")
        self.query_one(".said", Static).update(line(remark))
        button = self.query_one(".remark-press", Press)
        button.display = bool(press)
        button.say(press)

    # Typing

    @property
    def editor(self) -> Field | None:
        """The field for text; None for a question that is ticked."""
        return next((one for one in self.query(".typed") if isinstance(one, LineField | AreaField)), None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    # Choosing

    @on(Choice.Picked)
    def _picked(self, event: Choice.Picked) -> None:
        event.stop()
        value = self.question.choices[int(event.value)].value
        if self.question.kind != "ticks":
            self.post_message(self.Answered(self, value))
            return
        self.post_message(self.Ticked(self, str(value)))

    @on(Rating.Rated)
    def _marked(self, event: Rating.Rated) -> None:
        event.stop()
        self.post_message(self.Marked(self, event.sentence, event.key))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Pressed(self))


def field_id(question: SetupQuestion) -> str:
    """Return the id of the field a question is answered in."""
    return f"answer-{question.id}"


def _marks_of(value: Value) -> Mapping[str, int | None]:
    return value if isinstance(value, Mapping) else {}
