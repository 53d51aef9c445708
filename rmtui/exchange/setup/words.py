"""Short texts of the setup: what purposes are called, answers to choose from."""

from __future__ import annotations

from collections.abc import Mapping

from rmtui.content.kinds import SetupQuestion
from rmtui.content.library import fill, setup_steps

_TICKS = next(question for question in setup_steps()[0].questions if question.id == "purposes")

PURPOSES: Mapping[str, str] = {str(choice.value): choice.text for choice in _TICKS.choices}
"""What each purpose is called."""


def choice_texts(question: SetupQuestion, words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the answers to choose from, in the programme's words."""
    return tuple(fill(choice.text, words) for choice in question.choices)
