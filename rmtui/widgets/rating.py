"""Rating scale: sentences answered on the same few steps, one key each: a digit, or minus for does not apply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from rmtui.widgets.roving import AT_CURSOR, PLACE, SIGN, Roving, at_place
from rmtui.widgets.text import line
from rmtui.widgets.wrapping import wrapped

Steps = Sequence[tuple[str, str]]
"""Steps from one end to the other, each its key (a digit or `-`) and its words; these may be empty."""
NO_TO_YES: Steps = (("0", "no"), ("1", "partly"), ("2", "yes"), ("-", "n/a"))
"""Steps for a sentence that may hold."""
NONE_TO_FOUR: Steps = tuple((str(step), "") for step in range(5))
"""Steps for how much of something was reached."""
ONE_TO_FIVE: Steps = tuple((str(step), "") for step in range(1, 6))
"""Steps between two ends."""
STEP = "step"
"""What the mouse finds under it on a box: the key of its step."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to answer."""

    id: str
    """What its answer is kept under."""
    text: str
    """The sentence."""
    alert: bool = False
    """Whether its answer asks for attention; the text says so too."""


class Rating(Roving):
    """Sentences with a box for each step, the steps in words above; or one answer between two ends on one line.

    An answer is kept at once and said with `Rated`. A key that is one of the steps answers and goes on to the next
    sentence; the arrows move the answer; Delete takes it away.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"rate('{digit}')", show=False) for digit in range(10)),
        Binding("minus", "rate('-')", show=False),
        Binding("delete,backspace", "rate('')", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("space,enter", "step(0)", show=False),
    ]

    @dataclass
    class Rated(Message):
        """A sentence was answered."""

        rating: Rating
        """Where."""
        sentence: str
        """Id of the sentence."""
        key: str
        """Key of the step; empty where the answer was taken away."""

        @property
        def control(self) -> Rating:
            """Where, for `on`."""
            return self.rating

    def __init__(self, steps: Steps, *, id: str | None = None, classes: str = "") -> None:  # noqa: A002
        """Offer `steps`; `show` says for which sentences, `show_one` between which ends."""
        super().__init__(id=id, classes=classes)
        self._steps = tuple(steps)
        self._heads = tuple(f"{key} {words}" for key, words in steps)
        self._left = 1 + sum(len(head) + 1 for head in self._heads) + 1
        self._sentences: tuple[Sentence, ...] = ()
        self._ends: tuple[str, str] | None = None
        self._marks: dict[str, str] = {}

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self._sentences)

    def show(self, sentences: Iterable[Sentence], marks: Mapping[str, str]) -> None:
        """Show sentences and the steps they are answered with, by their ids."""
        shown = tuple(sentences)
        changed = shown != self._sentences
        if changed or dict(marks) != self._marks:
            self._sentences, self._marks = shown, dict(marks)
            self.refresh(layout=changed)

    def show_one(self, key: str, low: str, high: str) -> None:
        """Show one answer, empty for none, between two ends."""
        changed, self._ends = self._ends != (low, high), (low, high)
        self.show([Sentence("", "")], {"": key} if key else {})
        if changed:
            self.refresh(layout=True)

    # Where things are

    def lines(self, width: int) -> list[Content]:
        """Return the line between two ends, or the headings and a line or more for each sentence."""
        if self._ends is not None:
            return self._between(*self._ends, width)
        heads = Content(" " + " ".join(self._heads)).stylize("$quiet-text")
        return [heads, *(row for place in range(self.count) for row in self._rows(place, width))]

    def _between(self, low: str, high: str, width: int) -> list[Content]:
        ends, here = (line(low), line(high)), self.is_at(0)
        rows = [Content(" ").join((ends[0], self._boxes(keys=keys), ends[1])) for keys in (True, False)]
        fitting = [row for row in rows if row.cell_length < width]
        rows = fitting[:1] or [ends[0], self._boxes(keys=True), ends[1]]
        rows = [Content(SIGN if here and row is rows[0] else " ") + row for row in rows]
        return [at_place(row.stylize(AT_CURSOR) if here else row, 0) for row in rows]

    def _boxes(self, *, keys: bool) -> Content:
        """Return the boxes of one answer, with their keys where there is room for these."""
        return Content(" ").join(
            self._box(0, key, f"{key if keys else ''}{self._sign(0, key)}") for key, _ in self._steps
        )

    def _rows(self, place: int, width: int) -> list[Content]:
        sentence, here = self._sentences[place], self.is_at(place)
        first, *rest = wrapped(sentence.text, width - self._left)
        boxes = [
            self._box(place, key, self._sign(place, key).center(len(head)))
            for (key, _), head in zip(self._steps, self._heads, strict=True)
        ]
        row = Content(SIGN if here else " ") + Content(" ").join(boxes) + Content("  ") + line(first)
        if here:
            row = row.stylize(AT_CURSOR)
        elif sentence.alert:
            row = row.stylize("$alert-text")
        return [at_place(part, place) for part in (row, *(Content(" " * self._left) + line(part) for part in rest))]

    def _sign(self, place: int, key: str) -> str:
        return "(o)" if self._marks.get(self._sentences[place].id) == key else "( )"

    def _box(self, place: int, key: str, shown: str) -> Content:
        held = self._marks.get(self._sentences[place].id) == key
        box = Content(shown).stylize("bold") if held and self._ends is not None else Content(shown)
        return at_place(box, place, **{STEP: key})

    def row_of(self, place: int) -> int:
        """Return the line a sentence begins on."""
        if self._ends is not None:
            return 0
        room = self.content_size.width - self._left
        return 1 + sum(len(wrapped(sentence.text, room)) for sentence in self._sentences[:place])

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave digits that are no steps to others."""
        return action != "rate" or parameters in ((), ("",)) or any(parameters == (key,) for key, _ in self._steps)

    def action_rate(self, key: str) -> None:
        """Answer the sentence under the cursor and go to the next one."""
        self._rate(key)
        if key and self.cursor + 1 < self.count:
            self.cursor += 1

    def action_step(self, by: int) -> None:
        """Move the answer one step; nought means the next one round."""
        keys = [key for key, _ in self._steps]
        mark = self._marks.get(self._sentences[self.cursor].id)
        if mark not in keys:
            self._rate(keys[0 if by >= 0 else -1])
            return
        place = keys.index(mark)
        self._rate(keys[(place + 1) % len(keys) if by == 0 else min(max(0, place + by), len(keys) - 1)])

    def on_click(self, event: events.Click) -> None:
        """Answer by clicking a box; elsewhere only the cursor moves."""
        place, key = event.style.meta.get(PLACE), event.style.meta.get(STEP)
        if isinstance(place, int):
            self.cursor = place
            if isinstance(key, str):
                self._rate(key)

    def _rate(self, key: str) -> None:
        """Show the answer at once, so that the next key counts on from it, and say it."""
        sentence = self._sentences[self.cursor].id
        if key == self._marks.get(sentence, ""):
            return
        self._marks = {**{name: mark for name, mark in self._marks.items() if name != sentence}}
        if key:
            self._marks[sentence] = key
        self.refresh(layout=True)
        self.post_message(self.Rated(self, sentence, key))
