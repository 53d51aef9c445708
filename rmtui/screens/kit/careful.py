"""A screen that outlives a fault in one of its handlers: that one thing is not done, and everything else goes on."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar, cast

from textual import events
from textual.message import Message
from textual.screen import Screen

Answer = TypeVar("Answer")


class Survivor(Protocol):
    """An app that knows whether it can go on after a fault."""

    def survives(self, error: Exception) -> bool:
        """Say what went wrong, and return whether to go on."""


class CarefulScreen(Screen[Answer], Generic[Answer]):
    """A screen whose handlers may fail; one that cannot be built still ends the program."""

    async def _on_message(self, message: Message) -> None:
        """Handle a message; without this Textual would end the screen, and with it the program."""
        try:
            await super()._on_message(message)
        except Exception as error:
            is_building = isinstance(message, events.Compose | events.Mount)
            if is_building or not cast(Survivor, self.app).survives(error):
                raise
