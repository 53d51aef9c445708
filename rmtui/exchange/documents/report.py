"""Report: one honest page on what came of a programme, outcomes first, with what is not known said instead of left out.

Ideas and outcomes stand in it only with their owners' yes; everything else is counted and names nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rmtui.counts import counted
from rmtui.exchange.documents.credits import why_not
from rmtui.exchange.documents.exports import Export, ExportFile, Request
from rmtui.exchange.documents.markdown import escape
from rmtui.exchange.documents.papers import bulleted, paper
from rmtui.programme.credit import Credit
from rmtui.programme.credits import may_leave_named, shown_owner
from rmtui.programme.days.words import long_date
from rmtui.programme.levels import SHOWN, Level
from rmtui.programme.programme import Programme

FOLDER = "report"
"""With who may read it behind it."""
BEGUN = ("active", "paused", "finished", "ended early")
"""States of a pair that has begun."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted; `of` numbers are what it is part of."""

    begun: int
    """Pairs that began."""
    finished: int
    """Pairs that finished."""
    ended_early: int
    """Pairs that ended early."""
    met: int
    """Meetings that took place."""
    planned: int
    """Meetings the programme plans for the pairs that began."""
    called_off: int
    """Meetings that were called off."""
    actions: int
    """Actions agreed."""
    done: int
    """Actions done."""
    both_gained: int
    """Meetings after which the one learned from gained something too."""
    across: int
    """Pairs of people from two units."""
    placed: int
    """Pairs of which both units are known."""


def figures(programme: Programme) -> Figures:
    """Count what a programme did; nothing in it tells one pair from another."""
    pairs = [pair for pair in programme.pairs.all() if pair.state in BEGUN]
    sessions = programme.sessions.all()
    held = [session for session in sessions if session.took_place]
    held_ids = {session.id for session in held}
    actions = [action for session in sessions for action in session.actions]
    gained = {text.session for text in programme.texts.all() if text.kind == "gained" and text.session in held_ids}
    units = [(_unit(programme, pair.mentor), _unit(programme, pair.mentee)) for pair in pairs]
    placed = [(one, other) for one, other in units if one and other]
    return Figures(
        begun=len(pairs),
        finished=sum(pair.state == "finished" for pair in pairs),
        ended_early=sum(pair.state == "ended early" for pair in pairs),
        met=len(held),
        planned=len(pairs) * programme.about.planned_sessions,
        called_off=sum(session.state == "cancelled" for session in sessions),
        actions=len(actions),
        done=sum(action.done for action in actions),
        both_gained=len(gained),
        across=sum(one != other for one, other in placed),
        placed=len(placed),
    )


def make(programme: Programme, request: Request) -> Export:
    """Return the page; what may not be told is counted in it and in what stays in."""
    level = request.level
    told = [credit for credit in programme.credits.all() if not why_not(programme, credit, level)]
    silent = len(programme.credits.all()) - len(told)
    brand = programme.about.brand or "Our programme"
    parts = [f"As of {long_date(request.today)}. Who may read it: {SHOWN[level]}.", *_parts(programme, told, level)]
    folder = f"{FOLDER} for {SHOWN[level]}"
    said = (
        (f"{counted(silent, 'idea stays', 'ideas stay')} in: without a yes, or for fewer readers.",) if silent else ()
    )
    file = ExportFile(f"{folder}/report.md", paper(programme.about, f"{brand}: what came of it", parts))
    return Export((file,), said, (folder,), {"idea": len(told)}, {"idea": silent})


def _parts(programme: Programme, told: list[Credit], level: Level) -> Iterator[str]:
    count = figures(programme)
    changed = [credit for credit in told if credit.outcome]
    ideas = [credit for credit in told if not credit.outcome]
    yield "## What changed"
    yield "\n".join(_outcome(programme, credit, level) for credit in changed) or "No outcome may be told yet."
    if ideas:
        yield "## Ideas that are kept"
        yield "\n".join(_idea(programme, credit, level) for credit in ideas)
    yield "## What we wanted"
    yield "\n".join(_objectives(programme)) or "No aim was written down."
    yield "## How it went"
    yield bulleted(_course(programme, count))
    yield "## What did not work"
    yield bulleted(_troubles(count)) or "No trouble of that kind is on record."
    yield "## What we do not know"
    yield bulleted(_unknown(programme, count))


def _outcome(programme: Programme, credit: Credit, level: Level) -> str:
    rows = [f"- **{escape(credit.outcome)}**", f"  - The idea: {_with_owner(programme, credit, level)}"]
    rows += [f"  - Seen in: {escape(credit.seen_where)}"] if credit.seen_where else []
    return "\n".join(rows)


def _idea(programme: Programme, credit: Credit, level: Level) -> str:
    return f"- {_with_owner(programme, credit, level)}"


def _with_owner(programme: Programme, credit: Credit, level: Level) -> str:
    owner = shown_owner(programme, credit) if may_leave_named(credit, level) else ""
    return f"{escape(credit.what)} ({escape(owner) if owner else 'the owner prefers no name'})"


def _objectives(programme: Programme) -> Iterator[str]:
    for one in programme.about.objectives:
        if one.text:
            yield f"- {escape(one.text)}" + (f" We see it by: {escape(one.measure)}" if one.measure else "")


def _course(programme: Programme, count: Figures) -> Iterator[str]:
    labels = programme.about.labels
    yield f"{counted(count.begun, 'pair')} began, {count.finished} finished."
    yield f"{count.met} of {count.planned} {labels.sessions} planned took place."
    if count.actions:
        yield f"{count.done} of {counted(count.actions, 'action')} agreed are done."
    if count.met:
        yield f"After {count.both_gained} of {count.met} {labels.sessions} the {labels.mentor} wrote down a gain too."
    if count.placed:
        yield f"{count.across} of {counted(count.placed, 'pair')} link two units."


def _troubles(count: Figures) -> Iterator[str]:
    if count.ended_early:
        yield f"{counted(count.ended_early, 'pair')} ended early, without blame."
    if count.called_off:
        yield f"{counted(count.called_off, 'meeting was', 'meetings were')} called off."


def _unknown(programme: Programme, count: Figures) -> Iterator[str]:
    ideas = programme.credits.all()
    states = Counter(credit.state for credit in ideas)
    waiting = states["drafted"] + states["asked"]
    if waiting:
        yield f"What became of {counted(waiting, 'idea')}: the owner has not said yes or no."
    without = sum(not credit.outcome for credit in ideas if credit.state == "yes")
    if without:
        yield f"Whether {counted(without, 'idea')} changed anything: no outcome is written down."
    if count.begun > count.placed:
        yield f"The units of {counted(count.begun - count.placed, 'pair')}."
    yield "What people say before and after: that is asked outside this program so far."


def _unit(programme: Programme, person_id: str) -> str:
    person = programme.people.get(person_id)
    return person.unit.casefold() if person else ""
