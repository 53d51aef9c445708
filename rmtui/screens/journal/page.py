"""Base class of the three pages of a session's form: each shows one session and says where writing starts."""

from __future__ import annotations

from textual.widget import Widget

from rmtui.programme.session_values import ValueKind
from rmtui.programme.session_view import SessionView
from rmtui.programme.session_writing import SessionWriting
from rmtui.screens.journal.fields import LevelPage
from rmtui.screens.journal.keeper import SessionKeeper


class SessionPage(LevelPage):
    """One page of the form. A subclass composes it and fills it in `renew`."""

    def __init__(self, keeper: SessionKeeper, name: str) -> None:
        super().__init__(keeper, name)
        self.showing = ""
        """Id of the session the fields were filled with."""

    def renew(self, view: SessionView, *, anew: bool) -> None:
        """Show the session; `anew` when another one was shown before."""
        raise NotImplementedError

    def first(self) -> Widget | None:
        """Return where writing starts."""
        raise NotImplementedError

    def fill_value(self, field_id: str, view: SessionView, kind: ValueKind, text: str, *, anew: bool) -> None:
        """Fill a field of a plain value, such as a day."""
        self.fill(field_id, SessionWriting(session=view.session.id, kind=kind, level="pair"), text, anew=anew)
