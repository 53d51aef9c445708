"""How are many sentences answered quickly? One key each: 0 no, 1 partly, 2 yes, minus does not apply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from rmtui.screens.setup.walk import Walk, wrapped
from rmtui.widgets.text import line

COLUMNS: tuple[tuple[str, int | None], ...] = (("0 no", 0), ("1 partly", 1), ("2 yes", 2), ("- n/a", None))
"""What stands over the boxes, and the mark each stands for."""

MARK_OF: Mapping[str, int | None] = {"0": 0, "1": 1, "2": 2, "-": None}
"""What each key means."""

LEFT = 1 + sum(len(head) + 1 for head, _ in COLUMNS) + 1
"""Cells before a sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to answer."""

    id: str
    """What its mark is kept under."""
    text: str
    """The sentence."""
    red: bool = False
    """Whether a no weighs more than others."""


class Scale(Walk):
    """Sentences with four boxes each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("0", "mark('0')", "No", show=False),
        Binding("1", "mark('1')", "Partly", show=False),
        Binding("2", "mark('2')", "Yes", show=False),
        Binding("minus", "mark('-')", "Does not apply", show=False),
        Binding("delete,backspace", "mark('')", "Unanswered", show=False),
        Binding("left", "side(-1)", "Left", show=False),
        Binding("right", "side(1)", "Right", show=False),
        Binding("space,enter", "side(0)", "Next answer", show=False),
    ]

    @dataclass
    class Marked(Message):
        """A sentence was answered."""

        sentence: str
        """Id of the sentence."""
        key: str
        """0, 1, 2, - for does not apply, or empty for unanswered."""

    def __init__(self, sentences: Sequence[Sentence], *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._sentences = tuple(sentences)
        self._marks: dict[str, int | None] = {}

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self._sentences)

    def show(self, sentences: Sequence[Sentence], marks: Mapping[str, int | None]) -> None:
        """Show the sentences and their marks."""
        changed = tuple(sentences) != self._sentences
        if changed or dict(marks) != self._marks:
            self._sentences, self._marks = tuple(sentences), dict(marks)
            self.refresh(layout=changed)

    def lines(self, width: int) -> list[Content]:
        """Return the headings and a line or more for each sentence."""
        heads = " " + "".join(f"{head} " for head, _ in COLUMNS)
        return [
            Content(heads).stylize("$quiet-text"),
            *(row for place in range(self.count) for row in self._rows(place, width)),
        ]

    def _rows(self, place: int, width: int) -> list[Content]:
        sentence, here = self._sentences[place], self.has_focus and place == self.cursor
        first, *rest = wrapped(self._text(sentence), width - LEFT)
        boxes = "".join(self._box(sentence, head, mark) for head, mark in COLUMNS)
        row = Content((">" if here else " ") + boxes + " ") + line(first)
        if here:
            row = row.stylize("$cursor-text on $cursor")
        elif sentence.red and self._marks.get(sentence.id, 1) == 0:
            row = row.stylize("$alert-text")
        return [row, *(Content(" " * LEFT) + line(part) for part in rest)]

    def _box(self, sentence: Sentence, head: str, mark: int | None) -> str:
        held = sentence.id in self._marks and self._marks[sentence.id] == mark
        return ("(o)" if held else "( )").center(len(head)) + " "

    def _text(self, sentence: Sentence) -> str:
        red = sentence.red and sentence.id in self._marks and self._marks[sentence.id] == 0
        return f"{sentence.text} (reason to wait)" if red else sentence.text

    def row_of(self, place: int) -> int:
        """Return the line a sentence begins on."""
        room = self.size.width - LEFT
        return 1 + sum(len(wrapped(self._text(sentence), room)) for sentence in self._sentences[:place])

    # What can be done

    def action_mark(self, key: str) -> None:
        """Answer the sentence under the cursor and go to the next one."""
        self._mark(key)
        if key and self.cursor + 1 < self.count:
            self.cursor += 1

    def action_side(self, by: int) -> None:
        """Move the answer one box; nought means the next one round."""
        places = [mark for _, mark in COLUMNS]
        sentence = self._sentences[self.cursor].id
        if sentence not in self._marks:
            self._mark("0" if by >= 0 else "-")
            return
        place = places.index(self._marks[sentence])
        place = (place + 1) % len(places) if by == 0 else min(max(0, place + by), len(places) - 1)
        self._mark("-" if places[place] is None else str(places[place]))

    def _mark(self, key: str) -> None:
        """Show the mark at once, so that the next key counts on from it, and say it."""
        sentence = self._sentences[self.cursor].id
        others = {name: mark for name, mark in self._marks.items() if name != sentence}
        marks = {**others, sentence: MARK_OF[key]} if key else others
        if marks != self._marks:
            self._marks = marks
            self.refresh(layout=True)
            self.post_message(self.Marked(sentence, key))

    def on_click(self, event: events.Click) -> None:
        """Answer by clicking a box; elsewhere only the cursor moves."""
        if event.y == 0:
            return
        self.cursor = max(place for place in range(self.count) if self.row_of(place) <= event.y)
        end = 1
        for head, mark in COLUMNS:
            end += len(head) + 1
            if 1 <= event.x < end:
                self._mark("-" if mark is None else str(mark))
                return
