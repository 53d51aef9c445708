"""Do the texts that come with the program keep what they promise: counts, words, minutes, and being found?"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest

import rmtui
from rmtui.content import library
from rmtui.content.kinds import Item, Prompt, SetupQuestion
from rmtui.errors import BadInput
from rmtui.programme.about import ABOUT_ID, About, Labels, Purpose
from rmtui.programme.records import read
from rmtui.programme.session import Session

CONTENT = Path(rmtui.__file__).parent / "content"
LABELS = {field.name for field in fields(Labels)} - {"extra"}
DEMEANING = re.compile(
    r"\b(digital natives?|dinosaurs?|out of touch|your generation|boomers?|snowflakes?|old-fashioned|young people"
    r"|old people|older people|young(er)? blood|fresh blood|tech[- ]savvy|set in their ways|past it|kids these days"
    r"|(for|at) your age|youngsters?|gen z|millennials?)\b",
    re.IGNORECASE,
)
DEFAULT_WORDS = re.compile(r"(?<!\{)\b(mentors?|mentees?|mentoring|sessions?)\b(?![_}])", re.IGNORECASE)
BARE_LABEL = re.compile(r"(?<!the )(?<!The )\{(mentor|mentee)\}|\b[Aa]n? \{")
NOT_SHOWN = (
    "id", "field", "default", "value", "asks", "place", "whom", "audience", "name",
    "about", "to", "offered", "day", "level", "optional", "needs",
)  # fmt: skip
"""Fields that sort texts and refer to others."""
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def strings(part: Any) -> Iterator[str]:
    """Yield every string a screen might show: all but ids and the names of fields."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for one in part:
            yield from strings(one)
    elif isinstance(part, Mapping):
        for name, one in part.items():
            if name not in NOT_SHOWN:
                yield from strings(one)


def shown(*but: str) -> list[tuple[str, str]]:
    """Return every shown text of the TOML files and letters, with its file or chapter, except those named in `but`."""
    tables = {path.name: tomllib.loads(path.read_text("utf-8")) for path in CONTENT.glob("*.toml")}
    chapters = tables.pop("chapters.toml")["chapter"]
    texts = [(name, text) for name, table in tables.items() for text in strings(table)]
    texts += [(one["id"], text) for one in chapters for text in strings(one)]
    texts += [(one.id, library.letter(one.id)) for one in library.letters()]
    return [(name, text) for name, text in texts if name not in but]


def prompts() -> list[Prompt]:
    return [prompt for one in library.reflection_sets() for prompt in one.prompts]


def items() -> list[Item]:
    lists: tuple[Iterable[Item], ...] = (
        prompts(), library.questions(), library.starters(), library.bold_questions(), library.ground_rules(),
        library.off_limits(), library.introduction(), library.culture_check().items, library.benefits(),
        library.credit_types(), library.objective_starters(),
    )  # fmt: skip
    return [item for one in lists for item in one]


def setup_questions() -> list[SetupQuestion]:
    return [question for step in library.setup_steps() for question in step.questions]


def test_nothing_promised_is_missing() -> None:
    assert [len(one.prompts) for one in library.reflection_sets()] == [9, 12, 8, 6, 8, 9, 9]
    assert [len(library.questions([purpose])) for purpose in get_args(Purpose)] == [10] * 6
    assert (len(library.starters()), len(library.bold_questions())) == (8, 6)
    parts = [template.part for template in library.session_templates()]
    assert parts == ["first", "explore", "explore", "middle", "act", "last"] + ["extra"] * 6
    assert (len(library.ground_rules()), len(library.off_limits())) == (16, 12)
    assert sum(len(part.starters) for part in library.introduction()) == 8
    assert len(library.culture_check().items) == 14
    assert [b.whom for b in library.benefits()] == ["mentor"] * 6 + ["mentee"] * 6 + ["organisation"] * 6
    assert len(library.credit_types()) == 9
    assert [step.number for step in library.setup_steps()] == [1, 2, 3, 4, 5, 6, 7]
    assert len(library.glossary()) >= 40
    assert len(library.facts()) >= 25
    assert len(library.letters()) >= 19
    assert sum(len(block.say) for block in library.kickoff(120).blocks) >= 40
    assert (len(library.kickoff().materials), len(library.kickoff().room)) == (7, 5)
    assert library.rotation_notes()


