"""What does rmtui remember between runs, apart from programmes? Which were opened, most recent first.

One small file in the place where programmes live; paths inside that place are kept relative, so that a stick may come
back under another letter. A file that cannot be read counts as empty; one that cannot be written is no harm.
"""

from __future__ import annotations

import contextlib
import json
import os

from rmtui.paths import home, is_inside
from rmtui.store.medium import Medium

FILE = "settings.json"
RECENT = 20
"""How many programmes are remembered."""


def recent_programmes(medium: Medium | None = None) -> list[str]:
    """Return the folders of programmes opened before, most recent first, whether they still exist or not."""
    place = home().folder
    try:
        content = json.loads((medium or Medium()).read(os.path.join(place, FILE)))
        names = content["recent"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []
    if not isinstance(names, list):
        return []
    return [os.path.normpath(os.path.join(place, name)) for name in names if isinstance(name, str)]


def remember_programme(folder: str, medium: Medium | None = None) -> None:
    """Put a programme first among those opened."""
    medium = medium or Medium()
    place = home().folder
    folder = os.path.abspath(folder)
    others = [other for other in recent_programmes(medium) if other != folder]
    names = [os.path.relpath(path, place) if is_inside(path, place) else path for path in [folder, *others][:RECENT]]
    with contextlib.suppress(OSError):
        medium.make_folder(place)
        text = json.dumps({"recent": names}, ensure_ascii=False, indent=1)
        medium.replace_with(os.path.join(place, FILE), text.encode("utf-8", "surrogateescape"))
