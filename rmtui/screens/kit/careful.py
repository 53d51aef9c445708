"""Screens and pages of fields that outlive a fault in one of their handlers; a screen is closed once however often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

from textual import events
from textual.await_complete import AwaitComplete
from textual.message import Message

Answer = TypeVar("Answer")

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    class _Mixed(Screen[Answer]): ...

    _Own = Widget
else:
    # No widgets: Textual takes the style of a class from its first base that is one.
    _Mixed, _Own = Generic, object


class Survivor(Protocol):
    """An app that knows whether it can go on after a fault."""

    def survives(self, error: Exception) -> bool:
        """Say what went wrong, and return whether to go on."""


class CarefulHandlers(_Own):
    """Mixed into a widget whose handlers may fail; one that cannot be built still ends the program."""

    async def _on_message(self, message: Message) -> None:
        """Handle a message; without this Textual would end the widget, and with it the program."""
        try:
            await super()._on_message(message)
        except Exception as error:
            is_building = isinstance(message, events.Compose | events.Mount)
            if is_building or not cast(Survivor, self.app).survives(error):
                raise


class CarefulScreen(CarefulHandlers, _Mixed[Answer]):
    """Mixed into a screen whose handlers may fail."""

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close the screen and hand on `result`; does nothing where another screen is in front.

        Textual 8.2.8 closes whatever is in front: a second press in one burst would close the screen behind, or raise.
        """
        if not self.is_mounted or self not in self.app.screen_stack[-1:]:
            return AwaitComplete()
        return super().dismiss(result)
