"""Words of letters: what stands for each word in braces, from the records a letter is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from rmtui.counts import counted
from rmtui.exchange.documents.letter_facts import Facts, receivers
from rmtui.programme.credit import Credit
from rmtui.programme.credits import is_named, may_be_told, may_leave_named
from rmtui.programme.days.words import date_words, day_of_month, day_words, long_date
from rmtui.programme.levels import SHOWN, may_leave
from rmtui.programme.session import Session
from rmtui.programme.session_actions import action_words
from rmtui.programme.session_when import when_words
from rmtui.programme.sessions import day_of, sessions_of
from rmtui.punctuation import strung

REPLY_DAYS = 14
"""Days somebody has to answer an invitation; less where the kick-off is before."""
DAYS_OF_A_MONTH = 30.4


def word_of(facts: Facts, name: str) -> str:
    """Return what stands for a word in braces; empty while it is not known."""
    return WORDS[name](facts)


# -- the two of them -----------------------------------------------------------------------------------------------


def _name(facts: Facts) -> str:
    names = _joined(facts.name(key) for key in receivers(facts))
    if not names and facts.letter.to == "manager" and facts.person:
        return facts.person.manager_named
    return names


def _mentor_name(facts: Facts) -> str:
    if facts.credit is not None:
        return _joined(facts.name(key) for key in facts.credit.whose)
    if facts.pair is not None:
        return facts.name(facts.pair.mentor)
    return facts.name(facts.person.id) if facts.person else ""


def _mentor_in_full(facts: Facts) -> str:
    mentor = facts.programme.people.get(facts.pair.mentor) if facts.pair else None
    return mentor.name if mentor else ""


def _mentee_name(facts: Facts) -> str:
    if facts.pair is not None:
        return facts.name(facts.pair.mentee)
    return facts.programme.about.runs_by if facts.credit else ""


# -- the programme --------------------------------------------------------------------------------------------------


def _purpose(facts: Facts) -> str:
    objectives = [objective.text for objective in facts.programme.about.objectives if objective.text]
    return facts.answer("own-purpose") or "".join(objectives[:1]) or facts.answer("purposes")


def _topic(facts: Facts) -> str:
    return _joined(offer.topic.rstrip(" .") for offer in facts.person.offers) if facts.person else ""


def _start(facts: Facts) -> str:
    day = facts.day("kick-off-on")
    return date_words(day) if day else ""


def _kickoff(facts: Facts) -> str:
    place = facts.answer("kick-off-place")
    return f"{_start(facts)}{f', {place}' if place else ''}" if _start(facts) else ""


def _reply_by(facts: Facts) -> str:
    day, kickoff = facts.today + timedelta(days=REPLY_DAYS), facts.day("kick-off-on")
    if kickoff is not None and facts.today + timedelta(days=1) < kickoff <= day:
        day = kickoff - timedelta(days=1)
    return date_words(day)


def _months(facts: Facts) -> str:
    about = facts.programme.about
    return counted(max(1, round(about.planned_sessions * about.rhythm_weeks * 7 / DAYS_OF_A_MONTH)), "month", "months")


def _delete_on(facts: Facts) -> str:
    after = facts.answer("delete-after").partition(" ")[0]
    if not after:
        return ""
    months = counted(int(after), "month", "months")
    return f"{months} after the programme ends" if int(after) else "at the end of the programme"


# -- meetings -------------------------------------------------------------------------------------------------------


def _date(facts: Facts) -> str:
    if facts.letter.day == "today":
        return long_date(facts.today)
    if facts.letter.day == "put off":
        day = _put_off(facts)
        return day_words(day) if day else ""
    session = facts.session or _last_met(facts)
    return day_words(session.on) if session and session.on else ""


def _when(facts: Facts) -> str:
    session = facts.session or _last_met(facts)
    day = day_of(session) if session else None
    if session is None or day is None:
        return ""
    return f"on {day_words(day)}" if session.on else f"in the week of {day_of_month(day)}"


def _last_met(facts: Facts) -> Session | None:
    """Return the last meeting that took place and is not written up."""
    held = [session for session in _sessions(facts) if session.state == "met" and session.on]
    return held[-1] if held else None


def _put_off(facts: Facts) -> date | None:
    if facts.session is not None and facts.session.on:
        return facts.session.on
    days = [move.on for session in _sessions(facts) for move in session.moves if move.on]
    days += [session.on for session in _sessions(facts) if session.state == "cancelled" and session.on]
    return max(days, default=None)


def _sessions(facts: Facts) -> list[Session]:
    return sessions_of(facts.programme, facts.pair.id) if facts.pair else []


def _next_date(facts: Facts) -> str:
    planned = facts.view.next if facts.view else None
    return when_words(planned) if planned else ""


def _place(facts: Facts) -> str:
    planned = facts.view.next if facts.view else None
    return (planned.place if planned else "") or ("the place is still open" if _next_date(facts) else "")


def _question(facts: Facts) -> str:
    planned = facts.view.next if facts.view else None
    if planned is None or not planned.agenda or not may_leave(planned.question_level, "pair"):
        return ""
    return planned.agenda[0]


def _takeaways(facts: Facts) -> str:
    texts = facts.view.of_kind("takeaway") if facts.view else ()
    return _listed(" ".join(text.text.split()) for text in texts if may_leave(text.level, facts.letter.level))


def _actions(facts: Facts) -> str:
    """Return the actions of the session, else those still open between the two; both may know them, nobody else."""
    pair = facts.pair
    if pair is None or not may_leave("pair", facts.letter.level):
        return ""
    actions = facts.session.actions if facts.session else [a for s in _sessions(facts) for a in s.actions if not a.done]
    return _listed(action_words(facts.programme, pair, action) for action in actions)


def _meetings(facts: Facts) -> str:
    labels = facts.programme.about.labels
    held = sum(session.took_place for session in _sessions(facts))
    return counted(held, labels.session, labels.sessions) if held else ""


def _end_date(facts: Facts) -> str:
    return long_date((facts.pair.ended_on if facts.pair else None) or facts.today)


# -- ideas ----------------------------------------------------------------------------------------------------------


def _idea(facts: Facts) -> str:
    """Return the idea the letter is about; in a mail after a meeting, one its owner was not asked about for good."""
    if facts.credit is not None:
        return " ".join(facts.credit.what.split())
    mentor = facts.pair.mentor if facts.pair else ""
    for credit in facts.view.credits if facts.view else ():
        hers = not credit.whose or mentor in credit.whose
        if hers and credit.state in ("drafted", "asked") and may_leave(credit.level, facts.letter.level):
            return " ".join(credit.what.split())
    return ""


def _level(facts: Facts) -> str:
    credit = facts.credit
    if credit is None:
        return ""
    return SHOWN[credit.level] if is_named(credit) else f"nobody; {SHOWN[credit.level]} may know the idea itself"


def _credits(facts: Facts) -> str:
    """Return what was contributed and may be told: on a paper for one person only what carries that person's name."""
    pair, level = facts.pair, facts.letter.level
    if pair is None:
        return ""
    sessions = {session.id for session in _sessions(facts)}
    told = [credit for credit in facts.programme.credits.all() if may_be_told(credit, level)]
    if facts.letter.to == "mentor":
        chosen = [credit for credit in told if pair.mentor in credit.whose and may_leave_named(credit, level)]
    else:
        chosen = [credit for credit in told if credit.session in sessions]
    return _listed(_what_came_of(credit) for credit in chosen)


