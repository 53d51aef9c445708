"""Drafting: how does text that is being written survive whatever happens before it is saved?

Editors say what they hold after every key; once a second what changed is kept as a draft, beside the thread that takes
keys, because a slow stick must not be felt while typing. Leaving the editor, the place or the program, or a minute
without a key (see `resting`), makes an edit of it, and then the draft goes. Which drafts there are is known here: after
the first look at the folder nobody has to wait for the medium to ask.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rmtui.background import Background
from rmtui.counts import counted
from rmtui.desk import Desk
from rmtui.programme.edit import Tables
from rmtui.store.drafts import Draft as Draft

WRITING = "Not saved yet: draft kept each second; it is saved when you leave the field."
"""Said while somebody types, from the first key on."""
LOOKING = "This window can only look; what you type is not kept."
KEPT = "What you were writing is kept as a draft, and is offered at the next start."
PARTLY = "Of what you were writing, only a part could be kept as drafts; the rest is lost: the disk or stick refuses."
LOST = "What you were writing could NOT be kept: it is lost."
QUIET_SECONDS = 60.0
"""Without a key for so long, what was written is saved."""
STORED_LENGTH = 20
"""Characters from which a text that stands in its record already is taken for saved."""


@dataclass(slots=True, eq=False)
class Unsaved:
    """A text that is being written, as it was typed last."""

    key: str
    """Key of its draft."""
    text: str
    """As typed."""
    about: dict[str, Any]
    """What is needed to offer it again."""
    save: Callable[[], bool]
    """Makes an edit of it and returns whether that is saved."""
    typed_at: float
    """When the last key came, in seconds."""
    asked: bool = False
    """Whether its draft is being kept, or is kept."""
    tried: bool = False
    """Whether it was to be saved because nobody touched it; one that was refused waits for its owner."""
    left: bool = False
    """Whether nobody writes it any more, so that it goes once its draft is kept."""
    kept: bool = False
    """Whether its draft is on the medium."""
    failed: bool = False
    """Whether the medium refused its draft."""


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
        self._writing: dict[str, Unsaved] = {}
        self._background = Background("drafts")
        self._drafts: dict[str, Draft] = {}
        """The drafts on the medium, and those on their way to it."""
        self._undropped: set[str] = set()
        """Keys of drafts that are to go and could not be removed yet."""
        self.look_again()

    def look_again(self) -> None:
        """Look at the folder for drafts; those whose text is stored by now are none."""
        if self._desk is None:
            return
        self._drafts = {draft.key: draft for draft in self._desk.drafts.all()}
        stored = [draft.key for draft in self._drafts.values() if is_stored(draft, self._desk.store.tables)]
        for key in () if self.looking else stored:
            self._drop(key)

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
        self._writing[key] = Unsaved(key, text, about, save, self._monotonic(), asked=self.looking, failed=failed)

    def held(self, key: str) -> str | None:
        """Return a text that is not saved yet, such as one that was refused; None where there is none."""
        writing = self._writing.get(key)
        return writing.text if writing is not None else None

    def waiting(self, key: str) -> str | None:
        """Return the text that waits for a field: one that is not saved yet, or that an earlier run left behind."""
        if key in self._writing or self._desk is None or self.looking:
            return self.held(key)
        draft = self._drafts.get(key)
        return draft.text if draft is not None else None

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
        self._drop(key)

    def left(self) -> list[Draft]:
        """Return every draft there is, those on their way to the medium included, oldest first."""
        return sorted(self._drafts.copy().values(), key=lambda draft: draft.at)

    def keep(self) -> None:
        """Have every text kept that was typed since the last time, and every draft removed that has to go."""
        self._forget_left()
        for writing in list(self._writing.values()):
            if not writing.asked:
                self._keep(writing)
        for key in self._undropped.copy():
            self._drop(key)

    def at_rest(self) -> Unsaved | None:
        """Return a text that nobody has touched for a minute and that is to be saved therefore."""
        now = self._monotonic()
        for writing in () if self.looking else self._writing.values():
            if not writing.tried and now - writing.typed_at > QUIET_SECONDS:
                return writing
        return None

    def is_current(self, writing: Unsaved) -> bool:
        """Say whether a text is still what was typed last, and not saved."""
        return self._writing.get(writing.key) is writing

    def keep_all(self) -> None:
        """Keep every text that is not kept yet, without saving any, and wait until that is done."""
        self.keep()
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
        writing.left, writing.save = True, lambda: False
        if not writing.asked:
            self._keep(writing)
        self._forget_left()

    def settle(self) -> bool:
        """Save everything being written; what cannot be saved stays as a draft. Returns whether all is saved."""
        self._forget_left()
        left = -1
        # Again while something moves: a text saved after a refused one makes the app forget that one was refused.
        while left != len(self._writing):
            left = len(self._writing)
            for key, writing in list(self._writing.items()):
                if writing.save():
                    self.saved(key)
                else:
                    self._keep(writing)
        self.keep_all()
        self._forget_left()
        return not self._writing

    def state(self) -> str:
        """Return a true sentence about what is saved."""
        if self.looking:
            return LOOKING
        if self.failed:
            return "A draft could NOT be kept: the disk or stick refuses. Your text is only on the screen."
        if self._writing:
            is_kept = all(writing.kept for writing in self._writing.values())
            return "Draft kept; it is saved when you leave." if is_kept else WRITING
        waiting = len(self._drafts.keys() - self._undropped)
        if waiting:
            return f"What was finished is saved; {counted(waiting, 'text waits', 'texts wait')} as a draft."
        return "Everything is saved."

    def farewell(self) -> str:
        """Keep what is being written and return what is true of it now, after looking; for a program that ends."""
        if self.looking or self._desk is None:
            return LOST if self._writing else ""
        self.keep_all()
        if not self._writing:
            return ""
        kept = [self._desk.drafts.holds(key, writing.text) for key, writing in self._writing.items()]
        return KEPT if all(kept) else PARTLY if any(kept) else LOST

    def _keep(self, writing: Unsaved) -> None:
        if self._desk is None or self.looking:
            return
        drafts, key = self._desk.drafts, writing.key
        draft = Draft(key, writing.text, writing.about, self._desk.clock.now().isoformat())
        before = self._drafts.get(key)

        def keep() -> None:
            try:
                drafts.keep(draft)
            except OSError:
                writing.asked, writing.kept, writing.failed = False, False, True
                if before is not None and self._drafts.get(key) is draft:
                    self._drafts[key] = before
                elif self._drafts.get(key) is draft:
                    del self._drafts[key]
            else:
                writing.kept, writing.failed = True, False

        writing.asked = True
        self._undropped.discard(key)
        self._drafts[key] = draft
        self._background.do(key, keep)

    def _drop(self, key: str) -> None:
        """Have a draft removed; one that cannot be is no draft any more, and is tried again from time to time."""
        self._drafts.pop(key, None)
        self._undropped.discard(key)
        if self._desk is None or self.looking:
            return
        drafts = self._desk.drafts

        def drop() -> None:
            try:
                drafts.drop(key)
            except OSError:
                if key not in self._drafts:
                    self._undropped.add(key)

        self._background.do(key, drop)

    def _forget_left(self) -> None:
        self._writing = {key: one for key, one in self._writing.items() if not (one.left and one.kept)}

    def _finish(self) -> None:
        """Wait until every draft is written; what a medium that hangs has not taken by then is not kept."""
        if not self._background.finish():
            for writing in self._writing.values():
                writing.failed = not writing.kept


def is_stored(draft: Draft, tables: Tables) -> bool:
    """Say whether the text of a draft stands, word for word, in a record it is about or in one of that record's.

    Such a draft could not be removed when its text was saved. A short text may stand there by chance: it is none.
    """
    text = " ".join(draft.text.split())
    if len(text) < STORED_LENGTH:
        return False
    ids = {one for one in draft.about.values() if isinstance(one, str)}
    return any(
        not ids.isdisjoint((key, *_strings(document))) and text in {" ".join(one.split()) for one in _strings(document)}
        for rows in tables.values()
        for key, document in rows.items()
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(one)
