"""Registry of what can be written: what was a draft of an earlier run for, whatever place it was typed in?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from rmtui.content.library import setup_steps
from rmtui.drafting import Draft
from rmtui.errors import BadInput
from rmtui.programme.credit_writing import idea_writing_of
from rmtui.programme.edit import Edit
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.programme import Programme
from rmtui.programme.session_writing import writing_of as session_writing_of
from rmtui.programme.setup_writing import AnswerWriting
from rmtui.programme.writing import Writing

NEW_IDEA, NAMES, NEW_PERSON, PERSON = "credit-new", "people-names", "person-new", "person-"
"""Keys of the drafts of what is written in a window; that of somebody who is there ends with her id."""


@dataclass(frozen=True, slots=True)
class WindowWriting:
    """A text that becomes something only in its own window: half a list of names is never kept by itself."""

    key: str
    """What its draft is called."""
    place: str = ""
    """The place its window opens in; empty where nobody knows any more."""
    record: str = ""
    """Id of the person it is about; empty for something new."""

    level: ClassVar[Level] = LEVELS[0]
    """Who may know it."""
    means_something: ClassVar = False
    """Whether emptying the field says something."""

    @property
    def about(self) -> Mapping[str, Any]:
        """What is needed to offer its draft again."""
        return {"person": self.record} if self.record else {}

    def subject(self, programme: Programme) -> str:
        """Return what it is about, without a word that was typed; empty where what it belongs to is gone."""
        if self.record:
            person = programme.people.get(self.record)
            return f"what is known of {person.name}" if person else ""
        return {NEW_IDEA: "a new idea", NAMES: "a list of names", NEW_PERSON: "somebody new"}.get(self.key, "")

    def keep(self, programme: Programme, typed: str, *, new_id: Callable[[], str], now: datetime, today: date) -> Edit:
        """Raise BadInput: only its window keeps it."""
        raise BadInput("This text is kept in its own window. It stays a draft.")

    def after(self, edit: Edit) -> WindowWriting:
        """Return what the field is for afterwards: the same."""
        return self


def writing_of(draft: Draft) -> Writing:
    """Return what a draft was for; what nobody knows any more can still be looked at."""
    writing = session_writing_of(draft.about) or idea_writing_of(draft.about) or _answer(draft.about.get("question"))
    if writing is not None:
        return writing
    if draft.key == NEW_IDEA:
        return WindowWriting(draft.key, "credit")
    if draft.key in (NAMES, NEW_PERSON):
        return WindowWriting(draft.key, "people")
    person = draft.about.get("person")
    if isinstance(person, str) and draft.key.startswith(PERSON):
        return WindowWriting(draft.key, "people", person)
    return WindowWriting(draft.key)


def _answer(question: object) -> AnswerWriting | None:
    for step in setup_steps():
        for one in step.questions:
            if one.id == question:
                return AnswerWriting(one, step)
    return None
