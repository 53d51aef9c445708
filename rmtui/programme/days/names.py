"""Names of months and weekdays in English, German, French and Spanish, as they are typed: folded, without accents."""

from __future__ import annotations

import unicodedata

from rmtui.programme.cleaning import clean_line
from rmtui.programme.days.words import MONTHS, WEEKDAYS

_ENGLISH_MONTHS = tuple(name.casefold() for name in MONTHS)
_ENGLISH_WEEKDAYS = tuple(name.casefold() for name in WEEKDAYS)
_OTHER_MONTHS = (
    "januar janner janvier enero", "februar feber fevrier febrero", "marz mars marzo", "avril abril", "mai mayo",
    "juni juin junio", "juli juillet julio", "aout agosto", "septembre septiembre", "okt oktober octobre octubre",
    "novembre noviembre", "dez dezember decembre diciembre",
)  # fmt: skip
_OTHER_WEEKDAYS = (
    "montag lundi lunes", "dienstag mardi martes", "mittwoch mercredi miercoles", "donnerstag jeudi jueves",
    "freitag vendredi viernes", "samstag sonnabend samedi sabado", "sonntag dimanche domingo",
)  # fmt: skip
_MONTH_OF = {word: number for number, words in enumerate(_OTHER_MONTHS, 1) for word in words.split()}
_WEEKDAY_OF = {word: number for number, words in enumerate(_OTHER_WEEKDAYS) for word in words.split()}


def fold(text: str) -> str:
    """Return what was typed as it is compared: one line, small letters, no accents, plain digits."""
    plain = unicodedata.normalize("NFKD", clean_line(text).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def month_of(word: str) -> int | None:
    """Return which month (1 to 12) a folded word names; English ones may be cut to three letters."""
    place = _beginning(word, _ENGLISH_MONTHS, least=3)
    return _MONTH_OF.get(word) if place is None else place + 1


def weekday_of(word: str) -> int | None:
    """Return which weekday (Monday is 0) a folded word names; English ones may be cut to two letters."""
    place = _beginning(word, _ENGLISH_WEEKDAYS, least=2)
    return _WEEKDAY_OF.get(word) if place is None else place


def _beginning(word: str, names: tuple[str, ...], least: int) -> int | None:
    """Return which of the names begins with `word`, when exactly one does."""
    if len(word) < least:
        return None
    places = [place for place, name in enumerate(names) if name.startswith(word)]
    return places[0] if len(places) == 1 else None
