"""Drafting: how does text that is being written survive whatever happens before it is saved?

Editors say what they hold after every key; once a second what changed is kept as a draft, beside the thread that takes
keys, because a slow stick must not be felt while typing. Leaving the editor, the place or the program, or a minute
without a key, makes an edit of it, and then the draft goes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rmtui.background import Background
from rmtui.desk import Desk
from rmtui.store.drafts import Draft as Draft

LOOKING = "This window can only look; what you type is not kept."
QUIET_SECONDS = 60.0
"""Without a key for so long, what was written is saved."""


@dataclass(slots=True)
class _Writing:
    text: str
    about: dict[str, Any]
    save: Callable[[], bool]
    typed_at: float
    asked: bool = False
    """Whether its draft is being kept, or is kept."""
    tried: bool = False
    """Whether it was to be saved because nobody touched it; one that was refused waits for its owner."""
    kept: bool = False
    failed: bool = False


class Drafting:
    """The texts that are being written now."""

    def __init__(
        self,
        desk: Desk | None,
        monotonic: Callable[[], float] = time.monotonic,
        refused: Callable[[], object] = lambda: None,
    ) -> None:
        """Keep the texts written at `desk`; `refused` is called at each one typed where nothing can be kept."""
        self._desk = desk
        self._monotonic = monotonic
        self._refused = refused
        self.looking = desk is not None and bool(desk.store.refuses)
        """Whether the programme was opened only to look at, so that nothing typed is kept."""
        self._writing: dict[str, _Writing] = {}
        self._earlier: dict[str, str] | None = None
        self._background = Background("drafts")

    @property
    def failed(self) -> bool:
        """Whether the draft of any text could not be kept."""
        return any(writing.failed for writing in self._writing.values())

    @property
    def busy(self) -> bool:
        """Whether somebody typed within the last two seconds."""
        now = self._monotonic()
        return any(now - writing.typed_at < 2 for writing in self._writing.values())

    def typed(self, key: str, text: str, about: dict[str, Any], save: Callable[[], bool]) -> None:
        """Note what an editor holds now; `save` makes an edit of it and returns whether that worked.

        `key` and `about` are those of `store.drafts.Draft`.
        """
        if self.looking:
            self._refused()
        before = self._writing.get(key)
        failed = before is not None and before.failed
        self._writing[key] = _Writing(text, about, save, self._monotonic(), asked=self.looking, failed=failed)

    def held(self, key: str) -> str | None:
        """Return a text that is not saved yet, such as one that was refused; None where there is none."""
        writing = self._writing.get(key)
        return writing.text if writing is not None else None

    def waiting(self, key: str) -> str | None:
        """Return the text that waits for a field: one that is not saved yet, or that an earlier run left behind."""
        if key in self._writing or self._desk is None or self.looking:
            return self.held(key)
        if self._earlier is None:
            self._earlier = {draft.key: draft.text for draft in self._desk.drafts.all()}
        return self._earlier.get(key)

    @property
    def writing(self) -> dict[str, str]:
        """The texts that are not saved yet, by key."""
        return {key: writing.text for key, writing in self._writing.items()}

    def is_about(self, record: str) -> bool:
        """Say whether one of the texts that are not saved yet belongs to the record of this id."""
        return any(record in writing.about.values() for writing in self._writing.values())

    def saved(self, key: str) -> None:
        """Forget a text: it is saved, or was emptied by its owner."""
        self._writing.pop(key, None)
        if self._earlier is not None:
            self._earlier.pop(key, None)
        if self._desk is not None and not self.looking:
            drafts = self._desk.drafts
            self._background.do(key, lambda: drafts.drop(key))

    def left(self) -> list[Draft]:
        """Return every draft there is, oldest first, once all that waits is written."""
        self._background.finish()
        return self._desk.drafts.all() if self._desk is not None else []

    def keep(self) -> None:
        """Have every text kept that was typed since the last time; save those nobody has touched for a minute."""
        now = self._monotonic()
        for key, writing in list(self._writing.items()):
            if not writing.asked:
                self._keep(key, writing)
            if not self.looking and not writing.tried and now - writing.typed_at > QUIET_SECONDS:
                writing.tried = True
                if writing.save():
                    self.saved(key)

    def keep_all(self) -> None:
        """Keep every text that is not kept yet, without saving any, and wait until that is done."""
        for key, writing in list(self._writing.items()):
            if not writing.asked:
                self._keep(key, writing)
        self._finish()

    def let_go(self) -> None:
        """Keep every text as a draft and forget who was writing it: its place in the programme is gone."""
        self.keep_all()
        self._writing = {key: writing for key, writing in self._writing.items() if not writing.kept}

    def leave(self, key: str) -> None:
        """Keep one text as a draft and forget who was writing it; where it cannot be kept, it stays in hand."""
        writing = self._writing.get(key)
        if writing is None:
            return
        if not writing.asked:
            self._keep(key, writing)
        self._finish()
        if writing.kept:
            del self._writing[key]
            if self._earlier is not None:
                self._earlier[key] = writing.text

    def settle(self) -> bool:
        """Save everything being written; what cannot be saved stays as a draft. Returns whether all is saved."""
        left = -1
        # Again while something moves: a text saved after a refused one makes the app forget that one was refused.
        while left != len(self._writing):
            left = len(self._writing)
            for key, writing in list(self._writing.items()):
                if writing.save():
                    self.saved(key)
                else:
                    self._keep(key, writing)
        self._finish()
        return not self._writing

    def state(self) -> str:
        """Return a true sentence about what is saved."""
        if self.looking:
            return LOOKING
        if self.failed:
            return "A draft could NOT be kept: the disk or stick refuses. Your text is only on the screen."
        if self._writing:
            return "Draft kept; it is saved when you leave."
        return "Everything is saved."

    def _keep(self, key: str, writing: _Writing) -> None:
        if self._desk is None or self.looking:
            return
        drafts, draft = self._desk.drafts, Draft(key, writing.text, writing.about, self._desk.clock.now().isoformat())

        def keep() -> None:
            try:
                drafts.keep(draft)
            except OSError:
                writing.asked, writing.kept, writing.failed = False, False, True
            else:
                writing.kept, writing.failed = True, False

        writing.asked = True
        self._background.do(key, keep)

    def _finish(self) -> None:
        """Wait until every draft is written; what a medium that hangs has not taken by then is not kept."""
        if not self._background.finish():
            for writing in self._writing.values():
                writing.failed = not writing.kept
