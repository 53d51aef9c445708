"""Fields of every kind of record, by table: labels, links, and what erasing has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rmtui.programme.about import About
from rmtui.programme.catalogue.field import Field
from rmtui.programme.catalogue.person import PERSON

_SETUP, _MATCH, _KEPT = "answered in the setup", "worked out when the two were matched", "kept by the program"
_STEPS, _JOURNAL, _CREDIT = "changed by the steps of a pair", "written in the journal", "written with the idea"

ABOUT: tuple[Field, ...] = (
    Field("brand", "name", fixed=_SETUP, free=True),
    Field("tagline", "line under the name", fixed=_SETUP, free=True),
    Field("purposes", "what it is for", fixed=_SETUP),
    Field("direction", "who learns from whom", fixed=_SETUP),
    Field("formality", "how much paper", fixed=_SETUP),
    Field("labels", "words for roles and meetings", fixed=_SETUP),
    Field("objectives", "objectives", fixed=_SETUP, free=True, code="id"),
    Field("sponsor", "sponsor", fixed=_SETUP, free=True, names=True),
    Field("runs_by", "run by", fixed=_SETUP, free=True, names=True),
    Field("runner_takes_part", "whoever runs it takes part", fixed=_SETUP),
    Field("ladder", "ladder of ranks", fixed=_SETUP),
    Field("rank_gap", "steps of rank between the two", fixed=_SETUP),
    Field("weights", "weights of the score", fixed=_SETUP),
    Field("external_allowed", "people from outside may take part", fixed=_SETUP),
    Field("past_pairs_allowed", "two people may be paired again", fixed=_SETUP),
    Field("planned_sessions", "meetings planned", fixed=_SETUP),
    Field("session_minutes", "minutes of a meeting", fixed=_SETUP),
    Field("rhythm_weeks", "weeks between meetings", fixed=_SETUP),
    Field("day_order", "what 12/5 means", fixed=_SETUP),
    Field("answers", "answers", fixed=_SETUP, free=True, names=True),
    Field("steps", "steps", fixed=_SETUP),
    Field("started", "started on", fixed=_KEPT),
    Field("sample_day", "day of the sample", fixed=_KEPT),
)
"""Of the programme itself."""

PAIR: tuple[Field, ...] = (
    Field("mentor", "learned from", fixed="chosen when the two are paired", links="people"),
    Field("mentee", "who learns", fixed="chosen when the two are paired", links="people"),
    Field("state", "state", fixed=_STEPS),
    Field("kept", "kept together", fixed=_STEPS),
    Field("why", "why these two", fixed=_MATCH, free=True),
    Field("score", "points", fixed=_MATCH),
    Field("terms", "points line by line", fixed=_MATCH, free=True, code="term"),
    Field("rules", "ground rules", fixed=_JOURNAL, free=True),
    Field("goal", "goal", fixed=_JOURNAL, free=True),
    Field("fit", "fit check", fixed=_JOURNAL),
    Field("end_reason", "why it ended", fixed=_STEPS, free=True),
    Field("proposed_on", "proposed on", fixed=_STEPS),
    Field("agreed_on", "agreed on", fixed=_STEPS),
    Field("ended_on", "ended on", fixed=_STEPS),
)
"""Of a pair."""

SESSION: tuple[Field, ...] = (
    Field("pair", "pair", fixed="a meeting stays with its pair", links="pairs"),
    Field("number", "number", fixed="follows the days on which the two met"),
    Field("state", "state", fixed=_JOURNAL),
    Field("on", "day", fixed=_JOURNAL),
    Field("at", "time of day", fixed=_JOURNAL),
    Field("week", "week", fixed=_JOURNAL),
    Field("minutes", "minutes", fixed=_JOURNAL),
    Field("place", "place", fixed=_JOURNAL, free=True, searched=True),
    Field("place_kind", "kind of place", fixed=_JOURNAL),
    Field("moves", "moves", fixed=_JOURNAL, free=True, code="who"),
    Field("template", "template", fixed=_JOURNAL),
    Field("agenda", "agenda", fixed=_JOURNAL, free=True, searched=True),
    Field("question_level", "who may know the first question", fixed=_JOURNAL),
    Field("agenda_by", "agenda brought by", fixed=_JOURNAL),
    Field("goal", "aim", fixed=_JOURNAL, free=True, searched=True),
    Field("goal_reached", "aim reached (0 to 4)", fixed=_JOURNAL),
    Field("actions", "actions", fixed=_JOURNAL, free=True, code="who", searched=True),
    Field("spoke_more", "who spoke more (1 to 5)", fixed=_JOURNAL),
    Field("advice_from_mentee", "the senior one gave the advice", fixed=_JOURNAL),
    Field("helped", "did it help (1 to 5)", fixed=_JOURNAL),
)
"""Of a meeting."""

TEXT: tuple[Field, ...] = (
    Field("session", "meeting", fixed="a text stays with its meeting", links="sessions"),
    Field("kind", "kind", fixed=_JOURNAL),
    Field("whose", "whose words", fixed=_JOURNAL, links="people"),
    Field("prompt", "question answered", fixed=_JOURNAL),
    Field("level", "who may know", fixed=_JOURNAL),
    Field("text", "text", fixed=_JOURNAL, free=True, searched=True),
    Field("written_at", "first saved", fixed=_KEPT),
)
"""Of what somebody said or wrote."""

CREDIT: tuple[Field, ...] = (
    Field("whose", "whose idea", fixed=_CREDIT, links="people"),
    Field("what", "the idea", fixed=_CREDIT, free=True),
    Field("session", "came up in", fixed=_CREDIT, links="sessions", loose=True),
    Field("text", "from the text", fixed=_CREDIT, links="texts", loose=True),
    Field("outcome", "what came of it", fixed=_CREDIT, free=True),
    Field("seen_where", "where one can see it", fixed=_CREDIT, free=True),
    Field("level", "who may know", fixed=_CREDIT),
    Field("named", "with the name", fixed=_CREDIT),
    Field("state", "answer", fixed=_CREDIT),
    Field("asked_on", "asked on", fixed=_CREDIT),
    Field("answered_on", "answered on", fixed=_CREDIT),
    Field("thanked_on", "thanked on", fixed=_CREDIT),
    Field("told", "told to", fixed=_CREDIT, free=True, names=True),
)
"""Of an idea."""

RULING: tuple[Field, ...] = (
    Field("kind", "kind", fixed=_STEPS),
    Field("mentor", "learned from", fixed=_STEPS, links="people"),
    Field("mentee", "who learns", fixed=_STEPS, links="people"),
    Field("rules", "rules set aside", fixed=_STEPS),
    Field("why", "why", fixed=_STEPS, free=True),
    Field("on", "decided on", fixed=_STEPS),
)
"""Of a decision about two people."""

CONTACT: tuple[Field, ...] = (
    Field("kind", "kind", fixed=_KEPT),
    Field("item", "line of Today", fixed=_KEPT),
    Field("pair", "pair", fixed=_KEPT, links="pairs"),
    Field("reasons", "why", fixed=_KEPT, free=True),
    Field("on", "noted on", fixed=_KEPT),
    Field("until", "until", fixed=_KEPT),
)
"""Of a line of Today that was put aside."""

FIELDS: Mapping[str, Mapping[str, Field]] = {
    table: {field.name: field for field in fields}
    for table, fields in (
        ("about", ABOUT), ("people", PERSON), ("pairs", PAIR), ("sessions", SESSION), ("texts", TEXT),
        ("credits", CREDIT), ("exceptions", RULING), ("contacts", CONTACT),
    )
}  # fmt: skip
"""Every field by table and name."""

LINKS: Mapping[str, Mapping[str, str]] = {
    table: {field.name: field.links for field in fields.values() if field.links} for table, fields in FIELDS.items()
}
"""Which fields of each table name other records by id, and the table these are in."""


def field_of(table: str, name: str) -> Field | None:
    """Return the row of a field; None for one this version does not know."""
    return FIELDS.get(table, {}).get(name)


def label_of(table: str, name: str, about: About) -> str:
    """Return what a field is called in the programme's own words; one this version does not know keeps its name."""
    field = field_of(table, name)
    return filled(field.label, about) if field else name.replace("_", " ")


def filled(label: str, about: About) -> str:
    """Return a label with the programme's own words for {mentor} and {mentee} in it."""
    if "{" not in label:
        return label
    return label.replace("{mentor}", about.labels.mentor).replace("{mentee}", about.labels.mentee)


def links_of(table: str, document: Mapping[str, object]) -> Iterator[tuple[Field, str]]:
    """Yield each field of a document that names other records, with each id it names."""
    for name in LINKS.get(table, {}):
        value = document.get(name)
        for named in value if isinstance(value, list) else (value,):
            if isinstance(named, str) and named:
                yield FIELDS[table][name], named
