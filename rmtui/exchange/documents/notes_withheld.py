"""Notes that stay in: how many texts and sessions do not leave at a level, and why, without a word of them?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rmtui.counts import counted, plural
from rmtui.programme.levels import Level, may_leave
from rmtui.programme.programme import Programme

ACTIONS_LEVEL: Level = "pair"
"""Who may know the actions of a session, and that the two met: neither has a level, so both belong to the two."""
BELONGS: Mapping[Level, str] = {
    "private": "only this file",
    "pair": "{they} to the two",
    "programme": "{they} to the group",
    "organisation": "{they} to the firm",
}
"""Why something stays in, by level."""


def withheld_texts(programme: Programme, level: Level) -> tuple[str, ...]:
    """Say how much does not leave, most confidential first."""
    counts: Counter[tuple[Level, str]] = Counter()
    lost = 0
    known = {session.id for session in programme.sessions.all()}
    for text in programme.texts.all():
        if text.session not in known:
            lost += 1
        elif not may_leave(text.level, level):
            counts[text.level, "takeaway" if text.kind == "takeaway" else "note"] += 1
    if not may_leave(ACTIONS_LEVEL, level):
        counts[ACTIONS_LEVEL, "action"] = sum(len(session.actions) for session in programme.sessions.all())
    said = [
        f"{_stays(counts[at, word], word)}: {why.format(they=plural(counts[at, word], 'it belongs', 'they belong'))}"
        for at, why in BELONGS.items()
        for word in ("takeaway", "action", "note")
        if counts[at, word]
    ]
    if lost:
        they = plural(lost, "it belongs", "they belong")
        said.append(f"{_stays(lost, 'note')}: no meeting {they} to is left")
    return tuple(said)


def withheld_sessions(number: int, *, further: bool) -> tuple[str, ...]:
    """Say of how many sessions nothing leaves, not even who they were."""
    if not number:
        return ()
    word = "further meeting" if further else "meeting"
    if number == 1:
        return (f"1 {word} stays in: nothing of it may leave",)
    return (f"{number} {word}s stay in: nothing of them may leave",)


def _stays(number: int, word: str) -> str:
    return counted(number, f"{word} stays in", f"{word}s stay in")
