"""How does the command line speak? Data on standard output, talk on standard error, nothing a terminal would obey."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rmtui.programme.cleaning import visible

_OBEYED = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What a terminal obeys or hides and JSON would let through as it is."""


def prepare() -> None:
    """Let every character be printed: UTF-8 into files and pipes, replacements where a terminal knows less."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def talk(sentence: str) -> None:
    """Say something to the person, not to the program behind a pipe."""
    print(visible(sentence), file=sys.stderr)


def tell(text: str = "") -> None:
    """Print one line of data."""
    print(visible(text))


def tell_json(data: Any, *, compact: bool = False) -> None:
    """Print data as JSON, readable unless it is `compact`; what a terminal would obey stands in it as an escape."""
    text = json.dumps(data, ensure_ascii=False, indent=None if compact else 1)
    if not text.isascii() or "\x7f" in text:
        text = _OBEYED.sub(lambda found: json.dumps(found[0])[1:-1], text)
    print(text)


def tell_table(rows: Iterable[Sequence[str]], headings: Sequence[str]) -> None:
    """Print rows in columns wide enough for their content."""
    cells = [[visible(cell) for cell in row] for row in rows]
    if not cells:
        return
    table = [[heading.upper() for heading in headings], *cells]
    widths = [max(_width(row[column]) for row in table) for column in range(len(headings))]
    for row in table:
        line = "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        print(line.rstrip())


def _width(text: str) -> int:
    """Return how many cells a text takes in a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width  # lazy: most texts are plain

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
