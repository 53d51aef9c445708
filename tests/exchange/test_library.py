"""The library: every chapter in the programme's words, every word of it found, every letter written about something."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from rmtui.content.braces import braces
from rmtui.content.kinds import LetterSubject
from rmtui.content.sample_programme import sample_tables
from rmtui.errors import BadInput
from rmtui.exchange.documents.exports import Request
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.letter_list import letter_list, subjects
from rmtui.exchange.documents.letters import fill_letter
from rmtui.exchange.documents.library import make
from rmtui.exchange.library import as_text, find, library
from rmtui.programme.about import About, Labels
from rmtui.programme.programme import Programme

ZOG = About(
    brand="Zig",
    labels=Labels(mentor="zog", mentors="zogs", mentee="zug", mentees="zugs", session="zag", sessions="zags"),
)
TODAY = date(2026, 5, 8)
MISSING = "The letter cannot be written yet. Missing:"
OTHERS_WORDS = ("glossary", "reading", "facts")
"""Chapters that quote what others call things."""


def mail_or_refusal(programme: Programme, name: str, matter: Matter) -> str:
    """Return the letter as a mail, or what it says is missing; nothing else may stand in its way."""
    try:
        return fill_letter(programme, name, matter, TODAY).mail
    except BadInput as error:
        if not error.sentence.startswith(MISSING):
            raise
        return error.sentence


def test_no_chapter_leaves_a_brace_or_another_word_for_the_two() -> None:
    for chapter in library(ZOG):
        text = as_text(chapter)
        assert braces(text) == (), chapter.id
        if chapter.id not in OTHERS_WORDS:
            assert not [word for word in ("mentor", "mentee") if word in text.casefold().replace("mentoring", "")]


def test_no_name_of_a_letter_leaves_a_brace() -> None:
    rows = letter_list(ZOG)
    assert all(braces(f"{row.title} {row.use} {row.about_words}") == () for row in rows)
    assert len({row.title for row in rows}) == len(rows)


def test_every_passage_is_found_by_words_of_its_own() -> None:
    books = library(About())
    for chapter in books:
        for number, passage in enumerate(chapter.passages):
            hits = find(books, " ".join(f"{passage.title} {passage.text}".split()[-6:]))
            assert (chapter.id, number) in {(hit.chapter.id, hit.number) for hit in hits}


def test_what_is_looked_for_stands_in_what_is_found_and_headings_come_first() -> None:
    hits = find(library(About()), "role reversion")
    assert hits[0].passage.title.casefold().startswith("role reversion")
    assert find(library(About()), "xylophone") == find(library(About()), "  ") == []


def test_a_chapter_opened_at_a_passage_begins_there_and_still_holds_all_of_it() -> None:
    chapter = next(one for one in library(About()) if one.id == "doubts")
    begun = as_text(chapter, 3)
    assert begun.startswith(chapter.passages[3].title)
    assert all(one.title in begun and one.text in begun for one in chapter.passages)


def test_every_fact_says_who_says_so_and_how_far_it_carries() -> None:
    chapter = next(one for one in library(About()) if one.id == "facts")
    assert all(one.source.count("(") >= 1 and one.source.rstrip().endswith(".") for one in chapter.passages)


@pytest.mark.parametrize("about", get_args(LetterSubject))
def test_each_letter_can_be_written_about_something_in_the_sample_or_says_what_is_missing(about: LetterSubject) -> None:
    programme = Programme(sample_tables())
    offered = subjects(programme, about)
    assert offered
    for row in letter_list(programme.about):
        if row.about != about:
            continue
        mails = [mail_or_refusal(programme, row.id, matter) for matter, _ in offered]
        assert [mail for mail in mails if braces(mail)] == []
        assert any(not mail.startswith(MISSING) for mail in mails), row.id


def test_the_files_hold_every_chapter_and_nothing_of_anybody() -> None:
    programme = Programme(sample_tables())
    export = make(programme, Request(level="public", today=TODAY))
    assert len(export.files) == len(library(programme.about))
    everything = "\n".join(file.text for file in export.files)
    assert not [person.name for person in programme.people.all() if person.name in everything]
    assert all(file.text.startswith("# ") for file in export.files)
