"""Registry of what can be written: what was a draft of an earlier run for, whatever place it was typed in?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar

from rmtui.content.library import setup_steps
from rmtui.drafting import Draft
from rmtui.errors import BadInput
from rmtui.programme.catalogue.fields import FIELDS, filled
from rmtui.programme.credit_writing import idea_writing_of
from rmtui.programme.credits import add_credit
from rmtui.programme.edit import Edit
from rmtui.programme.exception_writing import exception_writing_of
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.move_writing import move_writing_of
from rmtui.programme.objective_writing import objective_writing_of
from rmtui.programme.person_writing import person_writing_of
from rmtui.programme.programme import Programme
from rmtui.programme.session_writing import writing_of as session_writing_of
from rmtui.programme.setup_writing import AnswerWriting
from rmtui.programme.writing import Writing, draft_key

NEW_IDEA, NAMES, NEW_PERSON = "credit-new", "people-names", "person-new"
"""Keys of the drafts of what is written in a window; those of somebody new end with the field."""


@dataclass(frozen=True, slots=True)
class WindowWriting:
    """A text that becomes something only in its own window: half a list of names is never kept by itself."""

    key: str
    """What its draft is called."""
    place: str = ""
    """The place its window opens in; empty where nobody knows any more."""
    field: str = ""
    """Which field of its window, where that has several."""

    level: ClassVar[Level] = LEVELS[0]
    """Who may know it."""
    means_something: ClassVar = False
    """Whether emptying the field says something."""

    @property
    def about(self) -> Mapping[str, Any]:
        """What is needed to offer its draft again."""
        return {"field": self.field} if self.field else {}

    def subject(self, programme: Programme) -> str:
        """Return what it is about, without a word that was typed; empty where what it belongs to is gone."""
        if self.field in FIELDS["people"]:
            return f"somebody new: {filled(FIELDS['people'][self.field].label, programme.about)}"
        return {NEW_IDEA: "a new idea", NAMES: "a list of names"}.get(self.key, "")

    def keep(self, programme: Programme, typed: str, *, new_id: Callable[[], str], now: datetime, today: date) -> Edit:
        """Raise BadInput: only its window keeps it."""
        raise BadInput("This text is kept in its own window. It stays a draft.")

    def after(self, edit: Edit) -> WindowWriting:
        """Return what the field is for afterwards: the same."""
        return self


def new_person_writing(field: str) -> WindowWriting:
    """Return what a field of somebody new is for."""
    return WindowWriting(draft_key(NEW_PERSON, field), "people", field)


@dataclass(frozen=True, slots=True)
class NewIdea(WindowWriting):
    """An idea that is not noted yet; it is kept once it is said whose it is and who may know."""

    key: str = NEW_IDEA
    """What its draft is called."""
    place: str = "credit"
    """The place its window opens in."""
    whose: tuple[str, ...] = ()
    """Ids of those whose idea it is."""
    readers: Level | None = None
    """Who may know it, once there is a yes; None while that is not said."""
    idea: str = ""
    """Its id, once it is noted."""

    def keep(self, programme: Programme, typed: str, *, new_id: Callable[[], str], now: datetime, today: date) -> Edit:
        """Return the edit that notes it; raises BadInput while nobody said who may know."""
        if self.readers is None:
            raise BadInput("This text is kept in its own window. It stays a draft.")
        return add_credit(programme, self.whose, typed, level=self.readers, new_id=new_id)

    def after(self, edit: Edit) -> NewIdea:
        """Return what the field is for afterwards: the idea that is there now."""
        return replace(self, idea=edit.changes[0].id)


def writing_of(draft: Draft) -> Writing:
    """Return what a draft was for; what nobody knows any more can still be looked at."""
    for read in READERS:
        if (writing := read(draft.about)) is not None:
            return writing
    if draft.key == NEW_IDEA:
        return NewIdea()
    if draft.key == NAMES:
        return WindowWriting(draft.key, "people")
    field = draft.about.get("field")
    if isinstance(field, str) and new_person_writing(field).key == draft.key:
        return new_person_writing(field)
    return WindowWriting(draft.key)


def _answer_of(about: Mapping[str, Any]) -> AnswerWriting | None:
    for step in setup_steps():
        for one in step.questions:
            if one.id == about.get("question"):
                return AnswerWriting(one, step)
    return None


READERS: tuple[Callable[[Mapping[str, Any]], Writing | None], ...] = (
    session_writing_of,
    idea_writing_of,
    person_writing_of,
    _answer_of,
    objective_writing_of,
    exception_writing_of,
    move_writing_of,
)
"""What reads what a draft is about, one for each kind that stands in a field of its own."""
