"""Which questions and cards are offered for a session?"""

from __future__ import annotations

from rmtui.content.library import bold_questions, fill, letter, questions, starters
from rmtui.programme.levels import may_leave
from rmtui.programme.programme import Programme
from rmtui.programme.session_actions import action_words
from rmtui.programme.session_view import SessionView
from rmtui.programme.sessions import day_words
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
    """Return title and text of the bold questions, the card for the one learned from, or the mail to both."""
    words = words_for(programme, view)
    if name == "bold":
        lines = [f"  {fill(question.text, words)}" for question in bold_questions()]
        return f"For {view.mentor} to say, when the talk turns round", "\n\n".join(lines)
    name = "follow-up" if name == "follow-up" else "confidence-card"
    title, _, text = fill(letter(name), words | _said(programme, view)).partition("\n")
    return title.lstrip("# "), text.strip()


def _said(programme: Programme, view: SessionView) -> dict[str, str]:
    """Return what a mail to both may say of the session: nothing that is private."""
    texts = [text for text in view.of_kind("takeaway") if may_leave(text.level, "pair")]
    actions = [action_words(programme, view.pair, action) for action in view.session.actions]
    ideas = [credit.what for credit in view.credits if may_leave(credit.level, "pair")]
    planned = view.next
    return {
        "date": day_words(view.session.on) if view.session.on else "",
        "takeaways": _listed([" ".join(text.text.split()) for text in texts]),
        "actions": _listed(actions),
        "idea": ideas[0] if ideas else "...",
        "next_date": day_words(planned.on) if planned and planned.on else "to be agreed",
        "place": (planned.place if planned else "") or "place to be agreed",
        "question": planned.agenda[0] if planned and planned.agenda else "...",
    }


def _listed(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines) or "- ..."
