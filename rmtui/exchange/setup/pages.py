"""Pages of the setup: what is decided, how the programme runs, the agendas, what the ticks choose.

Plain text, one line a paragraph, made from the programme and the texts that come with rmtui.
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
    kickoff,
    kickoff_lengths,
    questions,
    setup_steps,
    starters,
)
from rmtui.exchange.setup.remarks import marks_of, set_of, weights_page
from rmtui.exchange.setup.rules import rules_in_use
from rmtui.exchange.setup.words import PURPOSES
from rmtui.programme.about import Purpose
from rmtui.programme.programme import Programme
from rmtui.programme.setup import is_answered, open_questions, step_state, value_of
from rmtui.programme.setup_values import shown
from rmtui.punctuation import strung
from rmtui.words import words_of

USUAL_KICK_OFF = 90
"""Minutes, while nobody said otherwise."""


def page_of(question: str, programme: Programme) -> tuple[str, str]:
    """Return title and text of the page that the button beside a question shows."""
    words = words_of(programme.about)
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


def decisions(programme: Programme) -> str:
    """Return everything decided so far: title, answers, what is open, and the advice of the articles."""
    about, words = programme.about, words_of(programme.about)
    lines = [about.brand or "The programme", *([about.tagline] if about.tagline else [])]
    for step in setup_steps():
        state = step_state(programme, step)
        lines += ["", f"{step.number} {step.title}" + (f"  ({state})" if state != "empty" else "  (not begun)")]
        for question in step.questions:
            lines += _decision(programme, step, question, words)
        lines.append(f"  From the articles: {step.advice.text} ({step.advice.source})")
    return "\n".join(lines)


def _decision(
    programme: Programme, step: SetupStep, question: SetupQuestion, words: Mapping[str, str]
) -> Iterator[str]:
    given = answer_words(programme, question, words)
    is_open = question in open_questions(programme, step)
    if not given and not is_open:
        return
    answered = is_answered(programme, question) or programme.about.steps.get(step.id) == "done"
    note = "open" if is_open else "" if answered else "suggested"
    yield f"  {fill(question.text, words)}"
    yield f"    {given}{'  ' if given and note else ''}{f'({note})' if note else ''}"
    if question.id == "objective":
        yield from (f"    {one.text}" for one in programme.about.objectives[1:] if one.text)
    if question.advice:
        yield f"    From the articles: {question.advice.text} ({question.advice.source})"


def answer_words(programme: Programme, question: SetupQuestion, words: Mapping[str, str]) -> str:
    """Return the answer to a question as people read it; empty for none."""
    if question.id == "words":
        in_use = set_of(programme)
        return next((choice.text for choice in question.choices if choice.value == in_use), "your own words")
    if question.kind == "scale":
        return _verdict(programme) if marks_of(programme) else ""
    given = shown(question, value_of(programme.about, question))
    # What somebody wrote stands as written; only our own texts hold words in braces.
    return fill(given, words) if question.kind in ("ticks", "choice") else given


def _verdict(programme: Programme) -> str:
    """Return what the culture check says, in a line."""
    verdict = culture_verdict(culture_check(), marks_of(programme))
    return f"{verdict.title}. {verdict.text}"


def choices_of_ticks(programme: Programme) -> str:
    """Return the questions the ticked purposes choose, and how pairs are weighed."""
    about, words = programme.about, words_of(programme.about)
    lines = [weights_page(programme), "", "For a first meeting", *_bulleted(one.text for one in starters())]
    for purpose in about.purposes or get_args(Purpose):
        lines += ["", PURPOSES[purpose], *_bulleted(one.text for one in questions([purpose]))]
    return "\n".join(fill(one, words) for one in lines)


def agenda(programme: Programme, plan: Agenda) -> str:
    """Return an agenda with the minute each part begins at."""
    words = words_of(programme.about)
    lines = []
    for block in plan.blocks:
        lines.append(f"{block.start:4}'  {block.title}, {block.minutes} min")
        lines += [f"       {block.how}"] if block.how else []
        lines += [f'         "{one}"' for one in block.say]
    for title, entries in (("To bring", plan.materials), ("The room", plan.room)):
        lines += ["", title, *_bulleted(entries)] if entries else []
    return "\n".join(fill(one, words) for one in lines)


def framework(programme: Programme) -> str:
    """Return on one page how the programme runs: a place to start from, not rules to obey."""
    about, words = programme.about, words_of(programme.about)
    lines = [about.brand or "The programme", about.tagline, ""]
    lines += [f"{head}: {text}" for head, text in framework_rows(programme)]
    lines += ["", "Ground rules each pair talks through; those not marked may be changed", *_rules(programme, words)]
    return "\n".join(lines)


def framework_rows(programme: Programme) -> tuple[tuple[str, str], ...]:
    """Return how the programme runs, a heading and a text each; what nobody decided is left out."""
    about, words = programme.about, words_of(programme.about)
    asked = {question.id: question for step in setup_steps() for question in step.questions}

    def given(name: str) -> str:
        return answer_words(programme, asked[name], words)

    rhythm = "{planned} {sessions} of {minutes} minutes, {rhythm}; the first on neutral ground"
    rows = (
        ("What it is for", strung((given("purposes"), given("own-purpose")))),
        *(("What will be different", one.text) for one in about.objectives if one.text),
        *(("How we see it", one.measure) for one in about.objectives if one.measure),
        ("Who learns", given("direction")),
        ("How people were found", given("invited-how") if is_answered(programme, asked["invited-how"]) else ""),
        ("How often", fill(rhythm, words)),
        ("It begins", ", ".join(filter(None, [given("kick-off-on"), given("kick-off-place")]))),
        ("Who backs it", about.sponsor),
        ("Who runs it", about.runs_by),
        ("Whom else to call", given("neutral-person")),
        ("What is written down", given("notes-practice")),
        ("Deleted after the end", given("delete-after")),
        ("How it went, we ask on", given("review-on")),
        ("We celebrate on", given("celebrate-on")),
    )
    return tuple((head, text) for head, text in rows if text)


def _rules(programme: Programme, words: Mapping[str, str]) -> Iterator[str]:
    for rule in rules_in_use(programme.about):
        yield f"  - {fill(rule.text, words)}{' (always on)' if rule.always else ''}"


def _bulleted(texts: Iterable[str]) -> Iterator[str]:
    return (f"  - {text}" for text in texts)
