"""View of an idea: everything its form, its questions and the sentences about it say, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rmtui.programme.credit import Credit
from rmtui.programme.credits import is_named, may_leave_named
from rmtui.programme.days.words import day_of_month
from rmtui.programme.levels import LEVELS, SHOWN, glimpse
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import called, spoken
from rmtui.programme.today import ordinal
from rmtui.sentences import sentence


@dataclass(frozen=True, slots=True)
class IdeaView:
    """An idea in words, as its form shows it."""

    id: str
    """Of the idea."""
    source: str
    """Where it came from."""
    words_label: str
    """Before the idea: "Asha's words"."""
    says_label: str
    """Before the answers: "Asha says"."""
    texts: Mapping[str, str]
    """What each typed part holds, by its name in the record."""
    levels: Sequence[tuple[str, str]]
    """The choices of who may know."""
    level: str
    """The one that holds."""
    answers: Sequence[tuple[str, str]]
    """The choices of what its owner says."""
    answer: str
    """The one that holds; empty while nobody asked."""
    thanked: str
    """When the owner was thanked."""
    rule: str
    """Whether it leaves in a document."""


def idea_view(programme: Programme, credit: Credit) -> IdeaView:
    """Return an idea in words."""
    several = len(credit.whose) > 1
    name = called(programme, credit.whose[0]) if len(credit.whose) == 1 else ""
    texts = {"what": credit.what, "outcome": credit.outcome, "seen_where": credit.seen_where, "told": credit.told}
    return IdeaView(
        id=credit.id,
        source=source(programme, credit),
        words_label=f"{name}'s words" if name else "Their words" if several else "In the words",
        says_label=f"{name} says" if name else "They say" if several else "Whose was it?",
        texts=texts,
        levels=[(level, SHOWN[level]) for level in LEVELS],
        level=credit.level,
        answers=_answers(credit),
        answer=_answer(credit),
        thanked=f"on {short_day(credit.thanked_on)}" if credit.thanked_on else "not yet",
        rule=_rule(programme, credit),
    )


def source(programme: Programme, credit: Credit) -> str:
    """Return where an idea came from, as whoever learned wrote it."""
    session = programme.sessions.get(credit.session)
    text = programme.texts.get(credit.text)
    pair = programme.pairs.get(session.pair) if session else None
    if session is None or pair is None:
        return "Noted without a meeting."
    day = f"{short_day(session.on)}, " if session.on else ""
    when = f"{day}{ordinal(session.number)} {programme.about.labels.session}"
    if text is None:
        return f"Came up on {when} of {spoken(programme, pair)}."
    who = called(programme, text.whose or pair.mentee)
    return f'{who} wrote on {when}: "{" ".join(text.text.split())}"'


def owner_names(programme: Programme, credit: Credit) -> str:
    """Return the owners for a sentence: "Lee and Jo"."""
    return " and ".join(called(programme, person) for person in credit.whose)


def idea_words(programme: Programme, credit: Credit) -> str:
    """Return what an idea is called in a question: whose, and its first words unless they are private or not told."""
    quoted = glimpse(credit.what, "private" if credit.state == "no" else credit.level)
    owned = credit.whose and (is_named(credit) or credit.state == "no")
    return f"{owner_names(programme, credit)}'s idea {quoted}".strip() if owned else f"the idea {quoted}".strip()


def unread_yes(credit: Credit) -> str:
    """Return what a yes means that nobody reads yet, as a sentence to put after another; empty for any other."""
    if credit.state != "yes" or credit.level != "private":
        return ""
    return sentence(" It stays in this file until you choose who may know ({credit.level}) and note a yes to that.")


def short_day(day: date | None) -> str:
    """Return a day without its weekday: "1 May"."""
    return day_of_month(day) if day else ""


def _answers(credit: Credit) -> Sequence[tuple[str, str]]:
    answer, on = _answer(credit), short_day(credit.answered_on)
    when = f", {on}" if on else ""
    asked = f"asked {short_day(credit.asked_on)}" if answer == "asked" else "asked"
    return (
        ("yes", f"yes{when}" if answer == "yes" else "yes, today"),
        ("asked", asked),
        ("no", f"no{when}" if answer == "no" else "no"),
        ("nameless", f"without name{when}" if answer == "nameless" else "without name"),
    )


def _answer(credit: Credit) -> str:
    """Return which answer holds; none where a change made an earlier one void, and she is to be asked again."""
    if credit.state == "yes":
        return "yes" if is_named(credit) else "nameless"
    if credit.state == "asked":
        return "asked" if credit.asked_on else ""
    return "no" if credit.state == "no" else ""


def _rule(programme: Programme, credit: Credit) -> str:
    """Return whether this line leaves in a document, and why not."""
    owner = owner_names(programme, credit)
    they = "they say" if len(credit.whose) > 1 else f"{owner} says"
    if not credit.whose:
        return sentence("Whose idea was it? {credit.whose: says so}. Until then this line leaves in no document.")
    if credit.state == "withdrawn":
        return "Withdrawn: this line leaves in no document."
    if credit.state == "no":
        return f"{owner} said no: this line leaves in no document."
    if credit.state != "yes":
        again = "To ask again. " if credit.state == "asked" and not credit.asked_on else ""
        return f"{again}Until {they} yes this line leaves in no document."
    if credit.level == "private":
        return "Stays in this file: whoever runs rmtui reads it, no document holds it."
    readers = "the two of them" if credit.level == "pair" else SHOWN[credit.level]
    how = "with the name" if may_leave_named(credit, LEVELS[0]) else "without a name"
    return f"May be told to {readers}, {how}."
