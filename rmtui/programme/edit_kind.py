"""Kinds of edits: what sort of change was made, as a word for decisions; the label beside it is only shown."""

from __future__ import annotations

from enum import StrEnum


class EditKind(StrEnum):
    """What sort of change an edit makes; the word stands in the line of changes, so it never changes its meaning."""

    NONE = ""
    """Not said: a change saved before there were kinds, or an edit that is never saved."""

    SETUP_ANSWER = "setup.answer"
    SETUP_STEP = "setup.step"
    OBJECTIVE_ADD = "objective.add"
    OBJECTIVE_CHANGE = "objective.change"
    OBJECTIVE_REMOVE = "objective.remove"
    LADDER = "ladder"

    PERSON_ADD = "person.add"
    PERSON_CHANGE = "person.change"
    PERSON_REMOVE = "person.remove"
    PERSON_ERASE = "person.erase"
    IMPORT = "import"

    PAIR_SUGGEST = "pair.suggest"
    PAIR_MAKE = "pair.make"
    PAIR_KEEP = "pair.keep"
    PAIR_RELEASE = "pair.release"
    PAIR_FORBID = "pair.forbid"
    PAIR_REMOVE = "pair.remove"
    PAIR_STATE = "pair.state"
    PAIR_BEGINNING = "pair.beginning"

    SESSION_HOLD = "session.hold"
    SESSION_WRITE = "session.write"
    SESSION_PLAN = "session.plan"
    SESSION_MOVE = "session.move"
    SESSION_CANCEL = "session.cancel"
    SESSION_REMOVE = "session.remove"
    ACTION = "action"
    TEXT_ADD = "text.add"
    TEXT_CHANGE = "text.change"
    TEXT_REMOVE = "text.remove"

    CREDIT_ADD = "credit.add"
    CREDIT_CHANGE = "credit.change"
    CREDIT_STATE = "credit.state"
    CREDIT_THANK = "credit.thank"
    CREDIT_REMOVE = "credit.remove"

    LATER = "later"
    CALL = "call"

    UNDO = "undo"
    REDO = "redo"
    PUT_BACK = "put_back"
    OLDER_VERSION = "older_version"
    RECORDS_BACK = "records_back"
    BACKUP = "backup"
    HAND_EDIT = "hand_edit"
    SAVED_AGAIN = "saved_again"
    COPY = "copy"
    CONFLICT = "conflict"


PREFIXES = {
    EditKind.UNDO: "Taken back: ",
    EditKind.REDO: "Done again: ",
    EditKind.PUT_BACK: "Put back: ",
}
"""What stands before the label where one edit is about another; the label is the other one's then."""


def title(kind: str, label: str) -> str:
    """Return what was done as people read it: "Taken back: Paired Martin with Asha".

    `kind` may be one this version does not know.
    """
    return f"{PREFIXES.get(EditKind(kind), '') if kind in _KNOWN else ''}{label}"


def title_again(kind: EditKind, label: str) -> str:
    """Return what was done as people read it once it is done again; a beginning is said once."""
    done = title(kind, label)
    return done if kind == EditKind.REDO else f"{PREFIXES[EditKind.REDO]}{done}"


_KNOWN = frozenset(EditKind)
