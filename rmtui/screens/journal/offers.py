"""Which questions and cards are offered for a session?"""

from __future__ import annotations

from datetime import date

from rmtui.content.library import bold_questions, brace_words, fill, ground_rules, questions, setup_steps, starters
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.letters import fill_letter
from rmtui.programme.programme import Programme
from rmtui.programme.session_view import SessionView
from rmtui.programme.setup import value_of
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
    found = (*first, *questions(programme.about.purposes), *questions(), *starters())
    return list({question.id: (question.id, fill(question.text, words)) for question in reversed(found)}.values())[::-1]


def offer(programme: Programme, view: SessionView, name: str, today: date) -> tuple[str, str]:
    """Return title and text of the bold questions, the card for the one learned from, or the mail to both."""
    words = words_for(programme, view)
    if name == "bold":
        lines = [f"  {fill(question.text, words)}" for question in bold_questions()]
        return f"For {view.mentor} to say, when the talk turns round", "\n\n".join(lines)
    letter = fill_letter(programme, LETTERS[name], Matter(session=view.session.id), today)
    return letter.title, letter.body


def rules_page(programme: Programme) -> tuple[str, str]:
    """Return title and text of the ground rules a pair talks through: those always on, and those chosen in setup."""
    asked = next(one for step in setup_steps() for one in step.questions if one.id == "rules")
    chosen = value_of(programme.about, asked)
    kept = chosen if isinstance(chosen, tuple) else ()
    words = words_of(programme.about)
    rules = [fill(rule.text, words) for rule in ground_rules() if rule.always or rule.id in kept]
    return "Ground rules to talk through", "\n\n".join(rules)
