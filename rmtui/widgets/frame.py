"""Frame of a place: where am I, what just happened, what can I press?"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

from rmtui.keys import PLACES, Key
from rmtui.widgets.pressable import pressable
from rmtui.widgets.text import line

LOOK_ONLY = "-look-only"
"""The class the app has while nothing can be changed."""


class PlaceBar(Static):
    """The places with the current one in brackets, and the brand at the right."""

    def __init__(self, current: str) -> None:
        super().__init__(id="places", markup=False)
        self.current = current
        self.brand = ""

    def show(self, brand: str) -> None:
        """Show the brand of the programme."""
        self.brand = brand
        self.refresh()

    def render(self) -> Content:
        """Return the line for the width there is."""
        parts: list[Content] = []
        for number, name in enumerate(PLACES, 1):
            shown = f"{number} {name}"
            link = f"@click=screen.go('{name.lower()}')"
            # The words are fixed, so they may be markup; the brackets are put around them as plain text.
            content = Content.from_markup(f"[{link}]$shown[/]", shown=shown)
            if name == self.current:
                content = Content.styled("[", "bold") + content.stylize("bold reverse") + Content.styled("]", "bold")
            parts.append(content)
        places = Content(" ").join(parts)
        room = self.size.width - places.cell_length - 2
        if room < 4:
            return places
        brand = line(self.brand)
        brand = brand.truncate(room, ellipsis=True) if brand.cell_length > room else brand
        return places + Content(" " * (room - brand.cell_length + 2)) + brand


class StatusLine(Static):
    """What just happened, and whether it is saved."""

    def __init__(self) -> None:
        super().__init__(id="status", markup=False)
        self.text = ""
        self._long = False

    def show(self, text: str, *, alert: bool = False) -> None:
        """Show a sentence; an alert stays in the colour of attention."""
        if (text, alert) == (self.text, self.has_class("-alert")):
            return
        self.text = text
        self.set_class(alert, "-alert")
        content = self._marked(text)
        long = self.size.width < content.cell_length  # also while the width is not known yet
        # A new layout at every key would be felt; only a sentence that needs a second line asks for one.
        self.update(content, layout=long or self._long)
        self._long = long

    def _marked(self, text: str) -> Content:
        """Return the sentence; where nothing can be changed, that stands before it at every place and size."""
        said = pressable(text)
        if not self.app.has_class(LOOK_ONLY):
            return said
        return Content.styled(" look only ", "bold reverse $alert-text") + Content(" ") + said


class KeyLine(Static):
    """The keys that matter here; each can be clicked."""

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)
        self._keys: tuple[Key, ...] = ()

    def show(self, keys: Iterable[Key]) -> None:
        """Show these keys, as many as fit; the last two always."""
        shown = tuple(keys)
        if shown != self._keys:
            self._keys = shown
            self.refresh()

    def render(self) -> Content:
        """Return the line for the width there is."""
        first, last = self._keys[:-2], self._keys[-2:]
        room = self.size.width - 1 - sum(_width(key) + 2 for key in last)
        chosen: list[Key] = []
        for key in first:
            room -= _width(key) + 2
            if room < 0:
                break
            chosen.append(key)
        return Content("  ").join([_linked(key) for key in (*chosen, *last)])


def _width(key: Key) -> int:
    return len(key.shown) + 1 + len(key.label)


def _linked(key: Key) -> Content:
    action = key.runs if key.runs.startswith("app.") else f"screen.{key.runs}"
    return Content.from_markup(f"[@click={action}][bold]$shown[/bold] $label[/]", shown=key.shown, label=key.label)
