"""Credits as Markdown: which ideas may be told to whom, what came of them, and whose they were where that is allowed?

What the group, the firm or anyone may know stands in one file. What belongs to two people stands in a file of those
two, so that no pair reads another's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rmtui.counts import counted
from rmtui.exchange.documents.exports import Export, ExportFile, Request, full_name
from rmtui.exchange.documents.filenames import name_key, safe_name, unique_name
from rmtui.exchange.documents.markdown import escape, front_matter
from rmtui.programme.cleaning import loose_key
from rmtui.programme.credit import Credit
from rmtui.programme.credits import may_be_told, may_leave_named, shown_owner
from rmtui.programme.days.words import long_date
from rmtui.programme.levels import SHOWN, Level, may_leave
from rmtui.programme.programme import Programme

FOLDER = "credits"
"""Where the files stand below the export folder."""
TOGETHER = "ideas"
"""Name of the file of ideas that more than two people may know."""
OPEN_LEVEL: Level = "programme"
"""From this level on an idea stands in the file for all."""
NO_NAME = "without a name"
"""Stands for an owner who would rather not be named."""
REASONS: Mapping[str, tuple[str, str]] = {
    "nameless": ("nobody has said whose it was", "nobody has said whose they were"),
    "no yes": ("its owner has not said yes", "their owners have not said yes"),
    "no": ("its owner said no", "their owners said no"),
    "withdrawn": ("it was withdrawn", "they were withdrawn"),
    "name inside": (
        "its words hold the name of somebody who would rather not be named",
        "their words hold the name of somebody who would rather not be named",
    ),
    "programme": ("it belongs to the group", "they belong to the group"),
    "organisation": ("it belongs to the firm", "they belong to the firm"),
    "pair": ("it belongs to the two", "they belong to the two"),
    "private": ("only this file may know it", "only this file may know them"),
}
"""Why an idea stays in, for one and for several, in the order it is said."""


def make(programme: Programme, request: Request) -> Export:
    """Return the ideas whose owner said yes and that may leave.

    The file for all is there even when it holds no idea, so that it takes the place of an older one. The day stands in
    every file, because a yes can be withdrawn.
    """
    level, today = request.level, request.today
    leaving: list[Credit] = []
    staying: Counter[str] = Counter()
    for credit in programme.credits.all():
        why = why_not(programme, credit, level)
        if why:
            staying[why] += 1
        else:
            leaving.append(credit)
    together = [credit for credit in leaving if may_leave(credit.level, OPEN_LEVEL)]
    readers: Level = level if may_leave(level, OPEN_LEVEL) else OPEN_LEVEL
    files = [ExportFile(f"{FOLDER}/{TOGETHER}.md", _file(programme, together, readers, today))]
    files += _files_of_two(programme, [credit for credit in leaving if credit not in together], today)
    return Export(
        tuple(sorted(files, key=lambda file: file.name)),
        _stayed_in(staying),
        (FOLDER,),
        put_in={"idea": len(leaving)},
        left_out={"idea": staying.total()},
    )


def why_not(programme: Programme, credit: Credit, level: Level) -> str:
    """Return which of REASONS keeps an idea in; empty when nothing does."""
    if credit.state == "withdrawn":
        return "withdrawn"
    if not credit.whose:
        return "nameless"
    if credit.state != "yes":
        return "no" if credit.state == "no" else "no yes"
    if not may_be_told(credit, level):
        return credit.level
    if not may_leave_named(credit, level) and _names_its_owner(programme, credit):
        return "name inside"
    return ""


def _names_its_owner(programme: Programme, credit: Credit) -> bool:
    """Say whether the words of an idea without a name hold one of its owners' names, whole or in part."""
    words = loose_key(" ".join((credit.what, credit.outcome, credit.seen_where)))
    for person_id in credit.whose:
        person = programme.people.get(person_id)
        if person is None:
            continue
        if loose_key(person.name) in words:
            return True
        parts = {part for name in (person.name, person.short_name) for part in loose_key(name).split()}
        if any(len(part) > 1 and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", words) for part in parts):
            return True
    return False


def _files_of_two(programme: Programme, ideas: Iterable[Credit], today: date) -> list[ExportFile]:
    """Return a file for each two people and level; an idea without a meeting has one of its owners' own.

    Only files that tell whose idea it was are named after people.
    """
    groups: dict[tuple[str, ...], list[Credit]] = {}
    stems: dict[tuple[str, ...], str] = {}
    for credit in ideas:
        session = programme.sessions.get(credit.session)
        pair = programme.pairs.get(session.pair) if session else None
        named = may_leave_named(credit, credit.level)
        if pair is not None and named:
            group: tuple[str, ...] = (credit.level, "pair", pair.id)
            stem = f"{full_name(programme, pair.mentee)} and {full_name(programme, pair.mentor)}"
        elif named:
            group = (credit.level, "owners", *credit.whose)
            stem = shown_owner(programme, credit)
        else:
            group, stem = (credit.level, "one", pair.id if pair else credit.id), NO_NAME
        groups.setdefault(group, []).append(credit)
        stems[group] = f"{stem}, {SHOWN[credit.level]}" if credit.level == "private" else stem
    taken = {name_key(TOGETHER)}
    files = []
    for group, several in groups.items():
        name = unique_name(safe_name(stems[group]), taken)
        taken.add(name_key(name))
        files.append(ExportFile(f"{FOLDER}/{name}.md", _file(programme, several, several[0].level, today)))
    return files


def _file(programme: Programme, ideas: Sequence[Credit], level: Level, today: date) -> str:
    top = front_matter({"brand": programme.about.brand, "level": level, "date": today.isoformat(), "ideas": len(ideas)})
    title = f"{escape(programme.about.brand)}: " if programme.about.brand else ""
    parts = [
        f"{top}\n# {title}what came of our ideas\n",
        f"Who may read it: {SHOWN[level]}. Every idea stands here because its owner said yes, "
        f"as of {long_date(today)}.\n",
    ]
    changed = [credit for credit in ideas if credit.outcome]
    waiting = [credit for credit in ideas if not credit.outcome]
    if changed:
        parts += ["## What changed\n", "".join(_item(programme, credit) for credit in changed)]
    if waiting:
        parts += ["## Ideas worth keeping\n", "".join(_item(programme, credit) for credit in waiting)]
    if not ideas:
        parts.append("There is nothing to tell yet.\n")
    return "\n".join(parts)


def _item(programme: Programme, credit: Credit) -> str:
    """Return one idea as a list item: what came of it, then the idea, then where to see it and whose it was."""
    owner = shown_owner(programme, credit)
    lines = [
        ("", credit.outcome),
        ("The idea: " if credit.outcome else "", credit.what),
        ("Seen in: ", credit.seen_where),
        ("Whose idea: ", owner or NO_NAME),
    ]
    first, *others = [f"{word}{escape(text)}" for word, text in lines if text]
    return "".join((f"- {first}\n", *(f"  - {other}\n" for other in others)))


def _stayed_in(staying: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(
        counted(staying[why], f"idea stays in: {one}", f"ideas stay in: {several}")
        for why, (one, several) in REASONS.items()
        if staying.get(why)
    )
