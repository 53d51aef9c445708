"""Time slots: when could somebody meet?"""

from __future__ import annotations

import re
from collections.abc import Iterable

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""As slots name them."""
PARTS = ("am", "pm", "evening")
"""Of a day, as slots name them."""

LONGEST_SLOT = 40
"""Characters; a longer entry is a sentence. Kept, it would look like a time nobody else has."""


def _numbered(words: str) -> dict[str, int]:
    return {word: number for number, group in enumerate(words.split("|")) for word in group.split()}


_DAY_WORDS = _numbered(
    "mon monday montag lundi lunes | tue tues tuesday dienstag mardi martes | wed weds wednesday mittwoch mercredi | "
    "thu thur thurs thursday donnerstag jeudi jueves | fri friday freitag vendredi viernes | "
    "sat saturday samstag samedi | sun sunday sonntag dimanche"
)
_PART_WORDS = _numbered(
    "am morning vormittag vormittags matin | pm afternoon nachmittag nachmittags | evening eve abend abends soir"
)
_FILLING = frozenset(("and", "or", "und", "et", "on", "in", "the", "every", "usually", "all", "day", "weekday"))
_ANY_TIME = frozenset(("any time", "anytime", "any", "flexible", "always", "all", "all week", "whenever", "every day"))
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_PUNCTUATION = frozenset("&+/.-–_()")


def slots_of(entries: Iterable[str]) -> tuple[str, ...]:
    """Return slots such as `Tue am` for what people write.

    `Monday and Thursday mornings` becomes two slots, a day alone its morning and afternoon, a part of the day alone
    that part of every working day, `any time` nothing at all because unknown forbids nothing. An entry that is not
    understood stays as typed when it is short, so that choices of a form still compare.
    """
    slots: dict[str, None] = {}
    for entry in entries:
        if entry.casefold().strip(" .!") in _ANY_TIME:
            return ()
        understood = _understood(entry)
        if understood is not None:
            slots.update(dict.fromkeys(understood))
        elif len(entry) <= LONGEST_SLOT:
            slots[entry] = None
    return tuple(slots)


def names_a_day(entry: str) -> bool:
    """Say whether an entry holds the name of a day."""
    return any(word in _DAY_WORDS or word.removesuffix("s") in _DAY_WORDS for word in _WORD.findall(entry.casefold()))


def _understood(entry: str) -> list[str] | None:
    """Return the slots an entry names, or None when it holds a word that is no day, part or filling."""
    days: list[int] = []
    parts: list[int] = []
    words = _WORD.findall(entry.casefold())
    through = False
    for word in words:
        day = _DAY_WORDS.get(word, _DAY_WORDS.get(word.removesuffix("s")))
        part = _PART_WORDS.get(word, _PART_WORDS.get(word.removesuffix("s")))
        if day is not None:
            days += range(days[-1] + 1, day) if through and days else ()
            days.append(day)
            through = False
        elif part is not None:
            parts.append(part)
        elif word in ("to", "bis", "-", "–"):
            through = bool(days) and not parts
        elif word not in _FILLING and word not in _PUNCTUATION and word.removesuffix("s") not in _FILLING:
            return None
    if not days and not parts:
        return None
    return [
        f"{DAYS[day]} {PARTS[part]}" for day in sorted(set(days)) or range(5) for part in sorted(set(parts)) or (0, 1)
    ]