def test_the_rules_that_protect_people_are_always_on() -> None:
    always = {rule.id for rule in library.ground_rules() if rule.always}
    assert always == {
        "stays-between-us", "limits", "no-report", "agenda", "may-skip", "may-end", "names-on-ideas"
    }  # fmt: skip
    ticks = next(question for question in setup_questions() if question.id == "rules")
    assert {choice.value for choice in ticks.choices if choice.fixed} == always
    assert isinstance(ticks.default, tuple)
    assert set(ticks.default) <= {choice.value for choice in ticks.choices} - always


def test_ids_are_slugs_and_name_one_thing() -> None:
    answers_are_stored_under = [*prompts(), *library.questions(), *library.starters(), *library.bold_questions()]
    groups: list[list[str]] = [
        [item.id for item in answers_are_stored_under],
        [one.id for one in library.reflection_sets()],
        [one.id for one in library.session_templates()],
        [one.id for one in (*library.ground_rules(), *library.off_limits())],
        [one.id for one in library.culture_check().items],
        [one.id for one in library.benefits()],
        [one.id for one in library.credit_types()],
        [one.id for one in library.objective_starters()],
        [one.id for one in library.word_sets()],
        [one.id for one in library.glossary()],
        [one.id for one in library.facts()],
        [one.id for one in library.letters()],
        [step.id for step in library.setup_steps()],
        [question.id for question in setup_questions()],
        *([block.id for block in library.kickoff(minutes).blocks] for minutes in library.kickoff_lengths()),
    ]
    for ids in groups:
        assert len(ids) == len(set(ids)), sorted(name for name in ids if ids.count(name) > 1)
        assert [name for name in ids if not SLUG.fullmatch(name)] == []


def test_texts_are_short_enough_for_a_small_screen() -> None:
    plans = [line for template in library.session_templates() for line in template.plan]
    long = [item.text for item in items() if not 0 < len(item.text) <= 120]
    long += [line.text for line in plans if not 0 < len(line.text) <= 120]
    long += [hint for hint in [*(item.hint for item in items()), *(line.hint for line in plans)] if len(hint) > 120]
    long += [question.text for question in setup_questions() if not 0 < len(question.text) <= 76]
    long += [question.help for question in setup_questions() if len(question.help) > 120]
    long += [choice.text for one in setup_questions() if one.id != "rules" for choice in one.choices
             if one.kind != "scale" and len(choice.text) > 60]  # fmt: skip
    long += [text for text in [*(f.text for f in library.facts()), *(t.text for t in library.glossary())]
             if len(text) > 130]  # fmt: skip
    assert long == []
    rail = "  ".join(f"{step.number} {step.rail}" for step in library.setup_steps())
    assert len(rail) <= 80


def test_braces_hold_only_known_words() -> None:
    known = library.brace_words()
    assert known.keys() >= LABELS | {"brand"}
    for name, text in shown():
        unknown = [word for word in library.braces(text) if word[0].lower() + word[1:] not in known]
        assert (name, unknown) == (name, [])
        assert library.fill(text, dict.fromkeys(known, "")).count("{") == 0, (name, text)


def test_roles_are_called_by_the_programmes_own_words() -> None:
    """Glossary and facts explain the usual words, the reading notes quote them, the setup offers them at first."""
    for name, text in shown("glossary.toml", "facts.toml", "reading", "setup.toml", "letters.toml"):
        assert (name, DEFAULT_WORDS.findall(text)) == (name, [])
    for name, text in shown("letters.toml", "role-mentor", "role-mentee"):
        assert not BARE_LABEL.search(text), (name, text)


def test_nobody_is_belittled() -> None:
    said = [(name, found[0]) for name, text in shown("facts.toml") if (found := DEMEANING.search(text))]
    assert said == []


def test_minutes_add_up() -> None:
    for template in library.session_templates():
        assert sum(line.minutes for line in template.plan) == template.minutes, template.id
        assert template.minutes == (240 if template.id == "shadow" else 60)
    assert library.kickoff_lengths() == (45, 60, 90, 120)
    agendas = [library.kickoff(minutes) for minutes in library.kickoff_lengths()]
    for agenda in [*agendas, library.briefing(), library.celebration()]:
        assert sum(block.minutes for block in agenda.blocks) == agenda.minutes
        assert [b.start + b.minutes for b in agenda.blocks[:-1]] == [b.start for b in agenda.blocks[1:]]
    assert (library.briefing().minutes, library.celebration().minutes) == (20, 45)
    with pytest.raises(BadInput, match="45, 60, 90 or 120"):
        library.kickoff(77)


