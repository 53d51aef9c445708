"""Fields of a person: one row each. A new field needs its value in `programme/person.py` and its row here."""

from __future__ import annotations

from rmtui.programme.catalogue.field import Field

WHO, PART, LEARN, WHERE, STYLE, PRIVATE = (
    "Who", "Taking part", "What to learn", "Where", "Style", "Only this file: seen by whoever runs rmtui",
)  # fmt: skip
"""Headings of the form, in its order."""

_ROLES = (("mentor", "{mentor}"), ("mentee", "{mentee}"), ("both", "both"), ("", "still open"))
_CONSENT = (("yes", "yes"), ("no", "no"), ("unknown", "not asked"))
_FLAG = (("yes", "yes"), ("no", "no"))
_DAY = "today, 12 May or 2026-05-12"
_PEOPLE = "names of people, with ; between them"


def _scale(name: str, label: str, low: str, high: str) -> Field:
    return Field(f"style.{name}", label, "scale", STYLE, choices=(("1", low), ("5", high)), importable=True)


PERSON: tuple[Field, ...] = (
    Field("name", "name", "name", WHO, hint="the only thing that is needed", importable=True, searched=True),
    Field("short_name", "called", "name", WHO, hint="what people say; else the first word of the name",
          importable=True, searched=True),
    Field("email", "e-mail", "email", WHO, importable=True, searched=True),
    Field("title", "job title", "line", WHO, importable=True, searched=True, free=True),
    Field("role", "role", "choice", PART, choices=_ROLES, importable=True, searched=True),
    Field("consent", "consent", "choice", PART, choices=_CONSENT, importable=True),
    Field("consent_on", "consent on", "day", PART, hint=_DAY, importable=True),
    Field("briefed_on", "briefed on", "day", PART, hint=_DAY, importable=True),
    Field("mentor_room", "places as {mentor}", "count", PART, hint="how many at a time", importable=True),
    Field("mentee_room", "places as {mentee}", "count", PART, hint="how many at a time", importable=True),
    Field("waited", "rounds waited", "count", fixed="counted by the suggestions"),
    Field("offers", "offers", "offers", LEARN, hint="such as short video:4; AI tools:3   (5 is an expert)",
          importable=True, searched=True, free=True),
    Field("wants", "wants", "wants", LEARN, hint="such as short video:1; budgets:2   (1 comes first)",
          importable=True, searched=True, free=True),
    Field("pulse", "insight into", "list", LEARN, hint="such as night shift; Leeds", importable=True, free=True),
    Field("serves", "serves", "objectives", LEARN, importable=True),
    Field("unit", "unit", "line", WHERE, hint="department or organisation", importable=True, suggests=True,
          searched=True, free=True),
    Field("team", "team", "line", WHERE, importable=True, suggests=True, searched=True, free=True),
    Field("site", "site", "line", WHERE, importable=True, suggests=True, searched=True, free=True),
    Field("function", "kind of work", "line", WHERE, hint="such as Finance", importable=True, suggests=True,
          searched=True),
    Field("rank", "rank", "line", WHERE, hint="a step of the organisation's own ladder", importable=True,
          suggests=True, searched=True),
    Field("manager", "reports to", "manager", WHERE, hint="a name from the list, or any other", importable=True,
          suggests=True, links="people", loose=True),
    Field("manager_named", "reports to (not in the list)", "name", within="manager",
          fixed="typed as whom somebody reports to", free=True, names=True),
    Field("reviewers", "appraised by", "people", WHERE, hint=_PEOPLE, importable=True, links="people", loose=True),
    Field("reviewers_named", "appraised by (not in the list)", "list", WHERE, hint="as written; found once they are in",
          free=True, names=True),
    Field("languages", "languages", "list", WHERE, hint="such as English; Urdu", importable=True),
    Field("slots", "times to meet", "slots", WHERE, hint="such as Tue am; Thu pm", importable=True),
    Field("time_zone", "time zone", "zone", WHERE, hint="such as Europe/London or +02:00", importable=True),
    Field("leads", "leads", "list", WHERE, hint="the teams", importable=True, free=True),
    Field("wishes", "would meet", "people", WHERE, hint=_PEOPLE, importable=True, links="people", loose=True),
    Field("external", "from outside", "flag", WHERE, choices=_FLAG, importable=True),
    Field("style", "style", fixed="entered scale by scale"),
    _scale("talk", "talking", "listens first", "talks first"),
    _scale("plan", "planning", "plans", "improvises"),
    _scale("detail", "detail", "the big picture", "every detail"),
    _scale("gentle", "manner", "direct", "gentle"),
    Field("avoids", "would avoid", "people", PRIVATE, hint=_PEOPLE, level="private", importable=True,
          links="people", loose=True),
    Field("avoids_named", "would avoid (to settle)", "list", PRIVATE, hint="as written; nobody it can mean is paired",
          level="private", free=True, names=True),
    Field("confidence", "own rating", "rating", PRIVATE, hint="1 to 5: confidence or curiosity", level="private",
          importable=True),
    Field("tags", "background", "list", PRIVATE, hint="only what was named by choice", level="private",
          importable=True, free=True),
    Field("notes", "notes", "text", PRIVATE, level="private", importable=True, free=True),
)  # fmt: skip
"""Every field of a person, in the order of the form."""
