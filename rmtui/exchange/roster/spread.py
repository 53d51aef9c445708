"""Questions spread over columns: what do `Yes`, `4` or `Morning` below `Which topics? [Short video]` say?

Form tools give every choice of a question a column of its own. The cells of those columns are rewritten as if the
question stood in one column, so that everything behind reads them in the same way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rmtui.exchange.roster.cells import read_yes
from rmtui.exchange.roster.headings import Column, guess, plain
from rmtui.exchange.roster.remarks import Place, Remarks, quoted
from rmtui.exchange.roster.tables import Table
from rmtui.programme.catalogue.readers import says_nothing
from rmtui.programme.catalogue.slots import names_a_part, names_only_days
from rmtui.programme.cleaning import clean_line, clean_name, key

FIELDS = frozenset(("offers", "wants", "slots", "languages", "pulse", "tags", "leads", "serves"))
"""What a question with choices can ask for."""

_IN_BRACKETS = re.compile(r"(.*\S)\s*[\[(]([^\[\]()]*(?:\([^()]*\))?[^\[\]()]*)[\])]", re.DOTALL)
_BEHIND_SIGN = re.compile(r"(.*\S)\s*(?: - | – | >> |>>|/|: | \| )\s*(\S.*)", re.DOTALL)
_CHOSEN_PART = re.compile(r"\s*[-–]\s*(selected choice|choice)\s*$", re.IGNORECASE)
_OTHER = re.compile(r"(other|others|andere\w*|sonstige\w*|autres?|otr[oa]s?|something else)\b.*", re.IGNORECASE)
_TICKED = frozenset(
    ("selected", "checked", "ticked", "chosen", "quoted", "marked", "available", "free", "possible", "ok", "works",
     "preferred", "interested", "angekreuzt", "ausgewählt", "gewählt", "sélectionné", "coché", "seleccionado",
     "marcado")
)  # fmt: skip
_NOT_TICKED = frozenset(
    ("not selected", "unchecked", "not checked", "unticked", "not quoted", "not chosen", "not available", "busy",
     "unavailable", "not free", "not interested", "nicht gewählt", "nicht ausgewählt", "not possible", "never",
     "none", "no experience", "not at all", "no knowledge", "keine", "gar nicht", "no interest")
)  # fmt: skip
_LEVELS = {
    "beginner": 1, "novice": 1, "a little": 1, "low": 1, "anfänger": 1, "débutant": 1, "principiante": 1,
    "basic": 2, "some": 2, "basics": 2, "some experience": 2, "grundkenntnisse": 2, "elementary": 2,
    "intermediate": 3, "medium": 3, "good": 3, "competent": 3, "gut": 3, "mittel": 3, "moyen": 3, "average": 3,
    "advanced": 4, "very good": 4, "high": 4, "experienced": 4, "sehr gut": 4, "fortgeschritten": 4, "avancé": 4,
    "proficient": 4, "expert": 5, "excellent": 5, "experte": 5, "expertin": 5, "experto": 5, "experta": 5,
}  # fmt: skip
_INTEREST = {
    "very interested": 1, "very much": 1, "high": 1, "first choice": 1, "1st choice": 1, "top priority": 1, "a lot": 1,
    "essential": 1, "interested": 2, "somewhat interested": 2, "somewhat": 2, "medium": 2, "second choice": 2,
    "2nd choice": 2, "a little": 3, "slightly interested": 3, "low": 3, "third choice": 3, "3rd choice": 3,
}  # fmt: skip
_NUMBERED = re.compile(r"(\d)(?:\.0+)?(?:\s*[-–=:(].*|\s*/\s*\d)?")


def asked_and_choice(heading: str) -> tuple[str, str]:
    """Return the question and the choice of a heading such as `Which topics? [Short video]`; no choice where none is.

    Only a question that asks for a list by itself has choices.
    """
    for form in (_IN_BRACKETS, _BEHIND_SIGN):
        parted = form.fullmatch(heading.strip())
        if parted:
            question = _CHOSEN_PART.sub("", parted[1])
            if guess(question).field in FIELDS and (form is _IN_BRACKETS or guess(heading).field in (*FIELDS, None)):
                return question, parted[2].strip()
    return heading, ""


def gathered(
    table: Table, columns: Sequence[Column], number: int, remarks: Remarks, place: Place
) -> tuple[Table, tuple[Column, ...]]:
    """Return the table with the cells of spread questions rewritten, and the columns with what they were found to be.

    A cell that is understood neither as yes or no, nor as a level or a time, is left out and said.
    """
    parts = {column.place: asked_and_choice(column.heading) for column in columns if column.field in (*FIELDS, None)}
    groups: dict[str, list[Column]] = {}
    for column in columns:
        question, choice = parts.get(column.place, ("", ""))
        if choice and column.why in ("", "unknown", "form"):
            groups.setdefault(key(question), []).append(column)
    rewritten: dict[int, dict[str, str | None]] = {}
    settled = {column.place: column for column in columns}
    for group in groups.values():
        if len(group) < 2:
            continue
        field = next((column.field for column in group if column.field), guess(parts[group[0].place][0]).field) or ""
        cells = {column.place: {row.cells[column.place] for row in table.rows} for column in group}
        ways = set().union(*cells.values())
        for column in group:
            settled[column.place] = column._replace(field=field, why="")
            choice = parts[column.place][1]
            rewritten[column.place] = {cell: _said(cell, choice, field, ways) for cell in cells[column.place]}
    if not rewritten:
        return table, tuple(columns)
    rows = []
    for row in table.rows:
        cells_of_row = list(row.cells)
        for at, words in rewritten.items():
            said = words[row.cells[at]]
            if said is None:
                text = (
                    f'"{clean_name(row.cells[at])[:40]}" under "{table.headings[at]}" was not understood and left out'
                )
                remarks.of_line(text, place(number, row.line), "spread")
            cells_of_row[at] = said or ""
        rows.append(row._replace(cells=tuple(cells_of_row)))
    return replace(table, rows=tuple(rows)), tuple(settled.values())


def _said(cell: str, choice: str, field: str, ways: set[str]) -> str | None:
    """Return what a cell says about its choice, as it would stand in a single column; None where that is unclear."""
    line = clean_line(cell)
    words = line.casefold().strip(" .!")
    if not line or words in _NOT_TICKED:
        return ""
    if _OTHER.fullmatch(choice):
        return "" if read_yes(line) is not None or says_nothing(line) or plain(line) == plain(choice) else line
    if plain(line) == plain(choice) or words in _TICKED:
        return choice
    numbers = {way.strip() for way in ways if way.strip()}
    if numbers <= {"0", "1"}:
        return choice if words == "1" else ""
    if field == "slots":
        return _time(line, choice)
    if field in ("offers", "wants") and (level := _level(words, field, numbers)) is not None:
        return f"{choice}:{level}" if level else ""
    if (yes := read_yes(line)) is not None and not words.isdigit():
        return choice if yes else ""
    return "" if says_nothing(line) else None


def _level(words: str, field: str, ways: set[str]) -> int | None:
    table = _LEVELS if field == "offers" else _INTEREST
    if words in table:
        return table[words]
    number = _NUMBERED.fullmatch(words)
    if not number:
        return None
    # A number below a wish is its place in a ranking only where nobody gives more than three.
    most = 5 if field == "offers" else 3
    fits = all(int(found[1]) <= most for way in ways if (found := _NUMBERED.fullmatch(way.casefold())))
    return int(number[1]) if fits else None


def _time(line: str, choice: str) -> str | None:
    """Return the times a cell names in the column of a day, or the days it names in that of a part of the day."""
    if (yes := read_yes(line)) is not None:
        return choice if yes else ""
    if says_nothing(line):
        return ""
    pieces = [piece.strip() for piece in re.split(r"[;,|/]", line) if piece.strip()]
    if names_only_days(choice):
        return "; ".join(f"{choice} {piece}" for piece in pieces)
    if names_a_part(choice) and all(map(names_only_days, pieces)):
        return "; ".join(f"{piece} {choice}" for piece in pieces)
    return None


def commas_kept(table: Table, columns: Sequence[Column], remarks: Remarks) -> Table:
    """Return the table with choices that hold a comma kept whole where they recur: `Meetings, small and large`.

    Form tools part several choices with commas too. A choice goes on behind a comma in lower case, stands so in more
    than one line, and its second part never stands without its first.
    """
    for column in columns:
        if column.field not in ("offers", "wants", "pulse", "tags"):
            continue
        cells = {row.line: _pieces(row.cells[column.place]) for row in table.rows}
        whole = _recurring(list(cells.values()))
        _say_parted(column, list(cells.values()), whole, remarks)
        if not whole:
            continue
        for words in sorted(", ".join(one) for one in whole):
            remarks.say(f'"{words[:120]}" was kept as one choice, because it recurs whole.')
        rows = []
        for row in table.rows:
            joined = _joined(cells[row.line], whole)
            if len(joined) < len(cells[row.line]):
                texts = [*row.cells]
                texts[column.place] = "".join(f"{choice}\n" for choice in joined)
                row = row._replace(cells=tuple(texts))
            rows.append(row)
        table = replace(table, rows=tuple(rows))
    return table


def _say_parted(
    column: Column, cells: Sequence[tuple[str, ...]], whole: set[tuple[str, ...]], remarks: Remarks
) -> None:
    """Say where commas were taken to part choices although nothing else in the column shows that they do.

    One of two that stands elsewhere without the other shows it. What goes on in lower case behind a comma
    where choices begin with a capital is to be looked at.
    """
    before: dict[str, set[str]] = {}
    behind: dict[str, set[str]] = {}
    for pieces in cells:
        words = ["", *map(key, pieces), ""]
        for one, other in pairwise(words):
            behind.setdefault(one, set()).add(other)
            before.setdefault(other, set()).add(one)
    unsure: dict[str, None] = {}
    goes_on = False
    for pieces in cells:
        joined = _joined(pieces, whole)
        for one, other in pairwise(joined):
            if behind.get(key(one)) == {key(other)} and before.get(key(other)) == {key(one)}:
                unsure.update(dict.fromkeys((one, other)))
                goes_on = goes_on or (one[:1].isupper() and other[:1].islower())
    if unsure:
        text = f'Under "{column.heading}" commas were read as parting choices: {quoted(unsure)}. Where one choice'
        remarks.say(f"{text} holds a comma, put ; between choices in the list.", asks=goes_on)


def _pieces(cell: str) -> tuple[str, ...]:
    if re.search(r"[;|\n]", cell):
        return ()
    return tuple(filter(None, map(clean_line, re.split(r",(?![^()]*\))", cell))))


def _recurring(cells: Sequence[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return the runs of pieces that are one choice, the longest of each."""
    found: Counter[tuple[str, ...]] = Counter()
    for pieces in cells:
        for start, first in enumerate(pieces):
            end = start + 1
            while end < len(pieces) and pieces[end][:1].islower():
                end += 1
            if end > start + 1 and first[:1].isupper():
                found[pieces[start:end]] += 1
    return {run for run, times in found.items() if times > 1}


def _joined(pieces: Sequence[str], whole: set[tuple[str, ...]]) -> list[str]:
    """Return pieces with the runs that are one choice joined again."""
    joined: list[str] = []
    at = 0
    while at < len(pieces):
        run = next((one for one in whole if tuple(pieces[at : at + len(one)]) == one), (pieces[at],))
        joined.append(", ".join(run))
        at += len(run)
    return joined
