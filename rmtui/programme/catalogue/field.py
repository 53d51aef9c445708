"""Field of a record: everything the program has to know about one, in one row of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from rmtui.programme.levels import Level

Kind = Literal[
    "", "name", "line", "text", "email", "list", "slots", "offers", "wants", "day", "count", "rating", "scale",
    "choice", "flag", "manager", "people", "objectives", "zone",
]  # fmt: skip
"""How a value is shown, typed and cleaned; empty where it is none that anybody types into a form."""


LISTS: frozenset[Kind] = frozenset(("list", "slots", "offers", "wants", "manager", "people", "objectives"))
"""Kinds of which a value comes out of several texts as well as out of one."""


class Field(NamedTuple):
    """One field of a kind of record."""

    name: str
    """Its name in the value and in the document; `style.talk` is a part of the field `style`."""
    label: str
    """What it is called everywhere, in lower case; {mentor} and {mentee} stand for the programme's own words."""
    kind: Kind = ""
    """How its value is shown and read."""
    group: str = ""
    """Heading of the form under which it can be edited; empty where it cannot."""
    fixed: str = ""
    """Why it cannot be edited in a form of its own record; empty for one that can."""
    within: str = ""
    """The field that shows and edits it too; empty for none."""
    hint: str = ""
    """What to type, shown while it is empty."""
    choices: Sequence[tuple[str, str]] = ()
    """Of a choice or a scale: what is stored, and the words for it; the two ends of a scale."""
    level: Level = "programme"
    """Who may see it on a screen: what is private stands behind a key."""
    importable: bool = False
    """Whether a column of a roster can fill it."""
    suggests: bool = False
    """Whether what stands there of others is offered while typing."""
    searched: bool = False
    """Whether the search of its place looks at it."""
    free: bool = False
    """Whether people fill it in their own words, so that erasing has to look for a name in it."""
    names: bool = False
    """Whether it holds somebody's name: one that holds the name of who is erased and nothing else is emptied."""
    code: str = ""
    """Part of a field in people's own words that is none: a choice, or a link."""
    links: str = ""
    """Table of the record or records it names by id; empty where it names none."""
    loose: bool = False
    """Whether it may name nobody, where whom it named is gone."""
