"""Choices among a few words: what is offered, how is it written in a form, in words, and read again?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rmtui.programme.about import About
from rmtui.programme.catalogue import readers
from rmtui.programme.catalogue.contents import Asked, value_of
from rmtui.programme.catalogue.field import Field
from rmtui.programme.catalogue.fields import filled
from rmtui.programme.catalogue.readers import NotUnderstood
from rmtui.programme.cleaning import clean_line, key
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme


def options(field: Field, about: About) -> Sequence[tuple[str, str]]:
    """Return what can be chosen: how it is written in a form, and its words; empty for a field that is typed."""
    if field.kind == "objectives":
        return [(objective.id, objective.text or objective.id) for objective in about.objectives]
    return [(code, filled(shown, about)) for code, shown in field.choices]


def code_of(person: Person, field: Field) -> str:
    """Return what is chosen of the `options`; of several one on a line."""
    value = value_of(person, field)
    if field.kind == "objectives":
        return "\n".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def coded(field: Field, code: str) -> Any:
    """Return the value of what was chosen."""
    if field.kind == "objectives":
        return tuple(code.split("\n")) if code else ()
    if field.kind == "flag":
        return code == "yes"
    if field.kind == "scale":
        return int(code) if code else None
    return code


def choice_words(value: str, field: Field, programme: Programme) -> str:
    """Return the words of what is chosen."""
    return dict(options(field, programme.about)).get(value, value)


def read_choice(text: str, asked: Asked) -> str:
    """Return what was chosen, by its words or as it is stored; raises NotUnderstood."""
    offered = options(asked.field, asked.programme.about)
    for wanted in ([key(shown) for _, shown in offered], [key(code) for code, _ in offered]):
        if key(text) in wanted:
            return offered[wanted.index(key(text))][0]
    raise NotUnderstood(f'"{clean_line(text)[:40]}" is none of {", ".join(shown for _, shown in offered)}')


def flag_words(value: bool, _field: Field, _programme: Programme) -> str:
    """Return yes or no."""
    return "yes" if value else "no"


def read_flag(text: str, asked: Asked) -> bool:
    """Return whether it was a yes; raises NotUnderstood."""
    return read_choice(text, asked) == "yes"


def scale_words(value: int, field: Field, _programme: Programme) -> str:
    """Return the step of a scale with its two ends."""
    (_, low), (_, high) = field.choices
    return f"{value} (1 {low}, 5 {high})"


def read_scale(text: str, asked: Asked) -> int | None:
    """Return the step, typed as a number or as the words of an end; raises NotUnderstood."""
    for code, shown in asked.field.choices:
        if key(text) == key(shown):
            return int(code)
    return readers.read_scale(text.partition("(")[0])


def objectives_words(value: Iterable[str], field: Field, programme: Programme) -> str:
    """Return the objectives in their own words."""
    texts = dict(options(field, programme.about))
    return "; ".join(texts.get(one, one) for one in value)


def read_objectives(text: str, asked: Asked) -> tuple[str, ...]:
    """Return the ids of the objectives a text names; raises NotUnderstood where one is none of the programme's."""
    ids, unknown = objectives_in(text, asked.programme.about)
    if unknown:
        raise NotUnderstood(f'"{unknown[0][:60]}" is no objective of this programme')
    return ids


def objectives_in(text: str, about: About) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the objectives a text names, by their words or id, and what is none of them."""
    id_of = {key(one.id): one.id for one in about.objectives}
    id_of |= {key(one.text): one.id for one in reversed(about.objectives) if one.text}
    pieces = [clean_line(piece) for piece in text.replace("\n", ";").split(";")]
    ids: dict[str, None] = {}
    unknown: list[str] = []
    start = 0
    while start < len(pieces):
        for end in range(len(pieces), start, -1):  # the words of an objective may hold a semicolon
            if (one := id_of.get(key("; ".join(pieces[start:end])))) is not None:
                ids[one] = None
                start = end
                break
        else:
            unknown += [pieces[start]] if pieces[start] else []
            start += 1
    return tuple(ids), tuple(unknown)
