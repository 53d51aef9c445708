"""Which sentence does a key give that can do nothing in a place, or nothing while one can only look?"""

from __future__ import annotations

from collections.abc import Mapping

from rmtui.exchange.documents import registry
from rmtui.keys import KEYS, PLACES

_ROOM = "5 goes to Journal: choose a meeting there, then i leaves only that pair on the screen."
_INSTEAD: Mapping[str, Mapping[str, str]] = {
    "new": {
        "Today": "Nothing new is made here: 3 goes to People for somebody new, 5 goes to Journal for a meeting.",
        "Setup": "Nothing new is made here: 3 goes to People for somebody new, 4 goes to Pairs.",
        "Pairs": "Two people become a pair here: p pairs the two that are selected, a suggests pairs.",
    },
    "edit": {
        "Today": "A line is settled by the keys beside it; Enter opens what it is about.",
        "Setup": "Every answer is changed where it stands: Tab goes from one to the next.",
    },
    "remove": {
        "Today": "A line goes when it is settled; z leaves it alone for a week.",
        "Setup": "An answer goes when its tick is taken away or its field is emptied.",
    },
    "search": {
        "Today": "There is little to search here: 3 goes to People, 5 goes to Journal, and / works there.",
        "Setup": "There is nothing to search here: p shows all that is decided on one page.",
        "Credit": "Ideas are narrowed with Show, above the list: Tab goes there.",
    },
    "room": {"Setup": _ROOM, "People": _ROOM, "Pairs": _ROOM, "Credit": _ROOM},
}
"""By action and place; what stands here counts only while the place has no such action of its own."""
_CHANGING: Mapping[str, tuple[str, ...]] = {
    "Today": ("met", "moved", "off", "yes", "later"),
    "Setup": ("later",),
    "People": ("new", "edit", "remove", "paste", "bring", "erase"),
    "Pairs": ("suggest", "pair", "keep", "keep_apart", "agree", "agree_all", "edit", "remove"),
    "Journal": ("new", "remove", "credit", "level"),
    "Credit": ("new", "edit", "remove", "yes", "level", "whose"),
}
"""Actions that begin a change, by place."""
_CHANGING_EVERYWHERE = ("undo", "redo")


def instead(action: str, place: str) -> str:
    """Return what to do instead of a command a place does not have."""
    if action == "export":
        return _where_files_are_written()
    return _INSTEAD.get(action, {}).get(place, "That key does nothing here. ? shows the keys of this place.")


def _where_files_are_written() -> str:
    """Return the places that have something to export."""
    key = next(key.shown for key in KEYS if key.id == "export")
    places = sorted({kind.place for kind in registry.KINDS}, key=PLACES.index)
    digits = [f"{PLACES.index(place) + 1} goes to {place}" for place in places]
    return f"{key} writes files in {' and in '.join(places)}: {', '.join(digits)}."


def changes(action: str, place: str) -> bool:
    """Say whether a command begins a change."""
    return action in _CHANGING_EVERYWHERE or action in _CHANGING.get(place, ())
