"""In which words does Credit show an idea: its line in the list, its form, the sentence over the list?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from rmtui.programme.credit import Credit
from rmtui.programme.credits import is_named, may_be_told, may_leave_named
from rmtui.programme.levels import LEVELS, SHOWN, Level
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import called, day_words, spoken
from rmtui.programme.today import ordinal
from rmtui.widgets.credit_form import IdeaShown
from rmtui.widgets.line_list import Row
from rmtui.widgets.text import columns

STATE_WIDTH = 15
"""Cells of the last column."""
OUTCOME_FROM = 66
"""From this width on the list has room for what came of an idea; the form shows it anyway."""
FORM_LEVELS: tuple[Level, ...] = LEVELS[1:]
"""Whom one can choose from; a new idea is known to the two."""
LEVEL_WORDS: dict[Level, str] = {**SHOWN, "pair": "only the two"}

FILTERS: tuple[tuple[str, str], ...] = (
    ("all", "all"),
    ("waiting", "waiting for a yes"),
    ("told", "may be told"),
    ("unthanked", "nobody thanked yet"),
    ("nameless", "no owner yet"),
    ("closed", "not to be told"),
)
"""What the list can be narrowed to, and its words."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the ideas stand, in numbers; those taken back do not count."""

    ideas: int
    """How many there are."""
    changed: int
    """Of how many one can say what came of them."""
    waiting: int
    """How many wait for their owner's answer."""
    unthanked: tuple[str, ...]
    """Ids of people whose idea may be told and changed something, and who were not thanked."""


def standing(programme: Programme) -> Standing:
    """Count the ideas."""
    kept = [credit for credit in programme.credits.all() if credit.state != "withdrawn"]
    owners = [person for credit in kept if is_unthanked(credit) for person in credit.whose]
    return Standing(
        ideas=len(kept),
        changed=sum(bool(credit.outcome) for credit in kept),
        waiting=sum(credit.state == "asked" for credit in kept),
        unthanked=tuple(dict.fromkeys(owners)),
    )


def is_unthanked(credit: Credit) -> bool:
    """Say whether an idea may be told and changed something, and its owner was not thanked."""
    return may_be_told(credit, LEVELS[0]) and bool(credit.outcome) and credit.thanked_on is None


def headline(counts: Standing) -> str:
    """Return the numbers in a sentence: "6 ideas, 4 changed something, 1 waits for a yes"."""
    ideas = "1 idea" if counts.ideas == 1 else f"{counts.ideas} ideas"
    waits = f", {counts.waiting} wait{'s' * (counts.waiting == 1)} for a yes" if counts.waiting else ""
    return f"{ideas}, {counts.changed} changed something{waits}"


def not_thanked(programme: Programme, counts: Standing) -> str:
    """Return whom nobody thanked yet, in a phrase; empty when there is none."""
    names = [called(programme, person) for person in counts.unthanked]
    return f"Nobody thanked yet: {', '.join(names)}" if names else ""


def chosen(programme: Programme, narrowed: str) -> list[Credit]:
    """Return the ideas one of FILTERS lets through, newest first, those taken back last."""
    newest = reversed(programme.credits.all())
    return sorted((c for c in newest if _passes(c, narrowed)), key=lambda credit: credit.state == "withdrawn")


def _passes(credit: Credit, narrowed: str) -> bool:
    match narrowed:
        case "waiting":
            return credit.state in ("drafted", "asked")
        case "told":
            return may_be_told(credit, LEVELS[0])
        case "unthanked":
            return is_unthanked(credit)
        case "nameless":
            return not credit.whose
        case "closed":
            return credit.state in ("no", "withdrawn")
    return True


# -- the list -------------------------------------------------------------------------------------------------------


def widths(width: int) -> tuple[int, ...]:
    """Return the cells of each column: whose, idea, what came of it where there is room, who may know."""
    whose = 11 if width < 100 else 18
    if width < OUTCOME_FROM:
        return whose, max(10, width - whose - STATE_WIDTH - 2), STATE_WIDTH
    rest = width - whose - STATE_WIDTH - 3
    idea = (rest * 3 + 4) // 5
    return whose, idea, rest - idea, STATE_WIDTH


