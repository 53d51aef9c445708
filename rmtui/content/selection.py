"""Selection of texts: which prompts, which template, which verdict suit now?

Pure functions over the values of `kinds`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rmtui.content.kinds import (
    CultureCheck,
    CultureItem,
    PlanLine,
    Prompt,
    ReflectionSet,
    SessionTemplate,
    SetUse,
    TemplatePart,
    Verdict,
    VerdictId,
)
from rmtui.programme.about import Purpose

HELPED_LITTLE = 2
"""Up to this answer to "did it help?" (1 to 5) a meeting counts as one that did not."""

GOAL_MISSED = 1
"""Up to this (0 to 4) the goal of a meeting counts as missed."""

FULL_MARK = 2
"""The best answer to a sentence of the culture check."""


def part_of(number: int, planned: int) -> TemplatePart:
    """Return where meeting `number` (from 1) of `planned` stands.

    The first and the last are always that; with at least four there is a middle; after it, acting and exploring take
    turns so that the meeting before the last is one for acting. A meeting beyond the plan is one for acting, too.
    """
    if number <= 1:
        return "first"
    if number == planned:
        return "last"
    if number > planned:
        return "act"
    middle = planned // 2 + 1
    if planned >= 4 and number == middle:
        return "middle"
    if number > middle and (planned - number) % 2:
        return "act"
    return "explore"


def template_at(templates: Sequence[SessionTemplate], number: int, planned: int) -> SessionTemplate:
    """Return the template for meeting `number` of `planned`; several of the same part take turns."""
    part = part_of(number, planned)
    suitable = [template for template in templates if template.part == part]
    before = sum(part_of(earlier, planned) == part for earlier in range(1, number))
    return suitable[before % len(suitable)]


def scaled(template: SessionTemplate, minutes: int) -> tuple[PlanLine, ...]:
    """Return the plan stretched or shortened so that its lines sum to `minutes`.

    Largest remainders are rounded up first, earlier lines before later ones. Lines left without a minute are dropped.
    """
    shares = [line.minutes * minutes for line in template.plan]
    whole = [share // template.minutes for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda place: -(shares[place] % template.minutes))
    for place in by_remainder[: minutes - sum(whole)]:
        whole[place] += 1
    lines = zip(template.plan, whole, strict=True)
    return tuple(PlanLine(minutes=m, text=line.text, hint=line.hint) for line, m in lines if m)


def next_prompts(
    sets: Sequence[ReflectionSet],
    number: int,
    planned: int,
    *,
    helped: int | None = None,
    goal_reached: int | None = None,
    purposes: Sequence[Purpose] = (),
    mentors_page: bool = False,
    answered: Collection[str] = (),
) -> tuple[Prompt, ...]:
    """Return the prompts to offer after meeting `number` of `planned`, in the order they are shown.

    `helped` (1 to 5) and `goal_reached` (0 to 4) are this meeting's, None where nobody said. One set is taken as a
    whole, then one question of the role check and, on `mentors_page`, one of the mentor's own; which one changes with
    the number of the meeting. Prompts whose ids are in `answered` are left out.
    """
    use = _use(part_of(number, planned), helped, goal_reached, purposes)
    offered = [prompt for prompt in _prompts(sets, use) if prompt.id not in answered]
    for one_of in ("own-page", "role-check") if mentors_page else ("role-check",):
        waiting = [prompt for prompt in _turned(_prompts(sets, one_of), number - 1) if prompt.id not in answered]
        offered.extend(waiting[:1])
    return tuple(offered)


def _use(part: TemplatePart, helped: int | None, goal_reached: int | None, purposes: Sequence[Purpose]) -> SetUse:
    """Return which set fits: a hard hour is looked at before anything else, then milestones, then the purpose."""
    if helped is not None and helped <= HELPED_LITTLE:
        return "helped-little"
    if goal_reached is not None and goal_reached <= GOAL_MISSED:
        return "goal-missed"
    if part in ("middle", "last"):
        return "milestone"
    return "technical" if tuple(purposes[:1]) == ("technical",) else "default"


def _prompts(sets: Sequence[ReflectionSet], use: str) -> list[Prompt]:
    return [prompt for one in sets if one.use == use for prompt in one.prompts]


def _turned(prompts: list[Prompt], by: int) -> list[Prompt]:
    start = by % len(prompts) if prompts else 0
    return prompts[start:] + prompts[:start]


def culture_verdict(check: CultureCheck, answers: Mapping[str, int | None]) -> Verdict:
    """Return what the answers say: 0 no, 1 partly, 2 yes, None does not apply; an id that is missing is unknown.

    A red sentence answered with no means wait. With too few answers the verdict is open, because unknown never counts
    as no. Otherwise the points decide, in proportion to what applies.
    """
    known = {item.id: answers[item.id] for item in check.items if item.id in answers}
    given = [answer for answer in known.values() if answer is not None]
    points, possible = sum(given) * check.of, FULL_MARK * len(given)
    verdict: VerdictId
    if any(item.red and known.get(item.id) == 0 for item in check.items):
        verdict = "wait"
    elif len(known) < check.enough_answers or not given:
        verdict = "open"
    elif points >= check.go_from * possible:
        verdict = "go"
    else:
        verdict = "small" if points >= check.small_from * possible else "wait"
    return next(one for one in check.verdicts if one.id == verdict)


def first_steps(check: CultureCheck, answers: Mapping[str, int | None], most: int = 3) -> tuple[CultureItem, ...]:
    """Return the sentences to begin with: red ones answered no, then other noes, then partly; at most `most`."""
    weak = [item for item in check.items if answers.get(item.id) in (0, 1)]
    weak.sort(key=lambda item: (answers[item.id], not item.red))
    return tuple(weak[:most])
