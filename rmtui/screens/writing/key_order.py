"""Key order: keys and pastes are handed on one at a time, each once the one before it has done its work.

Textual hands a key to the widget that has the focus when it arrives, and runs what is bound to it only after it has
risen to the app. Of several keys in one packet, letters would overtake the backspace before them, and words behind an
Enter would reach the field it leaves. Here the next key waits for that, whatever comes in one packet.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

PATIENCE = 2.0
"""Seconds after which the next key goes on all the same: what was waited for has gone."""

Typed = events.Key | events.Paste


class KeyOrder:
    """The keys and pastes that wait for those before them."""

    def __init__(self, app: App[None], hand_on: Callable[[Typed], Awaitable[None]]) -> None:
        """Hand each event on by `hand_on`, which is what the app does with it by itself."""
        self._app, self._hand_on = app, hand_on
        self._waiting: asyncio.Queue[Typed] = asyncio.Queue()
        self._may_have_moved = False

    def put(self, event: Typed) -> None:
        """Take an event as the last one that waits."""
        self._waiting.put_nowait(event)

    async def run(self) -> None:
        """Hand on whatever comes, for as long as the app runs."""
        while True:
            event = await self._waiting.get()
            if self._may_have_moved and _is_text(event):
                await self._come_to_rest()
            self._may_have_moved = not await self._done(event)

    async def _done(self, event: Typed) -> bool:
        """Hand an event on and wait until it has done its work; returns whether a field kept it for itself."""
        if not self._app.screen_stack:  # the first screen is not there yet
            await self._hand_on(event)
            return False
        target = self._app.focused or self._app.screen
        path = [target, *target.ancestors]
        await self._hand_on(event)
        if event.is_forwarded:
            await _passed(target)
            if event._stop_propagation:  # private to Textual 8.2.8
                return True
            for node in path[1:]:  # up to the app, which runs what is bound to the key
                await _passed(node)
        for node in path:  # what that told the widgets on the way, such as that a line is done
            await _passed(node)
        return False

    async def _come_to_rest(self) -> None:
        """Wait until the focus is where the last key led: a window may be opening."""
        screen = None
        while screen is not self._app.screen:
            screen = self._app.screen
            rested = asyncio.Event()
            if screen.call_after_refresh(rested.set):
                await _within_patience(rested)


def _is_text(event: Typed) -> bool:
    return isinstance(event, events.Paste) or event.is_printable


async def _passed(node: MessagePump) -> None:
    """Wait until a node has handled everything it was sent so far."""
    passed = asyncio.Event()
    if node.is_running and node.call_later(passed.set):
        await _within_patience(passed)


async def _within_patience(event: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(event.wait(), PATIENCE)
    except TimeoutError:
        return
