"""Field scroll: fields one below the other, walked with the arrows; the one that has the focus is always in view."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, TextArea


class FieldScroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Fields between which up and down lead, where a plain scroll would take these keys for itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "field(1)", show=False),
        Binding("up", "field(-1)", show=False),
    ]

    def action_field(self, by: int) -> None:
        """Go to the next field, or the one before."""
        (self.screen.focus_next if by > 0 else self.screen.focus_previous)()

    def keep_in_view(self, field: Widget) -> None:
        """Scroll to a field that has the focus; a click may have met only its first row."""
        field.scroll_visible(animate=False)

    @on(events.DescendantFocus)
    def _come_into_view(self, event: events.DescendantFocus) -> None:
        self.call_after_refresh(self.keep_in_view, event.widget)

    def on_mount(self) -> None:
        """Keep the field that has the focus in view also when what stands above it grows or goes."""
        self.watch(self, "virtual_size", self._stay_in_view, init=False)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _show_what_is_typed(self, event: Input.Changed | TextArea.Changed) -> None:
        """Come back to a field that was scrolled away with the mouse once somebody goes on writing in it."""
        if event.control is self.screen.focused:
            self.call_after_refresh(self.keep_in_view, event.control)

    @on(events.Resize)
    def _stay_in_view(self) -> None:
        focused = self.screen.focused
        if focused is not None and self in focused.ancestors:
            self.call_after_refresh(self.keep_in_view, focused)
