"""The reader of times of day: 14:30, 2.30 pm, 10h, noon."""

from __future__ import annotations

import re

from rmtui.errors import BadInput
from rmtui.programme.days.names import fold

_CLOCK = (
    r"(?:(?:at|um|a|@) ?)?(?P<hour>[0-9]{1,2})(?:(?P<sign>[:.h])(?P<minute>[0-9]{2}))?"
    r" ?(?P<half>[ap]\.?m\.?|h|uhr|o'?clock)?|(?:at )?(?P<noon>noon|midday)"
)
_AT_END = re.compile(rf"(?:^|[ ,]+|(?<=[0-9])t)(?:{_CLOCK})$")


def read_time(text: str) -> str:
    """Return a time of day as HH:MM. Raises BadInput for anything else."""
    before, at = split_time(fold(text))
    if before or not at:
        raise BadInput("That is no time of day. Type it such as 14:30 or 2.30 pm. Nothing was changed.")
    return at


def split_time(folded: str) -> tuple[str, str]:
    """Return what stands before the time of day at the end of a folded line, and the time as HH:MM; empty for none."""
    match = _AT_END.search(folded)
    at = _time(match) if match else ""
    return (folded[: match.start()], at) if match and at else (folded, "")


def _time(match: re.Match[str]) -> str:
    if match["noon"]:
        return "12:00"
    half = (match["half"] or "")[:1]
    if not match["sign"] and not half:
        return ""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