def _what_came_of(credit: Credit) -> str:
    what = credit.what.rstrip(".") if credit.outcome else credit.what
    return strung((what, credit.outcome), ": ")


# -- small parts ----------------------------------------------------------------------------------------------------


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _joined(names: Iterable[str]) -> str:
    *most, last = [name for name in names if name] or [""]
    return f"{', '.join(most)} and {last}" if most else last


WORDS: Mapping[str, Callable[[Facts], str]] = {
    "name": _name,
    "mentor_name": _mentor_name,
    "mentor_in_full": _mentor_in_full,
    "mentee_name": _mentee_name,
    "coach": lambda facts: facts.programme.about.runs_by,
    "sponsor": lambda facts: facts.programme.about.sponsor,
    "organisation": lambda _: "",
    "neutral_person": lambda facts: facts.answer("neutral-person"),
    "purpose": _purpose,
    "topic": _topic,
    "start": _start,
    "kickoff": _kickoff,
    "reply_by": _reply_by,
    "months": _months,
    "date": _date,
    "when": _when,
    "next_date": _next_date,
    "place": _place,
    "question": _question,
    "takeaways": _takeaways,
    "actions": _actions,
    "meetings": _meetings,
    "end_date": _end_date,
    "idea": _idea,
    "outcome": lambda facts: facts.credit.outcome if facts.credit else "",
    "level": _level,
    "credits": _credits,
    "notes_practice": lambda facts: facts.answer("notes-practice"),
    "delete_on": _delete_on,
    "basis": lambda _: "",
}
"""What stands for each word of `letters.toml` that is not the programme's own."""
