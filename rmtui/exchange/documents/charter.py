"""Charter: everything to hand over when a programme begins, a paper each, and a cover that says what is there.

It is made of what the setup decided and holds nothing about anybody but who runs and who backs it; a verdict of the
culture check and advice from elsewhere are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rmtui.content.kinds import Agenda
from rmtui.content.library import briefing, celebration, fill, kickoff, kickoff_lengths
from rmtui.exchange.documents.exports import Export, ExportFile, Request
from rmtui.exchange.documents.filenames import safe_name
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.letter_list import letter_list
from rmtui.exchange.documents.library import chapter_parts
from rmtui.exchange.documents.markdown import escape
from rmtui.exchange.documents.papers import bulleted, filled_or_missing, paper, quoted
from rmtui.exchange.library import library
from rmtui.exchange.setup.pages import USUAL_KICK_OFF, framework_rows
from rmtui.exchange.setup.rules import rules_in_use
from rmtui.programme.programme import Programme
from rmtui.words import words_of

FOLDER = "charter"
"""Where the files stand below the export folder."""
CHAPTERS = ("idea", "benefits", "doubts")
"""Chapters of the library that belong to it."""


@dataclass(frozen=True, slots=True)
class _Paper:
    title: str
    parts: tuple[str, ...]


def make(programme: Programme, request: Request) -> Export:
    """Return the papers and their cover; a letter that cannot be written yet is left out, and said."""
    papers: list[_Paper] = [_framework(programme)]
    letters, missing = _letters(programme, request.today)
    papers += [*letters, *_agendas(programme), _rules(programme), *_chapters(programme)]
    files = [
        ExportFile(
            f"{FOLDER}/{number:02} {safe_name(one.title.replace(': ', ', '))}.md",
            paper(programme.about, one.title, one.parts),
        )
        for number, one in enumerate(papers, 1)
    ]
    cover = ExportFile(f"{FOLDER}/00 cover.md", _cover(programme, papers))
    return Export((cover, *files), tuple(missing), (FOLDER,))


def _cover(programme: Programme, papers: Iterable[_Paper]) -> str:
    about = programme.about
    rows = [about.tagline] if about.tagline else []
    rows += [f"Backed by {about.sponsor}."] if about.sponsor else []
    return paper(
        about,
        about.brand or "Our programme",
        [*map(escape, rows), "## What is here", bulleted(one.title for one in papers)],
    )


def _framework(programme: Programme) -> _Paper:
    rows = framework_rows(programme)
    return _Paper("How it runs", tuple(f"**{escape(head)}.** {escape(text)}" for head, text in rows))


def _letters(programme: Programme, today: date) -> tuple[list[_Paper], list[str]]:
    """Return the letters and cards about the programme as a whole, and a sentence for each that lacks something."""
    written: list[_Paper] = []
    missing: list[str] = []
    for row in letter_list(programme.about):
        if row.about != "programme":
            continue
        letter, sentence = filled_or_missing(programme, row.id, Matter(), today, quoted)
        if letter is not None:
            written.append(_Paper(row.title, (letter.body,)))
        else:
            missing.append(f"{row.title}: {sentence}")
    return written, missing


def _agendas(programme: Programme) -> Iterator[_Paper]:
    minutes = programme.about.answers.get("kick-off-minutes")
    plans = (kickoff(minutes if minutes in kickoff_lengths() else USUAL_KICK_OFF), briefing(), celebration())
    words = words_of(programme.about)
    for plan in plans:
        title = f"{fill(plan.title, words) or 'The kick-off'}, {plan.minutes} minutes"
        yield _Paper(title, tuple(_agenda(plan, words)))


def _agenda(plan: Agenda, words: dict[str, str]) -> Iterator[str]:
    for block in plan.blocks:
        end = block.start + block.minutes
        yield f"## {block.start} to {end} minutes: {escape(fill(block.title, words))}"
        if block.how:
            yield escape(fill(block.how, words))
        if block.say:
            yield "\n".join(f"> {escape(fill(one, words))}\n>" for one in block.say).rstrip(">\n")
    for title, entries in (("To bring", plan.materials), ("The room", plan.room)):
        if entries:
            yield f"## {title}"
            yield bulleted(fill(one, words) for one in entries)


def _rules(programme: Programme) -> _Paper:
    words = words_of(programme.about)
    rules = rules_in_use(programme.about)
    always = bulleted(fill(rule.text, words) for rule in rules if rule.always)
    others = bulleted(fill(rule.text, words) for rule in rules if not rule.always)
    parts = [
        "Each pair talks these through before the first meeting.",
        "## They protect people and always hold",
        always,
    ]
    return _Paper("Ground rules", (*parts, *(["## Each pair may change these", others] if others else [])))


def _chapters(programme: Programme) -> Iterator[_Paper]:
    chapters = {chapter.id: chapter for chapter in library(programme.about)}
    for name in CHAPTERS:
        yield _Paper(chapters[name].title, tuple(chapter_parts(chapters[name])))
