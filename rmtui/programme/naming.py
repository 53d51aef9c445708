"""Names in texts: does a text name somebody, with or without accents, and how does it read without the name?

Some words of a name are no proof: "Will" is also a verb, and two people may be called Asha. Such words are found, so
that somebody can look, but never replaced by themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rmtui.programme.cleaning import TITLES, clean_name, given_name, loose_key, name_words, turned_round

REMOVED = "[name removed]"
"""What stands in a text where a name was."""
LONG_WORD = 4
"""Letters from which a word with an s behind it counts as the name too."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words(
    "de la le les du des da di dos das del della van von der den dem ter ten zu zum zur af av y e i and und et of the "
    "al el bin ben ibn abu abd bint st san santa mac mc o d l"
)
"""Words within names that say nothing about whose they are, in lower case."""
ORDINARY = _words(
    "will mark may grace hope rose bill frank art sue pat rob drew chase joy faith dawn june april august summer dean "
    "young king long brown white black green gray grey page bell stone wood woods field fields hill hall park day best "
    "small short rich price swift sharp wise good case church cross law bond banks lane west north east south chance "
    "an in do so no yes on to my you your he she her him we us it is be or as at by if go up both note notes public "
    "private pair programme organisation mentor mentee manager session max min"
)
"""Words that are names and also mean something else, in lower case."""

