"""Rows of the pairing board for the width there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from rmtui.programme.pairing.board_lines import BoardLine
from rmtui.programme.pairing.board_view import Candidate, Group
from rmtui.programme.pairing.reasons import KNOW_LITTLE
from rmtui.programme.person import Person
from rmtui.sentences import sentence
from rmtui.widgets.line_list import Row
from rmtui.widgets.text import columns, line, styled

WORD = 9
"""Cells for a word such as `strong` or `finished` and the two signs after it."""

LITTLE = "little"
"""Stands for KNOW_LITTLE where there is no room for it."""

NOBODY = "-"
"""Stands where there is no partner."""
GONE = "(not in the list)"
"""Stands for somebody who is no longer here."""


def board_rows(lines: Iterable[BoardLine], width: int) -> Iterator[Row]:
    """Yield the rows of the left list."""
    learner, mentor = column_widths(width)
    for each in lines:
        kept = "=" if each.pair is not None and each.pair.kept else " "
        told = LITTLE if each.word == KNOW_LITTLE else each.word
        word = f"{told:6} {kept}{'?' if each.unsure else ''}" if len(told) <= 6 else told
        nobody = GONE if each.pair is not None else NOBODY
        parts = (
            (shown(each.mentee, learner) if each.mentee else nobody, learner),
            (shown(each.mentor, mentor) if each.mentor else nobody, mentor),
        )
        # The word keeps its inner blanks, which a column of user text would lose.
        yield Row(columns(*parts) + Content(f" {word:{WORD}}"), each.key)


def column_widths(width: int) -> tuple[int, int]:
    """Return how many cells the one who learns and the one learned from have."""
    room = max(16, width - WORD - 2)
    learner = (room * 11 + 10) // 20
    return learner, room - learner


def candidate_rows(groups: Sequence[Group], width: int) -> Iterator[Row]:
    """Yield the rows of the right list."""
    for group in groups:
        if group.heading:
            yield Row(styled(group.heading, "bold"))
        for each in group.candidates:
            yield Row(_candidate(each, width), each.key)
            if each.remark:
                yield Row(line(each.remark).pad_left(3).stylize("italic"))
        if group.more:
            yield Row(
                line(sentence("and {more} more; {search: finds somebody}", more=group.more))
                .pad_left(1)
                .stylize("italic")
            )


def _candidate(each: Candidate, width: int) -> Content:
    name = min(18, max(12, width // 3))
    where = each.person.function or each.person.unit or each.person.team
    beside = width - name - cell_len(each.word) - 4
    if each.word == KNOW_LITTLE and where and beside >= 6:
        return columns((shown_name(each.person, name), name), (where, beside), (each.word, len(each.word))).pad_left(1)
    if len(each.word) > len("strong"):
        # Why somebody cannot be met is said in full; the name gives way.
        name = min(name, max(8, width - 3 - cell_len(each.word)))
        return columns((f"{shown_name(each.person, name)}", name + 1), (each.word, width - name - 3)).pad_left(1)
    parts = columns((shown_name(each.person, name), name), (where, min(30, max(4, width - name - WORD - 3))))
    return parts.pad_left(1) + Content(f" {each.word:6} {'?' if each.unsure else ' '}")


def could_meet(at: BoardLine, width: int) -> str:
    """Return the heading of the right list: whose possible partners these are."""
    if at.person is None:
        return ""
    word = "could meet" if at.pair is None else "met" if not at.pair.is_open else "meets"
    name = shown(at.person, width - len(word) - 2)
    return f"{name}, {word}" if at.person.title and name.endswith(at.person.title) else f"{name} {word}"


def shown(person: Person, width: int) -> str:
    """Return a name with as much beside it as fits: the title, else nothing."""
    with_title = f"{person.name}, {person.title}" if person.title else person.name
    return with_title if cell_len(with_title) <= width else shown_name(person, width)


def shown_name(person: Person, width: int) -> str:
    """Return a name, shortened to what one is called and an initial where the whole does not fit."""
    if cell_len(person.name) <= width:
        return person.name
    initial = person.name.rsplit(" ", 1)[-1][:1]
    short = f"{person.called} {initial}."
    return short if initial.isalpha() and cell_len(short) <= width and " " in person.name else person.name
