"""Time zones: which one does somebody mean who types Europe/London, london, UTC or +2?"""

from __future__ import annotations

import re
from functools import cache

from rmtui.programme.cleaning import clean_line

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?(00|15|30|45))?")
_FARTHEST = 14
"""Hours; no clock on earth is farther from UTC."""
_SHAPE = re.compile(r"[a-z][a-z_]+(/[a-z0-9_+-]+)+")
"""Of an IANA name, for computers that know none of them."""


def read_zone(raw: str) -> str | None:
    """Return the IANA name or the UTC offset (such as `+02:00`) of a time zone; None where it is none.

    A city alone is enough where one zone is called after it.
    """
    line = clean_line(raw)
    plain = line.casefold().replace(" ", "_")
    if plain in ("utc", "gmt", "z"):
        return "UTC"
    if offset := _OFFSET.fullmatch(line.casefold()):
        hours = int(offset[2])
        return f"{offset[1]}{hours:02}:{offset[3] or '00'}" if hours <= _FARTHEST else None
    zones = _zones()
    if not zones:
        return line.replace(" ", "_") if _SHAPE.fullmatch(plain) else None
    if plain in zones:
        return zones[plain]
    called = [name for name in zones.values() if "/" in name and name.casefold().rpartition("/")[2] == plain]
    return called[0] if len(called) == 1 else None


@cache
def _zones() -> dict[str, str]:
    """Return the zones this computer knows, by name in lower case; none where it knows none."""
    from zoneinfo import available_timezones  # lazy: looks through a folder, for a field that is seldom typed

    return {name.casefold(): name for name in sorted(available_timezones())}
