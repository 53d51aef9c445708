"""Offers for a session: its questions, the bold ones, a card and a mail, the ground rules to talk through."""

from __future__ import annotations

from datetime import date

from rmtui.content.library import bold_questions, brace_words, fill, questions, starters
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.letters import fill_letter
from rmtui.exchange.setup.rules import rules_in_use
from rmtui.programme.programme import Programme
from rmtui.programme.session_view import SessionView
from rmtui.words import words_of

LETTERS = {"follow-up": "follow-up", "card": "confidence-card"}
"""The letters offered for a session."""


def words_for(programme: Programme, view: SessionView) -> dict[str, str]:
    """Return the programme's words and the names of the two."""
    coach = programme.about.runs_by or brace_words()["coach"].usual
    names = {"mentor_name": view.mentor, "mentee_name": view.mentee, "coach": coach}
    return words_of(programme.about) | names


def questions_for(programme: Programme, view: SessionView) -> list[tuple[str, str]]:
    """Return the question bank, each question with its id: what suits this session best comes first."""
    words = words_for(programme, view)
    first = starters() if view.session.number == 1 else ()
    ordered = (*first, *questions(programme.about.purposes), *questions(), *starters())
    return list({question.id: (question.id, fill(question.text, words)) for question in reversed(ordered)}.values())[
        ::-1
    ]


def offer(programme: Programme, view: SessionView, name: str, today: date) -> tuple[str, str]:
    """Return title and text of the bold questions, the card for the one learned from, or the mail to both."""
    words = words_for(programme, view)
    if name == "bold":
        lines = [f"  {fill(question.text, words)}" for question in bold_questions()]
        return f"For {view.mentor} to say, when the talk turns round", "\n\n".join(lines)
    letter = fill_letter(programme, LETTERS[name], Matter(session=view.session.id), today)
    return letter.title, letter.body


def rules_page(programme: Programme) -> tuple[str, str]:
    """Return title and text of the ground rules a pair talks through."""
    words = words_of(programme.about)
    return "Ground rules to talk through", "\n\n".join(fill(rule.text, words) for rule in rules_in_use(programme.about))
