"""Does every key that a screen names in a hint, its footer or a sentence do something there?

In a process of its own the name of each key is its command's id in brackets, so that whatever is shown says which
commands it names, however it was pieced together.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

WALK = r'''
import asyncio, os, re, sys
import rmtui.keys as keys

keys.Key.shown = keys.Key.shown_while_typing = property(lambda key: f"⟦{key.id}⟧")

from datetime import UTC, datetime
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.errors import Damaged
from rmtui.keys import EVERYWHERE, KEYS, PLACES, key_of, keys_of
from rmtui.programme.about import About
from rmtui.recovery.opening import Unopened
from rmtui.screens.kit.dialogs import Help
from rmtui.screens.kit.place import Place
from rmtui.screens.room.screen import Room
from rmtui.screens.setup.screen import CLOSED
from rmtui.widgets.frame import KeyLine
from rmtui.widgets.text_focus import takes_text
from tests.settling import paint_once, wait_by_looking

wait_by_looking()
paint_once()
NAME = re.compile("⟦([^⟧]*)⟧")
LATER = (CLOSED, "afterwards", "at once", "takes that back", "takes all of it back", "takes saving it again back")
"""Words of a window about what is so once it is closed."""
faults, windows, checked = {}, set(), 0

def texts(screen):
    for widget in screen.query(Static):
        if widget.display and all(one.display for one in widget.ancestors if hasattr(one, "display")):
            yield str(widget.render()), isinstance(widget, KeyLine)
    for listed in screen.query(OptionList):
        if listed.display:
            yield from ((str(option.prompt), False) for option in listed.options)

def works(screen, command):
    """Say whether a command is given in a screen: its own binding, or its key bound to the same act."""
    key = key_of(command)
    for name, active in screen.active_bindings.items():
        runs = active.binding.action.rpartition(".")[2]
        same = active.binding.id == command or (name in key.keys and runs == key.runs)
        if active.enabled and (same or (name == "enter" and key.keys[0] == "enter")):
            return True  # a list or a field takes Enter by itself
    # A letter is a command again once the field is left.
    is_own = any(key.id == each.id for _, each in screen._bindings)
    return takes_text(screen.focused) and is_own and screen.check_action(key.runs, ()) is True

def allowed(app, text, command, footer):
    screen = app.screen
    if footer:
        bound = [(name, each.binding.id) for name, each in screen.active_bindings.items() if each.enabled]
        return any(own == command or name in key_of(command).keys for name, own in bound)
    if works(screen, command):
        return True
    key = key_of(command)
    if key.place not in (EVERYWHERE, "Window") and key.place in text:
        return True  # what to press in another place, which the sentence names
    if any(name.startswith("place.") and works(screen, name) for name in NAME.findall(text)):
        return True  # the sentence leads to another place and says what to press there
    behind = app.screen_stack[-2] if len(app.screen_stack) > 1 else screen
    return isinstance(screen, ModalScreen) and any(word in text for word in LATER) and (
        isinstance(behind, ModalScreen) or any(key.id == each.id for _, each in behind._bindings)
        or any(key.keys[0] == each for each, _ in behind._bindings)
    )

async def look(app, pilot, at):
    global checked
    await pilot.pause()
    screen = app.screen
    windows.add(type(screen).__name__)
    if isinstance(screen, Help):
        return  # it lists the keys of the place behind it, and gives them itself
    for text, footer in texts(screen):
        for command in NAME.findall(text):
            checked += 1
            if not allowed(app, text, command, footer):
                shown = " ".join(NAME.sub(lambda found: key_of(found[1]).keys[0], text).split())[:160]
                faults.setdefault((command, shown), f"{at} ({type(screen).__name__})")

async def leave(app, pilot, home):
    for _ in range(8):
        if app.screen is home and isinstance(app.focused, OptionList | None):
            return
        await pilot.press("i" if isinstance(app.screen, Room) else "escape")
        await pilot.pause()

GENERAL = ("new", "edit", "remove", "search", "export", "room", "history", "library", "clients", "undo", "redo")

async def keys_here(app, pilot, place, mode=""):
    home = app.screen
    await look(app, pilot, place)
    for key in (*keys_of(place), *(key for key in KEYS if mode and key.id in GENERAL)):
        if key.runs in ("quit", "leave", "sample", "look", "again"):
            continue
        await pilot.press(key.keys[0])
        await look(app, pilot, f"{place}, {key.id}")
        if app.is_ending or app.next_folder is not None:
            return
        await leave(app, pilot, home)
        if app.screen is not home and mode:
            await app.switch_mode(mode)
            await leave(app, pilot, home)

async def places(desk):
    app = RmtuiApp(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        for place in PLACES:
            await app.switch_mode(place.lower())
            await pilot.pause()
            await keys_here(app, pilot, place, place.lower())
        await app.switch_mode("setup")
        await pilot.press("escape", *"bbbbbb")
        for step in range(1, 8):
            await look(app, pilot, f"step {step}")
            await pilot.press("ctrl+n")
            await look(app, pilot, f"after step {step}")
        await leave(app, pilot, app.screen_stack[0])
        for action in ("show_history", "show_library", "show_backups", "show_findings"):
            getattr(app, action)()
            await pilot.pause()
            await pilot.pause()
            place = getattr(app.screen, "PLACE", "")
            await (keys_here(app, pilot, place) if place else look(app, pilot, action))
            while len(app.screen_stack) > 1:
                app.screen.dismiss(None)
                await pilot.pause()

async def begin(desk, unopened=None):
    app = RmtuiApp(desk, unopened=unopened)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await keys_here(app, pilot, app.screen.PLACE)

clock = Clock(datetime(2026, 5, 8, 12, tzinfo=UTC).timestamp)
folder = sys.argv[1]
asyncio.run(begin(None))
asyncio.run(begin(None, Unopened(os.path.join(folder, "gone"), Damaged("It is damaged."))))
with Desk.copy_of(sample_tables(), os.path.join(folder, "sample"), "Copied", clock) as desk:
    asyncio.run(places(desk))
for (command, text), at in faults.items():
    print(f"{at}: {command}: {text}")
print("WINDOWS", len(windows), *sorted(windows))
print("CHECKED", checked)
'''


def test_every_key_that_is_named_works_where_it_is_named(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WALK, str(tmp_path)],
        env={**os.environ, "RMTUI_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    *faults, windows, checked = ran.stdout.strip().split("\n")
    assert faults == []
    assert int(windows.split()[1]) > 20, windows
    assert int(checked.split()[1]) > 500
