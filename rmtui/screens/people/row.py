"""Row of a person: what does it say, in as many cells as there are?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from textual.content import Content

from rmtui.counts import counted
from rmtui.programme.catalogue.contents import value_of
from rmtui.programme.catalogue.field import Field
from rmtui.programme.catalogue.person import PERSON
from rmtui.programme.cleaning import loose_key
from rmtui.programme.erasing import is_erased
from rmtui.programme.people import is_little_known
from rmtui.programme.person import Person
from rmtui.widgets.text import fitted, line

Words = Mapping[str, str]
"""The programme's own words, from `words_of`."""

HEADINGS = ("name", "role", "unit", "rank", "offers / wants", "now")
"""Above the columns."""

LEFT = "left"
"""What is said of the record in the place of somebody who was erased."""

_LEAST = (14, 12, 10, 8, 14, 12)
_ENOUGH = (18, 12, 12, 10, 14, 12)
"""Cells that show nearly every name, unit and rank whole; given before any column gets more."""
_MOST = (30, 12, 22, 14, 60, 36)
_FIRST, _LAST = (0, 1, 5, 2, 3), (4,)
"""Columns in the order in which they are given room: the last one where the others show nearly everything."""

_ROLE_MOST = 12
"""Cells of a role; longer words of a programme's own are cut."""

_GROWTH = (3, 0, 3, 2, 0, 4, 4, 5)
"""Columns in the order in which they share what is left; one that occurs twice grows faster."""


@lru_cache(maxsize=64)
def widths_for(width: int, needs: tuple[int, ...]) -> tuple[int, ...]:
    """Return the cells of each column for a line of `width` cells; 0 for a column that is empty or does not fit.

    `needs` are the cells each column would fill, from `needs_of`; no column is made wider than that.
    """
    widths = [0] * len(HEADINGS)
    left = width + 1
    for places, most in ((_FIRST, _ENOUGH), (_LAST, _MOST)):
        for place in places:
            least = min(_LEAST[place], needs[place])
            if 0 < least < left:
                widths[place] = least
                left -= least + 1
        left = _grow(widths, left, [min(cells, need) for cells, need in zip(most, needs, strict=True)])
    return tuple(widths)


def _grow(widths: list[int], left: int, most: Sequence[int]) -> int:
    """Share the cells that are left among the columns there are, up to `most` of each; returns those left then."""
    growing = True
    while left > 0 and growing:
        growing = False
        for place in _GROWTH:
            if left > 0 and 0 < widths[place] < most[place]:
                widths[place] += 1
                left -= 1
                growing = True
    return left


def needs_of(people: Iterable[Person], words: Words, open_pairs: Mapping[str, int]) -> tuple[int, ...]:
    """Return how many cells each column needs to show everything; 0 for one in which nothing stands."""
    name = unit = rank = topics = now = 0
    for person in people:
        name = max(name, _cells(person.name))
        unit = max(unit, _cells(person.unit))
        rank = max(rank, _cells(person.rank))
        topics = _MOST[4] if topics or person.offers or person.wants else 0
        now = max(now, len(", ".join(marks(person, open_pairs.get(person.id, 0)))))
    least = (max(len(heading), need) if need else 0 for heading, need in zip(
        HEADINGS, (name, room_for_roles(words), unit, rank, topics, now), strict=True
    ))  # fmt: skip
    return tuple(least)


def room_for_roles(words: Words) -> int:
    """Return the cells the words for the roles need, within reason."""
    longest = max(line(words[name]).cell_length for name in ("mentor", "mentee"))
    return min(max(longest, len("both")), _ROLE_MOST)


def role_shown(person: Person, words: Words) -> str:
    """Return somebody's role in the programme's own words; nothing for one who was erased."""
    if is_erased(person):
        return ""
    return {"mentor": words["mentor"], "mentee": words["mentee"], "both": "both", "": "open"}[person.role]


