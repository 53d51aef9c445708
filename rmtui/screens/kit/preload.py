"""Preloading of places in idle moments, so that nobody waits at the first visit of one.

One place after the other, and only while no key was pressed for a moment: first its module in a thread, then the screen
itself, mounted behind the one in front.
"""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Awaitable, Callable, Iterable

QUIET_SECONDS = 0.3
"""How long nothing may have been pressed before the next place is made ready."""
BREATH_SECONDS = 0.05
"""How long keys have the screen to themselves between two places."""


async def preload(
    places: Iterable[str], quiet_seconds: Callable[[], float], make_ready: Callable[[str], Awaitable[None]]
) -> None:
    """Load the modules of all places, then make each ready.

    `quiet_seconds` returns how long ago the last key was pressed; `make_ready` mounts the screen of a place.
    """
    names = tuple(places)
    for name in names:
        await _rest(quiet_seconds)
        await asyncio.to_thread(importlib.import_module, f"rmtui.screens.{name}.screen")
    for name in names:
        await _rest(quiet_seconds)
        await make_ready(name)


async def _rest(quiet_seconds: Callable[[], float]) -> None:
    """Wait until nobody has pressed a key for a moment."""
    await asyncio.sleep(BREATH_SECONDS)
    while (left := QUIET_SECONDS - quiet_seconds()) > 0:
        await asyncio.sleep(left)
