"""Reader of text files: how is a file of this package read, and a row of it made a value?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
Row = Mapping[str, Any]


def read_text(*path: str) -> str:
    """Return the text of a file beside this one; raises FileNotFoundError where there is none."""
    # Imported here, because it is slow to load and many commands need no text.
    from importlib.resources import files

    return files("rmtui.content").joinpath(*path).read_text(encoding="utf-8")


@cache
def read_toml(name: str) -> Row:
    """Return the tables of a TOML file beside this one; they are shared, so nobody changes them."""
    import tomllib  # as above

    return tomllib.loads(read_text(name))


def make(kind: type[T], *rows: Row) -> T:
    """Build a value of `kind` from the fields of rows, later rows over earlier ones; lists become tuples."""
    fields = {name: part for row in rows for name, part in row.items()}
    return kind(**{name: tuple(part) if isinstance(part, list) else part for name, part in fields.items()})


def make_all(kind: type[T], rows: Iterable[Row], *same: Row) -> tuple[T, ...]:
    """Build one value of `kind` from each row, all with the fields of `same` as well."""
    return tuple(make(kind, row, *same) for row in rows)


def without(row: Row, *names: str) -> Row:
    """Return the row without some of its fields."""
    return {name: part for name, part in row.items() if name not in names}
