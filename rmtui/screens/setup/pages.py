"""Which pages does the setup show: what is decided, how it runs, the agendas, what the ticks choose?

Plain text, made from the programme and the texts that come with rmtui.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from rmtui.content.kinds import Agenda, SetupQuestion, SetupStep
from rmtui.content.library import (
    briefing,
    celebration,
    culture_check,
    culture_verdict,
    fill,
    ground_rules,
    kickoff,
    kickoff_lengths,
    questions,
    setup_steps,
    starters,
)
from rmtui.programme.about import Purpose
from rmtui.programme.programme import Programme
from rmtui.programme.setup import ENOUGH_PEOPLE, is_answered, open_questions, step_state, value_of
from rmtui.programme.setup_values import shown
from rmtui.screens.setup.remarks import marks_of, set_of, weights_said
from rmtui.screens.setup.words import PURPOSES, plural, words_for_setup
from rmtui.widgets.wrapping import wrapped

USUAL_KICK_OFF = 90
"""Minutes, while nobody said otherwise."""

PAGE = 70
"""Cells of a line of a page."""


def page_of(question: str, programme: Programme) -> tuple[str, str]:
    """Return title and text of the page that the button beside a question shows."""
    words = words_for_setup(programme.about)
    if question == "purposes":
        return "What your ticks choose", choices_of_ticks(programme)
    if question == "rhythm-weeks":
        return "How it runs", framework(programme)
    if question == "kick-off-minutes":
        minutes = programme.about.answers.get(question)
        plan = kickoff(minutes if minutes in kickoff_lengths() else USUAL_KICK_OFF)
    else:
        plan = briefing() if question == "briefing-on" else celebration()
    title = fill(plan.title, words) or "The kick-off"
    return f"{title}, {plan.minutes} minutes", agenda(programme, plan)


def finished(programme: Programme) -> tuple[str, str]:
    """Return a sentence on how far the setup is, and one on what to do now."""
    steps = [step for step in setup_steps() if step_state(programme, step) != "later"]
    left = sum(len(open_questions(programme, step)) for step in steps)
    title = "Setup is as far as it needs to be."
    if left:
        title = f"All seven steps are seen; {plural(left, 'answer')} may still come."
    if len(programme.people) < ENOUGH_PEOPLE:
        return title, "3 goes to People: type names there, or bring in a list."
    if not programme.pairs.all():
        return title, "4 goes to Pairs: a suggests there who could learn from whom."
    return title, "1 goes to Today, which shows what needs doing; 4 shows the pairs."


def decided(programme: Programme) -> str:
    """Return everything decided so far: title, answers, what is open, and the advice of the articles."""
    about, words = programme.about, words_for_setup(programme.about)
    lines = [about.brand or "The programme", *([about.tagline] if about.tagline else [])]
    for step in setup_steps():
        state = step_state(programme, step)
        lines += ["", f"{step.number} {step.title}" + (f"  ({state})" if state != "empty" else "  (not begun)")]
        for question in step.questions:
            lines += _decision(programme, step, question, words)
        lines.append(f"  From the articles: {step.advice.text} ({step.advice.source})")
    return _laid_out(lines)


def _decision(
    programme: Programme, step: SetupStep, question: SetupQuestion, words: Mapping[str, str]
) -> Iterator[str]:
    said = said_of(programme, question, words)
    is_open = question in open_questions(programme, step)
    if not said and not is_open:
        return
    answered = is_answered(programme, question) or programme.about.steps.get(step.id) == "done"
    note = "open" if is_open else "" if answered else "suggested"
    yield f"  {fill(question.text, words)}"
    yield f"    {said}{'  ' if said and note else ''}{f'({note})' if note else ''}"
    if question.id == "objective":
        yield from (f"    {one.text}" for one in programme.about.objectives[1:] if one.text)
    if question.advice:
        yield f"    From the articles: {question.advice.text} ({question.advice.source})"


def said_of(programme: Programme, question: SetupQuestion, words: Mapping[str, str]) -> str:
    """Return the answer to a question as people read it; empty for none."""
    if question.id == "words":
        found = set_of(programme)
        return next((choice.text for choice in question.choices if choice.value == found), "your own words")
    if question.kind == "scale":
        return verdict_said(programme) if marks_of(programme) else ""
    said = shown(question, value_of(programme.about, question))
    # What somebody wrote stands as written; only our own texts hold words in braces.
    return fill(said, words) if question.kind in ("ticks", "choice") else said


def verdict_said(programme: Programme) -> str:
    """Return what the culture check says, in a line."""
    verdict = culture_verdict(culture_check(), marks_of(programme))
    return f"{verdict.title}. {verdict.text}"


def choices_of_ticks(programme: Programme) -> str:
    """Return the questions the ticked purposes choose, and how pairs are weighed."""
    about, words = programme.about, words_for_setup(programme.about)
    lines = [weights_said(programme), "", "For a first meeting", *_bulleted(one.text for one in starters())]
    for purpose in about.purposes or get_args(Purpose):
        lines += ["", PURPOSES[purpose], *_bulleted(one.text for one in questions([purpose]))]
    return _laid_out(fill(one, words) for one in lines)


def agenda(programme: Programme, plan: Agenda) -> str:
    """Return an agenda with the minute each part begins at."""
    words = words_for_setup(programme.about)
    lines = []
    for block in plan.blocks:
        lines.append(f"{block.start:4}'  {block.title}, {block.minutes} min")
        lines += [f"       {block.how}"] if block.how else []
        lines += [f'         "{one}"' for one in block.say]
    for title, entries in (("To bring", plan.materials), ("The room", plan.room)):
        lines += ["", title, *_bulleted(entries)] if entries else []
    return _laid_out(fill(one, words) for one in lines)


def framework(programme: Programme) -> str:
    """Return on one page how the programme runs: a place to start from, not rules to obey."""
    about, words = programme.about, words_for_setup(programme.about)
    asked = {question.id: question for step in setup_steps() for question in step.questions}

    def said(name: str) -> str:
        return said_of(programme, asked[name], words)

    months = "{planned} {sessions} of {minutes} minutes, one every {weeks} weeks; the first on neutral ground"
    rows = [
        ("What it is for", "; ".join(filter(None, [said("purposes"), said("own-purpose")]))),
        *(("What will be different", one.text) for one in about.objectives if one.text),
        *(("How we see it", one.measure) for one in about.objectives if one.measure),
        ("Who learns", said("direction")),
        ("How people were found", said("invited-how") if is_answered(programme, asked["invited-how"]) else ""),
        ("How often", fill(months, words)),
        ("It begins", ", ".join(filter(None, [said("kick-off-on"), said("kick-off-place")]))),
        ("Who backs it", about.sponsor),
        ("Who runs it", about.runs_by),
        ("Whom else to call", said("neutral-person")),
        ("What is written down", said("notes-practice")),
        ("Deleted after the end", said("delete-after")),
        ("How it went, we ask on", said("review-on")),
        ("We celebrate on", said("celebrate-on")),
    ]
    lines = [about.brand or "The programme", about.tagline, ""]
    lines += [f"{head}: {text}" for head, text in rows if text]
    lines += ["", "Ground rules each pair talks through; those not marked may be changed", *_rules(programme, words)]
    return _laid_out(lines)


def _rules(programme: Programme, words: Mapping[str, str]) -> Iterator[str]:
    asked = next(one for step in setup_steps() for one in step.questions if one.id == "rules")
    chosen = value_of(programme.about, asked)
    ticked = chosen if isinstance(chosen, tuple) else ()
    for rule in ground_rules():
        if rule.always or rule.id in ticked:
            yield f"  - {fill(rule.text, words)}{' (always on)' if rule.always else ''}"


def _laid_out(lines: Iterable[str]) -> str:
    """Return the lines broken to the width of a page; what follows a break stands as far in as its beginning."""
    broken: list[str] = []
    for text in "\n".join(lines).split("\n"):
        start = text[: len(text) - len(text.lstrip(" -"))]
        first, *rest = wrapped(text[len(start) :], PAGE - len(start))
        broken += [start + first, *(" " * len(start) + part for part in rest)]
    return "\n".join(broken)


def _bulleted(texts: Iterable[str]) -> Iterator[str]:
    return (f"  - {text}" for text in texts)
