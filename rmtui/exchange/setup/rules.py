"""Ground rules in use: those that protect people are always on, the others where the setup ticked them."""

from __future__ import annotations

from rmtui.content.kinds import GroundRule
from rmtui.content.library import ground_rules, setup_steps
from rmtui.programme.about import About
from rmtui.programme.setup import value_of


def rules_in_use(about: About) -> tuple[GroundRule, ...]:
    """Return the ground rules each pair of a programme talks through, in their order."""
    asked = next(one for step in setup_steps() for one in step.questions if one.id == "rules")
    chosen = value_of(about, asked)
    ticked = chosen if isinstance(chosen, tuple) else ()
    return tuple(rule for rule in ground_rules() if rule.always or rule.id in ticked)
