"""Writing of an idea: how does what is typed become a saved change, and what is kept until then?"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from rmtui.desk import Desk
from rmtui.drafting import Drafting
from rmtui.errors import BadInput
from rmtui.programme.credits import add_credit, change_credit, find_credit, thank
from rmtui.programme.edit import NOTHING_DIFFERENT, Edit
from rmtui.programme.levels import Level

NEW = "credit-new"
"""Key of the draft of an idea that is not in the list yet."""


class IdeaWriting:
    """What is being written about ideas and is not saved yet."""

    def __init__(
        self, desk: Desk, drafting: Drafting, commit: Callable[[Edit], bool], refuse: Callable[[str], None]
    ) -> None:
        """Save through `commit`; `refuse` is told the sentence when something cannot be kept."""
        self._desk, self._drafting = desk, drafting
        self._commit, self._refuse = commit, refuse
        self._texts: dict[tuple[str, str], str] = {}
        self._new = ""

    def texts(self, idea: str) -> dict[str, str]:
        """Return what is being written about an idea, by field."""
        return {field: text for (of, field), text in self._texts.items() if of == idea}

    def typed(self, idea: str, field: str, text: str) -> None:
        """Note what a field holds now; a draft of it is kept until it is saved."""
        self._texts[idea, field] = text
        about = {"credit": idea, "field": field}
        self._drafting.typed(_draft_key(idea, field), text, about, partial(self._save, idea, field))

    def settle(self) -> bool:
        """Save everything; returns whether nothing is left unsaved."""
        for idea, field in list(self._texts):
            self._save(idea, field)
        return not self._texts

    def take_up(self) -> str:
        """Take up drafts an earlier run left behind; returns the id of an idea that has one, or nothing."""
        found = ""
        for draft in self._drafting.left():
            idea, field = draft.about.get("credit"), draft.about.get("field")
            if isinstance(idea, str) and field in _EDITS and self._desk.programme.credits.get(idea):
                self.typed(idea, field, draft.text)
                found = idea
        return found

    def left_new(self) -> str:
        """Return the words of a new idea an earlier run left behind."""
        return next((draft.text for draft in self._drafting.left() if draft.key == NEW), "")

    def new_typed(self, text: str) -> None:
        """Keep a draft of an idea that is not in the list yet; only its writer makes a line of it."""
        self._new = text
        if text.strip():
            self._drafting.typed(NEW, text, {}, lambda: False)
        else:
            self._drafting.saved(NEW)

    def put_new_aside(self) -> bool:
        """Keep the words of a new idea for the next time it is asked for; returns whether there are any."""
        text, self._new = self._new, ""
        if not text.strip():
            return bool(self.left_new())
        self._drafting.leave(NEW)
        return True

    def save_new(self, whose: tuple[str, ...], text: str, level: Level) -> str:
        """Put a new idea into the list and return its id; empty where that cannot be done."""
        try:
            edit = add_credit(self._desk.programme, whose, text, level=level, new_id=self._desk.clock.new_id)
        except BadInput as error:
            self._refuse(error.sentence)
            return ""
        if not self._commit(edit):
            return ""
        self.forget_new()
        return edit.changes[0].id

    def forget_new(self) -> None:
        """Let go of the words of a new idea: they are saved, or their writer left them."""
        self._new = ""
        self._drafting.saved(NEW)

    def _save(self, idea: str, field: str) -> bool:
        """Save one field; what cannot be kept at all is let go of with a sentence, what the disk refuses stays."""
        text = self._texts.get((idea, field))
        if text is None:
            return True
        try:
            edit = _EDITS[field](self._desk, idea, text)
        except BadInput as error:
            self._forget(idea, field)
            self._refuse(error.sentence)
            return True
        if edit.changes:
            # before the places are told, so that they show what is saved and not what was typed
            del self._texts[idea, field]
            if not self._commit(edit):
                self._texts[idea, field] = text
                return False
        self._forget(idea, field)
        return True

    def _forget(self, idea: str, field: str) -> None:
        self._texts.pop((idea, field), None)
        self._drafting.saved(_draft_key(idea, field))


def _what(desk: Desk, idea: str, text: str) -> Edit:
    return change_credit(desk.programme, idea, what=text)


def _outcome(desk: Desk, idea: str, text: str) -> Edit:
    return change_credit(desk.programme, idea, outcome=text)


def _seen_where(desk: Desk, idea: str, text: str) -> Edit:
    return change_credit(desk.programme, idea, seen_where=text)


def _told(desk: Desk, idea: str, text: str) -> Edit:
    """Note to whom it was told, today unless there is a day already; emptied, nobody was thanked."""
    credit = find_credit(desk.programme, idea)
    if text.split() == credit.told.split():
        return NOTHING_DIFFERENT
    on = credit.thanked_on or desk.clock.today()
    return thank(desk.programme, idea, on if text.strip() else None, text)


_EDITS: dict[str, Callable[[Desk, str, str], Edit]] = {
    "what": _what,
    "outcome": _outcome,
    "seen_where": _seen_where,
    "told": _told,
}


def _draft_key(idea: str, field: str) -> str:
    """Return a key for the draft; an id another program made may hold other signs."""
    return re.sub("[^0-9a-z-]", "-", f"credit-{field}-{idea}".lower())[:80]
