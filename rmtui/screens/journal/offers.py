"""Which questions and cards are offered for a session?"""

from __future__ import annotations

from datetime import date

from rmtui.content.library import bold_questions, fill, ground_rules, letter, questions, setup_steps, starters
from rmtui.programme.days.words import day_words
from rmtui.programme.levels import may_leave
from rmtui.programme.programme import Programme
from rmtui.programme.session_actions import action_words
from rmtui.programme.session_view import SessionView
from rmtui.programme.session_when import when_words
from rmtui.programme.setup import value_of
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


def offer(programme: Programme, view: SessionView, name: str, today: date) -> tuple[str, str]:
    """Return title and text of the bold questions, the card for the one learned from, or the mail to both."""
    words = words_for(programme, view)
    if name == "bold":
        lines = [f"  {fill(question.text, words)}" for question in bold_questions()]
        return f"For {view.mentor} to say, when the talk turns round", "\n\n".join(lines)
    name = "follow-up" if name == "follow-up" else "confidence-card"
    source, said = letter(name), _said(programme, view, today)
    if not said["idea"]:
        source = "\n\n".join(part for part in source.split("\n\n") if "{idea}" not in part)
    title, _, text = fill(source, words | said).partition("\n")
    return title.lstrip("# "), text.strip()


def rules_page(programme: Programme) -> tuple[str, str]:
    """Return title and text of the ground rules a pair talks through: those always on, and those chosen in setup."""
    asked = next(one for step in setup_steps() for one in step.questions if one.id == "rules")
    chosen = value_of(programme.about, asked)
    kept = chosen if isinstance(chosen, tuple) else ()
    words = words_of(programme.about)
    rules = [fill(rule.text, words) for rule in ground_rules() if rule.always or rule.id in kept]
    return "Ground rules to talk through", "\n\n".join(rules)


def _said(programme: Programme, view: SessionView, today: date) -> dict[str, str]:
    """Return what a mail to both may say of the session: nothing that is private."""
    texts = [text for text in view.of_kind("takeaway") if may_leave(text.level, "pair")]
    actions = [action_words(programme, view.pair, action) for action in view.session.actions]
    ideas = [credit.what for credit in view.credits if may_leave(credit.level, "pair")]
    planned, session = view.next, view.session
    when = when_words(planned, today) if planned else ""
    asked = planned.agenda[0] if planned and planned.agenda else ""
    return {
        "date": day_words(session.on) if session.on else f"our {programme.about.labels.session}",
        "takeaways": _listed([" ".join(text.text.split()) for text in texts]),
        "actions": _listed(actions),
        "idea": "".join(ideas[:1]),
        "next_date": when or "we still have to find a day",
        "place": (planned.place if planned else "") or ("where shall we meet?" if when else "and a place"),
        "question": asked or "...",
    }


def _listed(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines) or "- ..."
