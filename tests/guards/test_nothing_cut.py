"""Is the whole of everything that can be pressed seen, in every place and at every usual size of the window?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.keys import PLACES
from rmtui.sample_copy import copy_sample
from rmtui.screens.kit.dialogs import AskLine, Choose, Page
from rmtui.widgets.press_line import PressLine
from rmtui.widgets.pressable import Presses
from tests.stories.stage import Stage, run

SIZES = ((80, 24), (100, 30), (160, 45))


def pressables(screen: Screen[object]) -> Iterator[tuple[Widget, Content]]:
    """Yield what can be pressed and is laid out, with its text."""
    for widget in screen.query("*"):
        if (
            widget.is_attached
            and widget.display
            and widget.region.width
            and isinstance(widget, Button | PressLine | Presses)
        ):
            shown = widget.render()
            yield widget, shown if isinstance(shown, Content) else Content(str(shown))


def cut(screen: Screen[object]) -> list[str]:
    """Return every text that needs more room than it has."""
    found = []
    for widget, shown in pressables(screen):
        room = widget.content_region
        if isinstance(widget, Button):
            room = widget.region
        if shown.cell_length > room.width * max(room.height, 1):
            found.append(f"{shown.plain!r} in {room.width} cells")
        around = [one for one in widget.ancestors if isinstance(one, Widget) and one.region.width]
        if any(widget.region.right > one.region.right for one in around):
            found.append(f"{shown.plain!r} runs out of what it stands in")
    return found


async def test_a_button_without_room_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    copy_sample(str(tmp_path / "sample"))
    async with run(Stage, Desk.open(str(tmp_path / "sample"), clock=Clock()), "setup") as stage:
        button = next(one for one, _ in pressables(stage.app.screen) if isinstance(one, Button))
        button.styles.width = 5
        await stage.wait()
        assert any("in 5 cells" in one for one in cut(stage.app.screen))


async def test_what_can_be_pressed_is_seen_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    copy_sample(str(tmp_path / "sample"))
    faults: list[str] = []
    seen = 0
    async with run(Stage, Desk.open(str(tmp_path / "sample"), clock=Clock()), "today") as stage:
        for width, height in SIZES:
            await stage.resize(width, height)
            for place in PLACES:
                await stage.app.switch_mode(place.lower())
                await stage.wait()
                steps = range(1, 8) if place == "Setup" else (0,)
                for step in steps:
                    if step:
                        await stage.app.screen.run_action(f"step({step})")
                        await stage.wait()
                    seen += sum(1 for _ in pressables(stage.app.screen))
                    faults += [f"{width}x{height} {place} {step or ''}: {one}" for one in cut(stage.app.screen)]
            for window in (
                AskLine("Which?", keep="Keep it"),
                Choose("Which?", [("a", "A")]),
                Page("T", "x", copies=True),
            ):
                await stage.app.push_screen(window)
                await stage.wait()
                faults += [f"{width}x{height} {type(window).__name__}: {one}" for one in cut(stage.app.screen)]
                window.dismiss(None)
                await stage.wait()
    assert seen > 60
    assert not faults, "\n".join(dict.fromkeys(faults))
