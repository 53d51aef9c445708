"""Layout of a list: headings in two rows or given twice, and lines below them that are about nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rmtui.exchange.roster.headings import guess
from rmtui.exchange.roster.records import TextRecord
from rmtui.programme.cleaning import clean_name, key

_ANSWER = re.compile(
    r"(open[- ]ended |offene |freie )?(response|answer|antwort|réponse|respuesta|odpowiedź)"
    r"( libre| ouverte| abierta| otwarta)?|",
    re.IGNORECASE,
)
_TOTALS = re.compile(
    r"(?:grand |sub|sub[- ]|sous[- ]|zwischen)?(?:totals?|sum|summe|gesamt\w*|insgesamt|somme|suma|count|average|mean|"
    r"anzahl|nombre|razem|ogółem|łącznie|liczba|celkem|toplam|totale|totaal|σύνολο|"
    r"number of)\b[^\W\d]*[\s\w]*?[\s:=]*[\d.,' ]*",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\w*(list|liste|lista|listado)|(list|liste|lista|listado) \w+( \w+)*|participants?|attendees|attendance|members|"
    r"teilnehm(er|ende)|teilnehmer\w*|participantes|uczestnicy|zapisani|účastníci|katılımcılar",
    re.IGNORECASE,
)
"""What stands above a list of names without being one."""
_NUMBER = re.compile(r"[\d.,' %€$£]+")
_FOOTER = re.compile(
    r"\b(export\w*|generated|printed|created (on|by)|confidential\w*|do not (forward|share|print)|"
    r"internal use|page \d+|"
    r"source|report (date|run)|prepared (by|on)|as of|last updated|copyright|end of (list|report|file)|"
    r"vertraulich|erstellt|ausgedruckt|exportiert|stand|seite \d+|nur für|quelle|weitergeben|"
    r"confidentiel\w*|exporté\w*|imprimé\w*|généré\w*|confidencial|exportado|generado|impreso|página \d+|fuente|"
    r"wygenerowan\w*|wydrukowan\w*|poufne|strona \d+|źródło|vytvořeno|důvěrné|generato|stampato|riservato)\b|©|https?://",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"\b(department|team|division|office|branch|region|group|cohort|unit|directorate|faculty|section|resources|sales|"
    r"marketing|finance|operations|engineering|mentors?|mentees?|learners?|abteilung|bereich|gruppe|standort|service|"
    r"équipe|equipo|departamento)\b",
    re.IGNORECASE,
)
_LISTS = ("offers", "wants", "slots", "languages")
"""Fields a question with choices asks for."""
_NAMES = frozenset(("name", "first name", "last name"))
_MOST_WORDS = 5
"""A name has no more words; what has is a remark."""


class Headings(NamedTuple):
    """What stands above the columns."""

    names: list[str]
    """One for each column, none twice."""
    rows: int
    """How many records below the first they take."""


def two_rows(heads: Sequence[str], below: Sequence[TextRecord], above: Sequence[TextRecord]) -> Headings:
    """Return headings that stand in two rows as one: `What could you show? [Short video]`; else as they are."""
    if below and (joined := _with_choices(heads, below[0].cells)):
        return Headings(joined, 1)
    for record in reversed(above):
        cells = [clean_name(cell) for cell in record.cells[: len(heads)]]
        if sum(map(bool, cells)) > 1:
            return Headings(_below_groups(cells + [""] * (len(heads) - len(cells)), heads), 0)
    return Headings(list(heads), 0)


def _with_choices(heads: Sequence[str], cells: Sequence[str]) -> list[str] | None:
    """Return questions with the choices that stand below them and the blank cells behind; None where there are none."""
    choices = [clean_name(cell) for cell in cells]
    choices += [""] * (len(heads) - len(choices))
    width = max((place for place, text in enumerate((*heads, *choices[len(heads) :])) if text), default=-1) + 1
    asked = [*heads, *[""] * (max(width, len(choices)) - len(heads))]
    blank = [place for place, head in enumerate(asked) if not head and place]
    starts = [place for place in range(len(asked)) if asked[place]]
    alone = [place for place in starts if place + 1 >= len(asked) or asked[place + 1]]
    filled = [place for place in blank if place < len(choices) and choices[place]]
    if not blank or 2 * len(filled) <= len(blank):
        return None
    if any(not _ANSWER.fullmatch(choices[place]) for place in alone if place < len(choices)):
        return None
    joined, question = [], ""
    for place, head in enumerate(asked):
        question = head or question
        choice = choices[place] if place < len(choices) else ""
        known = guess(choice).field if choice else None
        whole = f"{question} [{choice}]" if known in (None, *_LISTS) else choice
        joined.append(head if place in alone or not choice else whole)
    return joined


def _below_groups(groups: Sequence[str], heads: Sequence[str]) -> list[str]:
    """Return headings with that of their group, as far as only the group says what they mean."""
    joined, group = [], ""
    for above, head in zip(groups, heads, strict=True):
        group = above or group
        of_list = guess(group).field in _LISTS if group else False
        joined.append(f"{group} [{head}]" if of_list and head and not guess(head).field else head)
    return joined


def each_once(heads: Sequence[str]) -> list[str]:
    """Return headings with a number behind one that stood there before: `E-mail (2)`."""
    once: dict[str, str] = {}
    for head in heads:
        name, number = head, 1
        while key(name) in once:
            number += 1
            name = f"{head} ({number})"
        once[key(name)] = name
    return list(once.values())


def order_of(cells: Sequence[str], heads: Sequence[str]) -> list[int] | None:
    """Return where the columns of headings given once more stand; None when a line is no such line."""
    again = [key(cell) for cell in cells if cell.strip()]
    places = {key(head): place for place, head in enumerate(heads)}
    if not again or len(again) < len(heads) / 2 or any(cell not in places for cell in again):
        return None
    return [places.get(key(cell), -1) for cell in cells]


def is_other_headings(cells: Sequence[str]) -> bool:
    """Say whether a line holds headings of another list: one asks for a name, most mean a field, none is an address."""
    filled = [clean_name(cell) for cell in cells if cell.strip()]
    known = [field for cell in filled if (field := guess(cell).field)]
    if len(known) < 2 or len(set(known)) < len(known) or "@" in "".join(filled):
        return False
    return len(known) == len(filled) or (2 * len(known) > len(filled) and not _NAMES.isdisjoint(known))


def placed_below(cells: Sequence[str], heads: list[str]) -> list[int]:
    """Return where the columns of other headings stand, those of one meaning in one place; new ones are added."""
    fields = {guess(head).field: place for place, head in reversed(list(enumerate(heads)))}
    places = []
    for cell in cells:
        head = clean_name(cell)
        names = {key(name): place for place, name in enumerate(heads)}
        field = guess(head).field if head else None
        place = names.get(key(head), fields.get(field, -1) if field else -1) if head else -1
        if head and (place < 0 or place in places):
            heads[:] = each_once([*heads, head])
            place = len(heads) - 1
        places.append(place)
    return places


def nobody(records: Sequence[TextRecord], width: int, is_side: Callable[[str], bool]) -> dict[int, str]:
    """Return why lines are about nobody, by the place of their record: totals, footers, headings of sections.

    `is_side` says whether a text is a word for one side of a pair.
    """
    filled = [[cell.strip() for cell in record.cells if cell.strip()] for record in records]
    full = sum(len(cells) > 1 for cells in filled)
    reasons = {}
    for place, cells in enumerate(filled):
        after_gap = bool(place) and records[place].line > records[place - 1].line + 1
        reasons[place] = _reason(cells, width, full, 2 * full > len(filled), after_gap, is_side)
        if not place and len(filled) > 1 and len(cells) == 1 and _TITLE.fullmatch(cells[0].strip(" :")):
            reasons[place] = "it looks like the title of the list, not a person"
    return {place: reason for place, reason in reasons.items() if reason}


def _reason(
    cells: Sequence[str], width: int, full: int, others_are_full: bool, after_gap: bool, is_side: Callable[[str], bool]
) -> str:
    first = cells[0]
    if _TOTALS.fullmatch(first) and (width > 1 or len(first) > 3) and all(map(_NUMBER.fullmatch, cells[1:])):
        return "it looks like a line of totals"
    if len(cells) > 1 or "@" in first:
        return ""
    if _FOOTER.search(first) and len(first.split()) > 1:
        return "it looks like a footer, not a person"
    if width < 2 or not full:
        return ""
    lonely = others_are_full and after_gap and len(first.split()) == 1
    if first.endswith(":") or _SECTION.search(first) or is_side(first) or lonely:
        return "it looks like the heading of a section, not a person"
    if others_are_full and (len(first.split()) > _MOST_WORDS or re.search(r"\d{2,}", first)):
        return "it looks like a remark, not a person"
    return ""
