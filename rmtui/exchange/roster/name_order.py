"""Order of names in typed lines: is "O'Neil, Pat" one name, last name first, or a name with a unit behind it?

What stands behind a comma is a unit where the programme or another line knows it as one, or its words say so; behind a
single word it else is a first name, as in a file. Both are kept whole in the name: whether it is turned round is
decided where all names of a list are known (`lines`), and the window shows how.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from rmtui.programme.cleaning import clean_name, key, turned_round
from rmtui.programme.programme import Programme

_UNIT = re.compile(
    r"\b(department|dept|team|division|office|branch|region|group|cohort|unit|directorate|faculty|section|resources|"
    r"sales|marketing|finance|accounts|accounting|operations|logistics|engineering|production|support|service|services|"
    r"legal|design|research|security|procurement|purchasing|warehouse|shop|store|board|management|technology|digital|"
    r"communications|compliance|quality|planning|development|strategy|payroll|facilities|data|"
    r"abteilung|bereich|gruppe|standort|vertrieb|einkauf|personal|leitung|lager|équipe|ventes|equipo|departamento|"
    r"ventas|compras)\b",
    re.IGNORECASE,
)
"""Words that name a part of an organisation."""
_FIRST_NAMES = 3
"""A first name has no more words."""
_SHORT = 3
"""Capitals up to this many stand for a unit (HR, R&D), not for somebody."""

SaysMore = Callable[[str], bool]
"""Whether a text is a role, a job or an address, and so no part of a name."""


class NameOrder:
    """What the lines of one typed text say about commas in names."""

    def __init__(self, programme: Programme, lines: Iterable[str]) -> None:
        """Know the units, teams and sites in use, in the programme and behind whole names of the same text."""
        self._units = {
            key(place) for one in programme.people.all() for place in (one.unit, one.team, one.site) if place
        }
        parted = [(last, rest) for last, comma, rest in (line.partition(",") for line in lines) if comma]
        several = [rest for last, rest in parted if not _is_single(last)]
        self._last_first = 2 * len(several) < len(parted)
        """Whether most lines begin with a last name alone, so that one of two words is a last name, too."""
        if not self._last_first:
            self._units.update(key(piece) for rest in several for piece in rest.split(",") if piece.strip())

    def name_with_comma(self, line: str, says_more: SaysMore) -> str:
        """Return the beginning of a line that is one name with a comma in it; empty where there is none."""
        found = re.match(r"([^,;|]*[^,;|\s])\s*,\s*([^,;|]*[^,;|\s])", line)
        if found is None or says_more(found[1]):
            return ""
        last, behind = found[1], re.split(r"\s[-–—]\s|\s*[:(\[]", found[2], maxsplit=1)[0]
        is_added = turned_round(f"{last}, {behind}") == f"{last}, {behind}"  # "Pat O'Neil, PhD"
        whole = line[: found.start(2) + len(behind)]
        if not behind or says_more(behind):
            return ""
        if is_added:
            return whole if " " in last else ""
        is_name = _is_first_name(behind, shouted=last.isupper()) and key(behind) not in self._units
        return whole if is_name and (_is_single(last) or self._last_first) else ""


def _is_single(last: str) -> bool:
    """Say whether a text can only be a last name, or a first name alone: "O'Neil", "van der Berg"."""
    *particles, name = clean_name(last).split() or [""]
    return name[:1].isalpha() and not name[0].islower() and all(word.islower() for word in particles)


def _is_first_name(text: str, *, shouted: bool) -> bool:
    words = text.split()
    if not 0 < len(words) <= _FIRST_NAMES or _UNIT.search(text) or any(map(str.isdigit, text)) or "&" in text:
        return False
    if any(not word[0].isalpha() or word[0].islower() for word in words):
        return False
    capitals = [word for word in words if len(word.rstrip(".")) > 1 and word.isupper()]
    return not capitals or (shouted and all(len(word) > _SHORT for word in capitals))
