"""Library as Markdown: a file for each chapter, in the programme's words; nothing in it is about anybody."""

from __future__ import annotations

from collections.abc import Iterator

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
        ExportFile(f"{FOLDER}/{safe_name(chapter.title.replace(': ', ', '))}.md", _file(chapter))
        for chapter in library(programme.about)
    )
    return Export(tuple(sorted(files, key=lambda file: file.name)), (), (FOLDER,))


def _file(chapter: Chapter) -> str:
    return "\n\n".join([f"# {escape(chapter.title)}", *chapter_parts(chapter)]) + "\n"


def chapter_parts(chapter: Chapter) -> Iterator[str]:
    """Yield what stands below the title of a chapter, as Markdown."""
    yield escape(chapter.use)
    for passage in chapter.passages:
        if passage.title:
            yield f"## {escape(passage.title)}"
        yield from _paragraphs(passage.text)
        if passage.source:
            yield f"Source: {escape(passage.source)}"


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
