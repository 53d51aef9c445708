"""Steps of the setup: what has been decided, what is still open, and what does an answer change?

The questions themselves are content; here they are known only by their shape. Functions returning an Edit raise
BadInput for what is no answer, and change nothing then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol, TypeVar, cast, get_args

from rmtui.programme.about import About, Formality, Labels, Objective, Purpose
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.presets import USUAL_PURPOSE, weights_of
from rmtui.programme.programme import Programme
from rmtui.programme.setup_values import Question, Value, check_answer, default_of, fits, shown

T = TypeVar("T")
StepState = Literal["empty", "begun", "done", "later"]

PEOPLE_QUESTION = "bring-in"
"""Answered by there being people, whatever was said about where they come from."""

ENOUGH_PEOPLE = 2
"""A pair needs two."""

LONGEST_SAID = 40
"""Characters of an answer repeated in the status line."""

NEW_OBJECTIVE = "first"
"""Id of an objective written in the setup."""

_FORMALITIES: tuple[Formality, ...] = get_args(Formality)
_NOTHING: tuple[Value, ...] = ("", (), {})
_LABELS = "labels."
_OBJECTIVE = "objectives."


class Step(Protocol):
    """What this layer needs to know about a step; `content.kinds.SetupStep` is one."""

    @property
    def id(self) -> str:
        """Its slug."""

    @property
    def number(self) -> int:
        """1 to 7."""

    @property
    def questions(self) -> Sequence[Question]:
        """In order."""


S = TypeVar("S", bound=Step)


@dataclass(frozen=True, slots=True)
class Preset:
    """What the ticked purposes bring with them."""

    purpose: Purpose
    """The purpose that counts most."""
    weights: Mapping[str, int]
    """The most points each soft term gives; they sum to 100."""
    by_hand: bool
    """Whether the weights were set by hand, so that ticking changes nothing about them."""


def preset_of(about: About) -> Preset:
    """Return how pairs are weighed now."""
    purpose = about.purposes[0] if about.purposes else USUAL_PURPOSE
    return Preset(purpose, weights_of(about), bool(about.weights))


def value_of(about: About, question: Question) -> Value:
    """Return the answer that holds now: the one given, else the default."""
    if not question.field:
        raw = about.answers.get(question.id)
        value = None if raw is None else fits(question, raw)
        return default_of(question) if value is None else value
    held = _field(about, question.field)
    return held if isinstance(held, str | int | tuple) else default_of(question)


def is_answered(programme: Programme, question: Question) -> bool:
    """Say whether somebody gave an answer; an answer that says nothing counts as none."""
    about = programme.about
    if question.id == PEOPLE_QUESTION:
        return len(programme.people) >= ENOUGH_PEOPLE
    value = value_of(about, question)
    if value in _NOTHING:
        return False
    if question.kind == "scale" and isinstance(value, Mapping):
        return len(value) * 3 >= len(question.choices) * 2  # with less there is no verdict
    return question.id in about.answers if not question.field else value != _field(About(), question.field)


def open_questions(programme: Programme, step: Step) -> tuple[Question, ...]:
    """Return the questions of a step that stay marked as open at this programme's formality.

    Going on from a step accepts the defaults it was shown with; where there is none, the question stays open.
    """
    about = programme.about
    passed = about.steps.get(step.id) == "done"
    asked = _FORMALITIES.index(about.formality)

    def is_open(question: Question) -> bool:
        if question.open_from is None or _FORMALITIES.index(question.open_from) > asked:
            return False
        accepted = passed and not question.field and question.id != PEOPLE_QUESTION
        return not is_answered(programme, question) and not (accepted and default_of(question) not in _NOTHING)

    return tuple(question for question in step.questions if is_open(question))


def step_state(programme: Programme, step: Step) -> StepState:
    """Return how far a step is: one rule for all of them.

    Empty: nothing was said and nobody went on from it. Later: put off. Done: somebody went on from it, nothing in it is
    open, and one of the questions it can keep open has an answer, be it an accepted default. Begun: all the others.
    """
    mark = programme.about.steps.get(step.id)
    if mark == "later":
        return "later"
    answered = any(is_answered(programme, one) for one in step.questions)
    carried = any(_is_settled(programme, one) for one in step.questions if one.open_from is not None)
    if mark == "done" and carried and not open_questions(programme, step):
        return "done"
    return "begun" if mark or answered else "empty"


def _is_settled(programme: Programme, question: Question) -> bool:
    """Say whether a question has an answer once its step was gone on from."""
    accepted = default_of(question) not in _NOTHING and question.id != PEOPLE_QUESTION
    return accepted or is_answered(programme, question)


def next_step(programme: Programme, steps: Sequence[S]) -> S:
    """Return the step to go on with: the first that was neither gone on from nor put off, else the first."""
    marks = programme.about.steps
    return next((step for step in steps if marks.get(step.id) not in ("done", "later")), steps[0])


def answer(programme: Programme, question: Question, value: Value, *, step: str = "", said: str = "") -> Edit:
    """Give an answer. `step` is the id of the question's step, `said` how the answer reads on screen."""
    about = programme.about
    held = value_of(about, question)
    kept = check_answer(question, value, held)
    if question.field:
        changed = _with_field(programme, question, kept)
    else:
        changed = replace(about, answers=_with_answer(about.answers, question, kept))
    label = _label(question, kept, held, said or shown(question, kept))
    return Edit(EditKind.SETUP_ANSWER, label, (programme.put(with_mark(changed, step)),))


