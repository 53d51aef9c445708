"""Page for the day the programme is lost, as a paper; it names people only where nobody else will read it."""

from __future__ import annotations

from rmtui.exchange.documents.exports import Export, ExportFile, Request
from rmtui.exchange.documents.filenames import safe_name
from rmtui.exchange.documents.library import chapter_parts
from rmtui.exchange.documents.papers import paper
from rmtui.exchange.lost import lost_chapter
from rmtui.programme.programme import Programme

FOLDER = "lost"
"""Where the files stand below the export folder."""


def make(programme: Programme, request: Request) -> Export:
    """Return the page; at the level of the person at the keyboard it holds whom to tell by name."""
    named = request.level == "private"
    people = {"people": len(programme.people.all())}
    chapter = lost_chapter(programme, request.copied, request.today, named=named)
    text = paper(programme.about, chapter.title, chapter_parts(chapter))
    return Export(
        (ExportFile(f"{FOLDER}/{safe_name(chapter.title)}.md", text),),
        () if named else ("Names stay in; everybody is only counted.",),
        (FOLDER,),
        {"pages": 1, **(people if named else {})},
        {} if named else people,
    )
