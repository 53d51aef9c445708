"""Facts of a letter: the records it is about, and who receives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rmtui.content.kinds import Letter, LetterSubject, SetupQuestion
from rmtui.content.library import setup_steps
from rmtui.errors import BadInput
from rmtui.programme.credit import Credit
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme
from rmtui.programme.session import Session
from rmtui.programme.session_view import SessionView, look_at
from rmtui.programme.sessions import called
from rmtui.programme.setup import is_answered, value_of
from rmtui.programme.setup_values import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a letter is about, by id, each empty for none; a session or an idea brings its pair with it."""

    pair: str = ""
    """The two of them."""
    session: str = ""
    """One meeting."""
    credit: str = ""
    """One idea."""
    person: str = ""
    """One of those in the list of people."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The records a letter is about."""

    programme: Programme
    """Everything else that is known."""
    letter: Letter
    """What is known about the letter."""
    today: date
    """The day it is written."""
    pair: Pair | None
    """The two it is about."""
    session: Session | None
    """The meeting it is about."""
    credit: Credit | None
    """The idea it is about."""
    person: Person | None
    """Whom it is about."""

    @classmethod
    def of(cls, programme: Programme, letter: Letter, matter: Matter, today: date) -> Facts:
        """Look the records up; raises BadInput where the one the letter is about is not there."""
        credit = programme.credits.get(matter.credit)
        session = programme.sessions.get(matter.session or (credit.session if credit else ""))
        pair = programme.pairs.get(session.pair if session else matter.pair)
        person = programme.people.get(matter.person)
        records: Mapping[LetterSubject, object] = {
            "programme": programme, "person": person, "pair": pair, "session": session and pair, "credit": credit,
        }  # fmt: skip
        if records[letter.about] is None:
            thing = {"session": "meeting", "credit": "idea"}.get(letter.about, letter.about)
            raise BadInput(f"This letter is about one {thing}, and none is chosen. Choose it first.")
        return cls(programme, letter, today, pair, session, credit, person)

    def name(self, person_id: str) -> str:
        """Return what somebody is called; empty where she is not in the list."""
        return called(self.programme, person_id) if self.programme.people.get(person_id) else ""

    @property
    def view(self) -> SessionView | None:
        """The session with everything its form shows."""
        return look_at(self.programme, self.session.id) if self.session else None

    def answer(self, question_id: str) -> str:
        """Return an answer of the setup as people read it; empty for one nobody gave or accepted."""
        question, step = next((q, step.id) for step in setup_steps() for q in step.questions if q.id == question_id)
        accepted = self.programme.about.steps.get(step) == "done"
        return self._shown(question) if accepted or is_answered(self.programme, question) else ""

    def _shown(self, question: SetupQuestion) -> str:
        return shown(question, value_of(self.programme.about, question))

    def day(self, question_id: str) -> date | None:
        """Return a day answered in the setup."""
        raw = self.programme.about.answers.get(question_id)
        try:
            return date.fromisoformat(raw) if isinstance(raw, str) and raw else None
        except ValueError:
            return None


def receivers(facts: Facts) -> tuple[str, ...]:
    """Return the ids of those a letter goes to; none for what is read or said."""
    pair, person = facts.pair, facts.person
    to = facts.letter.to
    if to == "owner":
        return facts.credit.whose if facts.credit else ()
    if to == "manager":
        return (person.manager,) if person and person.manager else ()
    if to == "person" or (to == "both" and person):
        return (person.id,) if person else ()
    if pair is None:
        return ()
    return {"mentor": (pair.mentor,), "mentee": (pair.mentee,), "both": (pair.mentee, pair.mentor)}.get(to, ())


def recipients(facts: Facts) -> tuple[str, ...]:
    """Return name and address of each who receives a letter."""
    people = [person for key in receivers(facts) if (person := facts.programme.people.get(key))]
    return tuple(f"{person.name} <{person.email}>" if person.email else person.name for person in people)
