"""Text: what did somebody write or say, and who may know it?

All free text of sessions stands in one table, so that one filter guards every export and one search finds everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from rmtui.programme.levels import Level

TextKind = Literal["note", "takeaway", "reflection", "difference", "gained", "question"]


@dataclass(frozen=True, kw_only=True)
class Text:
    """One text of a session."""

    id: str
    """Key of the document."""
    session: str
    """Id of the session it belongs to."""
    kind: TextKind = "note"
    """What sort of text it is."""
    whose: str = ""
    """Id of the person whose words they are; empty means whoever runs the programme."""
    prompt: str = ""
    """Id of the prompt it answers."""
    level: Level = "private"
    """Who may know it; a level this version does not know counts as the most confidential one."""
    text: str = ""
    """Markdown, cleaned once on entry, otherwise as typed."""
    written_at: datetime | None = None
    """When it was first saved, in UTC."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""
