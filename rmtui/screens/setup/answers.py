"""Answers of the setup that are ticked or chosen: how does one reach the programme?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rmtui.content.kinds import SetupQuestion
from rmtui.content.library import fill, word_sets
from rmtui.exchange.setup.remarks import set_of
from rmtui.programme.setup import answer, is_answered, use_words, value_of
from rmtui.programme.setup_values import Value
from rmtui.screens.kit.place import Place
from rmtui.screens.setup.marks import MARKS
from rmtui.words import words_of


class Answers:
    """Saves at once what was ticked; what is typed goes the way of every field."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.step = ""
        """Id of the step on screen."""

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
