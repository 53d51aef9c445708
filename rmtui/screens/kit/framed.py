"""Framed screen: a line that says where one is, what is shown, the status line, and the keys that matter here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from rmtui.keys import Key, keys_of
from rmtui.screens.host import Host
from rmtui.screens.kit.careful import CarefulScreen
from rmtui.screens.kit.styles import sheet
from rmtui.screens.kit.typing_keys import keys_while_typing
from rmtui.sentences import sentence
from rmtui.widgets.frame import KeyLine, StatusLine
from rmtui.widgets.text_focus import takes_text

TOO_SMALL = "Make the window a little larger: 60 columns and 18 lines are enough.\nNothing is lost."
NO_COMMAND = "{sign} is no command here. Is Caps Lock or another keyboard on? {help: shows the keys}."
NOTHING_PASTED = "Nothing was pasted: there is no field here to write into."
LEAVING = ("quit", "leave")
"""Actions that work in whatever window."""


class Framed(CarefulScreen[None], Screen[None]):
    """A whole screen. A subclass says its `PLACE` and what it is `FOR`, and composes `heading` and `body`."""

    PLACE: ClassVar[str] = ""
    """Its name, as in keys.py."""
    FOR: ClassVar[str] = ""
    """What it is for, for help."""
    CSS = sheet("kit/framed")
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-wide"),
        (120, "-broad"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-tall")]  # noqa: RUF012 - Textual declares it so

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        """The program around the screen."""
        self._focus_to_come: Widget | None = None

    def compose(self) -> ComposeResult:
        """Lay out the frame around the body."""
        yield Static(TOO_SMALL, id="too-small")
        with Vertical(id="frame"):
            yield self.heading()
            with Vertical(id="body"):
                yield from self.body()
            yield StatusLine()
            yield KeyLine()

    def heading(self) -> Widget:
        """Return the line above; `title` fills it."""
        return Static(id="title", markup=False)

    def body(self) -> ComposeResult:
        """Lay out what is the screen's own."""
        raise NotImplementedError

    @property
    def is_too_small(self) -> bool:
        """Whether the window has no room for the screen, so that only a remark is seen."""
        return self.has_class("-tiny") or self.has_class("-flat")

    def say(self, text: str, *, alert: bool = False) -> None:
        """Show a sentence in the status line."""
        for status in self.query(StatusLine):  # none is left while the program ends
            status.show(text, alert=alert)

    def paste_refusal(self) -> str:
        """Return what is said where a text was pasted and there is no field for it."""
        return NOTHING_PASTED

    def on_paste(self, event: events.Paste) -> None:
        """Say that a text was pasted where there is no field for it."""
        event.stop()
        self.answer(self.paste_refusal())

    def answer(self, text: str) -> None:
        """Answer a key that can do nothing here."""
        self.say(text, alert=True)

    def on_key(self, event: events.Key) -> None:
        """Answer a letter that is no command here: another layout or Caps Lock may be on."""
        letter = event.character or ""
        is_free = letter.isalpha() and not self.is_too_small and not takes_text(self.focused)
        if is_free and event.key not in self.active_bindings:
            self.answer(sentence(NO_COMMAND, sign=letter))

    def new_day(self) -> None:
        """Show what depends on the day anew; called when a day begins while the screen is open."""

    # The focus

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Give the focus to a widget; while only a remark is seen nothing has it: nothing invisible takes letters."""
        if self.is_too_small:
            self._focus_to_come, widget = self._focus_to_come or widget, None
        super().set_focus(widget, scroll_visible, from_app_focus)

    @on(events.Resize)
    def _mind_room(self) -> None:
        """Take the focus away while there is no room, and give it back once there is."""
        if self.is_too_small and self.focused is not None:
            self.set_focus(self.focused)
        elif not self.is_too_small and self._focus_to_come is not None:
            widget, self._focus_to_come = self._focus_to_come, None
            if widget.is_attached:
                self.set_focus(widget)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Switch off everything while nothing can be seen: letters typed then must not be commands."""
        return not self.is_too_small or action.partition("(")[0] in LEAVING

    def own_keys(self) -> list[Key]:
        """Return the keys of this screen."""
        return list(keys_of(self.PLACE))

    def footer_keys(self) -> Iterable[Key]:
        """Return the keys the last line shows; the last two stay whatever the width."""
        return [key for key in self.own_keys() if key.footer]

    def show_keys(self) -> None:
        """Show the keys of the last line as they are now; while somebody types only those that work then."""
        keys = self.footer_keys()
        self.query_one(KeyLine).show(keys_while_typing(keys) if takes_text(self.focused) else keys)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _mind_keys(self) -> None:
        """Show other keys where a text field gets the focus, or loses it."""
        if self.is_mounted and self.is_attached and self.query(KeyLine):
            self.show_keys()

    def runner(self, key: Key) -> Callable[[], None]:
        """Return what runs a command, for the palette and for help."""
        return lambda: self.call_next(self.run_action, key.runs)

    def purpose(self) -> str:
        """Return what the screen is for; one that speaks in the programme's own words says it anew."""
        return self.FOR

    def help_parts(self) -> list[tuple[str, Iterable[Key]]]:
        """Return the keys that help lists, below their headings."""
        return [("Keys here", self.own_keys())]

    def action_help(self) -> None:
        """Say what this is for, with its keys."""
        from rmtui.screens.kit.dialogs import Help  # loaded when first shown

        self.app.push_screen(
            Help(self.PLACE, self.purpose(), self.help_parts(), lambda key: self.runner(key)(), self.library())
        )

    def library(self) -> Callable[[], object] | None:
        """Return what shows the library; None in the library itself."""
        return self.host.show_library
