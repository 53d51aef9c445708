"""Agreements: a page for each pair to talk through, to fill in and to keep, and an empty one for pairs to come.

What two people settled belongs to those two: for more readers only the empty page is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rmtui.content.library import fill, off_limits
from rmtui.counts import counted
from rmtui.exchange.documents.exports import Export, ExportFile, Request, full_name
from rmtui.exchange.documents.filenames import name_key, safe_name, unique_name
from rmtui.exchange.documents.markdown import escape
from rmtui.exchange.documents.papers import BLANK, bulleted, paper
from rmtui.exchange.setup.rules import rules_in_use
from rmtui.programme.days.words import long_date
from rmtui.programme.levels import SHOWN, Level, may_leave
from rmtui.programme.pair import OPEN_STATES, Pair
from rmtui.programme.programme import Programme
from rmtui.words import words_of

FOLDER = "agreements"
"""With who may read them behind it."""
EMPTY = "ground rules to fill in"
"""Name of the page for pairs to come."""
AGREEMENT_LEVEL: Level = "pair"
"""Who may know what two people settled."""


def make(programme: Programme, request: Request) -> Export:
    """Return the empty page, and at the level of the two a page for each open pair."""
    level = request.level
    folder = f"{FOLDER} for {SHOWN[level]}"
    files = [ExportFile(f"{folder}/{EMPTY}.md", _page(programme, None))]
    pairs = [pair for pair in programme.pairs.all() if pair.state in OPEN_STATES]
    out = {"agreement": len(pairs)}
    if not may_leave(AGREEMENT_LEVEL, level):
        said = counted(len(pairs), "agreement stays in: it belongs", "agreements stay in: they belong")
        return Export(tuple(files), (f"{said} to the two.",) if pairs else (), (folder,), {"agreement": 0}, out)
    taken = {name_key(EMPTY)}
    for pair in pairs:
        name = unique_name(safe_name(" and ".join(_names(programme, pair))), taken)
        taken.add(name_key(name))
        files.append(ExportFile(f"{folder}/{name}.md", _page(programme, pair)))
    files.sort(key=lambda file: file.name)
    return Export(tuple(files), (), (folder,), out, {"agreement": 0})


def _names(programme: Programme, pair: Pair) -> tuple[str, str]:
    return full_name(programme, pair.mentee), full_name(programme, pair.mentor)


def _page(programme: Programme, pair: Pair | None) -> str:
    about = programme.about
    title = " and ".join(_names(programme, pair)) if pair else "Ground rules of the two of us"
    return paper(about, title, _parts(programme, pair))


def _parts(programme: Programme, pair: Pair | None) -> Iterator[str]:
    words, labels = words_of(programme.about), programme.about.labels
    rules = rules_in_use(programme.about)
    yield "## What we agree on"
    yield bulleted(fill(rule.text, words) for rule in rules)
    yield "## What we want to reach"
    yield escape(pair.goal) if pair and pair.goal else BLANK
    yield "## What stays outside the room"
    if pair and pair.rules.off_limits:
        yield bulleted(pair.rules.off_limits)
    else:
        yield "Each ticks alone; what either of us ticked is not talked about."
        yield "\n".join(f"- [ ] {escape(fill(one.text, words))}" for one in off_limits())
    yield "## We said yes to this"
    for role, side in ((labels.mentee, "mentee"), (labels.mentor, "mentor")):
        name = escape(full_name(programme, getattr(pair, side))) if pair else BLANK
        on = (pair.rules.mentee_agreed_on if side == "mentee" else pair.rules.mentor_agreed_on) if pair else None
        yield f"{escape(role[:1].upper() + role[1:])}: {name}, on {_day(on)}"


def _day(on: date | None) -> str:
    return long_date(on) if on else BLANK
