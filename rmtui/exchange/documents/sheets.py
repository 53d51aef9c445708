"""Sheets to fill in by hand: who came to the kick-off, and what to write down after each kind of meeting."""

from __future__ import annotations

from collections.abc import Iterator

from rmtui.content.kinds import SessionTemplate
from rmtui.content.library import fill, session_templates
from rmtui.exchange.documents.exports import Export, ExportFile, Request
from rmtui.exchange.documents.filenames import safe_name
from rmtui.exchange.documents.markdown import escape
from rmtui.exchange.documents.papers import BLANK, paper
from rmtui.programme.levels import SHOWN, Level, may_leave
from rmtui.programme.programme import Programme
from rmtui.words import words_of

FOLDER = "sheets"
"""With who may read them behind it."""
NAMES_LEVEL: Level = "programme"
"""Who may know who takes part."""


def make(programme: Programme, request: Request) -> Export:
    """Return the list to tick, with names where the readers may know them, and a sheet for each kind of meeting."""
    folder = f"{FOLDER} for {SHOWN[request.level]}"
    with_names = may_leave(NAMES_LEVEL, request.level)
    files = [ExportFile(f"{folder}/who came.md", _attendance(programme, with_names=with_names))]
    for number, template in enumerate(session_templates(), 1):
        title = fill(template.title, words_of(programme.about))
        files.append(
            ExportFile(f"{folder}/after {number:02} {safe_name(title)}.md", _sheet(programme, template, title))
        )
    files.sort(key=lambda file: file.name)
    people = len(programme.people.all())
    said = () if with_names or not people else ("Names stay in: they belong to the group.",)
    put_in, out = (people, 0) if with_names else (0, people)
    return Export(tuple(files), said, (folder,), {"name": put_in}, {"name": out})


def _attendance(programme: Programme, *, with_names: bool) -> str:
    labels = programme.about.labels
    roles = {"mentor": labels.mentor, "mentee": labels.mentee, "both": f"{labels.mentor} and {labels.mentee}"}
    people = sorted(programme.people.all(), key=lambda person: person.name.casefold()) if with_names else []
    rows = [f"| {escape(one.name)} | {escape(roles.get(one.role, ''))} | {escape(one.unit)} | |" for one in people]
    rows = rows or ["| | | | |"] * 16
    table = "\n".join(["| name | side | unit | came |", "| --- | --- | --- | --- |", *rows])
    return paper(programme.about, "Who came", [f"On: {BLANK}", table])


def _sheet(programme: Programme, template: SessionTemplate, title: str) -> str:
    words = words_of(programme.about)
    words |= {"mentor_name": f"the {words['mentor']}", "mentee_name": f"the {words['mentee']}"}
    aim, enough = escape(fill(template.aim, words)), "Only the date and one takeaway are needed; the rest helps."
    return paper(programme.about, f"After: {title}", [aim, enough, f"Who: {BLANK}", *_asks(template, words)])


def _asks(template: SessionTemplate, words: dict[str, str]) -> Iterator[str]:
    for ask in template.asks:
        yield f"**{escape(fill(ask.text, words))}**"
        yield f"{BLANK}{BLANK}"
