"""Kinds of texts that come with the program, and what is known about each.

Values only; `library` reads them. Words in braces (`{mentor}`) are still unfilled, see `braces`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from rmtui.programme.about import Formality, Labels, Purpose
from rmtui.programme.levels import Level

Audience = Literal["mentor", "mentee", "both", "coach"]
LetterSubject = Literal["programme", "person", "pair", "session", "credit"]
Recipient = Literal["mentor", "mentee", "both", "owner", "person", "manager", "coach"]
"""The coach receives what is read or said, not sent."""
SetUse = Literal["default", "helped-little", "goal-missed", "technical", "milestone", "own-page", "role-check"]
TemplatePart = Literal["first", "explore", "middle", "act", "last", "extra"]
AnswerKind = Literal["ticks", "choice", "line", "number", "date", "list", "scale"]
VerdictId = Literal["go", "small", "wait", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text that can be shown, hidden or answered by itself."""

    id: str
    """A stable slug; what people write is stored under it."""
    text: str
    """The text, at most 120 characters."""
    hint: str = ""
    """What helps when the text alone does not; may be empty."""
    audience: Audience = "both"
    """Whom it is for; coach means whoever runs the programme."""
    purposes: tuple[Purpose, ...] = ()
    """Purposes it suits; empty means any."""
    sessions: tuple[int, ...] = ()
    """Numbers of the meetings it suits; empty means any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt(Item):
    """A question to think about after a meeting."""

    set: str
    """Id of the reflection set it belongs to."""
    stage: str = ""
    """Part of the set, shown above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionSet:
    """Prompts that belong together, in order."""

    id: str
    """A stable slug."""
    title: str
    """Shown above the prompts."""
    use: SetUse
    """When the rotation takes it."""
    when: str
    """The same in words."""
    prompts: tuple[Prompt, ...]
    """In the order they are asked."""
    audience: Audience = "both"
    """Whose page it is for."""
    purposes: tuple[Purpose, ...] = ()
    """Purposes it suits; empty means any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One stretch of a meeting."""

    minutes: int
    """How long."""
    text: str
    """What happens."""
    hint: str = ""
    """How to do it well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing the form asks after a meeting."""

    id: str
    """Which line of the form."""
    text: str
    """The question."""
    required: bool = False
    """Whether a meeting counts as written up only with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTemplate:
    """What to do with the time of one meeting."""

    id: str
    """A stable slug, stored as a session's `template`."""
    part: TemplatePart
    """Where in the row of meetings it belongs."""
    title: str
    """Its name."""
    aim: str
    """What the meeting is for."""
    place: str
    """The place kind it suits best, as in `Session.place_kind`; empty for any."""
    place_hint: str
    """The same in words."""
    minutes: int
    """How long it takes; the lines of the plan sum to it."""
    plan: tuple[PlanLine, ...]
    """In order."""
    asks: tuple[Ask, ...]
    """What is asked afterwards."""
    purposes: tuple[Purpose, ...] = ()
    """Purposes it suits; empty means any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionPart(Item):
    """One part of the long introduction at the first meeting."""

    title: str
    """Its heading."""
    starters: tuple[str, ...]
    """Beginnings of sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Item):
    """A question one of the two may bring or ask."""

    bank: str
    """Id of its bank; starters and bold questions are banks of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRule(Item):
    """One sentence of what a pair agrees on."""

    always: bool = False
    """Whether it protects people and cannot be unticked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffLimits(Item):
    """A topic that may stay outside the room."""

    synonyms: tuple[str, ...] = ()
    """Words to look for before something leaves the programme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One stretch of an agenda."""

    id: str
    """A stable slug."""
    title: str
    """Its heading."""
    start: int
    """Minutes from the beginning of the agenda."""
    minutes: int
    """How long it takes."""
    how: str = ""
    """How it is done."""
    say: tuple[str, ...] = ()
    """What whoever leads it may say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A kick-off, a briefing or a celebration."""

    title: str
    """Its name; empty for the kick-off."""
    minutes: int
    """How long it takes; the blocks sum to it."""
    blocks: tuple[Block, ...]
    """In order."""
    materials: tuple[str, ...] = ()
    """What to bring."""
    room: tuple[str, ...] = ()
    """What the room needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CultureItem(Item):
    """One sentence of the culture check."""

    first_step: str
    """What to do about it first."""
    red: bool = False
    """Whether a no means: wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the culture check says."""

    id: VerdictId
    """Which of the four."""
    title: str
    """In a word or two."""
    text: str
    """In a sentence or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CultureCheck:
    """The sentences and limits of the culture check."""

    items: tuple[CultureItem, ...]
    """In order."""
    verdicts: tuple[Verdict, ...]
    """All there are."""
    go_from: int
    """Points for go, out of `of`."""
    small_from: int
    """Points for go small, out of `of`."""
    of: int
    """All points there are when everything applies."""
    enough_answers: int
    """Fewer answers than this give no verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit(Item):
    """What is in it for somebody."""

    whom: Literal["mentor", "mentee", "organisation"]
    """For whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditType(Item):
    """What somebody can be credited for."""

    title: str
    """In a word or two."""
    example: str
    """How it may read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What the articles this program grew from recommend, in our own words."""

    text: str
    """The advice."""
    source: str
    """Title of the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupChoice:
    """One possible answer."""

    value: str | bool | int
    """What is stored."""
    text: str
    """What is shown."""
    fixed: bool = False
    """Whether it is ticked and cannot be unticked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupQuestion:
    """One question of the setup."""

    id: str
    """A stable slug; the answer is kept under it where there is no field."""
    kind: AnswerKind
    """How it is answered. A line may have choices too: they are suggestions."""
    text: str
    """The question."""
    help: str = ""
    """One line more."""
    field: str = ""
    """Where the answer goes in About, such as `brand` or `labels.mentor`; `objectives.text` is the first one's."""
    default: str | bool | int | tuple[str, ...] = ""
    """The answer before anybody answers; a date and an unanswered line are empty."""
    choices: tuple[SetupChoice, ...] = ()
    """What can be chosen."""
    open_from: Formality | None = None
    """The lightest formality at which it stays marked as open while unanswered; None for never."""
    more: bool = False
    """Whether a small screen shows it only on request."""
    least: int | None = None
    """The smallest number taken."""
    most: int | None = None
    """The largest number taken."""
    unit: str = ""
    """What the number counts."""
    advice: Advice | None = None
    """Shown beside the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupStep:
    """One of the seven steps of the setup."""

    id: str
    """A stable slug."""
    number: int
    """1 to 7."""
    rail: str
    """Its name on the rail of steps."""
    title: str
    """Its name on the page."""
    minutes: int
    """About how long it takes."""
    intro: str
    """Why it is worth doing."""
    produces: str
    """What one has afterwards."""
    advice: Advice
    """Shown beside the step."""
    questions: tuple[SetupQuestion, ...]
    """In order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSet:
    """Words for the two roles and their meetings that go together."""

    id: str
    """A stable slug."""
    text: str
    """How the set is offered."""
    labels: Labels
    """The six words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveStarter(Item):
    """An objective to begin from."""

    measure: str
    """How one would see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One entry of the glossary."""

    id: str
    """A stable slug."""
    term: str
    """The word."""
    text: str
    """What it means."""
    also: tuple[str, ...] = ()
    """Other words for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that may be quoted, with its source."""

    id: str
    """A stable slug."""
    text: str
    """The statement."""
    source: str
    """Who says so."""
    caveat: str
    """How far it carries; to be said with it."""
    strength: Literal["review", "study", "report", "practice", "weak"]
    """What kind of evidence it is; report is an organisation about itself."""
    topics: tuple[str, ...]
    """What it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage of a chapter."""

    title: str
    """Its heading."""
    text: str
    """What it says."""
    source: str = ""
    """Who says so, and how far it carries; empty for what needs none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One page of the library."""

    id: str
    """A stable slug."""
    title: str
    """Its name."""
    use: str
    """What it is good for, in a line."""
    passages: tuple[Passage, ...]
    """In order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is known about a letter; `library.letter` returns its text."""

    id: str
    """A stable slug."""
    name: str
    """What it is called in the list of letters, words still in braces."""
    about: LetterSubject
    """What it is about: which record it needs."""
    to: Recipient
    """Who receives it."""
    use: str
    """When it is used."""
    offered: Literal["", "Today"] = ""
    """Where it is one of those to choose from; empty where what gives it names it."""
    day: Literal["meeting", "put off", "today"] = "meeting"
    """Which day `{date}` is."""
    level: Level = "pair"
    """Who may know what it holds; nothing more confidential is put in."""
    optional: tuple[str, ...] = ()
    """Words without which a paragraph that holds them is left out."""
    needs: tuple[str, ...] = ()
    """Words for which nothing may stand in."""
    usual: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What stands for a word in this letter while nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BraceWord:
    """A word that may stand in braces in a text."""

    name: str
    """As it stands in braces."""
    means: str
    """What it stands for."""
    usual: str = ""
    """What stands for it while nothing is known; empty where nothing can."""
    where: str = ""
    """Where it can be given; empty where it is always known."""
