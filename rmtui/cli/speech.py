"""Output of commands: data on standard output, talk on standard error, nothing a terminal would obey."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rmtui.errors import NotSaved
from rmtui.programme.cleaning import visible

_OBEYED = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What a terminal obeys or hides and JSON would let through as it is."""


class Unheard(NotSaved):
    """What the command had to say could not be written; what it saved is saved."""

    def __init__(self) -> None:
        super().__init__(
            "The answer could not be written: the place it goes to is full or closed. What the command saved is saved; "
            "look before you repeat it."
        )


def prepare() -> None:
    """Let every character be printed: UTF-8 into files and pipes, replacements where a terminal knows less."""
    if sys.stdout is None or sys.stderr is None:  # closed by whoever started us
        sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def talk(sentence: str) -> None:
    """Say something to the person, not to the program behind a pipe."""
    with contextlib.suppress(OSError):
        print(visible(sentence), file=sys.stderr, flush=True)


def tell(text: str = "") -> None:
    """Print one line of data; raises Unheard, now or in `finish`, where it cannot be written."""
    _print(visible(text))


def tell_id(key: str, *, as_json: bool) -> None:
    """Print the id of a record just saved, at once: whoever reads it may rely on it."""
    if as_json:
        tell_json({"id": key})
    else:
        tell(key)
    finish()


def finish() -> None:
    """Return once everything told has been handed over; raises Unheard where that fails."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        be_silent()
        raise Unheard from None


def be_silent() -> None:
    """Say nothing more on standard output, also not while Python shuts down."""
    sys.stdout = _nowhere()


def _print(text: str) -> None:
    try:
        print(text)
    except BrokenPipeError:
        raise
    except OSError:
        be_silent()
        raise Unheard from None


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def tell_json(data: Any, *, compact: bool = False) -> None:
    """Print data as JSON, readable unless it is `compact`; what a terminal would obey stands in it as an escape."""
    text = json.dumps(data, ensure_ascii=False, indent=None if compact else 1)
    if not text.isascii() or "\x7f" in text:
        text = _OBEYED.sub(lambda found: json.dumps(found[0])[1:-1], text)
    _print(text)


def tell_table(rows: Iterable[Sequence[str]], headings: Sequence[str]) -> None:
    """Print rows in columns wide enough for their content."""
    cells = [[visible(cell) for cell in row] for row in rows]
    if not cells:
        return
    table = [[heading.upper() for heading in headings], *cells]
    widths = [max(_width(row[column]) for row in table) for column in range(len(headings))]
    for row in table:
        line = "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        _print(line.rstrip())


def _width(text: str) -> int:
    """Return how many cells a text takes in a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width  # lazy: most texts are plain

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
