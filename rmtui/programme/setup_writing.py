"""Typed answers of the setup: what becomes of one once it is kept, also one found again as a draft?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from rmtui.programme.days.reading import Context
from rmtui.programme.edit import NOTHING_DIFFERENT, Edit
from rmtui.programme.levels import Level
from rmtui.programme.programme import Programme
from rmtui.programme.setup import Step, answer, value_of
from rmtui.programme.setup_values import Question, parse_answer
from rmtui.programme.writing import draft_key


@dataclass(frozen=True, slots=True)
class AnswerWriting:
    """What the field of a question is for."""

    question: Question
    """What is asked."""
    step: Step
    """The step it belongs to."""

    place: ClassVar = "setup"
    """The place its form stands in."""
    level: ClassVar[Level] = "programme"
    """Who may know it."""
    means_something: ClassVar = True
    """Whether emptying the field says something."""

    @property
    def key(self) -> str:
        """What its draft is called."""
        return draft_key("setup", self.question.id)

    @property
    def about(self) -> Mapping[str, Any]:
        """What is needed to offer its draft again."""
        return {"place": self.place, "question": self.question.id}

    def subject(self, programme: Programme) -> str:
        """Return what it is about, without a word that was typed."""
        return f"an answer in step {self.step.number} of the setup"

    def keep(self, programme: Programme, typed: str, *, new_id: Callable[[], str], now: datetime, today: date) -> Edit:
        """Return the edit that keeps what was typed; raises BadInput for what is no answer."""
        value = parse_answer(self.question, typed, Context(today, order=programme.about.typed_order))
        if value == value_of(programme.about, self.question):
            return NOTHING_DIFFERENT
        return answer(programme, self.question, value, step=self.step.id)

    def after(self, edit: Edit) -> AnswerWriting:
        """Return what the field is for once the edit is saved: the same."""
        return self
