"""Closing of screens: a screen that is no longer in front is not closed again, and shows nothing any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.await_complete import AwaitComplete

Answer = TypeVar("Answer")

if TYPE_CHECKING:
    from textual.screen import Screen

    class _Mixed(Screen[Answer]): ...
else:
    _Mixed = Generic  # no widget: Textual takes the style of a class from its first base that is one


class ClosesOnce(_Mixed[Answer]):
    """Mixed into a screen that can be closed only while it is in front.

    Textual 8.2.8 closes whatever is in front: a second press in one burst would close the screen behind, or raise.
    """

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close the screen and hand on `result`; does nothing where another screen is in front."""
        if not self.is_mounted or self not in self.app.screen_stack[-1:]:
            return AwaitComplete()
        return super().dismiss(result)
