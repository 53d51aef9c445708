"""How are the numbers shown, and which of them are not what was promised?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tests.proof.toll import MUST_BE_ZERO

PROMISED = {
    "images of a cut": 5000,
    "errors": 500,
    "flipped bits": 2000,
    "kills": 300,
    "malformed folders": 100,
    "pairs of programs": 50,
    "sizes of free room": 65,
    "clocks": 10,
    "steps of the state machine": 10_000,
}
"""What the long version tries at least; a name holds for every count whose name it begins."""
STEPS_PROMISED = 20
STOCK = "stock: "

Report = Mapping[str, Any]
_HEAD = ("suite", "tried", "acknowledged", "lost", "silent", "tracebacks", "leaks", "seconds")


def printed(report: Report, *, seconds: float, long: bool) -> str:
    """Return the table of a report."""
    suites: dict[str, Any] = report["suites"]
    ours = sorted((name for name in suites if not name.startswith(STOCK)), key=_number)
    rows = [_HEAD, *(_row(name, suites[name]) for name in ours)]
    sums = [sum(suites[name][sum_] for name in ours) for sum_ in ("acknowledged", *MUST_BE_ZERO)]
    messages = sum(suites[name]["messages"] for name in ours)
    tried = f"{messages:,} messages searched for note text and homes"
    rows.append(("together", tried, *(f"{number:,}" for number in sums), f"{seconds:,.0f}"))
    parts = ["", "rmtui" if long else "rmtui, small sizes", *_lines(rows), "", *_beside(suites)]
    parts += [_other(other) for other in report.get("others", ())]
    for name in ours:
        parts += [f"known, not mended yet: {test}" for test in suites[name].get("known", ())]
        parts += [f"not tried here: {name}: {reason}" for reason in dict.fromkeys(suites[name]["skipped"])]
    return "\n".join([*parts, ""])


def shortfalls(report: Report, *, long: bool) -> list[str]:
    """Return what is not as promised, a line each."""
    found: list[str] = []
    totals: dict[str, int] = {}
    for name, suite in report["suites"].items():
        if name.startswith(STOCK):
            continue
        found += [f"{name}: {suite[what]} {what}" for what in MUST_BE_ZERO if suite[what]]
        found += [f"{name}: {test} failed" for test in suite["failed"]]
        for what, number in suite["tried"].items():
            totals[what] = totals.get(what, 0) + number
    if report["status"] and not found:
        found.append(f"the tests ended with status {report['status']}")
    for what, least in PROMISED.items() if long else ():
        number = sum(count for name, count in totals.items() if name.startswith(what))
        if number < least:
            found.append(f"only {number:,} {what} of at least {least:,}")
    if not long and not totals:
        found.append("nothing was tried")
    for other in report.get("others", ()):
        found += _amiss(other)
    return found


def _amiss(other: Mapping[str, Any]) -> list[str]:
    found = [f"{other['suite']}: {name} was not noticed" for name in other.get("unnoticed", ())]
    if "steps" in other and other["steps"] < STEPS_PROMISED:
        found.append(f"only {other['steps']} safety steps of at least {STEPS_PROMISED}")
    if other.get("lost"):
        found.append(f"{other['suite']}: {other['lost']} acknowledged saves lost")
    return found


def _row(name: str, suite: Mapping[str, Any]) -> tuple[str, ...]:
    numbers = (f"{suite[what]:,}" for what in ("acknowledged", *MUST_BE_ZERO))
    return (name, _tried(suite["tried"]), *numbers, f"{suite['seconds']:,.0f}")


def _tried(tried: Mapping[str, int]) -> str:
    return ", ".join(f"{number:,} {what}" for what, number in sorted(tried.items()))


def _beside(suites: Mapping[str, Any]) -> list[str]:
    """Return what the same work left of stock TinyDB's file, beside ours."""
    rows: list[tuple[str, ...]] = [("the same work", "tried", "acknowledged", "lost", "nothing readable")]
    for name in sorted(suites):
        if not name.startswith(STOCK):
            continue
        own = name.removeprefix(STOCK)
        for who, key in (("rmtui", own), ("stock TinyDB", name)):
            suite = suites.get(key)
            if suite is None:
                continue
            tried = dict(suite["tried"])
            unreadable = tried.pop("times nothing could be read", 0)
            label = f"{own.removesuffix(', the same as stock')}: {who}"
            numbers = (f"{suite[what]:,}" for what in ("acknowledged", "lost"))
            rows.append((label, _tried(tried), *numbers, f"{unreadable:,}"))
    return [*_lines(rows), ""] if len(rows) > 1 else []


def _other(other: Mapping[str, Any]) -> str:
    if other.get("why_not"):
        return f"{other['suite']}: not tried here: {other['why_not']}"
    if "steps" in other:
        return f"{other['suite']}: {other['steps']} steps, {other['noticed']} noticed"
    told = (
        f"{who} {numbers['acknowledged']:,} acknowledged, {numbers['lost']:,} lost, "
        f"{numbers['unreadable']} times nothing readable"
        for who, numbers in ((who, other[who]) for who in ("rmtui", "stock"))
    )
    return f"{other['suite']}: {other['cuts']} cuts each: {'; '.join(told)}"


def _lines(rows: Iterable[tuple[str, ...]]) -> list[str]:
    table = list(rows)
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    words = 2  # columns of words stand left, numbers right
    return [
        "  ".join(
            cell.ljust(width) if column < words else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    ]


def _number(name: str) -> tuple[int, str]:
    first = name.partition(" ")[0]
    return (int(first) if first.isdigit() else 99, name)
