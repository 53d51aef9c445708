"""Suggestion of pairs: which set of new pairs is the best one, why, and why is anybody left out?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from rmtui.programme.pairing.board import Board, Table, Verdict, refuse_too_large
from rmtui.programme.pairing.digest import digest
from rmtui.programme.pairing.ground import Ground
from rmtui.programme.pairing.obstacles import COMMANDS, COUNTED, HELP
from rmtui.programme.pairing.rules import RULE_OF_CODE, RULES
from rmtui.programme.pairing.solver import solve
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme

NO_RULES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Unpaired:
    """Somebody for whom there is no pair in the plan, and who is in none now."""

    person: Person
    """Who is left out."""
    side: Literal["mentor", "mentee"]
    """On which side she stands in this plan."""
    blocked_by: Mapping[str, int]
    """How many of the people on the other side each rule stands against, the first rule counted; `full` are taken."""
    reason: str
    """The same in a sentence."""
    would_help: tuple[str, ...]
    """What would help, most promising first."""
    waits: bool
    """False for somebody who said no to taking part."""
    commands: tuple[str, ...] = ()
    """The commands that do what would help, for the command line."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The best whole set of new pairs."""

    pairs: tuple[Verdict, ...]
    """New pairs only, by name of the one who learns."""
    unpaired: tuple[Unpaired, ...]
    """Who is left out, by name."""
    total: int
    """Sum of the scores of the new pairs."""
    digest: str
    """Finger print of what was looked at and what was chosen; does not depend on ids."""
    warnings: tuple[str, ...]
    """What in the data should be looked at, such as people reporting to each other in a circle."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every possible pair's score."""

    mentors: tuple[str, ...]
    """Ids of the rows."""
    mentees: tuple[str, ...]
    """Ids of the columns."""
    scores: tuple[tuple[int | None, ...], ...]
    """Rows of scores; None where a new pair is not allowed."""
    mentor_room: tuple[int, ...]
    """How many more each row can take."""
    mentee_room: tuple[int, ...]
    """From how many more each column can learn."""
    kept: tuple[tuple[int, int], ...]
    """Row and column of open pairs that are kept together."""
    taken: tuple[tuple[int, int], ...]
    """Row and column of every open pair, kept or not."""


def suggest(programme: Programme, rules: frozenset[str] = NO_RULES) -> Suggestion:
    """Return the best whole set of new pairs: most pairs, then the highest total, then by name.

    Open pairs stand and take up room. `rules` are optional rules to hold, such as `same-unit`. Raises BadInput where
    the programme is too large.
    """
    refuse_too_large(programme)
    board = Board(programme, rules)
    table = board.table()
    plan = solve(table.scores, table.mentor_room, table.mentee_room)
    couples = [(table.mentors[row].id, table.mentees[column].id) for row, column in plan.pairs]
    verdicts = [board.verdict(mentor, mentee) for mentor, mentee in couples]
    order = {person.id: place for place, person in enumerate(board.ground.people)}
    return Suggestion(
        pairs=tuple(sorted(verdicts, key=lambda v: (order[v.mentee.id], order[v.mentor.id]))),
        unpaired=_unpaired(board.ground, table, {row for row, _ in plan.pairs}, {column for _, column in plan.pairs}),
        total=plan.total,
        digest=digest(board.ground, couples),
        warnings=warnings(board.ground),
    )


def why(programme: Programme, mentor_id: str, mentee_id: str, rules: frozenset[str] = NO_RULES) -> Verdict:
    """Say whether two people may be paired and what it would be worth, whichever side they now stand on.

    Raises BadInput when there is no such person, or where the programme is too large.
    """
    refuse_too_large(programme)
    return Board(programme, rules).verdict(mentor_id, mentee_id)


def matrix(programme: Programme, rules: frozenset[str] = NO_RULES) -> Matrix:
    """Return the score of every possible pair, as `suggest` uses them.

    Raises BadInput where the programme is too large.
    """
    refuse_too_large(programme)
    board = Board(programme, rules)
    table = board.table()
    row = {person.id: place for place, person in enumerate(table.mentors)}
    column = {person.id: place for place, person in enumerate(table.mentees)}
    taken = sorted((row[p.mentor], column[p.mentee], p.kept) for p in board.ground.open_pairs)
    return Matrix(
        mentors=tuple(row),
        mentees=tuple(column),
        scores=table.scores,
        mentor_room=table.mentor_room,
        mentee_room=table.mentee_room,
        kept=tuple((i, j) for i, j, kept in taken if kept),
        taken=tuple((i, j) for i, j, _ in taken),
    )


def _unpaired(ground: Ground, table: Table, rows: set[int], columns: set[int]) -> tuple[Unpaired, ...]:
    """Return who is in no pair, old or new, although there is room."""
    paired = {pair.mentor for pair in ground.open_pairs} | {pair.mentee for pair in ground.open_pairs}
    left: list[Unpaired] = []
    for row, person in enumerate(table.mentors):
        if row not in rows and person.id not in paired and table.mentor_room[row]:
            codes = table.codes[row]
            rules = [RULE_OF_CODE.get(codes[i], "") for i, mentee in enumerate(table.mentees) if mentee is not person]
            left.append(left_out(ground, person, "mentor", rules))
    for column, person in enumerate(table.mentees):
        if column not in columns and person.id not in paired and table.mentee_room[column]:
            others = [codes for codes, mentor in zip(table.codes, table.mentors, strict=True) if mentor is not person]
            rules = [RULE_OF_CODE.get(codes[column], "") for codes in others]
            left.append(left_out(ground, person, "mentee", rules))
    order = {person.id: place for place, person in enumerate(ground.people)}
    return tuple(sorted(left, key=lambda one: order[one.person.id]))


def left_out(ground: Ground, person: Person, side: Literal["mentor", "mentee"], rules: Iterable[str]) -> Unpaired:
    """Say why somebody is in no pair.

    `rules` names, for each person on the other side, the rule that stands against the two; empty where none does, then
    that person is taken.
    """
    counts = Counter(rule or "full" for rule in rules)
    blocked = {rule: counts[rule] for rule in RULES if counts[rule]}
    name = ground.name(person.id)
    if person.consent == "no":
        return Unpaired(person, side, blocked, f"{name} said no to taking part.", (), False)
    if not blocked:
        missing = "could learn" if side == "mentor" else "could be learned from"
        return Unpaired(person, side, {}, f"Nobody {missing} yet.", ("inviting somebody to the other side",), True)
    said: Counter[str] = Counter()
    for rule, count in blocked.items():
        said[COUNTED[rule]] += count
    of = sum(blocked.values())
    listed = ", ".join(f"{count} {word}" for word, count in said.most_common())
    reason = f"Nobody of {of} people is possible for {name} yet: {listed}."
    if of == 1:
        reason = f"The one person on the other side is not possible for {name} yet: {next(iter(said))}."
    rules = sorted(blocked, key=lambda rule: -blocked[rule])
    helps = dict.fromkeys(HELP[rule] for rule in rules if rule in HELP)
    commands = dict.fromkeys(COMMANDS[rule] for rule in rules if rule in COMMANDS)
    return Unpaired(person, side, blocked, reason, tuple(helps), True, tuple(commands))


def warnings(ground: Ground) -> tuple[str, ...]:
    """Say what in the data should be looked at before anybody is paired."""
    said: list[str] = []
    for circle in ground.circles():
        names = [ground.name(person) for person in circle]
        said.append(f"{', '.join(names)} are down as reporting to each other in a circle: check who reports to whom.")
    return tuple(said)
