"""Waiting in stories: is everybody on the screen done with every message?

Textual's own pilot asks by posting a message to each widget, and processing those takes most of the time of a key.
Here the same question is answered by looking: a widget is done when its queue is empty and its task waits for more.

Touches names private to Textual 8.2.8; to be looked at again when the pin moves.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any

from textual._queue import Queue
from textual.app import ScreenStackError
from textual.message_pump import MessagePump
from textual.pilot import Pilot, WaitForScreenTimeout

AT_ONCE = 50
"""How often one looks again at once; after that somebody waits for a clock, a thread or a file."""
LOOK_AGAIN = 0.005
"""Seconds until one looks again."""


def is_done(pump: MessagePump) -> bool:
    """Say whether a widget, screen or app has no message left to process, and is processing none."""
    if pump._closing or pump._closed:
        return True
    queue: Queue[Any] = pump._message_queue
    return not queue.values and any(not waiter.done() for waiter in queue.ready_event._waiters)


async def settled(self: Pilot[Any], timeout: float = 30.0) -> bool:
    """Wait until the app, the screen in front and all its widgets are done; return False after an exception."""
    app, deadline, looks = self.app, monotonic() + timeout, 0
    while True:
        try:
            screen = app.screen
        except ScreenStackError:
            return False
        if app._exception_event.is_set():
            return False
        if all(is_done(pump) for pump in (app, *screen.walk_children(with_self=True))):
            return True
        if monotonic() > deadline:
            raise WaitForScreenTimeout("Timed out while waiting for widgets to process pending messages.")
        looks += 1
        await asyncio.sleep(0 if looks < AT_ONCE else LOOK_AGAIN)


def wait_by_looking() -> None:
    """Let every pilot wait this way."""
    Pilot._wait_for_screen = settled  # type: ignore[method-assign]
