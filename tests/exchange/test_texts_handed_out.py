"""Do texts to hand out, to say and to read stand whole and well written, whatever of a programme is missing?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given, settings

from rmtui.content.braces import braces, fill
from rmtui.content.library import letters, reflection_sets, session_templates, setup_steps
from rmtui.errors import BadInput
from rmtui.exchange.documents.exports import Request
from rmtui.exchange.documents.letter_choice import letter_for_line, letters_for_line, matter_of
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.letters import fill_letter
from rmtui.exchange.documents.registry import KINDS
from rmtui.exchange.session_offers import LETTERS, offer, questions_for, rules_page, words_for
from rmtui.exchange.setup.pages import decisions, framework, page_of
from rmtui.exchange.setup.remarks import remark_of
from rmtui.programme.about import About, Labels
from rmtui.programme.levels import LEVELS
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Session
from rmtui.programme.session_view import look_at
from rmtui.programme.today import items
from rmtui.words import words_of
from tests.random_programmes import TODAY, programmes

FULL = Programme(
    tables_of([Pair(id="10", mentor="1", mentee="2"), Session(id="20", pair="10"), Person(id="1", name="Asha Rao")])
)
PAGES = ("purposes", "rhythm-weeks", "kick-off-minutes", "briefing-on", "celebrate-on")
DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)|[?!][.,:;]|(?<![A-Z])[.,;:][,:;]|\b(\w+: )\1|\s[.,;:?!](?=\s|$)")
"""Two signs where one belongs, a beginning said twice, a blank before a sign."""


def letters_of(programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield every letter that can be written about anything in a programme, with its name."""
    matters = [Matter(pair=one.id) for one in programme.pairs.all()]
    matters += [Matter(session=one.id) for one in programme.sessions.all()]
    matters += [Matter(credit=one.id) for one in programme.credits.all()]
    matters += [Matter(person=one.id) for one in programme.people.all()]
    for matter in (Matter(), *matters):
        for row in letters():
            try:
                yield row.id, fill_letter(programme, row.id, matter, TODAY).mail
            except BadInput as refusal:
                yield f"refusal of {row.id}", refusal.sentence
    for item in items(programme, TODAY):
        chosen = letter_for_line(programme, item)
        names = [chosen] if chosen else [row.id for row in letters_for_line(programme, item, TODAY)]
        for name in names:
            try:
                yield name, fill_letter(programme, name, matter_of(item), TODAY).mail
            except BadInput as refusal:
                yield f"refusal of {name}", refusal.sentence


def pages_of(programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield everything the setup and the Journal show to be read or said."""
    yield "decisions", decisions(programme)
    yield "framework", framework(programme)
    yield "rules", rules_page(programme)[1]
    for name in PAGES:
        yield name, "\n".join(page_of(name, programme))
    words = words_of(programme.about)
    for step in setup_steps():
        for question in step.questions:
            yield question.id, remark_of(question.id, programme, words).text
    for session in programme.sessions.all():
        view = look_at(programme, session.id)
        if view is None:
            continue
        yield "questions", "\n".join(text for _, text in questions_for(programme, view))
        for name in ("bold", *LETTERS):
            try:
                yield name, "\n".join(offer(programme, view, name, TODAY))
            except BadInput as refusal:
                yield f"refusal of {name}", refusal.sentence


def papers_of(programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield every file of every export, for every reader."""
    for kind in KINDS:
        for level in LEVELS:
            for file in kind.make(programme, Request(level, TODAY)).files:
                yield file.name, file.text


@settings(max_examples=40, deadline=None)
@given(programmes())
def test_no_text_holds_an_unfilled_word_or_a_doubled_sign(programme: Programme) -> None:
    for name, text in (*letters_of(programme), *pages_of(programme)):
        assert not braces(text), (name, text)
        for line in text.splitlines():
            assert not DOUBLED.search(line.strip()), (name, line)
    for name, text in papers_of(programme):
        assert not braces(text), (name, text)


def test_what_is_not_tried_in_a_page_holds_only_words_everybody_fills() -> None:
    """Templates and prompts are shown piece by piece by the Journal, filled with these words."""
    programme = Programme(tables_of([About(labels=Labels())]))
    known = {*words_of(programme.about), "mentor_name", "mentee_name", "coach"}
    texts = [text for one in reflection_sets() for prompt in one.prompts for text in (prompt.text, prompt.hint)]
    texts += [text for one in reflection_sets() for text in (one.title, one.when)]
    for template in session_templates():
        texts += [template.aim, template.place_hint]
        texts += [text for part in template.plan for text in (part.text, part.hint)]
        assert not braces(template.title), "a title stands in headings as it is"
    for text in texts:
        assert {name[:1].lower() + name[1:] for name in braces(text)} <= known, text


def test_words_for_a_session_are_those_of_every_text_and_the_names_of_the_two() -> None:
    words = words_of(About(rhythm_weeks=1))
    assert fill("We meet {rhythm}.", words) == "We meet every week."
    assert "{rhythm}" not in fill("{Rhythm}", words_of(About()))
    view = look_at(FULL, "20")
    assert view is not None
    assert words_for(FULL, view).keys() == {*words, "mentor_name", "mentee_name", "coach"}


def test_the_end_mark_of_what_is_filled_in_stands_for_the_one_of_the_sentence() -> None:
    words = {"idea": "Why not ask them?", "coach": "Carol M.", "day": "Tuesday"}
    assert fill("One was yours: {idea}. May I?", words) == "One was yours: Why not ask them? May I?"
    assert fill("Ask {coach}. On {day}.", words) == "Ask Carol M. On Tuesday."
