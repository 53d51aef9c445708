"""Pages of the setup on the screen: broken to their width, and what is said when the last step is left."""

from __future__ import annotations

from rmtui.content.library import setup_steps
from rmtui.counts import counted
from rmtui.programme.programme import Programme
from rmtui.programme.setup import ENOUGH_PEOPLE, open_questions, step_state
from rmtui.sentences import sentence
from rmtui.widgets.wrapping import wrapped

PAGE = 70
"""Cells of a line of a page."""


def finished(programme: Programme) -> tuple[str, str]:
    """Return a sentence on how far the setup is, and one on what to do now."""
    steps = [step for step in setup_steps() if step_state(programme, step) != "later"]
    left = sum(len(open_questions(programme, step)) for step in steps)
    title = "Setup is as far as it needs to be."
    if left:
        title = f"All seven steps are seen; {counted(left, 'answer')} may still come."
    if len(programme.people) < ENOUGH_PEOPLE:
        return title, sentence("{place.people: goes to People}: type names there, or bring in a list.")
    if not programme.pairs.all():
        return title, sentence(
            "{place.pairs: goes to Pairs}: {pairs.suggest} suggests there who could learn from whom."
        )
    return title, sentence(
        "{place.today: goes to Today}, which shows what needs doing; {place.pairs: shows the pairs}."
    )


def laid_out(text: str) -> str:
    """Return a text broken to the width of a page; what follows a break stands as far in as its beginning."""
    broken: list[str] = []
    for line in text.split("\n"):
        start = line[: len(line) - len(line.lstrip(" -"))]
        first, *rest = wrapped(line[len(start) :], PAGE - len(start))
        broken += [start + first, *(" " * len(start) + part for part in rest)]
    return "\n".join(broken)