def headings(width: int) -> list[tuple[str, int]]:
    """Return the words over the columns."""
    words = ["whose", "the idea, in her or his words", "what came of it", "who may know"]
    cells = widths(width)
    if len(cells) == 3:
        del words[2]
    return list(zip(words, cells, strict=True))


def row(programme: Programme, credit: Credit, width: int) -> Row:
    """Return the line of an idea; one that is not to be told does not show its words."""
    said_no = credit.state == "no"
    parts = [
        whose(programme, credit),
        "(not to be told)" if said_no else credit.what,
        "" if said_no else credit.outcome,
        state(credit),
    ]
    cells = widths(width)
    if len(cells) == 3:
        del parts[2]
    return Row(columns(*zip(parts, cells, strict=True)), credit.id)


def heading_line(width: int) -> Content:
    """Return the line over the columns."""
    return columns(*headings(width)).stylize("$quiet-text")


def whose(programme: Programme, credit: Credit) -> str:
    """Return the owner for the list; one who would rather have no name has none there either."""
    if not credit.whose:
        return "whose?"
    if not is_named(credit) and credit.state != "no":
        return "no name"
    return " + ".join(called(programme, person) for person in credit.whose)


def state(credit: Credit) -> str:
    """Return who may know, or what is still missing."""
    if credit.state == "withdrawn":
        return "taken back"
    if not credit.whose:
        return "name missing!"
    if credit.state == "yes":
        return SHOWN[credit.level]
    if credit.state == "no":
        return "nobody"
    if credit.state == "asked":
        return f"asked {short_day(credit.asked_on)} ?" if credit.asked_on else "to ask again ?"
    return "not asked yet"


# -- the form -------------------------------------------------------------------------------------------------------


def shown(programme: Programme, credit: Credit, texts: dict[str, str]) -> IdeaShown:
    """Return the form of an idea; `texts` are those being written, by field."""
    several = len(credit.whose) > 1
    name = called(programme, credit.whose[0]) if len(credit.whose) == 1 else ""
    stored = {"what": credit.what, "outcome": credit.outcome, "seen_where": credit.seen_where, "told": credit.told}
    return IdeaShown(
        id=credit.id,
        source=source(programme, credit),
        words_label=f"{name}'s words" if name else "Their words" if several else "In the words",
        says_label=f"{name} says" if name else "They say" if several else "Whose was it?",
        texts={**stored, **texts},
        levels=[(level, LEVEL_WORDS[level]) for level in FORM_LEVELS],
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


def names(programme: Programme, credit: Credit) -> str:
    """Return the owners for a sentence: "Lee and Jo"."""
    return " and ".join(called(programme, person) for person in credit.whose)


def short_day(day: date | None) -> str:
    """Return a day without its weekday: "1 May"."""
    return day_words(day).split(" ", 1)[1] if day else ""


def _answers(credit: Credit) -> Sequence[tuple[str, str]]:
    answer, on = _answer(credit), short_day(credit.answered_on)
    said = f", {on}" if on else ""
    asked = f"asked {short_day(credit.asked_on)}" if answer == "asked" and credit.asked_on else "asked"
    return (
        ("yes", f"yes{said}" if answer == "yes" else "yes, today"),
        ("asked", asked),
        ("no", f"no{said}" if answer == "no" else "no"),
        ("nameless", f"without name{said}" if answer == "nameless" else "without name"),
    )


def _answer(credit: Credit) -> str:
    if credit.state == "yes":
        return "yes" if is_named(credit) else "nameless"
    return credit.state if credit.state in ("asked", "no") else ""


def _rule(programme: Programme, credit: Credit) -> str:
    """Return whether this line leaves in a document, and why not."""
    owner = names(programme, credit)
    they = "they say" if len(credit.whose) > 1 else f"{owner} says"
    if not credit.whose:
        return "Whose idea was it? w says so. Until then this line leaves in no document."
    if credit.state == "withdrawn":
        return "Taken back: this line leaves in no document."
    if credit.state == "no":
        return f"{owner} said no: this line leaves in no document."
    if credit.state != "yes":
        return f"Until {they} yes this line leaves in no document."
    if credit.level == "private":
        return "Stays in this file: whoever runs rmtui reads it, no document holds it."
    readers = "the two of them" if credit.level == "pair" else SHOWN[credit.level]
    how = "with the name" if may_leave_named(credit, LEVELS[0]) else "without a name"
    return f"May be told to {readers}, {how}."
