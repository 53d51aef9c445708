"""Library as Markdown: a file for each chapter, in the programme's words; nothing in it is about anybody."""

from __future__ import annotations

from rmtui.content.kinds import Chapter
from rmtui.exchange.documents.exports import Export, ExportFile, Request
from rmtui.exchange.documents.filenames import safe_name
from rmtui.exchange.documents.markdown import escape
from rmtui.exchange.library import library
from rmtui.programme.programme import Programme

FOLDER = "library"
"""Where the files stand below the export folder."""


def make(programme: Programme, request: Request) -> Export:
    """Return every chapter; they are the same for whoever reads them."""
    del request
    files = (
        ExportFile(f"{FOLDER}/{safe_name(chapter.title)}.md", _file(chapter)) for chapter in library(programme.about)
    )
    return Export(tuple(sorted(files, key=lambda file: file.name)), (), (FOLDER,))


def _file(chapter: Chapter) -> str:
    parts = [f"# {escape(chapter.title)}", escape(chapter.use)]
    for passage in chapter.passages:
        parts += [f"## {escape(passage.title)}"] if passage.title else []
        parts += _paragraphs(passage.text)
        parts += [f"Source: {escape(passage.source)}"] if passage.source else []
    return "\n\n".join(parts) + "\n"


def _paragraphs(text: str) -> list[str]:
    """Return a text as a paragraph for each line, lines that begin with a dash as one list."""
    blocks: list[list[str]] = []
    for row in text.split("\n"):
        item = row.startswith("- ")
        shown = f"- {escape(row[2:])}" if item else escape(row)
        if item and blocks and blocks[-1][-1].startswith("- "):
            blocks[-1].append(shown)
        else:
            blocks.append([shown])
    return ["\n".join(block) for block in blocks]
