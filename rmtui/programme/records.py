"""Codec of records: how does a stored document become a value, and a value a document again?

Nothing is lost on the way. A field this version does not know, or whose content does not fit its type, is kept as it
was in the value's `extra` and written back unchanged. A field that stands at its default is left out of the
document, except the id.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Document = dict[str, Any]
"""What the store holds: plain JSON values by name."""

T = TypeVar("T")
Decode = Callable[[Any], Any]
Encode = Callable[[Any], Any]


class DoesNotFit(ValueError):
    """A stored field is not of the type this version expects."""


def read(kind: type[T], document: Mapping[str, Any]) -> T:
    """Build a value of `kind` from a document.

    Raises DoesNotFit only when a field without a default is missing or of another type.
    """
    make: Any = kind
    return cast(T, _reader(make)(document))


def write(value: Any) -> Document:
    """Return the document of a value: fields that differ from their default, then what is kept in `extra`."""
    document: Document = {}
    kind: Any = type(value)
    required = _required(kind)
    defaults = _defaults(kind)
    for name, (_, encode) in _codecs(kind).items():
        content = getattr(value, name)
        if name == "id" or name in required or content != defaults[name]:
            document[name] = encode(content)
    for name, raw in value.extra.items():
        document.setdefault(name, raw)
    return document


@cache
def _reader(kind: Any) -> Callable[[Mapping[str, Any]], Any]:
    """Return what builds values of `kind`.

    Thousands are built before the first screen, so only the fields that stand in the document are set: a value without
    slots finds the others at their defaults in its class. Fields of a plain type are only looked at.
    """
    assert not hasattr(kind, "__post_init__")
    assert not hasattr(kind, "__slots__")
    decoders = {name: decode for name, (decode, _) in _codecs(kind).items()}
    plain = {name: hint for name, hint in get_type_hints(kind).items() if hint in (str, int, bool)}
    # Defaults that are made, not named, can be one for all values: nothing in a value ever changes.
    made = {f.name: f.default_factory() for f in fields(kind) if f.default_factory is not MISSING}
    required, blank, fill = _required(kind), object.__new__, vars(kind)["__dict__"].__set__

    def build(document: Mapping[str, Any]) -> Any:
        content, extra = made.copy(), {}
        for name, raw in document.items():
            if plain.get(name) is type(raw):
                content[name] = raw
                continue
            try:
                content[name] = decoders[name](raw)
            except (DoesNotFit, KeyError, ValueError, TypeError):
                extra[name] = raw
        for name in required:
            if name not in content:
                raise DoesNotFit(name)
        if extra:
            content["extra"] = extra
        value = blank(kind)
        fill(value, content)
        return value

    return build


@cache
def _codecs(kind: Any) -> dict[str, tuple[Decode, Encode]]:
    hints = get_type_hints(kind)
    return {field.name: _codec(hints[field.name]) for field in fields(kind) if field.name != "extra"}


@cache
def _required(kind: Any) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING)


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    return {f.name: f.default_factory() if f.default_factory is not MISSING else f.default for f in fields(kind)}


def _codec(hint: Any) -> tuple[Decode, Encode]:
    """Return how a field of type `hint` is read and written."""
    origin = get_origin(hint)
    if origin is Literal:
        return _one_of(get_args(hint)), _same
    if origin in (Union, types.UnionType):
        inner = _codec(next(part for part in get_args(hint) if part is not type(None)))
        return (lambda raw: None if raw is None else inner[0](raw)), (lambda v: None if v is None else inner[1](v))
    if origin is tuple:
        decode, encode = _codec(get_args(hint)[0])
        return _many(decode), (lambda v: [encode(item) for item in v])
    if origin is dict:
        return _exactly(dict), _same
    if hint is datetime:
        return _moment, datetime.isoformat
    if hint is date:
        return _day, date.isoformat
    if is_dataclass(hint):
        return _nested(hint), write
    return _exactly(hint), _same


def _same(value: Any) -> Any:
    return value


def _exactly(kind: Any) -> Decode:
    def decode(raw: Any) -> Any:
        if type(raw) is not kind:
            raise DoesNotFit
        return raw

    return decode


def _one_of(words: tuple[Any, ...]) -> Decode:
    def decode(raw: Any) -> Any:
        if not isinstance(raw, str) or raw not in words:
            raise DoesNotFit
        return raw

    return decode


def _many(decode_one: Decode) -> Decode:
    def decode(raw: Any) -> Any:
        if not isinstance(raw, list):
            raise DoesNotFit
        return tuple([decode_one(item) for item in raw])  # a list is quicker here than a generator

    return decode


def _nested(kind: Any) -> Decode:
    build = _reader(kind)

    def decode(raw: Any) -> Any:
        if not isinstance(raw, dict):
            raise DoesNotFit
        return build(raw)

    return decode


def _day(raw: Any) -> date:
    if not isinstance(raw, str) or len(raw) != 10:
        raise DoesNotFit
    return date.fromisoformat(raw)


def _moment(raw: Any) -> datetime:
    if not isinstance(raw, str):
        raise DoesNotFit
    return datetime.fromisoformat(raw)
