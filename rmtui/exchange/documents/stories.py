"""Stories: a page on each outcome that may be told: what it was like, whose idea it was, what changed."""

from __future__ import annotations

from rmtui.counts import counted
from rmtui.exchange.documents.credits import why_not
from rmtui.exchange.documents.exports import Export, ExportFile, Request
from rmtui.exchange.documents.filenames import name_key, safe_name, unique_name
from rmtui.exchange.documents.markdown import escape
from rmtui.exchange.documents.papers import paper
from rmtui.programme.credit import Credit
from rmtui.programme.credits import may_leave_named, shown_owner
from rmtui.programme.levels import SHOWN, Level
from rmtui.programme.programme import Programme

FOLDER = "stories"
"""With who may read them behind it."""
TITLE_WORDS = 8
"""Words of an outcome that its file is called by."""


def make(programme: Programme, request: Request) -> Export:
    """Return a page for each outcome whose owner said yes to these readers."""
    level = request.level
    outcomes = [credit for credit in programme.credits.all() if credit.outcome]
    told = [credit for credit in outcomes if not why_not(programme, credit, level)]
    folder = f"{FOLDER} for {SHOWN[level]}"
    files: list[ExportFile] = []
    taken: set[str] = set()
    for credit in told:
        name = unique_name(safe_name(" ".join(credit.outcome.split()[:TITLE_WORDS])), taken)
        taken.add(name_key(name))
        files.append(ExportFile(f"{folder}/{name}.md", _story(programme, credit, level)))
    silent = len(outcomes) - len(told)
    said = (f"{counted(silent, 'outcome stays', 'outcomes stay')} in: without a yes, or for fewer readers.",)
    files.sort(key=lambda file: file.name)
    return Export(tuple(files), said if silent else (), (folder,), {"outcome": len(told)}, {"outcome": silent})


def _story(programme: Programme, credit: Credit, level: Level) -> str:
    owner = shown_owner(programme, credit) if may_leave_named(credit, level) else ""
    parts = ["## The idea", f"> {escape(credit.what)}", f"{escape(owner) if owner else 'Somebody who prefers no name'}"]
    parts += ["## What changed", escape(credit.outcome)]
    parts += [f"It can be seen in: {escape(credit.seen_where)}"] if credit.seen_where else []
    return paper(programme.about, programme.about.brand or "A story", parts)