_EDGES = r"(?<![^\W_]){}(?![^\W_])"
_ALIKE = {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
"""Signs typed one for the other that no decomposition brings together."""
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u0e38-\u0e3a\u0e48-\u0e4b\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]"
)
"""Signs set above or below others, apart from those they belong to."""
_PARTS = re.compile(r"[-'\u2019]")
_WITHOUT_BLANKS = re.compile("[\u0e00-\u0eff\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_AGAIN = re.compile(rf"{re.escape(REMOVED)}(?:[ ,.]+{re.escape(REMOVED)})+")


@dataclass(frozen=True)
class Naming:
    """What somebody is called, and where a text says so."""

    whole: tuple[str, ...] = ()
    """Names of several words and addresses, as typed."""
    words: tuple[str, ...] = ()
    """Single words that mean nobody else here, without case and accents."""
    doubtful: tuple[str, ...] = ()
    """Single words that may mean somebody or something else, without case and accents."""
    only: frozenset[str] = frozenset()
    """What a field holds that holds her name and nothing else, as `loose_key` has it."""

    def __add__(self, other: Naming) -> Naming:
        """Return both together; what one of them doubts is doubtful."""
        doubtful = {*self.doubtful, *other.doubtful}
        words = tuple(word for word in dict.fromkeys((*self.words, *other.words)) if word not in doubtful)
        whole = tuple(dict.fromkeys((*self.whole, *other.whole)))
        return Naming(whole, words, tuple(sorted(doubtful)), self.only | other.only)

    def surely_in(self, text: str) -> bool:
        """Say whether a text names her."""
        return self._sure is not None and _found(self._sure, self._hints, _folded(text))

    def is_in(self, text: str) -> bool:
        """Say whether a text names her, or holds a word that may be her name."""
        if self.surely_in(text):
            return True
        if self._perhaps is None:
            return False
        plain = _without_accents(text)
        return any(word in plain.casefold() for word in self.doubtful) and self._perhaps.search(plain) is not None

    def is_whole_in(self, text: str) -> bool:
        """Say whether a text holds her whole name or address, or nothing but words of it."""
        words = set(_folded(clean_name(text)).split())
        return words <= {*self.words, *self.doubtful} or self.is_all_of(text) or Naming(self.whole).surely_in(text)

    def is_all_of(self, text: str) -> bool:
        """Say whether a text is her name or address and nothing else, in whatever order the words stand."""
        if not text or not self.only:
            return False
        return loose_key(text) in self.only or " ".join(sorted(name_words(text))) in self.only

    def removed_from(self, text: str) -> str:
        """Return a text without what surely names her; the same text where nothing does."""
        if not self.surely_in(text):
            return text
        assert self._sure is not None
        folded, places = _folded_with_places(text)
        parts, end = [], 0
        for found in self._sure.finditer(folded):
            start = places[found.start()]
            parts += [text[end:start], REMOVED]
            end = places[found.end()]
        return _AGAIN.sub(REMOVED, "".join((*parts, text[end:])))

    @cached_property
    def _hints(self) -> tuple[str, ...]:
        """What stands in every text that names her, as `_folded` writes it: looked for first, because it is quick."""
        return (*(max(_folded(name).split(), key=len) for name in self.whole), *self.words)

    @cached_property
    def _sure(self) -> re.Pattern[str] | None:
        whole = [r"\s+".join(map(re.escape, _folded(name).split())) for name in self.whole]
        return _any_of([*whole, *map(_with_s, self.words)], self.words)

    @cached_property
    def _perhaps(self) -> re.Pattern[str] | None:
        spelled = [form for word in self.doubtful for form in (word[:1].upper() + word[1:], word.upper())]
        return _any_of([re.escape(form) for form in spelled], self.doubtful)


def together(several: Iterable[Naming]) -> Naming:
    """Return everything somebody is called, out of what she was called at one time and another."""
    return sum(several, Naming())


def naming_of(document: Mapping[str, Any], others: Iterable[Mapping[str, Any]] = ()) -> Naming:
    """Return what the person of a document is called: name, short name, e-mail and every word of them.

    `others` are the documents of everybody else; a word of their names is a doubtful one. Somebody who was erased is
    called nothing.
    """
    others = tuple(others)
    name, short, email = (_text(document, field) for field in ("name", "short_name", "email"))
    if document.get("erased") is True or not name:
        return Naming()
    theirs = [_text(other, field) for other in others if not other.get("erased") for field in ("name", "short_name")]
    shared = {word for other in theirs for word in _single(other)}
    shared |= {f"{word}s" for word in shared}
    namesake = name_words(name) in {name_words(other) for other in theirs}
    words = {word for text in (name, short) for word in _single(text)}
    doubtful = words & (shared | ORDINARY)
    if email and loose_key(email) in {loose_key(_text(other, "email")) for other in others if not other.get("erased")}:
        email = ""  # two share it, and it stays the other's
    whole = {form for form in _forms(name, short) if len(form.split()) > 1 and not namesake} | ({email} - {""})
    only = {loose_key(text) for text in (name, email, short or given_name(name)) if text}
    only |= {" ".join(sorted(name_words(name)))} - {""}
    return Naming(
        whole=tuple(sorted(whole, key=len, reverse=True)),
        words=tuple(sorted(words - doubtful)),
        doubtful=tuple(sorted(doubtful)),
        only=frozenset() if namesake else frozenset(only - doubtful),
    )


def _text(document: Mapping[str, Any], field: str) -> str:
    value = document.get(field)
    return clean_name(value) if isinstance(value, str) else ""


def _forms(name: str, short: str) -> set[str]:
    """Return a name as it may stand in a text: as typed, turned round, and its first word with its last."""
    forms = {name, turned_round(name), short, name.replace(",", "")}
    words = [word for word in turned_round(name).replace(",", " ").split() if not _beside(word)]
    if len(words) > 2:
        forms.add(f"{words[0]} {words[-1]}")
    return forms - {""}


def _single(name: str) -> set[str]:
    """Return the words of a name that can stand for it alone, and their parts around dashes, folded."""
    found: set[str] = set()
    first = _folded(given_name(name))
    for word in _folded(name).replace(",", " ").split():
        word = word.strip(".()[]\"'")
        parts = [word, *(part for part in _PARTS.split(word) if len(part) > 2)]
        found |= {part for part in parts if len(part) > 1 and (part == first or not _beside(part))}
        signs = unicodedata.normalize("NFC", word)
        if _WITHOUT_BLANKS.match(word) and len(signs) > 2:
            found.add(_folded(signs[1:]))  # the given name, behind a family name of one sign
    return found


def _beside(word: str) -> bool:
    plain = _folded(word).replace(".", "")
    return plain in TITLES or plain in PARTICLES


def _found(pattern: re.Pattern[str], hints: Iterable[str], text: str) -> bool:
    return any(hint in text for hint in hints) and pattern.search(text) is not None


def _with_s(word: str) -> str:
    return re.escape(word) + ("s?" if len(word) >= LONG_WORD and word.isascii() else "")


def _any_of(patterns: list[str], words: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of the patterns as words, longest first; names of scripts without blanks anywhere."""
    if not patterns:
        return None
    closed = {re.escape(word) for word in words if _WITHOUT_BLANKS.search(word)}
    ordered = sorted(patterns, key=len, reverse=True)
    return re.compile("|".join(p if p in closed else _EDGES.format(f"(?:{p})") for p in ordered))


def _folded(text: str) -> str:
    """Return a text without case and accents, for finding."""
    if text.isascii():
        return text.lower()
    return _without_accents(text).casefold()


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    for sign, other in _ALIKE.items():
        text = text.replace(sign, other)
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text))


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """Return a text as `_folded` does, and for each of its characters, and its end, the place in the text itself."""
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        pieces = _folded(character)
        folded.append(pieces)
        places += [place] * len(pieces)
    return "".join(folded), [*places, len(text)]
