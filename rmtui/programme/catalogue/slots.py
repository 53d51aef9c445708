"""Time slots: when could somebody meet?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""As slots name them."""
PARTS = ("am", "pm", "evening")
"""Of a day, as slots name them."""

LONGEST_SLOT = 40
"""Characters; a longer entry is a sentence. Kept, it would look like a time nobody else has."""

NOON, EVENING = 12, 17
"""Hours at which a part of the day begins."""


def _numbered(words: str) -> dict[str, int]:
    return {word: number for number, group in enumerate(words.split("|")) for word in group.split()}


_DAY_WORDS = _numbered(
    "mon monday montag lundi lunes lunedì maandag poniedziałek poniedziałki pondělí pazartesi | "
    "tue tues tuesday dienstag mardi martes martedì dinsdag wtorek wtorki wtorku úterý salı | "
    "wed weds wednesday mittwoch mercredi miércoles miercoles mercoledì woensdag środa środy środę středa çarşamba | "
    "thu thur thurs thursday donnerstag jeudi jueves giovedì donderdag czwartek czwartki "
    "czwartku čtvrtek perşembe | fri friday freitag vendredi viernes venerdì vrijdag piątek piątki piątku pátek cuma | "
    "sat saturday samstag sonnabend samedi sábado sabato | sun sunday sonntag dimanche domingo domenica"
)
_GERMAN_SHORT = _numbered("mo | di | mi | do | fr | sa | so")
_PART_WORDS = _numbered(
    "am morning morgen vormittag vormittags matin mañana mornings matinée rano ochtend ráno dopoledne sabah | "
    "pm afternoon nachmittag nachmittags après-midi midi tarde lunchtime popołudnie popołudniu middag odpoledne | "
    "evening eve abend abends soir noche soirée wieczór wieczorem avond večer akşam"
)
_FILLING = frozenset(
    ("and", "or", "und", "et", "y", "e", "oder", "ou", "on", "in", "the", "every", "usually", "all", "day", "days",
     "weekday", "time", "times", "at", "a", "am", "an", "le", "la", "les", "por")
)  # fmt: skip
_EVERY_DAY = frozenset(
    (
        "any",
        "every",
        "weekday",
        "jeder",
        "jeden",
        "tag",
        "alle",
        "tage",
        "wochentag",
        "wochentage",
        "tous",
        "jours",
        "jour",
        "chaque",
        "cualquier",
        "día",
        "días",
        "todos",
        "los",
        "każdy",
        "dzień",
        "dni",
        "elke",
        "dag",
        "daily",
        "working",
        "work",
        "week",
        "anytime",
    )
)
_ANY_TIME = frozenset(
    ("any time", "anytime", "any", "flexible", "always", "all", "all week", "whenever", "every day", "any day",
     "very flexible", "fully flexible", "jederzeit", "egal", "flexibel", "immer", "n'importe quand", "toujours",
     "cualquier momento", "siempre", "no preference", "all times")
)  # fmt: skip
_EXCEPT = frozenset(
    ("not", "except", "excluding", "but", "without", "never", "no", "kein", "keine", "nicht", "außer", "ausser",
     "sauf", "excepto", "salvo", "menos", "hors", "oprócz", "poza", "kromě", "hariç", "behalve", "ohne")
)  # fmt: skip
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})(?:[:.h](\d{2}))?\s*(?:uhr|h|o'clock)?\s*(am|pm|a\.m\.|p\.m\.)?"
    r"(?:\s*(?:-|–|to|until|till|bis|à)\s*(\d{1,2})(?:[:.h](\d{2}))?\s*(?:uhr|h|o'clock)?\s*(am|pm|a\.m\.|p\.m\.)?)?"
    r"(?![\d:])"
)
_FROM = re.compile(r"\b(after|from|before|until|till|nach|ab|vor|bis|since)\b\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:-midi)?|\d+|[^\w\s]")
_PUNCTUATION = frozenset("&+/.-–_(),'")


def slots_of(entries: Iterable[str]) -> tuple[str, ...]:
    """Return slots such as `Tue am` for what people write.

    `Monday and Thursday mornings` becomes two slots, a day alone its morning and afternoon, a part of the day alone
    that part of every working day, `Mon 9-11` the morning, `any day except Friday` the other days. `Any time` is
    nothing at all because unknown forbids nothing. An entry that is not understood stays as typed when it is short, so
    that choices of a form still compare.
    """
    slots: dict[str, None] = {}
    without: set[str] = set()
    for entry in entries:
        if entry.casefold().strip(" .!") in _ANY_TIME:
            return ()
        excepted = _excepted(entry)
        if excepted is not None:
            without.update(excepted)
            continue
        understood = _understood(entry)
        if understood is not None:
            slots.update(dict.fromkeys(understood))
        elif len(entry) <= LONGEST_SLOT:
            slots[entry] = None
    if without and not slots:
        slots = dict.fromkeys(f"{day} {part}" for day in DAYS[:5] for part in PARTS)
    return tuple(slot for slot in slots if slot not in without)


