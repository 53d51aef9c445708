"""Answers of the setup: how does one reach the programme, and what becomes of text that is not saved yet?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rmtui.content.kinds import SetupQuestion
from rmtui.content.library import fill, word_sets
from rmtui.errors import BadInput
from rmtui.exchange.setup.remarks import set_of
from rmtui.programme.days.reading import Context
from rmtui.programme.setup import answer, is_answered, use_words, value_of
from rmtui.programme.setup_values import Value, parse_answer
from rmtui.screens.kit.place import Place
from rmtui.screens.setup.marks import MARKS
from rmtui.screens.setup.question import QuestionBox
from rmtui.words import words_of

DRAFT = "setup-"
"""What the keys of drafts made here begin with."""

WRITING = "Draft kept; it is saved when you leave the field."


class Answers:
    """Saves what was ticked at once and what was typed when its field is left; until then it is a draft."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._typing: set[str] = set()
        self._waiting: dict[str, str] = {}
        self.step = ""
        """Id of the step on screen."""

    def bring_back_drafts(self) -> None:
        """Find what was being written when the program ended without being asked to."""
        for draft in self._place.host.drafting.left():
            if draft.key.startswith(DRAFT):
                question = draft.key.removeprefix(DRAFT)
                self._waiting[question] = draft.text
                self._typing.add(question)

    def waiting(self, question: str) -> str | None:
        """Hand out, once, a text that could not be saved when its field was left."""
        return self._waiting.pop(question, None)

    def give(self, question: SetupQuestion, value: Value) -> bool:
        """Save an answer; says why not, and returns False, when it cannot be one."""
        place = self._place
        programme, step = place.programme, self.step
        words = words_of(programme.about)
        told = replace(question, choices=tuple(replace(one, text=fill(one.text, words)) for one in question.choices))
        said = next((one.text for one in told.choices if one.value == value), "")
        if question.id == "words":
            labels = next(one.labels for one in word_sets() if one.id == value)
            held = set_of(programme) == value
            return held or place.attempt(lambda: use_words(programme, labels, step=step, said=said))
        if value == value_of(programme.about, question) and is_answered(programme, question):
            return True
        if place.attempt(lambda: answer(programme, told, value, step=step, said=said)):
            return True
        place.renew()  # the field shows again what is kept
        return False

    def tick(self, question: SetupQuestion, one: str) -> bool:
        """Tick one answer of several, or take its tick away."""
        held = value_of(self._place.programme.about, question)
        ticked = held if isinstance(held, tuple) else ()
        others = tuple(other for other in ticked if other != one)
        return self.give(question, others if one in ticked else (*ticked, one))

    def mark(self, question: SetupQuestion, sentence: str, key: str) -> bool:
        """Answer one sentence of a scale by its key, or take the answer away with an empty one."""
        held = value_of(self._place.programme.about, question)
        marks = {name: mark for name, mark in held.items() if name != sentence} if isinstance(held, Mapping) else {}
        return self.give(question, {**marks, sentence: MARKS[key]} if key else marks)

    # Text

    def typed(self, box: QuestionBox) -> None:
        """Keep a draft of what is being typed."""
        question, text = box.question, box.text
        if not box.is_pending:
            self._forget(question.id)
            return
        self._typing.add(question.id)
        about = {"place": "setup", "question": question.id}
        drafting = self._place.host.drafting
        drafting.typed(f"{DRAFT}{question.id}", text, about, lambda: self.keep(question, text))
        if not drafting.looking:
            self._place.say(WRITING)

    def keep(self, question: SetupQuestion, text: str) -> bool:
        """Save what was typed; says why not, and returns False, when it cannot be an answer."""
        place = self._place
        try:
            context = Context(place.desk.clock.today(), order=place.programme.about.typed_order)
            value = parse_answer(question, text, context)
        except BadInput as error:
            place.host.tell(error.sentence, alert=True)
            return False
        if value != value_of(place.programme.about, question) and not self.give(question, value):
            return False
        self._forget(question.id)
        for box in place.query(f"#question-{question.id}").results(QuestionBox):
            if box.text == text:
                box.settle(value_of(place.programme.about, question))
        return True

    def keep_all(self, boxes: Iterable[QuestionBox], *, leaving: bool = False) -> QuestionBox | None:
        """Save every text of a step and return the first question whose text cannot be; left, it waits for it."""
        refused = [box for box in boxes if box.is_pending and not self.keep(box.question, box.text)]
        if leaving:
            self._waiting.update({box.question.id: box.text for box in refused})
        return refused[0] if refused else None

    def _forget(self, question: str) -> None:
        if question in self._typing:
            self._typing.discard(question)
            self._place.host.drafting.saved(f"{DRAFT}{question}")