def test_only_the_date_and_one_takeaway_are_required() -> None:
    for template in library.session_templates():
        assert [ask.id for ask in template.asks if ask.required] == ["date", "takeaway"]
        stored = read(Session, {"id": "1", "pair": "1", "place_kind": template.place})
        assert stored.extra == {}
    assert library.template_for(1, 6).place.startswith("neutral")


def test_purposes_are_those_of_a_programme() -> None:
    named = {purpose for item in items() for purpose in item.purposes}
    named |= {purpose for one in library.reflection_sets() for purpose in one.purposes}
    named |= {purpose for one in library.session_templates() for purpose in one.purposes}
    assert named == set(get_args(Purpose))
    assert {purpose for one in library.objective_starters() for purpose in one.purposes} == named
    assert [q.bank for q in library.questions(["technical", "digital"])] == ["technical"] * 10 + ["digital"] * 10
    assert len(library.questions()) == 60
    assert library.questions(["a purpose of tomorrow"]) == ()


def answers(question: SetupQuestion) -> list[Any]:
    """Return values the question may store: its default and each of its choices."""
    default = list(question.default) if isinstance(question.default, tuple) else question.default
    values = [choice.value for choice in question.choices]
    return [default, *([value] for value in values)] if question.kind == "ticks" else [default, *values]


def test_setup_answers_fit_the_fields_they_go_to() -> None:
    for question in setup_questions():
        path = question.field.split(".")
        for answer in answers(question) if question.field else ():
            nested: Any = answer
            if path[0] == "labels":
                nested = {path[1]: answer}
            elif path[0] == "objectives":
                nested = [{"id": "1", path[1]: answer}]
            about = read(About, {"id": ABOUT_ID, path[0]: nested})
            not_understood = [about.extra, about.labels.extra, *(one.extra for one in about.objectives)]
            assert not any(not_understood), question.id


def test_setup_defaults_are_answers_and_those_of_a_new_programme() -> None:
    for question in setup_questions():
        if question.kind == "choice":
            assert question.default in {choice.value for choice in question.choices}, question.id
        if question.kind == "number":
            assert isinstance(question.default, int)
            assert (question.least or 0) <= question.default <= (question.most or 0)
        whole = question.field in {field.name for field in fields(About)} and question.field != "brand"
        if whole:
            own = getattr(About(), question.field)
            assert question.default == own, question.id
    assert {"brand", "labels.mentor", "purposes", "planned_sessions"} <= {one.field for one in setup_questions()}
    assert library.word_sets()[0].labels == Labels()


def test_every_letter_has_a_title_and_a_use() -> None:
    files = {path.stem for path in (CONTENT / "letters").glob("*.md")}
    assert files == {one.id for one in library.letters()}
    for one in library.letters():
        assert library.letter(one.id).startswith("# ")
        assert one.use
    with pytest.raises(BadInput, match="no letter called"):
        library.letter("../../secrets")


def test_a_fact_is_never_without_source_and_caveat() -> None:
    assert [fact.id for fact in library.facts() if not (fact.source and fact.caveat and fact.topics)] == []


def test_everything_is_found_in_a_zip(tmp_path: Path) -> None:
    archive = tmp_path / "rmtui.zip"
    root = CONTENT.parent
    wanted = [
        root / "__init__.py",
        root / "errors.py",
        root / "punctuation.py",
        *root.glob("programme/*.py"),
        *root.glob("content/*.*"),
    ]
    with zipfile.ZipFile(archive, "w") as packed:
        for path in [*wanted, *root.glob("content/letters/*.md")]:
            packed.write(path, path.relative_to(root.parent))
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r})\n"
        "from rmtui.content import library\n"
        "found = [getattr(library, name)() for name in library.__all__ if name in sys.argv]\n"
        "letters = [library.letter(one.id) for one in library.letters()]\n"
        "print(library.__file__, len(found), all(found), len(letters))"
    )
    names = ["reflection_sets", "session_templates", "starters", "ground_rules", "kickoff", "culture_check",
             "setup_steps", "glossary", "facts", "benefits", "credit_types"]  # fmt: skip
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code, *names], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        str(archive / "rmtui" / "content" / "library.py"), str(len(names)), "True", str(len(library.letters()))
    ]  # fmt: skip
