"""Launch of the screens: which programme is opened, one after the other, and what when it cannot be opened?"""

from __future__ import annotations

import gc

from rmtui.app import RmtuiApp
from rmtui.errors import BadInput, RmtuiError
from rmtui.paths import programme_folder
from rmtui.recovery.opening import Unopened, open_to_write_or_look
from rmtui.recovery.positions import remembering
from rmtui.settings import chosen_theme, recent_programmes, remember_programme
from rmtui.themes import DARK


def run(folder: str | None, *, remember: bool) -> int:
    """Open the screens on a programme, the one opened last or the welcome, and return the exit status."""
    # Reading thousands of records makes the collector look through all of them again and again, and finds nothing.
    gc.disable()
    chosen = programme_folder(folder) if folder is not None else next(iter(recent_programmes()), "")
    typed, looks, place = folder is not None, False, "today"
    while True:
        desk, unopened = None, None
        try:
            desk = open_to_write_or_look(chosen, looks=looks) if chosen else None
        except BadInput as error:
            if typed:
                raise  # a slip of the pen is answered where it was typed
            unopened = Unopened(chosen, error)
        except RmtuiError as error:
            unopened = Unopened(chosen, error)
        if desk is not None and remember and desk.programme.about.sample_day is None:
            remember_programme(desk.folder)
        app = RmtuiApp(
            desk, theme=chosen_theme() or DARK.name, place=place, unopened=unopened, preloads=True, watches_letters=True
        )
        try:
            app.run()
        finally:
            if desk is not None:
                remembering(desk)()
                desk.close()
        if app.next_folder is None:
            return app.return_code or 0
        chosen, typed, remember = app.next_folder, False, remember or not app.next_folder
        place, looks = app.next_place, app.next_looks
