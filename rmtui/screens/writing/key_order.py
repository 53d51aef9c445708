"""Key order: keys and pastes are handed on one at a time, each once the one before it has done its work.

Textual hands a key to the widget that has the focus when it arrives, and runs what is bound to it only after it has
risen to the app. Of several keys in one packet, letters would overtake the backspace before them, and words behind an
Enter would reach the field it leaves. Here the next key waits for that, whatever comes in one packet.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Collection

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from rmtui.screens.writing.letters import PACE, LetterPace, is_letter, is_typing
from rmtui.widgets.text_focus import takes_text

PATIENCE = 2.0
"""Seconds after which the next key goes on all the same: what was waited for has gone."""

Typed = events.Key | events.Paste


class KeyOrder:
    """The keys and pastes that wait for those before them."""

    def __init__(
        self,
        app: App[None],
        hand_on: Callable[[Typed], Awaitable[None]],
        *,
        changing: Collection[str] = (),
        typed_beside: Callable[[], None] = lambda: None,
    ) -> None:
        """Hand each event on by `hand_on`, which is what the app does with it by itself.

        `changing` are the letters whose commands wait until it is clear that they are no text; `typed_beside` is called
        when letters turn out to be one. Without any, every letter is a command.
        """
        self._app, self._hand_on = app, hand_on
        self._changing, self._typed_beside = frozenset(changing), typed_beside
        self._waiting: deque[tuple[Typed, float]] = deque()
        self._arrived = asyncio.Event()
        self._may_have_moved = self._working = False
        self._pace = LetterPace()

    @property
    def at_rest(self) -> bool:
        """Whether every key that came has done its work."""
        return not self._waiting and not self._working

    def put(self, event: Typed) -> None:
        """Take an event as the last one that waits."""
        self._waiting.append((event, time.monotonic()))
        self._arrived.set()

    async def run(self) -> None:
        """Hand on whatever comes, for as long as the app runs."""
        while True:
            self._working = False
            if not self._waiting:
                await self._another(None)
            self._working = True
            event, at = self._waiting.popleft()
            if self._may_have_moved and _is_text(event):
                await self._come_to_rest()
            if await self._is_typed_beside(event, at):
                continue
            self._may_have_moved = not await self._done(event)

    # Letters where nothing can be written

    async def _is_typed_beside(self, event: Typed, at: float) -> bool:
        """Say whether a key belongs to a text somebody types where there is no field; if so, it does nothing."""
        if not self._changing or takes_text(self._app.focused):
            self._pace.broken()
            return False
        if is_typing(event) and self._pace.goes_on(at):
            return True
        if not is_letter(event):
            self._pace.broken()
            return False
        was_text, is_text = self._pace.is_text, self._pace.taken_for_text(event.key, at)
        if not is_text and event.key in self._changing and await self._is_a_text_begun(at):
            is_text = True
        if is_text and not was_text:
            self._typed_beside()
        return is_text

    async def _is_a_text_begun(self, at: float) -> bool:
        """Wait whether letters at the pace of typing follow one that came at that moment; then they go with it."""
        followers: list[tuple[str, float]] = []
        for place in range(self._pace.missing):
            while len(self._waiting) <= place:
                left = at + PACE - time.monotonic()
                if left <= 0 or not await self._another(left):
                    return False
            event, then = self._waiting[place]
            if not is_letter(event) or then - at > PACE:
                return False
            followers.append((event.key, then))
            at = then
        if not self._pace.would_be_text([letter for letter, _ in followers]):
            return False
        for letter, then in followers:
            self._waiting.popleft()
            self._pace.taken_for_text(letter, then)
        return True

    async def _another(self, within: float | None) -> bool:
        """Wait until one more event has come, at most so many seconds; returns whether one has."""
        self._arrived.clear()
        try:
            await asyncio.wait_for(self._arrived.wait(), within)
        except TimeoutError:
            return False
        return True

    # Handing on

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
            if event._stop_propagation and _is_text(event):  # private to Textual 8.2.8
                return True
            for node in path[1:]:  # up to the app, which runs what is bound to the key
                await _passed(node)
        for node in path:  # what that told the widgets on the way, such as that a line is done
            await _passed(node)
        return False

    async def _come_to_rest(self) -> None:
        """Wait until the focus is where the last key led: a window may be opening."""
        screen = None
        while self._app.screen_stack and screen is not self._app.screen:
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
