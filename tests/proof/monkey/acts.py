"""Acts of the monkey: keys, bursts, sentences, pastes, clicks, the wheel and window sizes, made from chance.

An act is one line of a script, so that what led to a fault can be printed, made shorter and become a test.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

SIZES = (
    (80, 24), (100, 30), (160, 45), (59, 24), (60, 18), (60, 17),
    (30, 10), (70, 20), (120, 18), (99, 40), (250, 80), (132, 50),
)  # fmt: skip
"""Columns and lines of the windows."""
COMMANDS = "abcdefghiklmnoprstuvwxzUSE?/"
DIGITS = "123456"
CTRL = ("ctrl+s", "ctrl+n", "ctrl+t", "ctrl+p", "ctrl+z", "ctrl+y", "ctrl+a", "ctrl+e", "ctrl+k", "ctrl+u", "ctrl+w",
        "ctrl+d", "ctrl+x", "ctrl+c", "ctrl+v", "ctrl+left", "ctrl+right")  # fmt: skip
FUNCTION = ("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9")
MOVES = (
    "up",
    "down",
    "left",
    "right",
    "pageup",
    "pagedown",
    "home",
    "end",
    "tab",
    "shift+tab",
    "shift+left",
    "shift+down",
)
DOES = ("enter", "escape", "space", "delete", "backspace")
WORDS = ("some words", "Asha Rao", "consent", "next friday", "Ünï ß", "[b]x[/b]", "by 12 June", "2", "tomorrow 14:00",
         "ann@example.org", "Ann: Confirm by e-mail today", "a/b\\c", "Имя")  # fmt: skip
PASTES = (
    "one pasted line",
    "\n".join(f"Person {number}" for number in range(40)),
    "Name\tEmail\tRole\nMira Sol\tmira@example.org\tmentor\nTom Ek\ttom@example.org\tmentee\n",
    'Name;Team\r\n"Rao; Asha";Ops\r\n',
    "tab\tand \x07bell and \x00nul",
    "an escape \x1b[31mred\x1b[0m in it",
    "\n\n\n",
    "x" * 3000,
    "\u202eturned\u2069 round",
)
SENTENCES = (
    "show prices from outside",
    "next friday we meet again",
    "SHE SAID YES TO BOTH OF THEM",
    "Soon Under Every Sea",
    "встреча в пятницу с ашей",
    "größe und maß für übungen",
)
"""What somebody types who believes that a field has the focus; also with Caps Lock, and on other keyboards."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done at the terminal."""

    kind: str
    """key, burst, text, paste, click, wheel, size, theme or sentence."""
    of: tuple[str | int, ...] = ()
    """The keys, the text, or the numbers."""

    def __str__(self) -> str:
        return " ".join([self.kind, *(json.dumps(part, ensure_ascii=False) for part in self.of)])


def read(script: str) -> list[Act]:
    """Return the acts of a printed script."""
    return [_read(line) for line in script.splitlines() if line.strip()]


def _read(line: str) -> Act:
    kind, _, rest = line.strip().partition(" ")
    decoder, of = json.JSONDecoder(), list[str | int]()
    while rest := rest.lstrip():
        value, end = decoder.raw_decode(rest)
        of.append(value)
        rest = rest[end:]
    return Act(kind, tuple(of))


def key(chance: Random) -> str:
    """Return some key; those that do something come more often."""
    kinds: tuple[Sequence[str], ...] = (COMMANDS, DIGITS, CTRL, FUNCTION, MOVES, DOES)
    return chance.choice(chance.choices(kinds, (30, 10, 10, 6, 26, 18))[0])


def _burst(chance: Random) -> Act:
    if chance.random() < 0.3:
        return Act("burst", (key(chance),) * chance.randint(2, 4))
    return Act("burst", tuple(key(chance) for _ in range(chance.randint(2, 5))))


def _anywhere(chance: Random) -> tuple[int, int]:
    return chance.randrange(250), chance.randrange(80)


MAKERS: tuple[tuple[int, Callable[[Random], Act]], ...] = (
    (55, lambda chance: Act("key", (key(chance),))),
    (8, _burst),
    (8, lambda chance: Act("text", (chance.choice(WORDS),))),
    (4, lambda chance: Act("paste", (chance.choice(PASTES),))),
    (12, lambda chance: Act("click", _anywhere(chance))),
    (4, lambda chance: Act("wheel", (chance.choice(("up", "down")), *_anywhere(chance)))),
    (4, lambda chance: Act("size", chance.choice(SIZES))),
    (1, lambda _: Act("theme")),
    (4, lambda chance: Act("sentence", (chance.choice(SENTENCES), chance.choice((0, 10, 30, 60))))),
)


def acts(chance: Random, number: int) -> list[Act]:
    """Return that many acts."""
    weights, makers = zip(*MAKERS, strict=True)
    return [make(chance) for make in chance.choices(makers, weights, k=number)]
