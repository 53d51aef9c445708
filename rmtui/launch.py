"""Which programme do the screens open, one after the other, and what when it cannot be opened?"""

from __future__ import annotations

import gc
from dataclasses import dataclass

from rmtui.app import RmtuiApp
from rmtui.desk import Desk
from rmtui.errors import BadInput, InUse, ReadOnly, RmtuiError
from rmtui.paths import programme_folder
from rmtui.settings import chosen_theme, recent_programmes, remember_programme
from rmtui.themes import DARK


@dataclass(frozen=True, slots=True)
class Unopened:
    """A programme that cannot be opened."""

    folder: str
    """Path of its folder."""
    error: RmtuiError
    """What stands in the way."""


def run(folder: str | None, *, remember: bool) -> int:
    """Open the screens on a programme, the one opened last or the welcome, and return the exit status."""
    # Reading thousands of records makes the collector look through all of them again and again, and finds nothing.
    gc.disable()
    chosen = programme_folder(folder) if folder is not None else next(iter(recent_programmes()), "")
    typed, looks, place = folder is not None, False, "today"
    while True:
        desk, unopened = None, None
        try:
            desk = opened(chosen, looks=looks) if chosen else None
        except BadInput as error:
            if typed:
                raise  # a slip of the pen is answered where it was typed
            unopened = Unopened(chosen, error)
        except RmtuiError as error:
            unopened = Unopened(chosen, error)
        if desk is not None and remember and desk.programme.about.sample_day is None:
            remember_programme(desk.folder)
        app = RmtuiApp(desk, theme=chosen_theme() or DARK.name, place=place, unopened=unopened)
        try:
            app.run()
        finally:
            if desk is not None:
                desk.close()
        if app.next_folder is None:
            return app.return_code or 0
        chosen, typed, remember = app.next_folder, False, remember or not app.next_folder
        place, looks = app.next_place, app.next_looks


def opened(folder: str, *, looks: bool = False) -> Desk:
    """Open a programme; one that is open elsewhere, or cannot be written, is opened to look at.

    Raises what stands in the way of that too.
    """
    if looks:
        return Desk.look(folder, why="Open only to look at: nothing can be changed here.")
    try:
        return Desk.open(folder)
    except InUse as error:
        since = f" {error.holder}" if error.holder else ""
        return Desk.look(folder, why=f"Open in another window{since}: you can look, but nothing can be changed here.")
    except ReadOnly:
        return Desk.look(folder, why="This place cannot be written to: you can look, but nothing can be changed.")
