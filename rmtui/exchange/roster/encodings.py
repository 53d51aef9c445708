"""Character encodings: which of the usual ones makes the most plausible text of bytes that are not UTF-8?"""

from __future__ import annotations

import codecs
import re
import unicodedata

from rmtui.errors import BadInput

USUAL: dict[str, str] = {
    "cp1252": "Western European (Windows-1252)",
    "mac-roman": "Western European (old Mac)",
    "cp1250": "Central European (Windows-1250)",
    "cp850": "Western European (DOS)",
    "cp1251": "Cyrillic (Windows-1251)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
}
"""Encodings without a mark, the likeliest first, and what they are called."""

CHOICES = ("utf-8", "utf-16", *USUAL, "latin-1", "shift-jis", "gb18030")
"""What can be offered for choosing; any other text encoding can be named."""

_LOOKED_AT = 64 * 1024
_FREQUENT = frozenset("äöüßÄÖÜéèêëàâáãåæçñíìîïóòôõøúùûýÅÉÇØ")
_POLISH_AND_CZECH = frozenset("ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽăâîșțőűĐđ")
_TURKISH = frozenset("ığşİĞŞ")
_LETTERS_OF = tuple(
    map(frozenset, (
        "äöüßÄÖÜ", "éèêëàâçîïôûùœÉÈÊÀÂÇÎÔ", "áéíóúñüÁÉÍÓÚÑ", "áâãàçéêíóôõúÁÂÃÇÉÍÓÚ", "àèéìòùÀÈÉÌÒÙ", "åäöæøéÅÄÖÆØ",
        "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "áčďéěíňóřšťúůýžľĺŕôäÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĽ", "áéíóöőúüűÁÉÍÓÖŐÚÜŰ", "ăâîșțşţĂÂÎȘȚŞŢ",
        "čćđšžČĆĐŠŽ", "çğıöşüâîÇĞİÖŞÜ", "áéíóúýþæðöÁÉÍÓÚÝÞÆÐÖ",
    ))
)  # fmt: skip
"""Letters with marks of one language each, as most lists hold names of one language above all."""
_VOWELS_BESIDE = frozenset("øæœıØÆŒİ")
_RUN = re.compile(r"[^\W\d_a-zA-Z]{3,}")


def named(name: str) -> str:
    """Return the codec somebody names; raises BadInput when there is none for text."""
    try:
        codec = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        codec = None
    if codec is None or not getattr(codec, "_is_text_encoding", True):
        raise BadInput(
            f'There is no encoding "{name[:40]}". Nothing was changed; usual ones are: {", ".join(CHOICES)}.'
        )
    return codec.name


def most_plausible(data: bytes) -> str:
    """Return which usual encoding makes the most plausible text of bytes that are not UTF-8."""
    head = data[:_LOOKED_AT]
    return max(USUAL, key=lambda encoding: _plausibility(head.decode(encoding, "replace")))


def _plausibility(text: str) -> int:
    """Return how much a text looks like names and words rather than like another encoding misread."""
    score = sum(_weight(text, place) for place, character in enumerate(text) if character > "\x7f")
    for run in _RUN.findall(text):
        one_script = all("\u0370" <= letter <= "\u04ff" for letter in run)
        score += len(run) if one_script and run[1:].islower() else -3 * len(run)
    marked = [character for character in text if "\x9f" < character < "\u0370" and character.isalpha()]
    return score + max(sum(2 if letter in letters else -2 for letter in marked) for letters in _LETTERS_OF)


def _weight(text: str, place: int) -> int:
    character = text[place]
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if character == "\ufffd" or "\x80" <= character <= "\x9f":
        return -4
    if not character.isalpha():
        return -5 if before.isalpha() or after.isalpha() else 0
    if character > "\u0370":  # letters of other scripts make whole words, never part of one
        return -4 if (before + after).isascii() and (before.isalpha() or after.isalpha()) else 0
    if character.isupper() and (before.islower() or (before.isalpha() and after.islower())):
        return -4
    if not _stands_well(character, before, after):
        return -4
    if character in _FREQUENT:
        return 3
    if character in _TURKISH:
        return 2
    return 2 if character in _POLISH_AND_CZECH else 0


def _stands_well(character: str, before: str, after: str) -> bool:
    """Say whether a letter stands where such a letter can: a consonant beside a vowel, no vowel between two others."""
    beside = [_is_vowel(letter) for letter in (before, after) if letter.isalpha()]
    if not beside:
        return True
    if not _is_vowel(character):
        return any(beside) or character in "ßł"
    if character == "ê" and not after.isalpha():
        return False
    return not (len(beside) == 2 and all(beside)) and not (not before.isalpha() and all(beside))


def _is_vowel(letter: str) -> bool:
    return letter in _VOWELS_BESIDE or unicodedata.normalize("NFD", letter)[:1].casefold() in "aeiouy"