def names_a_day(entry: str) -> bool:
    """Say whether an entry is a slot as the program writes it: a day and a part of it, in any case."""
    day, _, part = entry.partition(" ")
    return day.capitalize() in DAYS and part in PARTS


def names_only_days(entry: str) -> bool:
    """Say whether an entry names one day or several, and nothing else."""
    words = [word for word in _WORD.findall(entry.casefold()) if word not in _FILLING and word not in _PUNCTUATION]
    return bool(words) and all(_day(word, short=True) is not None for word in words)


def names_a_part(entry: str) -> bool:
    """Say whether an entry names a part of the day or an hour, and no day."""
    found = _understood(entry)
    return found is not None and len({slot.partition(" ")[0] for slot in found}) > 1 and not names_only_days(entry)


def _day(word: str, *, short: bool = False) -> int | None:
    for spelling in (word, word.removesuffix("s")):
        if spelling in _DAY_WORDS:
            return _DAY_WORDS[spelling]
    return _GERMAN_SHORT.get(word) if short else None


def _excepted(entry: str) -> set[str] | None:
    """Return the slots an entry such as `not on Tuesdays` takes away from the rest; None for any other."""
    words = _WORD.findall(entry.casefold())
    place = next((at for at, word in enumerate(words) if word in _EXCEPT), None)
    if place is None:
        return None
    before = [w for w in words[:place] if w not in _FILLING and w not in _EVERY_DAY and w not in _PUNCTUATION]
    if before and " ".join(words[:place]) not in _ANY_TIME:
        return None
    taken = _understood(" ".join(word for word in words[place:] if word not in _EXCEPT and word not in ("for",)))
    if taken is None:
        return None
    return {*taken, *(slot.replace(" am", " evening") for slot in taken if f"{slot[:3]} pm" in taken)}


def _understood(entry: str) -> list[str] | None:
    """Return the slots an entry names, or None when it holds a word that is no day, part, hour or filling."""
    text = entry.casefold()
    hours: list[int] = []
    for clock in reversed(list(_CLOCK.finditer(text))):
        if not _is_hour(text, clock):
            return None
        found = _parts_of_clock(clock)
        if not found or _FROM.search(text[: clock.start()]):
            return None
        hours += found
        text = f"{text[: clock.start()]} {text[clock.end() :]}"
    words = _WORD.findall(text)
    short = any(_day(word) is None and word in _GERMAN_SHORT for word in words)
    days, parts = _days_and_parts(words, short=short)
    if days is None:
        return None
    parts += hours
    if not days and not parts:
        return None
    return [
        f"{DAYS[day]} {PARTS[part]}" for day in sorted(set(days)) or range(5) for part in sorted(set(parts)) or (0, 1)
    ]


def _is_hour(text: str, clock: re.Match[str]) -> bool:
    """Say whether a number is an hour: it has minutes, a half of the day or an end, or stands beside a day."""
    if clock[2] or clock[3] or clock[4] or "uhr" in clock[0] or clock[0].rstrip().endswith("h"):
        return True
    return any(_day(word, short=True) is not None for word in _WORD.findall(text[: clock.start()]))


def _days_and_parts(words: Sequence[str], *, short: bool) -> tuple[list[int] | None, list[int]]:
    days: list[int] = []
    parts: list[int] = []
    through = False
    for word in words:
        day = _day(word, short=short)
        part = _PART_WORDS.get(word, _PART_WORDS.get(word.removesuffix("s")))
        if day is not None:
            days += range(days[-1] + 1, day) if through and days else ()
            days.append(day)
            through = False
        elif part is not None:
            parts.append(part)
        elif word in ("to", "bis", "-", "–", "through", "until", "till"):
            through = bool(days) and not parts
        elif word not in _FILLING and word not in _PUNCTUATION and word.removesuffix("s") not in _FILLING:
            return None, []
    return days, parts


def _parts_of_clock(clock: re.Match[str]) -> list[int]:
    """Return the parts of the day from one hour to another; none where they make no sense."""
    start, end = int(clock[1]), int(clock[4]) if clock[4] else None
    half, end_half = (clock[3] or "").replace(".", ""), (clock[6] or "").replace(".", "")
    if end is not None and end_half and not half and start <= 12:
        half = end_half if not (end_half == "pm" and start > end and end != 12 and start != 12) else "am"
        half = "am" if end_half == "pm" and start < 12 and (start > end or end == 12) else half
    start = _hour(start, half)
    last = start if end is None else _hour(end, end_half)
    if end is not None and not end_half and last <= start and last + 12 <= 24:
        last += 12  # 10-2 ends after noon
    if not 0 <= start <= 24 or not 0 <= last <= 24 or last < start:
        return []
    if not half and end is None and not clock[2] and start < 7:
        return []  # "Mon 3" can be either half of the day
    through = range(start, max(start + 1, last))
    return sorted({0 if hour < NOON else 1 if hour < EVENING else 2 for hour in through})


def _hour(hour: int, half: str) -> int:
    if half == "pm" and hour < NOON:
        return hour + NOON
    return 0 if half == "am" and hour == NOON else hour
