"""Which sentences may reach a user when something cannot be done, and with which exit status?

A leaf: every layer may import it. A sentence says what is wrong, what is safe and what to do. It may hold names the
user typed and file names, never the text of another exception, note text, or a path that shows somebody's home.
"""

from __future__ import annotations


class RmtuiError(Exception):
    """Something a user can understand and act on."""

    status = 70
    """Exit status of a command that ends with this error."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        """One plain sentence or two, ready to be shown."""


class BadInput(RmtuiError):
    """What was typed or handed in cannot be used; nothing was changed."""

    status = 2


class NotSaved(RmtuiError):
    """The programme cannot be opened or written now (in use, read-only, full, damaged, newer); nothing was changed."""

    status = 3


class InUse(NotSaved):
    """Another rmtui holds the programme."""

    def __init__(self, sentence: str, holder: str = "") -> None:
        super().__init__(sentence)
        self.holder = holder
        """Since when and who: "since 10:42 (process 4711)"; empty where that is not known."""


class NewerFormat(NotSaved):
    """A newer rmtui wrote this programme."""


class Damaged(NotSaved):
    """No readable copy is left, or only a part of one; nothing is shown as empty in its place."""


class ReadOnly(NotSaved):
    """The medium refuses writing, or the programme was opened only to look."""


class NoSpace(NotSaved):
    """The medium is full."""


class ChangedOutside(NotSaved):
    """Another program changed the files since they were read; nothing was overwritten."""