def use_words(programme: Programme, labels: Labels, *, step: str = "", said: str = "") -> Edit:
    """Take a set of words for the two roles and their meetings."""
    mine = replace(labels, extra=programme.about.labels.extra)
    changed = with_mark(replace(programme.about, labels=mine), step)
    return Edit(EditKind.SETUP_ANSWER, f'Took the words "{shorten(said or labels.mentor)}"', (programme.put(changed),))


def start_objective(programme: Programme, text: str, measure: str, *, step: str = "") -> Edit:
    """Begin from an objective that comes with the program: its sentence and how one would see it."""
    about = _with_objective(programme, {"text": text, "measure": measure})
    return Edit(EditKind.OBJECTIVE_ADD, f'Wrote "{shorten(text)}"', (programme.put(with_mark(about, step)),))


def decide_later(programme: Programme, step: Step) -> Edit:
    """Put a step off."""
    changed = with_mark(programme.about, step.id, "later")
    return Edit(EditKind.SETUP_STEP, f"Left step {step.number} for later", (programme.put(changed),))


def is_passed(programme: Programme, step: Step) -> bool:
    """Say whether going on from the step would change nothing."""
    return programme.about.steps.get(step.id) == "done" and not _waiting(programme.about, step)


def accept_step(programme: Programme, step: Step) -> Edit:
    """Go on from a step: what it shows is accepted, a suggested name included."""
    about = with_mark(programme.about, step.id, "done")
    for question in _waiting(about, step):
        about = _replaced(about, question.field, question.default)
    return Edit(EditKind.SETUP_STEP, f"Went on from step {step.number}", (programme.put(about),))


def _waiting(about: About, step: Step) -> list[Question]:
    """Return the empty fields that have something to put in them."""
    whole = (question for question in step.questions if question.field and "." not in question.field)
    return [question for question in whole if question.default and getattr(about, question.field) == ""]


def _field(about: About, path: str) -> Any:
    name = path.rpartition(".")[2]
    if path.startswith(_OBJECTIVE):
        return getattr(about.objectives[0], name) if about.objectives else ""
    return getattr(about.labels if path.startswith(_LABELS) else about, name)


def _with_field(programme: Programme, question: Question, value: Value) -> About:
    about, name = programme.about, question.field.rpartition(".")[2]
    if question.field.startswith(_LABELS):
        word = value or question.default
        return replace(about, labels=_replaced(about.labels, name, word))
    if question.field.startswith(_OBJECTIVE):
        return _with_objective(programme, {name: str(value)})
    return _replaced(about, name, value)


def _replaced(value: T, name: str, content: Any) -> T:
    changed: Any = value
    return cast(T, replace(changed, **{name: content}))


def _with_objective(programme: Programme, parts: Mapping[str, str]) -> About:
    """Change the first objective; one that says nothing any more goes, unless somebody serves it."""
    about = programme.about
    first = about.objectives[0] if about.objectives else Objective(id=NEW_OBJECTIVE)
    first = replace(first, text=parts.get("text", first.text), measure=parts.get("measure", first.measure))
    served = any(first.id in person.serves for person in programme.people.all())
    keep = (first,) if first.text or first.measure or served else ()
    return replace(about, objectives=keep + about.objectives[1:])


def _with_answer(answers: Mapping[str, Any], question: Question, value: Value) -> dict[str, Any]:
    """Return the answers with one more; an empty one is taken out, unless there is a default to stand against."""
    others = {name: kept for name, kept in answers.items() if name != question.id}
    if value in _NOTHING and default_of(question) in _NOTHING:
        return others
    return {**others, question.id: _plain(value)}


def _plain(value: Value) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


def with_mark(about: About, step: str, mark: str = "") -> About:
    """Return the programme with a step marked; an answer leaves a step that was done as it is."""
    if not step or (not mark and about.steps.get(step) == "done"):
        return about
    return replace(about, steps={**about.steps, step: mark or "begun"})


def _label(question: Question, value: Value, held: Value, said: str) -> str:
    """Return in a few words what was answered."""
    if question.field == "brand" and value:
        return f"It is called {shorten(str(value))} now"
    if isinstance(value, tuple) and isinstance(held, tuple) and question.kind == "ticks":
        more, fewer = [one for one in value if one not in held], [one for one in held if one not in value]
        texts = {str(choice.value): choice.text for choice in question.choices}
        one = texts.get((more or fewer or [""])[0], "")
        return f'{"Ticked" if more else "Took the tick from"} "{shorten(one)}"' if one else "Changed the ticks"
    if isinstance(value, Mapping):
        return f"Noted an answer, {len(value)} of {len(question.choices)}"
    verb = {"choice": "Chose", "number": "Set", "date": "Set"}.get(question.kind, "Wrote")
    return f'{verb} "{shorten(said)}"' if said else "Emptied an answer"


def shorten(text: str) -> str:
    """Return the beginning of an answer, as the status line repeats it."""
    return text if len(text) <= LONGEST_SAID else text[: LONGEST_SAID - 3].rstrip() + "..."
