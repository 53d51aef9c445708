"""Which backups are kept, and does a clock that is wrong cost any?"""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rmtui.store.thinning import LAST, Backup, kept

NOW = datetime(2026, 11, 21, 18, 40)
PLENTY = 1 << 40
WRONG = (datetime(1970, 1, 1, 0, 3), datetime(2099, 12, 31, 23, 50), NOW - timedelta(hours=1))


def backup(number: int, at: datetime, size: int = 100) -> Backup:
    """Return the `number`th backup of a programme."""
    return Backup(f"{number:04d}", at, 3, 4, "", size, 7 + number // 10, number % 10)


def history(moments: list[datetime]) -> list[Backup]:
    """Return the backups made at these moments, in this order."""
    return [backup(number, at) for number, at in enumerate(moments)]


def names(backups: list[Backup]) -> set[str]:
    """Return what they are called."""
    return {backup.name for backup in backups}


moments = st.lists(
    st.datetimes(datetime(2024, 1, 1), NOW).map(lambda at: at.replace(second=0, microsecond=0)), max_size=60
)
clocks = st.one_of(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)), st.sampled_from(WRONG))


def test_a_day_of_work_keeps_the_last_five() -> None:
    day = history([NOW - timedelta(minutes=30 * n) for n in range(16, 0, -1)])
    assert kept(day, NOW, PLENTY) == names(day[-LAST:])


def test_two_years_of_work_keep_days_weeks_and_months() -> None:
    days = history([NOW - timedelta(days=n) for n in range(700, 0, -1)])
    found = sorted(kept(days, NOW, PLENTY))
    dates = [days[int(name)].at.date() for name in found]
    assert [(NOW.date() - day).days for day in dates[-7:]] == [7, 6, 5, 4, 3, 2, 1]
    assert len({(day.year, day.month) for day in dates}) == 12
    assert 7 < len(found) <= 7 + 4 + 12


def test_an_interval_without_work_makes_nothing_old() -> None:
    old = history([datetime(2024, 3, day, 9) for day in range(1, 8)])
    assert kept(old, NOW, PLENTY) == names(old)


@given(moments, clocks)
def test_the_newest_stay_whatever_the_clock_says(when: list[datetime], now: datetime) -> None:
    found = history(when)
    assert names(found[-LAST:]) <= kept(found, now, 0)


@given(moments, clocks)
def test_a_clock_that_is_wrong_now_lets_nothing_go_that_a_right_one_keeps(when: list[datetime], now: datetime) -> None:
    found = history(sorted(when))
    assert kept(found, NOW, PLENTY) <= kept(found, now, PLENTY)


@given(moments, st.lists(st.tuples(st.integers(0, 60), st.sampled_from(WRONG[:2])), max_size=12))
def test_backups_with_a_wrong_date_push_out_no_other(when: list[datetime], wrong: list[tuple[int, datetime]]) -> None:
    right = history(sorted(when))
    # Made in between, with a wrong clock: they stand between two others by their save number.
    strange = [Backup(f"x{n}", at, 3, 4, "", 100, 7 + place // 10, place % 10) for n, (place, at) in enumerate(wrong)]
    last = names(right[-LAST:])  # the five newest are counted by saves, wrong date or not
    assert kept(right, NOW, PLENTY) - last <= kept([*right, *strange], NOW, PLENTY)


@given(moments)
def test_thinning_again_lets_nothing_more_go(when: list[datetime]) -> None:
    found = history(sorted(when))
    keep = kept(found, NOW, PLENTY)
    assert kept([one for one in found if one.name in keep], NOW, PLENTY) == keep


@given(moments, st.integers(0, 4000), st.sets(st.integers(0, 59)))
def test_too_little_room_costs_the_oldest_first_and_never_the_last_five(
    when: list[datetime], room: int, spared: set[int]
) -> None:
    found = history(sorted(when))
    spare = {f"{number:04d}" for number in spared if number < len(found)}
    keep, whole = kept(found, NOW, room, spare), kept(found, NOW, PLENTY, spare)
    firm = names(found[-LAST:]) | spare
    assert firm <= keep <= whole
    gone = sorted(whole - keep)
    assert all(name < other for name in gone for other in keep - firm)
    assert sum(one.size for one in found if one.name in keep) <= max(room, 100 * len(firm)) or keep == firm


def test_an_hour_back_keeps_the_later_one_of_a_day() -> None:
    morning = [datetime(2026, 10, 25, 1, 10), datetime(2026, 10, 25, 2, 50), datetime(2026, 10, 25, 2, 10)]
    later = [datetime(2026, 11, day, 9) for day in range(1, 7)]
    found = history([*morning, *later])
    assert kept(found, NOW, PLENTY) & names(found[:3]) == {found[2].name}


def test_what_nobody_can_read_is_not_let_go() -> None:
    found = history([NOW - timedelta(minutes=n) for n in range(20, 0, -1)])
    strange = Backup("strange", datetime(2020, 1, 1), 1, 1, "", 10**9, -1, 0)
    assert "strange" in kept([*found, strange], NOW, 0)


def test_older_files_put_back_by_hand_do_not_cost_what_is_made_now() -> None:
    before = [Backup(f"old{n}", datetime(2026, 11, 1, 9, n), 3, 4, "", 100, 90, n) for n in range(9)]
    now = [Backup(f"new{n}", datetime(2026, 11, 21, 9, n), 3, 4, "", 100, 4, n) for n in range(3)]
    assert names(now) <= kept([*before, *now], NOW, PLENTY)
