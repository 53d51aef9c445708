"""Word wrap: a text in lines of some width, wide characters counted."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` cells, broken at blanks; a longer word has a line of its own."""
    return list(_wrapped(text, max(8, width))) or [""]


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and cell_len(longer) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line
