"""Lines that can be pressed: a tick, a level, a text to open; and a stack of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from rmtui.programme.levels import SHOWN, Level
from rmtui.widgets.text import line


class PressLine(Static, can_focus=True):
    """A line that Enter, space or a click presses."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", "press", show=False)]

    @dataclass
    class Pressed(Message):
        """It was pressed."""

        press_line: PressLine
        """Which line."""
        key: str
        """What it stands for."""

    def __init__(self, key: str = "", *, id: str | None = None, classes: str = "") -> None:  # noqa: A002
        super().__init__(id=id, classes=f"press {classes}", markup=False)
        self.key = key
        """What it stands for."""

    def show(self, content: Content | str) -> None:
        """Show a text."""
        self.update(line(content) if isinstance(content, str) else content)

    def action_press(self) -> None:
        """Say that it was pressed."""
        self.post_message(self.Pressed(self, self.key))

    def on_click(self) -> None:
        """Say that it was pressed."""
        self.action_press()


class LevelChip(PressLine):
    """Who may know a text; pressing it asks for another level."""

    def __init__(self, field: str) -> None:
        super().__init__(field, id=f"level-{field}", classes="level")
        self.level: Level = "private"
        """The level shown."""

    def show_level(self, level: Level) -> None:
        """Show a level."""
        self.level = level
        self.show(SHOWN[level])


class PressStack(Vertical):
    """Pressable lines one below the other; their number follows what there is."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="stack")
        self._shown: tuple[tuple[str, Content], ...] = ()
        self._lines: list[PressLine] = []

    def show(self, lines: Sequence[tuple[str, Content]]) -> None:
        """Show these lines, each with what it stands for."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        while len(self._lines) < len(lines):
            self._lines.append(PressLine())
            self.mount(self._lines[-1])
        for number, one in enumerate(self._lines):
            one.display = number < len(lines)
            if one.display:
                one.key = lines[number][0]
                one.show(lines[number][1])
        self.display = bool(lines)
