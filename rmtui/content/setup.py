"""Questions of the setup, step by step."""

from __future__ import annotations

from functools import cache

from rmtui.content.kinds import Advice, ObjectiveStarter, SetupChoice, SetupQuestion, SetupStep, WordSet
from rmtui.content.readers import Row, make, make_all, read_toml, without
from rmtui.programme.about import Labels

_FILE = "setup.toml"


@cache
def setup_steps() -> tuple[SetupStep, ...]:
    """Return the seven steps in order, with choices and advice in place."""
    rows = read_toml(_FILE)["step"]
    return tuple(
        make(
            SetupStep,
            without(row, "question"),
            {"number": number, "advice": _advice(row["advice"]), "questions": tuple(map(_question, row["question"]))},
        )
        for number, row in enumerate(rows, start=1)
    )


@cache
def word_sets() -> tuple[WordSet, ...]:
    """Return words for the roles and meetings that go together; the first set is the default."""
    rows = read_toml(_FILE)["words"]
    return tuple(
        WordSet(id=row["id"], text=row["text"], labels=make(Labels, without(row, "id", "text"))) for row in rows
    )


@cache
def objective_starters() -> tuple[ObjectiveStarter, ...]:
    """Return objectives to begin from, with the purpose each belongs to."""
    rows = read_toml(_FILE)["objective"]
    return tuple(make(ObjectiveStarter, without(row, "purpose"), {"purposes": (row["purpose"],)}) for row in rows)


def _question(row: Row) -> SetupQuestion:
    named = row.get("choices_from")
    choices = _choices_from(named) if named else make_all(SetupChoice, row.get("choices", ()))
    advice = _advice(row["advice"]) if "advice" in row else None
    return make(SetupQuestion, without(row, "choices_from"), {"choices": choices, "advice": advice})


def _choices_from(named: str) -> tuple[SetupChoice, ...]:
    """Return another list of texts as choices: the ground rules, the sets of words or the culture check."""
    if named == "word_sets":
        return tuple(SetupChoice(value=words.id, text=words.text) for words in word_sets())
    rows = {"ground_rules": ("ground_rules.toml", "rule"), "culture": ("culture.toml", "item")}
    name, table = rows[named]
    return tuple(
        SetupChoice(value=row["id"], text=row["text"], fixed=row.get("always", False)) for row in read_toml(name)[table]
    )


def _advice(row: Row) -> Advice:
    titles = {source["id"]: source["title"] for source in read_toml(_FILE)["source"]}
    return Advice(text=row["text"], source=titles[row["source"]])
