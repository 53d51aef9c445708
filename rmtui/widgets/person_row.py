"""What does one line of the list of people say, in as many cells as there are?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from textual.content import Content

from rmtui.programme.cleaning import loose_key
from rmtui.programme.people import is_little_known
from rmtui.programme.person import Person
from rmtui.widgets.text import fitted, line

Words = Mapping[str, str]
"""The programme's own words, from `words_of`."""

HEADINGS = ("name", "role", "unit", "rank", "offers / wants", "now")
"""Above the columns."""

_LEAST = (14, 6, 10, 8, 14, 12)
_MOST = (30, 0, 22, 14, 60, 36)
_GIVEN_FIRST = (0, 1, 5, 2, 3, 4)
"""Columns in the order in which they are given room."""

_ROLE_MOST = 12

_GROWTH = (3, 0, 3, 2, 0, 4, 4, 5)
"""Columns in the order in which they share what is left; one that occurs twice grows faster."""


@lru_cache(maxsize=64)
def widths_for(width: int, role: int) -> tuple[int, ...]:
    """Return the cells of each column for a line of `width` cells; 0 for a column that does not fit.

    `role` is the room the programme's own words for the roles need.
    """
    widths = [0] * len(HEADINGS)
    left = width
    for place in _GIVEN_FIRST:
        least = role if place == 1 else _LEAST[place]
        if left >= least:
            widths[place] = least
            left -= least + 1
    left += 1
    while left > 0:
        grown = False
        for place in _GROWTH:
            if left > 0 and 0 < widths[place] < _MOST[place]:
                widths[place] += 1
                left -= 1
                grown = True
        if not grown:
            break
    return tuple(widths)


def room_for_roles(words: Words) -> int:
    """Return the cells the words for the roles need, within reason."""
    longest = max(line(words[name]).cell_length for name in ("mentor", "mentee"))
    return min(max(longest, len("both")), _ROLE_MOST)


def role_shown(person: Person, words: Words) -> str:
    """Return somebody's role in the programme's own words."""
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
    told = []
    if person.consent == "no":
        told.append("said no")
    if is_little_known(person):
        told.append("know little")
    if open_pairs:
        told.append("in 1 pair" if open_pairs == 1 else f"in {open_pairs} pairs")
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
    """Return how many there are on each side, and about how many little is known."""
    roles = [person.role for person in people]
    sides = [
        _counted(roles.count("mentor"), words["mentor"], words["mentors"]),
        _counted(roles.count("mentee"), words["mentee"], words["mentees"]),
        f"{roles.count('both')} both",
        f"{roles.count('')} without a role yet",
    ]
    sides = [side for side in sides if not side.startswith("0 ")]
    little = sum(map(is_little_known, people))
    about = f"; {little} we know little about" if little else ""
    return f"{_counted(len(people), 'person', 'people')}: {', '.join(sides)}{about}."


def search_text(person: Person, words: Words) -> str:
    """Return what the search looks at, without case and accents."""
    topics = (*(offer.topic for offer in person.offers), *(want.topic for want in person.wants))
    parts = (
        person.name, person.short_name, person.email, person.title, person.unit, person.team, person.site,
        person.function, person.rank, role_shown(person, words), *topics,
    )  # fmt: skip
    return loose_key(" ".join(filter(None, parts)))


def finder(typed: str) -> Callable[[str], bool]:
    """Return what says whether a `search_text` holds every word that was typed."""
    wanted = loose_key(typed).split()
    return lambda text: all(word in text for word in wanted)


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


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


def _fit(text: str, width: int) -> str:
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
    return fitted(text, width).plain
