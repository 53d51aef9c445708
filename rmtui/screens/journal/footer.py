"""Footer of the Journal: which keys does it name, with the list or a form in front, and while typing?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rmtui.keys import KEYS, Key

ON_THE_LIST = ("new", "search", "journal.beginning", "export", "room")
ON_A_PAGE = {
    "before": (
        "journal.questions", "journal.bold", "journal.card", "journal.beginning", "journal.after", "journal.reflect",
        "room",
    ),
    "after": (
        "journal.before", "journal.after", "journal.reflect", "journal.level", "room", "journal.beginning",
        "journal.save_now",
    ),
    "reflect": (
        "journal.next_prompt", "journal.skip_prompt", "journal.level", "journal.questions", "journal.before",
        "journal.after", "room",
    ),
}  # fmt: skip
"""By the page in front."""


def keys_shown(page: str, *, typing: bool) -> list[Key]:
    """Return the keys that matter with a page in front (empty: the list), or those that also work in a text field."""
    shown = ON_A_PAGE.get(page, ON_THE_LIST)
    by_id = {key.id: key for key in KEYS}
    if typing:
        return _while_typing(by_id[name] for name in (*shown, "journal.save_now", "back", "quit.now"))
    return [by_id[name] for name in (*shown, "help", "quit")]


def _while_typing(keys: Iterable[Key]) -> list[Key]:
    """Return the keys that also work in a text field, each once and with the sign it has there."""
    found: dict[str, Key] = {}
    for key in keys:
        signs = tuple(sign for sign in key.keys if sign.startswith(("ctrl+", "f", "escape")) and len(sign) > 1)
        if signs:
            found[key.id] = replace(key, keys=signs)
    return list(found.values())
