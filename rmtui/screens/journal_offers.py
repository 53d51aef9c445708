"""Which questions and cards are offered for a session?"""

from __future__ import annotations

from rmtui.content.library import bold_questions, fill, letter, questions, starters
from rmtui.programme.programme import Programme
from rmtui.programme.session_view import SessionView
from rmtui.words import words_of


def words_for(programme: Programme, view: SessionView) -> dict[str, str]:
    """Return the programme's words and the names of the two."""
    coach = programme.about.runs_by or "whoever runs the programme"
    names = {"mentor_name": view.mentor, "mentee_name": view.mentee, "coach": coach}
    return words_of(programme.about) | names


def questions_for(programme: Programme, view: SessionView) -> list[tuple[str, str]]:
    """Return the question bank, each question with its id: what suits this session best comes first."""
    words = words_for(programme, view)
    first = starters() if view.session.number == 1 else ()
    found = (*first, *questions(programme.about.purposes), *questions(), *starters())
    return list({question.id: (question.id, fill(question.text, words)) for question in reversed(found)}.values())[::-1]


def offer(programme: Programme, view: SessionView, name: str) -> tuple[str, str]:
    """Return title and text of the bold questions, or of the card for the one learned from."""
    words = words_for(programme, view)
    if name == "bold":
        lines = [f"  {fill(question.text, words)}" for question in bold_questions()]
        return f"For {view.mentor} to say, when the talk turns round", "\n\n".join(lines)
    title, _, text = fill(letter("confidence-card"), words).partition("\n")
    return title.lstrip("# "), text.strip()
