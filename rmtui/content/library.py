"""Library of the texts that come with the program.

They are read from the TOML and Markdown files beside this one, also out of a zip, each only when it is asked for. What
a programme's owner adds is no concern of this file. Its readers find here everything they need of this folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from rmtui.content.braces import braces, fill
from rmtui.content.kinds import (
    Agenda,
    Ask,
    Benefit,
    Block,
    BraceWord,
    Chapter,
    CreditType,
    CultureCheck,
    CultureItem,
    Fact,
    GroundRule,
    IntroductionPart,
    Letter,
    OffLimits,
    Passage,
    PlanLine,
    Prompt,
    Question,
    ReflectionSet,
    SessionTemplate,
    Term,
    Verdict,
)
from rmtui.content.readers import Row, make, make_all, read_text, read_toml, without
from rmtui.content.selection import culture_verdict, first_steps, next_prompts, part_of, scaled, template_at
from rmtui.content.setup import objective_starters, setup_steps, word_sets
from rmtui.errors import BadInput

__all__ = [
    "benefits",
    "bold_questions",
    "brace_words",
    "braces",
    "briefing",
    "celebration",
    "chapters",
    "credit_types",
    "culture_check",
    "culture_verdict",
    "facts",
    "fill",
    "first_steps",
    "glossary",
    "ground_rules",
    "introduction",
    "kickoff",
    "kickoff_lengths",
    "letter",
    "letter_row",
    "letters",
    "next_prompts",
    "objective_starters",
    "off_limits",
    "part_of",
    "questions",
    "reflection_sets",
    "rotation_notes",
    "scaled",
    "session_templates",
    "setup_steps",
    "starters",
    "template_for",
    "word_sets",
]


@cache
def reflection_sets() -> tuple[ReflectionSet, ...]:
    """Return the sets of prompts; `next_prompts` chooses among them."""
    return tuple(
        make(ReflectionSet, without(row, "prompt"), {"prompts": make_all(Prompt, row["prompt"], {"set": row["id"]})})
        for row in read_toml("prompts.toml")["set"]
    )


@cache
def rotation_notes() -> tuple[str, ...]:
    """Return in words which prompts come when."""
    return tuple(read_toml("prompts.toml")["rotation"]["notes"])


@cache
def session_templates() -> tuple[SessionTemplate, ...]:
    """Return the templates: those of a row of meetings in order, then those for special occasions."""
    content = read_toml("templates.toml")
    required = content["required"]["asks"]
    asks = {row["id"]: make(Ask, row, {"required": row["id"] in required}) for row in content["ask"]}
    return tuple(
        make(
            SessionTemplate,
            row,
            {"plan": make_all(PlanLine, row["plan"]), "asks": tuple(asks[name] for name in row["asks"])},
        )
        for row in content["template"]
    )


def template_for(number: int, planned: int) -> SessionTemplate:
    """Return the template for meeting `number` (from 1) of `planned`."""
    return template_at(session_templates(), number, planned)


@cache
def introduction() -> tuple[IntroductionPart, ...]:
    """Return the parts of the long introduction at the first meeting."""
    return make_all(IntroductionPart, read_toml("templates.toml")["introduction"], {"sessions": (1,)})


def questions(purposes: Iterable[str] = ()) -> tuple[Question, ...]:
    """Return the question banks of some purposes, in the order the purposes are given; without any, every bank."""
    banks = _banks()
    wanted = tuple(dict.fromkeys(purposes)) or tuple(banks)
    return tuple(question for purpose in wanted for question in banks.get(purpose, ()))


@cache
def _banks() -> Mapping[str, tuple[Question, ...]]:
    return {
        row["purpose"]: make_all(
            Question, row["questions"], {"bank": row["id"], "audience": "mentee", "purposes": (row["purpose"],)}
        )
        for row in read_toml("questions.toml")["bank"]
    }


@cache
def starters() -> tuple[Question, ...]:
    """Return the questions for a first meeting; both may ask them."""
    return make_all(Question, read_toml("questions.toml")["starter"], {"bank": "starters", "sessions": (1,)})


@cache
def bold_questions() -> tuple[Question, ...]:
    """Return what the mentor may say when the mentee has slipped into giving advice."""
    return make_all(Question, read_toml("questions.toml")["bold"], {"bank": "bold", "audience": "mentor"})


@cache
def ground_rules() -> tuple[GroundRule, ...]:
    """Return the ground rules, those always on among them."""
    return make_all(GroundRule, read_toml("ground_rules.toml")["rule"])


@cache
def off_limits() -> tuple[OffLimits, ...]:
    """Return topics that may stay outside the room."""
    return make_all(OffLimits, read_toml("ground_rules.toml")["off_limits"])


def kickoff_lengths() -> tuple[int, ...]:
    """Return for how many minutes there is a kick-off, shortest first."""
    return tuple(row["minutes"] for row in read_toml("kickoff.toml")["variant"])


@cache
def kickoff(minutes: int = 90) -> Agenda:
    """Return the kick-off of that length; raises BadInput for a length there is none for."""
    content = read_toml("kickoff.toml")
    variant = next((row for row in content["variant"] if row["minutes"] == minutes), None)
    if variant is None:
        *most, last = map(str, kickoff_lengths())
        raise BadInput(f"There is a kick-off of {', '.join(most)} or {last} minutes; choose one of these.")
    told = {row["id"]: row for row in content["block"]}
    plan = [{**told[row["block"]], **without(row, "block")} for row in variant["plan"]]
    agenda = {"title": "", "minutes": minutes, "materials": content["materials"], "room": content["room"]}
    return make(Agenda, agenda, {"blocks": _blocks(plan)})


@cache
def briefing() -> Agenda:
    """Return the agenda of the briefing for mentors before the kick-off."""
    row = read_toml("kickoff.toml")["briefing"]
    return make(Agenda, without(row, "plan"), {"blocks": _blocks(row["plan"])})


@cache
def celebration() -> Agenda:
    """Return the agenda of the celebration."""
    row = read_toml("kickoff.toml")["celebration"]
    return make(Agenda, without(row, "plan"), {"blocks": _blocks(row["plan"])})


def _blocks(plan: Iterable[Row]) -> tuple[Block, ...]:
    """Return the blocks one after the other, each starting where the one before ends."""
    blocks: list[Block] = []
    start = 0
    for row in plan:
        blocks.append(make(Block, row, {"start": start}))
        start += blocks[-1].minutes
    return tuple(blocks)


@cache
def culture_check() -> CultureCheck:
    """Return the culture check; `culture_verdict` and `first_steps` judge answers to it."""
    content = read_toml("culture.toml")
    items, verdicts = make_all(CultureItem, content["item"]), make_all(Verdict, content["verdict"])
    return make(CultureCheck, without(content, "item", "verdict"), {"items": items, "verdicts": verdicts})


@cache
def benefits() -> tuple[Benefit, ...]:
    """Return what is in it for whom."""
    return make_all(Benefit, read_toml("benefits.toml")["benefit"])


@cache
def credit_types() -> tuple[CreditType, ...]:
    """Return what somebody can be credited for."""
    return make_all(CreditType, read_toml("credit_types.toml")["type"])


@cache
def glossary() -> tuple[Term, ...]:
    """Return the words of the field."""
    return make_all(Term, read_toml("glossary.toml")["term"])


@cache
def facts() -> tuple[Fact, ...]:
    """Return what may be quoted, each with its source and how far it carries."""
    return make_all(Fact, read_toml("facts.toml")["fact"])


@cache
def chapters() -> tuple[Chapter, ...]:
    """Return the chapters of the library that are texts of their own, words still in braces."""
    return tuple(
        make(Chapter, without(row, "passage"), {"passages": make_all(Passage, row["passage"])})
        for row in read_toml("chapters.toml")["chapter"]
    )


@cache
def letters() -> tuple[Letter, ...]:
    """Return which letters and cards there are."""
    return make_all(Letter, read_toml("letters.toml")["letter"])


def letter_row(name: str) -> Letter:
    """Return what is known about a letter; raises BadInput where there is none of that name."""
    found = next((one for one in letters() if one.id == name), None)
    if found is None:
        raise BadInput(f"There is no letter called {name}; nothing was changed. Choose one of the list of letters.")
    return found


@cache
def letter(name: str) -> str:
    """Return the Markdown of a letter, words still in braces; its first line, `# ...`, is the title and mail subject.

    Raises BadInput where there is no letter of that name.
    """
    return read_text("letters", f"{letter_row(name).id}.md")


@cache
def brace_words() -> Mapping[str, BraceWord]:
    """Return what may stand in braces, by name."""
    return {word.name: word for word in make_all(BraceWord, read_toml("letters.toml")["word"])}
