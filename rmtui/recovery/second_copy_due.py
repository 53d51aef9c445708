"""Reminder of the second copy. Loaded for the first screen, so it loads next to nothing."""

from __future__ import annotations

from rmtui.desk import Desk
from rmtui.paths import home
from rmtui.programme.today import SecondCopy
from rmtui.settings import second_copy


def reminder(desk: Desk) -> SecondCopy | None:
    """Return what is known of the second copy; None where the programme is only looked at."""
    if desk.store.refuses:
        return None
    of = "what lies here" if home().why == "portable" else "this programme"
    made = second_copy(desk.folder)
    if made is None:
        return SecondCopy(of, None, is_older=True)
    days = (desk.clock.computer_day() - made.on).days
    return SecondCopy(of, days, is_older=made.position != desk.store.next_snapshot)
