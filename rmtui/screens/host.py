"""Host: what a place and its flows may ask of the program around them.

The app is one; every screen is handed it when it is made, so that no screen knows the app's type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.screen import Screen
from textual.signal import Signal
from textual.widget import AwaitMount

from rmtui.desk import Desk
from rmtui.drafting import Draft, Drafting
from rmtui.programme.edit import Edit
from rmtui.saving import Saving

if TYPE_CHECKING:
    from rmtui.programme.writing import Writing

Answer = TypeVar("Answer")


class Host(Protocol):
    """The program on the screen."""

    drafting: Drafting
    """What is being written and not yet saved."""
    edited: Signal[Edit]
    """Tells every screen what was saved."""
    status: str
    """The sentence in the status line."""
    status_alert: bool
    """Whether that sentence asks for attention."""
    focus_on: tuple[str, str] | None
    """Table and id of what was opened from another place; the place in front shows it and forgets it."""
    theme: str
    """Name of the colours."""
    is_ending: bool
    """Whether this run is over, so that nothing need be shown any more."""
    use_command_palette: bool
    """Whether the list of commands can be opened."""

    @property
    def is_open(self) -> bool:
        """Whether a programme is open."""

    @property
    def opened_desk(self) -> Desk:
        """The open programme; only what is shown while one is open asks for it."""

    @property
    def saving(self) -> Saving:
        """The saving of the open programme."""

    @property
    def screen(self) -> Screen[object]:
        """The screen in front."""

    def tell(self, text: str, *, alert: bool = False) -> None:
        """Show a sentence in the status line of the place in front, and of the next one."""

    def renew(self, edit: Edit) -> None:
        """Show everywhere what an edit changed."""

    def ask_about_refusal(self) -> object:
        """Ask once what to do about a save that was refused."""

    # Screens

    def push_screen(self, screen: Screen[Answer]) -> AwaitMount:
        """Show a screen above the one in front."""

    async def push_screen_wait(self, screen: Screen[Answer]) -> Answer:
        """Show a screen above the one in front and return its answer; to be called in a worker."""

    def switch_mode(self, mode: str) -> AwaitMount:
        """Bring a place to the front."""

    def show_history(self) -> None:
        """Show what was done when."""

    def show_library(self, *, with_letters: bool = True) -> None:
        """Show what there is to read, and the letters to hand out; without letters where others look."""

    def show_versions(self, table: str, key: str, kind: str) -> None:
        """Show what one record held before; `kind` names it."""

    def show_findings(self) -> None:
        """Show what was found about the files on opening."""

    def show_backups(self) -> None:
        """Show the backups of the programme."""

    def enter_room(self, session_id: str, page: str = "after") -> None:
        """Leave only one session on the screen, for other eyes."""

    async def continue_writing(self, writing: Writing, draft: Draft) -> bool:
        """Open the field a draft belongs to with its text in it; returns whether there is such a field."""

    # Beginning and end

    def open_next(self, folder: str, place: str = "today", *, looks: bool = False) -> None:
        """End this run and open another programme at a place, or the welcome where `folder` is empty."""

    def ask_to_quit(self) -> None:
        """Leave at the second asking; the first says that everything is saved."""

    def leave(self) -> None:
        """Leave now, with everything written kept; where that fails, ask first."""

    def exit(self, *, return_code: int = 0) -> None:
        """End now."""

    def use_theme(self, name: str) -> None:
        """Change the colours and remember that."""
