"""A list where the first click only comes to a line, so that the mouse can choose one and then press a key for it."""

from __future__ import annotations

from textual import events

from rmtui.widgets.line_list import LineList


class PickList(LineList):
    """Lines that hold keys of their own: a click on a key gives it, a second click on a line opens it."""

    async def on_click(self, event: events.Click) -> None:
        """Come to the line first; what is under the pointer then decides."""
        option = event.style.meta.get("option")
        if not isinstance(option, int) or self.get_option_at_index(option).disabled:
            return
        was_there = self.highlighted == option
        self.highlighted = option
        if "@click" in event.style.meta:
            event.prevent_default()
            await self.broker_event("click", event)
        elif not was_there:
            event.prevent_default()
