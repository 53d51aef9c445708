"""Where does unfinished text wait until it is saved? One small file each, so that even a power cut costs seconds.

A draft is kept while somebody types and dropped once the line of changes that holds its text is durable.
"""

from __future__ import annotations

import contextlib
import errno
import json
import re
from dataclasses import dataclass
from typing import Any

from rmtui.store.folder import DRAFTS, path
from rmtui.store.medium import Medium

ENDING = ".json"

_NAME = re.compile(r"[0-9a-z-]{1,80}")
_NO_PART_OF_A_KEY = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """Text that was typed and not yet saved."""

    key: str
    """What it belongs to: lower-case letters, digits and dashes, such as `session-123-note`."""
    text: str
    """As typed."""
    about: dict[str, Any]
    """Whatever is needed to offer it again: plain JSON values."""
    at: str
    """When it was last kept, in UTC, ISO."""


class Drafts:
    """The drafts of one programme."""

    def __init__(self, medium: Medium, folder: str) -> None:
        self._medium = medium
        self._programme = folder
        self._folder = path(folder, DRAFTS)
        self._is_new = False
        self._strange: dict[str, str] = {}

    def keep(self, draft: Draft) -> None:
        """Keep a draft durably, in place of the older one of its key; an OSError reaches the caller.

        Where the programme's own folder is gone, a pulled stick, nothing is made in its place.
        """
        file = self._file(draft.key)
        content = {"key": draft.key, "at": draft.at, "about": draft.about, "text": draft.text}
        if not self._medium.is_folder(self._folder):
            self._medium.names(self._programme)
            self._medium.make_folder(self._folder)
            self._is_new = True
        # Half characters cannot be written; they were cleaned from what is saved, and are escaped here.
        data = json.dumps(content, ensure_ascii=False).encode("utf-8", "backslashreplace")
        self._medium.replace_with(file, data)
        if self._is_new:  # its own name has to outlast a power cut as well
            self._medium.sync_folder(self._programme)
            self._is_new = False

    def drop(self, key: str) -> None:
        """Forget a draft; one that is not there is fine, and any other OSError reaches the caller."""
        name = self._strange.get(key, "")
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            self._medium.remove(path(self._folder, name) if name else self._file(key))
        self._strange.pop(key, None)

    def holds(self, key: str, text: str) -> bool:
        """Say, after looking, whether the draft of a key holds this text now."""
        draft = self._read(self._strange.get(key, f"{key}{ENDING}"))
        return draft is not None and draft.text == text

    def all(self) -> list[Draft]:
        """Return every draft that can be read, oldest first.

        Each is known by the name its file has in the folder, whatever the file says: nothing in it leads to a path.
        """
        try:
            names = [name for name in self._medium.names(self._folder) if name.endswith(ENDING)]
        except OSError:
            return []
        found = [draft for name in sorted(names) if (draft := self._read(name)) is not None]
        return sorted(found, key=lambda draft: draft.at)

    def _read(self, name: str) -> Draft | None:
        try:
            content = json.loads(self._medium.read(path(self._folder, name)))
            text, about, at = str(content["text"]), dict(content["about"]), str(content["at"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return Draft(self._key_of(name), text, about, at)

    def _key_of(self, name: str) -> str:
        """Return the key of a file; one no program of ours gives, as a sync program does, becomes a key like one."""
        stem = name.removesuffix(ENDING)
        if _NAME.fullmatch(stem):
            return stem
        key = f"copy-{_NO_PART_OF_A_KEY.sub('-', stem.casefold())}"[:80]
        self._strange[key] = name
        return key

    def _file(self, key: str) -> str:
        if not _NAME.fullmatch(key):
            raise OSError(errno.EINVAL, "no key of a draft")
        return path(self._folder, f"{key}{ENDING}")
