"""Typed parts of an objective: what becomes of one once it is kept, also one found again as a draft?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar, Literal, get_args

from rmtui.programme.about import Objective
from rmtui.programme.edit import Edit
from rmtui.programme.levels import Level
from rmtui.programme.programme import Programme
from rmtui.programme.setup_objectives import add_objective, change_objective
from rmtui.programme.writing import draft_key

ObjectivePart = Literal["text", "measure"]
_CALLED: dict[ObjectivePart, str] = {
    "text": "the sentence of an objective",
    "measure": "how one would see an objective",
}


@dataclass(frozen=True, slots=True)
class ObjectiveWriting:
    """What the field of a window about an objective is for."""

    part: ObjectivePart
    """The sentence, or how one would see it."""
    step: str
    """Id of the step of the setup it is written in."""
    objective: str = ""
    """Id of the objective; empty for a new one."""

    place: ClassVar = "setup"
    """The place its window opens in."""
    level: ClassVar[Level] = "programme"
    """Who may know it."""
    means_something: ClassVar = True
    """Whether emptying the field says something."""

    @property
    def key(self) -> str:
        """What its draft is called."""
        return draft_key("objective", self.part, self.objective)

    @property
    def about(self) -> Mapping[str, Any]:
        """What is needed to offer its draft again."""
        about = {"field": f"objective {self.part}", "step": self.step}
        return {**about, "objective": self.objective} if self.objective else about

    def held(self, programme: Programme) -> Objective | None:
        """Return the objective as it is; None for a new one, or one that is gone."""
        return next((one for one in programme.about.objectives if one.id == self.objective), None)

    def subject(self, programme: Programme) -> str:
        """Return what it is about, without a word that was typed; empty where the objective is gone."""
        return "" if self.objective and self.held(programme) is None else _CALLED[self.part]

    def keep(self, programme: Programme, typed: str, *, new_id: Callable[[], str], now: datetime, today: date) -> Edit:
        """Return the edit that keeps what was typed; raises BadInput for an objective without a sentence."""
        if not self.objective:
            return add_objective(programme, typed, new_id=new_id, step=self.step)
        if self.part == "text":
            return change_objective(programme, self.objective, text=typed, step=self.step)
        return change_objective(programme, self.objective, measure=typed, step=self.step)

    def after(self, edit: Edit) -> ObjectiveWriting:
        """Return what the field is for once the edit is saved: a new objective is the last one then."""
        if self.objective:
            return self
        return replace(self, objective=str((edit.changes[0].after or {})["objectives"][-1]["id"]))


def objective_writing_of(about: Mapping[str, Any]) -> ObjectiveWriting | None:
    """Return what a draft was for; None where it is about no objective."""
    part = next((part for part in get_args(ObjectivePart) if about.get("field") == f"objective {part}"), None)
    if part is None:
        return None
    return ObjectiveWriting(part, str(about.get("step", "")), str(about.get("objective", "")))