def topics_shown(person: Person) -> str:
    """Return what somebody offers and wants, in a few words."""
    offers = ", ".join(offer.topic for offer in person.offers)
    wants = ", ".join(want.topic for want in sorted(person.wants, key=lambda want: want.priority))
    if person.offers and person.wants:
        return f"{offers}; wants {wants}"
    return offers or wants


def marks(person: Person, open_pairs: int) -> tuple[str, ...]:
    """Return what one should see at a glance, in words, what matters most first."""
    if is_erased(person):
        return (LEFT,)
    told = []
    if person.consent == "no":
        told.append("said no")
    if is_little_known(person):
        told.append("know little")
    if open_pairs:
        told.append(f"in {counted(open_pairs, 'pair')}")
    if person.consent == "unknown":
        told.append("no yes yet")
    return tuple(told)


def shown_line(person: Person, words: Words, open_pairs: int, widths: Sequence[int]) -> Content:
    """Return the line of one person in columns of the given widths."""
    cells = (person.name, role_shown(person, words), person.unit, person.rank, topics_shown(person), "")
    parts = [_fit(cell, width) for cell, width in zip(cells[:-1], widths, strict=False) if width]
    if widths[-1]:
        parts.append(_fit(_as_many_as_fit(marks(person, open_pairs), widths[-1]), widths[-1]))
    return Content(" ".join(parts))


def headings_line(widths: Sequence[int]) -> Content:
    """Return the line of headings above the list."""
    return Content(" ".join(_fit(name, width) for name, width in zip(HEADINGS, widths, strict=True) if width))


def headline(people: Sequence[Person], words: Words) -> str:
    """Return how many there are on each side, and about how many little is known; who was erased does not count."""
    little = sum(is_little_known(person) for person in people if not is_erased(person))
    return f"{sides(people, words)}{f'; {little} we know little about' if little else ''}."


def sides(people: Sequence[Person], words: Words) -> str:
    """Return how many there are, and how many on each side."""
    there = [person for person in people if not is_erased(person)]
    roles = Counter(person.role for person in there)
    parts = [
        counted(roles["mentor"], words["mentor"], words["mentors"]) if roles["mentor"] else "",
        counted(roles["mentee"], words["mentee"], words["mentees"]) if roles["mentee"] else "",
        f"{roles['both']} both" if roles["both"] else "",
        f"{roles['']} without a role yet" if roles[""] else "",
    ]
    told = ", ".join(filter(None, parts))
    return f"{counted(len(there), 'person', 'people')}{': ' if told else ''}{told}"


_SEARCHED = tuple(field for field in PERSON if field.searched)


def search_text(person: Person, words: Words) -> str:
    """Return what the search looks at, without case and accents: names of topics, a role in the words of the place."""
    parts = (_searched(person, field, words) for field in _SEARCHED)
    return loose_key(" ".join(filter(None, parts)))


def _searched(person: Person, field: Field, words: Words) -> str:
    if field.name == "role":
        return role_shown(person, words)
    value = value_of(person, field)
    if isinstance(value, tuple):
        return " ".join(one if isinstance(one, str) else one.topic for one in value)
    return str(value)


def finder(typed: str) -> Callable[[str], bool]:
    """Return what says whether a `search_text` holds every word that was typed."""
    wanted = loose_key(typed).split()
    return lambda text: all(word in text for word in wanted)


def _as_many_as_fit(words: Iterable[str], width: int) -> str:
    """Return whole words only; a plus sign says that there are more."""
    shown = ""
    words = list(words)
    for place, word in enumerate(words):
        longer = f"{shown}, {word}" if shown else word
        if len(longer) + (2 if place + 1 < len(words) else 0) > width:
            return f"{shown} +" if shown else word
        shown = longer
    return shown


def _cells(text: str) -> int:
    return len(text) if text.isascii() else line(text).cell_length


def _fit(text: str, width: int) -> str:
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
    return fitted(text, width).plain
