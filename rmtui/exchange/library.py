"""Library: the chapters one can read, in the programme's own words, and where certain words stand in them.

Some chapters are texts of their own, the others are made of what ships for other uses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from rmtui.content.kinds import Chapter, Passage
from rmtui.content.library import (
    benefits,
    chapters,
    credit_types,
    facts,
    fill,
    glossary,
    introduction,
    off_limits,
    rotation_notes,
)
from rmtui.programme.about import About
from rmtui.programme.cleaning import loose_key
from rmtui.words import words_of

STRENGTHS: Mapping[str, str] = {
    "review": "a review of many studies",
    "study": "a study",
    "report": "an organisation about itself",
    "practice": "experience, not a count",
    "weak": "weak",
}
"""What kind of evidence a fact is, in words."""
WHOM: Mapping[str, str] = {"mentor": "{mentors}", "mentee": "{mentees}", "organisation": "the organisation"}
"""For whom a benefit is."""
WORDS_KEPT = ("glossary", "reading")
"""Chapters about the words of the field and of others; the programme's own do not stand in their place."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage in which what was looked for stands."""

    chapter: Chapter
    """Where it stands."""
    number: int
    """Its place in the chapter, from 0."""

    @property
    def passage(self) -> Passage:
        """The passage."""
        return self.chapter.passages[self.number]


def library(about: About) -> tuple[Chapter, ...]:
    """Return every chapter in the programme's words, in the order they are offered."""
    own = {chapter.id: chapter for chapter in chapters()}
    first, last = ("idea", "weekly", "examples"), ("assumptions", "doubts", "reading")
    made = (build() for build in _MADE)
    ordered = (*(own[name] for name in first), *made, *(own[name] for name in last))
    words = words_of(about)
    return tuple(chapter if chapter.id in WORDS_KEPT else _filled(chapter, words) for chapter in ordered)


def find(books: Iterable[Chapter], wanted: str) -> list[Hit]:
    """Return the passages that hold every word of `wanted`; those whose heading holds one of them come first."""
    words = loose_key(wanted).split()
    if not words:
        return []
    hits = [
        (sum(word in loose_key(passage.title) for word in words), Hit(chapter, number))
        for chapter in books
        for number, passage in enumerate(chapter.passages)
        if all(word in loose_key(f"{passage.title} {passage.text} {passage.source} {chapter.title}") for word in words)
    ]
    return [hit for _, hit in sorted(hits, key=lambda pair: -pair[0])]


def as_text(chapter: Chapter, start: int = 0) -> str:
    """Return a chapter as plain text, to be read and copied; `start` is the passage it begins with."""
    parts = [chapter.use] if not start else []
    for passage in (*chapter.passages[start:], *chapter.passages[:start]):
        parts.append("\n".join(part for part in (passage.title, passage.text, passage.source) if part))
    return "\n\n".join(parts)


def _filled(chapter: Chapter, words: Mapping[str, str]) -> Chapter:
    passages = tuple(
        Passage(title=_begun(fill(one.title, words)), text=_begun(fill(one.text, words)), source=one.source)
        for one in chapter.passages
    )
    return replace(chapter, title=fill(chapter.title, words), use=fill(chapter.use, words), passages=passages)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


# Chapters made of what ships for other uses


def _benefits() -> Chapter:
    return Chapter(
        id="benefits",
        title="What is in it, and for whom",
        use="For invitations and for people who ask. Hopes, not promises.",
        passages=tuple(
            Passage(title=f"For {shown}", text="\n".join(f"- {one.text}" for one in benefits() if one.whom == whom))
            for whom, shown in WHOM.items()
        ),
    )


def _introduction() -> Chapter:
    return Chapter(
        id="introduction",
        title="The long introduction",
        use="For the first meeting: three parts with beginnings of sentences. Every part may be skipped.",
        passages=tuple(
            Passage(title=one.title, text="\n".join([one.text, *(f"- {starter}" for starter in one.starters)]))
            for one in introduction()
        ),
    )


def _off_limits() -> Chapter:
    return Chapter(
        id="off-limits",
        title="Topics that may stay outside",
        use="Each of the two ticks alone; what either of them ticked is not talked about.",
        passages=tuple(
            Passage(title=one.text, text=f"Words that may touch it: {', '.join(one.synonyms)}.") for one in off_limits()
        ),
    )


def _rotation() -> Chapter:
    return Chapter(
        id="rotation",
        title="Which questions come when",
        use="How the reflection page chooses. Another set can always be taken there.",
        passages=tuple(Passage(title="", text=note) for note in rotation_notes()),
    )


def _credit() -> Chapter:
    return Chapter(
        id="credit",
        title="What somebody can be credited for",
        use="Nine kinds, each with an example of how it may read.",
        passages=tuple(
            Passage(title=one.title, text=f"{one.text}\nFor example: {one.example}") for one in credit_types()
        ),
    )


def _facts() -> Chapter:
    return Chapter(
        id="facts",
        title="Facts that may be quoted",
        use="Each with who says so and how far it carries. Say both when you quote it.",
        passages=tuple(
            Passage(
                title=", ".join(one.topics).capitalize(),
                text=one.text,
                source=f"{one.source} ({STRENGTHS[one.strength]}). {one.caveat}",
            )
            for one in facts()
        ),
    )


def _glossary() -> Chapter:
    return Chapter(
        id="glossary",
        title="The words of the field",
        use="As others use them; your programme may call things by other names.",
        passages=tuple(
            Passage(title=f"{one.term} ({', '.join(one.also)})" if one.also else one.term, text=one.text)
            for one in glossary()
        ),
    )


_MADE: tuple[Callable[[], Chapter], ...] = (
    _benefits, _introduction, _off_limits, _rotation, _credit, _facts, _glossary,
)  # fmt: skip
