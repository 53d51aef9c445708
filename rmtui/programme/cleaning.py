"""Cleaning of user text: what becomes of it before it is kept, compared or printed?

The one border for user text. What is kept afterwards holds no control character but TAB and LF, and can always be
encoded. Notes stay otherwise as typed; names and other one-line fields are tidied further.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MOST_MARKS = 8
"""Combining marks kept in a row in a name; more make a pile that covers its neighbours."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "dr dra prof professor professorin mr mrs ms miss mx sir dame lord lady herr frau mme mlle monsieur madame señor "
    "señora senor senora srta rev ing dipl-ing mag phd mba msc bsc dphil"
)
"""Words beside a name that are no part of it, in lower case and without full stop."""

_BEHIND_A_NAME = _words("jr sr ii iii iv md esq obe mbe cbe cpa")
_CONTROLS = frozenset((*range(0x20), 0x7F, *range(0x80, 0xA0)))
_SURROGATES = range(0xD800, 0xE000)
_BIDI = frozenset((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_JOINERS = "\u200c\u200d"
_ZERO_WIDTH = frozenset(
    (0x00AD, 0x180E, 0x200B, *range(0x2060, 0x2065), *range(0x206A, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC))
)
_TAGS = range(0xE0000, 0xE0080)
_LINE_ENDS = (0x2028, 0x2029)
_FIRST_MARK = "\u0300"


def _characters(codes: Iterable[int]) -> str:
    return "".join(map(re.escape, map(chr, codes)))


_REMOVED = re.compile(f"[{_characters(_CONTROLS - {0x09, 0x0A, 0x0D})}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile(f"[{_characters((*_BIDI, *_ZERO_WIDTH, *_TAGS))}]")
_STRAY_JOINER = re.compile(rf"(?<![^\s{_JOINERS}])[{_JOINERS}]|[{_JOINERS}](?![^\s{_JOINERS}])")
_HARMFUL = re.compile(
    f"[{_characters((*_CONTROLS, *_BIDI, *_ZERO_WIDTH, *_LINE_ENDS, *_TAGS))}\ud800-\udfff]|{_STRAY_JOINER.pattern}"
)


def clean_text(raw: str) -> str:
    """Return a note or other long text ready to be kept.

    CRLF and CR become LF; control characters other than TAB and LF go; half characters (lone surrogates) become
    U+FFFD. Everything else stays as typed, also bidi controls and U+2028.
    """
    if raw.isprintable():
        return raw
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub(REPLACEMENT, _REMOVED.sub("", text))


def clean_line(raw: str) -> str:
    """Return a one-line text ready to be kept: cleaned, line ends and runs of blanks folded to one blank, trimmed."""
    if raw.isprintable() and "  " not in raw:
        return raw.strip(" ")
    return " ".join(clean_text(raw).split())


def clean_name(raw: str) -> str:
    """Return a name ready to be kept: one line in Unicode form NFC.

    Bidi controls and zero-width characters go, except joiners (ZWJ, ZWNJ) inside a word; of a pile of combining marks
    `MOST_MARKS` stay.
    """
    line = clean_line(raw)
    if line.isascii():
        return line
    if not line.isprintable():
        line = " ".join(_INVISIBLE.sub("", line).split())
        line = _STRAY_JOINER.sub("", unicodedata.normalize("NFC", line))
        line = " ".join(line.split())
    line = unicodedata.normalize("NFC", line)
    if not line or max(line) < _FIRST_MARK:
        return line
    return unicodedata.normalize("NFC", _fewer_marks(line))


def removed_controls(raw: str) -> int:
    """Return how many characters `clean_text` takes out or replaces; line ends do not count."""
    if raw.isprintable():
        return 0
    return len(_REMOVED.findall(raw)) + len(_SURROGATE.findall(raw))


def key(text: str) -> str:
    """Return what two spellings of the same name have in common: NFC, without case, trimmed, blanks folded."""
    line = clean_name(text)
    if line.isascii():
        return line.lower()
    return unicodedata.normalize("NFC", line.casefold())


def loose_key(text: str) -> str:
    """Return `key` without accents, for finding somebody whose name was typed without them."""
    exact = key(text)
    if exact.isascii():
        return exact
    apart = unicodedata.normalize("NFD", exact)
    return "".join(character for character in apart if unicodedata.category(character) != "Mn")


def name_words(text: str) -> frozenset[str]:
    """Return the words of a name in no order, without case, accents, commas, titles and an address in `<>`.

    "Dr. Jörg Müller" and "Muller, Jorg" have the same; empty when nothing but titles is left.
    """
    words = (word.replace(".", "") for word in loose_key(text.partition("<")[0]).replace(",", " ").split())
    return frozenset(word for word in words if word and word not in TITLES)


def turned_round(name: str) -> str:
    """Return a name written "Last, First" as "First Last", titles in front; any other as it is."""
    if name.count(",") != 1:
        return name
    last, first = (part.split() for part in name.split(","))
    if not last or not first or all(map(_is_beside, first)) or all(map(_is_beside, last)):
        return name
    titles = 0
    while _is_title(last[titles]) and titles < len(last) - 1:
        titles += 1
    brackets = next((place for place, word in enumerate(first) if word.startswith(("(", "["))), len(first))
    if not brackets:
        return name
    return " ".join((*last[:titles], *first[:brackets], *last[titles:], *first[brackets:]))


def given_name(name: str) -> str:
    """Return the first word of a name, behind titles, or behind the comma of a name written "Last, First"."""
    words = name.split(" ", 1)
    if "," not in name and not _is_title(words[0]):
        return words[0]
    parts = [part.split() for part in name.split(",")]
    parts = [part for part in parts if not all(map(_is_beside, part))]
    words = (parts[1] if len(parts) > 1 else parts[0]) if parts else name.replace(",", " ").split()
    return next((word for word in words if not _is_title(word)), words[0] if words else name)


def same(one: str, other: str) -> bool:
    """Say whether two texts are the same but for case, blanks and Unicode form."""
    return key(one) == key(other)


def visible(text: str, keep: str = "") -> str:
    """Return `text` harmless to print: each control that is left is shown instead of being obeyed.

    C0 controls and DEL appear as their picture symbol, other controls, bidi and zero-width characters as <U+202E>.
    `keep` names characters to leave alone, such as "\\t\\n". The text is to be shown, not to be kept.
    """
    if text.isascii() and text.isprintable():
        return text
    return _HARMFUL.sub(lambda found: found[0] if found[0] in keep else _shown(ord(found[0])), text)


def _is_title(word: str) -> bool:
    """Say whether a word at the start of a name is a title, or part of one such as `med.`."""
    return word.replace(".", "").lower() in TITLES or (word.endswith(".") and word[0].islower())


def _is_beside(word: str) -> bool:
    return _is_title(word) or word.replace(".", "").lower() in _BEHIND_A_NAME


def _shown(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    if code in _SURROGATES:
        return REPLACEMENT
    return f"<U+{code:04X}>"


def _fewer_marks(text: str) -> str:
    """Cut piles of combining marks; a joiner between two marks does not start a new pile."""
    kept: list[str] = []
    pile = 0
    for character in text:
        if unicodedata.category(character) in ("Mn", "Me"):
            pile += 1
            if pile > MOST_MARKS:
                continue
        elif character not in _JOINERS:
            pile = 0
        kept.append(character)
    return "".join(kept)
