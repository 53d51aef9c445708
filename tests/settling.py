"""Waiting in stories: is everybody on the screen done with every message, and what is then painted?

Textual's own pilot asks by posting a message to each widget, and processing those takes most of the time of a key.
Here the same question is answered by looking: a widget is done when its queue is empty and its task waits for more.
A screen without a terminal is painted once, when all is done, not again for each message on the way: nobody saw those.

Touches names private to Textual 8.2.8; to be looked at again when the pin moves.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any

from textual._compositor import Compositor
from textual._queue import Queue
from textual.app import ScreenStackError
from textual.message_pump import MessagePump
from textual.pilot import Pilot, WaitForScreenTimeout
from textual.screen import Screen

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


def paint_once() -> None:
    """Let every pilot paint what has changed where it pauses, and no screen without a terminal paint before."""
    pause, paint, refresh = Pilot.pause, Compositor.render_update, Screen._compositor_refresh

    def refresh_later(self: Screen[Any]) -> None:
        if self.app.is_headless and self is self.app.screen:
            self._dirty_widgets.clear()
            self.app._update_mouse_over(self)
        else:
            refresh(self)

    async def pause_and_paint(self: Pilot[Any], delay: float | None = None) -> None:
        await pause(self, delay)
        if self.app._exception is None:
            paint(self.app.screen._compositor, screen_stack=self.app._background_screens)

    Screen._compositor_refresh = refresh_later  # type: ignore[method-assign]
    Pilot.pause = pause_and_paint  # type: ignore[method-assign]
