"""Is the plan really the best one, and do its prices prove it?"""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment, linprog

from rmtui.programme.pairing.matching import most_couples
from rmtui.programme.pairing.solver import Plan, bound, solve

Case = tuple[list[list[int | None]], list[int], list[int]]


@st.composite
def cases(draw: st.DrawFn, most: int) -> Case:
    rows, columns = draw(st.integers(0, most)), draw(st.integers(0, most))
    greatest = draw(st.sampled_from([0, 2, 100]))
    cell = st.none() | st.integers(0, greatest)
    scores = [[draw(cell) for _ in range(columns)] for _ in range(rows)]
    room = st.integers(0, draw(st.sampled_from([1, 3])))
    return scores, [draw(room) for _ in range(rows)], [draw(room) for _ in range(columns)]


def best_by_trying(case: Case) -> tuple[int, int]:
    scores, row_room, column_room = case

    def rest(row: int, left: tuple[int, ...]) -> tuple[int, int]:
        if row == len(row_room):
            return 0, 0
        best = (0, 0)
        open_columns = [j for j, room in enumerate(left) if room and scores[row][j] is not None]
        for size in range(min(row_room[row], len(open_columns)) + 1):
            for chosen in combinations(open_columns, size):
                after = tuple(room - (j in chosen) for j, room in enumerate(left))
                count, total = rest(row + 1, after)
                best = max(best, (count + size, total + sum(scores[row][j] or 0 for j in chosen)))
        return best

    return rest(0, tuple(column_room))


def best_by_programming(case: Case) -> tuple[int, int]:
    scores, row_room, column_room = case
    couples = [(i, j) for i, row in enumerate(scores) for j, score in enumerate(row) if score is not None]
    if not couples:
        return 0, 0
    step = 1 + 200 * min(sum(row_room), sum(column_room))
    limits = numpy.zeros((len(row_room) + len(column_room), len(couples)))
    for place, (i, j) in enumerate(couples):
        limits[i, place] = limits[len(row_room) + j, place] = 1
    worth = [-(step + (scores[i][j] or 0)) for i, j in couples]
    found: Any = linprog(worth, A_ub=limits, b_ub=[*row_room, *column_room], bounds=(0, 1), method="highs")
    value = round(-found.fun)
    count = (value + step // 2) // step
    return count, value - count * step


def check_is_a_plan(case: Case, plan: Plan) -> None:
    scores, row_room, column_room = case
    assert len(set(plan.pairs)) == len(plan.pairs)
    assert all(scores[i][j] is not None for i, j in plan.pairs)
    assert all(sum(i == row for i, _ in plan.pairs) <= room for row, room in enumerate(row_room))
    assert all(sum(j == column for _, j in plan.pairs) <= room for column, room in enumerate(column_room))
    assert plan.total == sum(scores[i][j] or 0 for i, j in plan.pairs)
    assert all(price >= 0 for price in (*plan.row_prices, *plan.column_prices))


@given(cases(4))
@settings(max_examples=150, deadline=None)
def test_no_other_plan_is_better_when_all_are_tried(case: Case) -> None:
    plan = solve(*case)
    check_is_a_plan(case, plan)
    assert (len(plan.pairs), plan.total) == best_by_trying(case)


@given(cases(6))
@settings(max_examples=150, deadline=None)
def test_prices_prove_the_plan_and_a_linear_programme_agrees(case: Case) -> None:
    plan = solve(*case)
    check_is_a_plan(case, plan)
    assert (len(plan.pairs), plan.total) == best_by_programming(case) == bound(*case, plan)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("greatest", [1, 10, 100])
def test_sixty_by_forty_agrees_with_scipy(seed: int, greatest: int) -> None:
    chance = random.Random(seed)
    scores = [[chance.randint(0, greatest) for _ in range(40)] for _ in range(60)]
    plan = solve(scores, [1] * 60, [1] * 40)
    rows, columns = linear_sum_assignment(numpy.array(scores), maximize=True)
    assert len(plan.pairs) == 40
    assert plan.total == sum(scores[i][j] for i, j in zip(rows, columns, strict=True))


@pytest.mark.parametrize("seed", range(3))
def test_room_for_several_agrees_with_a_linear_programme(seed: int) -> None:
    chance = random.Random(seed)
    scores = [[chance.randint(0, 100) if chance.random() < 0.4 else None for _ in range(25)] for _ in range(18)]
    case = scores, [chance.randint(0, 4) for _ in range(18)], [chance.randint(0, 3) for _ in range(25)]
    plan = solve(*case)
    check_is_a_plan(case, plan)
    assert (len(plan.pairs), plan.total) == best_by_programming(case) == bound(*case, plan)


def test_two_people_with_room_for_several_meet_once() -> None:
    assert solve([[90]], [3], [3]).pairs == ((0, 0),)


def test_more_pairs_come_before_a_higher_total() -> None:
    assert solve([[100, 1], [1, None]], [1, 1], [1, 1]).pairs == ((0, 1), (1, 0))


@given(
    st.integers(0, 7).flatmap(
        lambda n: st.tuples(st.just(n), st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
    )
)
@settings(max_examples=200, deadline=None)
def test_as_many_couples_as_trying_all_finds(case: tuple[int, set[tuple[int, int]]]) -> None:
    count, drawn = case
    edges = {(min(a, b), max(a, b)) for a, b in drawn if a != b and max(a, b) < count}
    partners = [[b for b in range(count) if (min(a, b), max(a, b)) in edges] for a in range(count)]

    def most(left: frozenset[tuple[int, int]]) -> int:
        if not left:
            return 0
        a, b = min(left)
        apart = frozenset(edge for edge in left if a not in edge and b not in edge)
        return max(1 + most(apart), most(left - {(a, b)}))

    mate = most_couples(partners, lambda one, other: one * other % 5)
    assert all(mate[other] == node and other in partners[node] for node, other in enumerate(mate) if other != -1)
    assert sum(other != -1 for other in mate) == 2 * most(frozenset(edges))
