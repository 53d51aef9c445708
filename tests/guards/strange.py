"""A programme whose every word is strange: brand and labels of its own, names and texts full of brackets.

`faults` says what is wrong with something that was shown: a word of ours where the programme's own belongs, brackets
that were obeyed, or a template that was not filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import product
from typing import Any, get_args

from rmtui.programme.about import About, Labels, Objective
from rmtui.programme.contact import Contact
from rmtui.programme.credit import Credit, CreditState
from rmtui.programme.levels import LEVELS
from rmtui.programme.pair import GroundRules, Pair
from rmtui.programme.person import Offer, Person, Want
from rmtui.programme.programme import tables_of
from rmtui.programme.ruling import Ruling
from rmtui.programme.session import Action, Move, Session
from rmtui.programme.text import Text, TextKind

TODAY = date(2026, 5, 8)
NOON = datetime(2026, 5, 8, 12, 0)

BRAND = "[b]Zig[/b]"
LABELS = Labels(
    mentor="[i]Zog[/i]", mentors="Zogs[/]", mentee="Zug[red]", mentees="Zugs", session="[@click=app.bell]Zag[/]",
    sessions="Zags",
)  # fmt: skip
STRANGE: Mapping[str, str] = {
    "Zig": "[b]", "Zog": "[i]", "Zag": "[@click=app.bell]", "Qaa": "[red]", "Qbb": "[@click=app.bell]", "Qcc": "[/b]",
    "Qdd": "[bold", "Qee": r"c:\[b]", "Qtt": "[reverse]",
}  # fmt: skip
"""Words of this programme, each with what a markup parser would obey or swallow before it."""
NAMES = (
    "[red]Qaa[/red] Rao", "[@click=app.bell]Qbb[/] Berg", "[/b]Qcc Lund", "[boldQdd Vale", r"c:\[b]Qee Park",
    "يوسف[b] حداد", "王美玲[/] Wang", "Ann{brand} Fox",
)  # fmt: skip
TOPIC = "[reverse]Qtt[/]"

OURS = re.compile(r"(?<![\w-])(mentors?|mentees?|sessions?)(?![\w-])", re.IGNORECASE)
"""Words that stand only where a programme chose no others."""
COMMANDS = re.compile(
    r"`[^`]*`|rmtui \S.*|MENTOR|MENTEE"  # what one types
    r"|reverse mentoring|word mentor|the mentor here|mentor and mentee, session"  # the setup speaks of the words
)
"""Where such a word is part of a command, or what a sentence is about."""


def faults(shown: str) -> list[str]:
    """Return the lines in which something is wrong."""
    return [line.strip() for line in shown.split("\n") if _is_wrong(line)]


UNFILLED = re.compile(r"\{[a-z_]+\.[a-z_]+")
"""A command whose key was not put in."""


def _is_wrong(line: str) -> bool:
    return bool(
        UNFILLED.search(line) or OURS.search(COMMANDS.sub("", line)) or re.search(r"Ann(?!\{brand)", line)
    ) or any(
        not line[: found.start()].endswith(before)
        for word, before in STRANGE.items()
        for found in re.finditer(rf"{word}(?![a-z])", line)
    )


def unescaped(markdown: str) -> str:
    """Return the text of a document without its front matter, as a reader of Markdown shows its lines."""
    body = markdown.split("---\n", 2)[2] if markdown.startswith("---\n") else markdown
    return re.sub(r"\\([\\`*_\[\]{}<>&|#~^$@.()+-])", r"\1", body)


def tables() -> Mapping[str, Mapping[str, dict[str, Any]]]:
    """Return the documents of the programme."""
    about = About(
        brand=BRAND, tagline=TOPIC, purposes=("culture", "digital"), formality="light", labels=LABELS,
        objectives=(Objective(id="o", text=TOPIC, measure=TOPIC),), sponsor=NAMES[0], runs_by=NAMES[1],
        ladder=("Crew", TOPIC, "Head"), started=date(2026, 1, 5),
        answers={"kick-off-on": "2026-05-18", "neutral-person": TOPIC, "own-purpose": TOPIC, "first-steps": [TOPIC]},
        steps={"purpose": "done", "name": "done", "framework": "done"},
    )  # fmt: skip
    return tables_of([about, *_people(), *_pairs(), *_sessions(), *_texts(), *_credits(), *_decisions()])


def _people() -> Iterator[Person]:
    for number, name in enumerate(NAMES):
        teaches = number % 2 == 0
        yield Person(
            id=str(number + 1), name=name, email=f"p{number}@x.example", role="mentor" if teaches else "mentee",
            title=TOPIC, unit=TOPIC if number < 4 else "Depot", team=f"{TOPIC} {number}", function=TOPIC, site=TOPIC,
            rank="Crew" if teaches else "Head", consent="yes" if number else "unknown", notes=TOPIC, tags=(TOPIC,),
            manager="2" if number == 2 else "", manager_named=TOPIC if number == 4 else "", languages=("English",),
            offers=(Offer(topic=TOPIC),) if teaches and number else (), wants=(Want(topic=TOPIC),), pulse=(TOPIC,),
        )  # fmt: skip
    yield Person(id="20", name="Lone Wolf", role="mentor")
    yield Person(id="21", name="Both Sides", role="both", consent="no")


def _pairs() -> Iterator[Pair]:
    rules = GroundRules(version=1, off_limits=(TOPIC,), mentor_agreed_on=date(2026, 4, 1))
    yield Pair(id="30", mentor="1", mentee="2", state="active", agreed_on=date(2026, 3, 1), goal=TOPIC, rules=rules)
    yield Pair(id="31", mentor="3", mentee="4", state="agreed", agreed_on=date(2026, 4, 1), kept=True, why=TOPIC)
    yield Pair(id="32", mentor="5", mentee="6", state="proposed", proposed_on=TODAY)
    yield Pair(id="33", mentor="7", mentee="8", state="ended early", ended_on=date(2026, 4, 2), end_reason=TOPIC)


def _sessions() -> Iterator[Session]:
    actions = (Action(what=TOPIC, who="mentee", due=date(2026, 5, 1)), Action(what="b", who="mentor"))
    yield Session(id="40", pair="30", number=1, state="written up", on=date(2026, 3, 10), minutes=60, place=TOPIC,
                  agenda=(TOPIC,), agenda_by="mentor", goal=TOPIC, goal_reached=1, actions=actions, spoke_more=5,
                  advice_from_mentee=True, helped=2)  # fmt: skip
    yield Session(id="41", pair="30", number=2, state="met", on=date(2026, 4, 7))
    yield Session(id="42", pair="30", number=3, on=date(2026, 5, 5), agenda=(TOPIC,), goal=TOPIC,
                  moves=(Move(on=date(2026, 4, 28), to=date(2026, 5, 5), who="mentee", why=TOPIC),))  # fmt: skip
    yield Session(id="43", pair="30", number=4, week="2026-W23")
    yield Session(id="44", pair="33", number=1, state="cancelled", on=date(2026, 4, 1))


def _texts() -> Iterator[Text]:
    for number, (level, kind) in enumerate(product(LEVELS, get_args(TextKind))):
        yield Text(
            id=str(50 + number), session="40", kind=kind, level=level, text=TOPIC, whose="1", written_at=NOON
        )  # fmt: skip


def _credits() -> Iterator[Credit]:
    for number, state in enumerate(get_args(CreditState)):
        yield Credit(
            id=str(200 + number), whose=("1",), what=TOPIC, session="40", outcome=TOPIC, seen_where=TOPIC, told=TOPIC,
            level="organisation", state=state, asked_on=date(2026, 4, 1),
        )  # fmt: skip
    yield Credit(id="210", what=TOPIC, session="40", level="pair")


def _decisions() -> Iterator[Ruling | Contact]:
    yield Ruling(id="220", kind="kept apart", mentor="5", mentee="8", why=TOPIC, on=TODAY)
    yield Ruling(id="221", kind="exception", mentor="1", mentee="2", rules=("same team",), why=TOPIC, on=TODAY)
    yield Contact(id="230", kind="called", item="call:31", pair="31", reasons=(TOPIC,), on=TODAY)
