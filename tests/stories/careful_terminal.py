"""A careful terminal: what must a text field hold after these keys and pastes, by rules that know nothing of ours?

With it comes somebody who types, corrects herself and pastes, and a terminal that sends several keys at a time.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from textual._xterm_parser import XTermParser
from textual.message import Message

from rmtui.app import RmtuiApp
from rmtui.screens.writing.pastes import PasteCollector
from rmtui.screens.writing.terminal import CarefulDriver

BACKSPACE, DELETE, WORD_BACK = "\x7f", "\x1b[3~", "\x17"
LEFT, RIGHT, HOME, END, ENTER = "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\r"
WORDS = ("the", "shift", "change", "Zoë", "naïve", "12.5", "a", "(half)", "日本", "it's", "don't", " ", "Ø")
PASTES = (
    "from a\nmail\r\n\r\nof hers",
    "cell\tcell\nrow\x07two",
    " in the middle ",
    "one",
    "\n",
    "red \x1b[31mwords\x1b[0m\rand a line",
    "\x1bOP \x1b q \x03\x1a\x04",
    "Ann\t12 May\nBob\t13 May\n",
)
SHORT = 20
"""Signs of a line up to which its ends are those of the row that is shown."""
_WORD_BEFORE = re.compile(r"(?:^|(?<=\s))[a-z]+ *$")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


class Paste(NamedTuple):
    """A text that is pasted."""

    text: str
    """As it stood where it was copied."""


Stroke = str | Paste


class CarefulTerminal:
    """A text, and where the cursor stands in it."""

    def __init__(self, joint: str) -> None:
        """Take `joint` between pasted lines; where it is empty, lines stay lines."""
        self.joint, self.text, self.at = joint, "", 0

    @property
    def line(self) -> tuple[int, int]:
        """Where the line of the cursor begins and ends."""
        end = self.text.find("\n", self.at)
        return self.text.rfind("\n", 0, self.at) + 1, len(self.text) if end < 0 else end

    @property
    def word_before(self) -> int:
        """How many signs the plain word before the cursor has, with the blanks behind it; 0 for none."""
        word = _WORD_BEFORE.search(self.text[self.line[0] : self.at])
        return len(word[0]) if word else 0

    def take(self, stroke: Stroke) -> None:
        """Do what a key or a paste does."""
        if isinstance(stroke, Paste):
            self._put(self._pasted(stroke.text))
        elif stroke in (BACKSPACE, WORD_BACK):
            self._delete(self.at - (1 if stroke == BACKSPACE else self.word_before), self.at)
        elif stroke == DELETE:
            self._delete(self.at, self.at + 1)
        elif stroke in (LEFT, RIGHT):
            self.at = min(max(0, self.at + (1 if stroke == RIGHT else -1)), len(self.text))
        elif stroke in (HOME, END):
            self.at = self.line[0 if stroke == HOME else 1]
        else:
            self._put("\n" if stroke == ENTER else stroke)

    def _put(self, text: str) -> None:
        self.text = self.text[: self.at] + text + self.text[self.at :]
        self.at += len(text)

    def _delete(self, start: int, end: int) -> None:
        start = max(0, start)
        self.text, self.at = self.text[:start] + self.text[end:], start

    def _pasted(self, text: str) -> str:
        """Return what a paste leaves: every line, no control; in a list each cell is an entry."""
        text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        if not self.joint:
            return text
        if self.joint != " ":
            text = text.replace("\t", "\n")
        lines = text.strip("\n").split("\n")
        kept = [lines[0], *(line for line in lines[1:] if line.strip())]
        kept = [line if place == 0 else line.lstrip() for place, line in enumerate(kept)]
        kept = [line.rstrip() if place < len(kept) - 1 else line for place, line in enumerate(kept)]
        return self.joint.join(kept).replace("\t", " ")


def strokes(chance: Random, terminal: CarefulTerminal) -> Iterator[Stroke]:
    """Yield what somebody types who corrects herself; each is taken by `terminal` as soon as it is typed."""

    def typed(*several: Stroke) -> Iterator[Stroke]:
        for one in several:
            terminal.take(one)
            yield one

    for _ in range(chance.randint(3, 10)):
        word = chance.choice(WORDS)
        yield from typed(*f"{word} ")
        if chance.random() < 0.4:
            back = chance.randint(1, len(word) + 1)
            yield from typed(*[BACKSPACE] * back, *word[-back:])
        if chance.random() < 0.3:
            steps = chance.randint(1, 4)
            yield from typed(*[LEFT] * steps, chance.choice("xyz"), *[RIGHT] * steps)
        if chance.random() < 0.2:
            yield from typed(LEFT, LEFT, DELETE, END) if _is_short(terminal) else typed(LEFT, DELETE)
        if chance.random() < 0.15 and _is_short(terminal) and not terminal.text[terminal.line[0] :].startswith(" "):
            yield from typed(HOME, chance.choice("QZ"), END)
        if chance.random() < 0.2 and terminal.word_before:
            yield from typed(WORD_BACK)
        if chance.random() < 0.2:
            yield from typed(Paste(chance.choice(PASTES)))
        if chance.random() < 0.2 and not terminal.joint:
            yield from typed(ENTER)


def _is_short(terminal: CarefulTerminal) -> bool:
    start, end = terminal.line
    return end - start <= SHORT


def packets(chance: Random, typed: list[Stroke]) -> Iterator[str]:
    """Yield what the terminal sends at a time: 1 to 40 keys, a paste bracketed and perhaps in two parts."""
    while typed:
        count = chance.choice((1, 1, 2, 5, 40))
        first, typed = typed[:count], typed[count:]
        packet = "".join(one if isinstance(one, str) else f"\x1b[200~{one.text}\x1b[201~" for one in first)
        cut = packet.find("\x1b[200~") + chance.randint(7, 12)
        if "\x1b[200~" in packet and chance.random() < 0.3:
            yield packet[:cut]
            packet = packet[cut:]
        yield packet


class Wire(CarefulDriver):
    """The driver of a terminal as far as it reads: packets in, events of the app out."""

    def __init__(self, app: RmtuiApp) -> None:
        """Send to `app`; nothing of a real terminal is touched."""
        self._app, self._debug = app, False
        self._collector, self._parser = PasteCollector(), XTermParser()

    def process_message(self, message: Message) -> None:
        """Hand an event to the app."""
        message.set_sender(self._app)
        self._app.post_message(message)

    def send(self, packet: str) -> None:
        """Let the terminal send this at once."""
        for piece in self._collector.pieces(packet, time.monotonic()):
            self._parser = self._understood(self._parser, piece)
