"""Fields of a form that hold what is chosen as text: several sentences, and a step between two ends."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on

from rmtui.widgets.choice import Choice
from rmtui.widgets.rating import ONE_TO_FIVE, Rating


class Several(Choice):
    """Tick boxes that keep their answer; the value holds what is ticked, one on a line."""

    def __init__(self, choices: Iterable[tuple[str, str]], value: str, *, id: str | None = None) -> None:  # noqa: A002
        self._codes = value.split("\n") if value else []
        super().__init__(choices, *self._codes, many=True, id=id)

    @property
    def value(self) -> str:
        """What is ticked, in the order in which it was."""
        return "\n".join(self._codes)

    @value.setter
    def value(self, value: str) -> None:
        self._codes = value.split("\n") if value else []
        self.show(self._choices, *self._codes)

    @on(Choice.Picked)
    def _toggle(self, event: Choice.Picked) -> None:
        rest = [code for code in self._codes if code != event.value]
        self._codes = rest if len(rest) < len(self._codes) else [*rest, event.value]
        self.show(self._choices, *self._codes)


class Scale(Rating):
    """A step between two ends; the value is its number, empty for none."""

    def __init__(self, choices: Iterable[tuple[str, str]], value: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(ONE_TO_FIVE, id=id)
        words = dict(choices)
        self._low, self._high = words["1"], words["5"]
        self.value = value

    @property
    def value(self) -> str:
        """The step."""
        return self._marks.get("", "")

    @value.setter
    def value(self, value: str) -> None:
        self.show_one(value, self._low, self._high)
