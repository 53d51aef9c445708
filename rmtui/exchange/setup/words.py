"""Short texts of the setup: what purposes are called, answers to choose from, words that stand in braces."""

from __future__ import annotations

from collections.abc import Mapping

from rmtui.content.kinds import SetupQuestion
from rmtui.content.library import fill, setup_steps
from rmtui.programme.about import About
from rmtui.words import words_of

_TICKS = next(question for question in setup_steps()[0].questions if question.id == "purposes")

PURPOSES: Mapping[str, str] = {str(choice.value): choice.text for choice in _TICKS.choices}
"""What each purpose is called."""


def words_for_setup(about: About) -> dict[str, str]:
    """Return the words that stand in braces in the texts of the setup."""
    framework = {
        "planned": str(about.planned_sessions),
        "minutes": str(about.session_minutes),
        "weeks": str(about.rhythm_weeks),
    }
    return {**words_of(about), **framework}


def choice_texts(question: SetupQuestion, words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the answers to choose from, in the programme's words."""
    return tuple(fill(choice.text, words) for choice in question.choices)
