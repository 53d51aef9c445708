"""Notes that stay in: how much does not leave at a level, of which kind, and why, without a word of it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rmtui.counts import counted, plural
from rmtui.programme.levels import Level, may_leave
from rmtui.programme.programme import Programme
from rmtui.programme.text import TextKind

ACTIONS_LEVEL: Level = "pair"
"""Who may know the actions of a session, and that the two met: neither has a level, so both belong to the two."""
BELONGS: Mapping[Level, str] = {
    "private": "only this file",
    "pair": "{they} to the two",
    "programme": "{they} to the group",
    "organisation": "{they} to the firm",
}
"""Why something stays in, by level."""
ACTION = "action"
TEXTS: Mapping[TextKind, str] = {
    "takeaway": "takeaway",
    "note": "note",
    "reflection": "reflection",
    "difference": "difference",
    "gained": "gain",
    "question": "question",
}
"""What texts of each kind are counted as."""
ORDER = ("takeaway", ACTION, *(word for word in TEXTS.values() if word != "takeaway"))
"""In which order kinds are counted."""
NEVER: Mapping[str, str] = {
    "goal": "notes hold no goals of a pair",
    "off-limits topic": "notes hold none",
    "reason for the pair": "notes hold none",
    "aim": "notes hold no aims of a meeting",
    "agenda": "notes hold no agendas",
    "place": "notes hold no places",
    "reason for moving": "notes hold none",
    "idea": "ideas are exported apart",
}
"""What this export never holds, and why it stays in."""
SEVERAL: Mapping[str, str] = {
    "reason for the pair": "reasons for the pair",
    "reason for moving": "reasons for moving",
}
"""Words whose plural is not theirs with an s."""


def existing(programme: Programme) -> Counter[str]:
    """Return how much of each kind there is that people wrote about a pair and its sessions."""
    found: Counter[str] = Counter()
    for text in programme.texts.all():
        found[TEXTS.get(text.kind, "note")] += 1
    for session in programme.sessions.all():
        found[ACTION] += len(session.actions)
        found["aim"] += bool(session.goal)
        found["agenda"] += bool(session.agenda)
        found["place"] += bool(session.place)
        found["reason for moving"] += sum(bool(move.why) for move in session.moves)
    for pair in programme.pairs.all():
        found["goal"] += bool(pair.goal)
        found["reason for the pair"] += bool(pair.why)
        found["off-limits topic"] += len(pair.rules.off_limits)
    found["idea"] += len(programme.credits)
    return +found


def withheld(programme: Programme, level: Level, put_in: Mapping[str, int]) -> tuple[Counter[str], tuple[str, ...]]:
    """Return how much of each kind stays in when `put_in` leaves, and a sentence for each kind and reason."""
    out = +(existing(programme) - Counter(put_in))
    return out, (*_by_level(programme, level, out), *_never(out))


def _by_level(programme: Programme, level: Level, out: Mapping[str, int]) -> Iterator[str]:
    counts: Counter[tuple[Level, str]] = Counter()
    lost: Counter[str] = Counter()
    known = {session.id for session in programme.sessions.all()}
    for text in programme.texts.all():
        word = TEXTS.get(text.kind, "note")
        if text.session not in known:
            lost[word] += 1
        elif not may_leave(text.level, level):
            counts[text.level, word] += 1
    if not may_leave(ACTIONS_LEVEL, level):
        counts[ACTIONS_LEVEL, ACTION] = out.get(ACTION, 0)
    else:
        lost[ACTION] = out.get(ACTION, 0)
    for at, why in BELONGS.items():
        for word in ORDER:
            if number := counts[at, word]:
                yield f"{_stays(number, word)}: {why.format(they=plural(number, 'it belongs', 'they belong'))}"
    for word in ORDER:
        if number := lost[word]:
            they = plural(number, "it belongs", "they belong")
            why = "to a meeting that did not take place" if word == ACTION else "to no meeting that is left"
            yield f"{_stays(number, word)}: {they} {why}"


def _never(out: Mapping[str, int]) -> Iterator[str]:
    for word, why in NEVER.items():
        if number := out.get(word, 0):
            yield f"{_stays(number, word)}: {why}"


def withheld_sessions(number: int, *, further: bool) -> tuple[str, ...]:
    """Say of how many sessions nothing leaves, not even who they were."""
    if not number:
        return ()
    word = "further meeting" if further else "meeting"
    if number == 1:
        return (f"1 {word} stays in: nothing of it may leave",)
    return (f"{number} {word}s stay in: nothing of them may leave",)


def _stays(number: int, word: str) -> str:
    return counted(number, f"{word} stays in", f"{SEVERAL.get(word, word + 's')} stay in")
