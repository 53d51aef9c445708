"""Footer of the Journal: which keys does it name, with the list or a form in front, and while typing?"""

from __future__ import annotations

from rmtui.keys import Key, key_of
from rmtui.screens.kit.typing_keys import keys_while_typing

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
    if typing:
        return keys_while_typing(map(key_of, (*shown, "journal.save_now")))
    return [key_of(name) for name in (*shown, "help", "quit")]
