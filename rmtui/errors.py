"""Errors a user may read: which sentences may reach a user when something cannot be done, and with which exit status?

A leaf: every layer may import it. A sentence says what is wrong, what is safe and what to do. It may hold names the
user typed and file names, never the text of another exception, note text, or a path that shows somebody's home.
"""

from __future__ import annotations

from typing import Self


class RmtuiError(Exception):
    """Something a user can understand and act on."""

    status = 70
    """Exit status of a command that ends with this error."""
    code = "error"
    """What went wrong, in a short word; whatever decides by an error decides by this or by its class."""

    def __init__(self, sentence: str, *, code: str = "", reason: str = "", helps: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        """One plain sentence or two, ready to be shown; no key and no command stands in it."""
        self.code = code or self.code
        self.reason = reason
        """The part of the sentence that says why, and what to do; empty where it is not apart from the rest."""
        self.helps = helps
        """The command that helps, for the command line: "rmtui list"; empty for none."""

    @classmethod
    def about(cls, what: str, reason: str) -> Self:
        """Return the error that something, in a few words, was not done for a reason."""
        return cls(f"{what}: {reason}", reason=reason)


class BadInput(RmtuiError):
    """What was typed or handed in cannot be used; nothing was changed."""

    status = 2
    code = "bad_input"


class NotSaved(RmtuiError):
    """The programme cannot be opened or written now (in use, read-only, full, damaged, newer); nothing was changed."""

    status = 3
    code = "not_saved"


class InUse(NotSaved):
    """Another rmtui holds the programme."""

    code = "in_use"

    def __init__(self, sentence: str, holder: str = "", *, code: str = "", reason: str = "", helps: str = "") -> None:
        super().__init__(sentence, code=code, reason=reason, helps=helps)
        self.holder = holder
        """Since when and who: "since 10:42 (process 4711)"; empty where that is not known."""


class NewerFormat(NotSaved):
    """A newer rmtui wrote this programme."""

    code = "newer_format"


class Damaged(NotSaved):
    """No readable copy is left, or only a part of one; nothing is shown as empty in its place."""

    code = "damaged"


class ReadOnly(NotSaved):
    """The medium refuses writing, or the programme was opened only to look."""

    code = "read_only"


class NoSpace(NotSaved):
    """The medium is full."""

    code = "no_space"


class ChangedOutside(NotSaved):
    """Another program changed the files since they were read; nothing was overwritten."""

    code = "changed_outside"
