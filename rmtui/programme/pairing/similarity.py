"""Similarity of words: do two people's words mean the same topic, language, kind of work or hour of the day?

Small tables, meant to be edited. Nothing here guesses: what is not in a table is compared letter by letter, without
regard to case and blanks.
"""

from __future__ import annotations

import re

SMALL_WORDS = frozenset(
    ("a", "about", "an", "and", "at", "for", "from", "how", "in", "my", "of", "on", "or", "our", "the", "to", "with")
)
"""Words that say nothing about a topic."""

_WORD = re.compile(r"\w+")

LANGUAGE_OF_CODE = {
    "ar": "arabic", "bg": "bulgarian", "cs": "czech", "cy": "welsh", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "fi": "finnish", "fr": "french", "ga": "irish", "he": "hebrew",
    "hi": "hindi", "hr": "croatian", "hu": "hungarian", "it": "italian", "ja": "japanese", "ko": "korean",
    "lt": "lithuanian", "lv": "latvian", "nb": "norwegian", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sk": "slovak", "sl": "slovenian", "sv": "swedish",
    "tr": "turkish", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip
"""English names of language codes, so that `en-GB` and `English` are one language."""

_BESIDE_NAME = frozenset(["the", "and", "und", "et", "y", "team", "dept", "department", "abteilung"])
"""Words of the name of a team or unit that tell it from no other."""

_LANGUAGE_OF_NAME = {
    **{name: name for name in LANGUAGE_OF_CODE.values()},
    **{
        word: language
        for language, words in {
            "arabic": "arabisch arabe árabe العربية",
            "bengali": "bangla bengalisch",
            "bulgarian": "bulgarisch",
            "chinese": "mandarin cantonese chinesisch chinois chino 中文",
            "croatian": "kroatisch hrvatski",
            "czech": "tschechisch tchèque čeština česky",
            "danish": "dänisch dansk danois",
            "dutch": "niederländisch nederlands néerlandais holandés holländisch flemish",
            "english": "eng engl ang angličtina ingilizce englisch anglais inglés ingles inglese engelsk engels angol "
            "angielski",
            "finnish": "finnisch suomi",
            "french": "frz franz francuski francouzština fransızca französisch franzoesisch français francais francés "
            "frances frans",
            "german": "dt deutsch němčina almanca allemand alemán aleman tedesco duits niemiecki",
            "greek": "griechisch grec griego ελληνικά",
            "hebrew": "hebräisch hébreu hebreo",
            "hindi": "हिन्दी",
            "hungarian": "ungarisch magyar hongrois",
            "irish": "gaeilge irisch",
            "italian": "włoski italienisch italien italiano",
            "japanese": "japanisch japonais japonés 日本語",
            "korean": "koreanisch coréen",
            "norwegian": "norwegisch norsk bokmål",
            "persian": "farsi dari persisch",
            "polish": "polnisch polski polonais polaco",
            "portuguese": "portugiesisch português portugues portugais portugués",
            "punjabi": "panjabi",
            "romanian": "rumänisch română roumain rumano",
            "russian": "rosyjski ruština russisch russe ruso русский",
            "serbian": "serbisch srpski",
            "somali": "",
            "spanish": "span hiszpański španělština ispanyolca spanisch español espanol espagnol castellano spagnolo",
            "swahili": "kiswahili",
            "swedish": "schwedisch svenska suédois",
            "tamil": "",
            "turkish": "türkisch türkçe turc turco",
            "ukrainian": "ukraiński ukrainisch українська",
            "urdu": "",
            "vietnamese": "vietnamesisch",
            "welsh": "cymraeg",
            "yoruba": "",
            "bsl": "",
            "catalan": "català catalán",
            "albanian": "shqip",
            "bosnian": "bosanski",
        }.items()
        for word in (language, *words.split())
    },
}
_LEVELS_OF_LANGUAGE = frozenset(
    ("a1", "a2", "b1", "b2", "c1", "c2", "native", "fluent", "good", "basic", "some", "very", "well", "mother",
     "tongue", "speaker", "level", "and", "first", "second", "language", "bilingual", "advanced", "intermediate",
     "beginner", "conversational", "working", "professional", "proficient", "excellent", "spoken", "written",
     "muttersprache", "muttersprachlich", "fließend", "fliessend", "gut", "sehr", "grundkenntnisse",
     "verhandlungssicher", "maternelle", "langue", "courant", "bien", "nativo", "fluido", "lengua", "materna", "gb",
     "us", "uk", "at", "de", "ch", "fr", "es", "british", "american", "i", "speak", "a", "little", "business",
     "notions", "débutant", "intermédiaire", "avancé", "niveau", "nivel", "scolaire", "lu", "écrit", "parlé", "peu",
     "très", "bon", "bilingue", "bilingüe", "professionnel", "basique", "avanzado", "básico", "básica", "intermedio",
     "alto", "medio", "bajo", "nativa", "muy", "bueno", "hablado", "avanzada", "kenntnisse", "anfänger", "etwas",
     "fortgeschritten", "schulkenntnisse", "wenig", "perfekt", "sprache", "ojczysty", "biegły", "biegle", "podstawowy",
     "komunikatywny", "średni", "zaawansowany", "poziom", "język", "rodilý", "mluvčí", "plynně", "základy",
     "only", "ok", "mandarin", "limited", "school", "my", "is", "in", "und", "et", "y", "or")
)  # fmt: skip
"""Words beside a language that say how well, or where it is spoken."""
_BESIDE_LANGUAGE = re.compile(r"[(\[][^)\]]*[)\]]|\d+ ?%")

STANDARD_HOURS = {
    "europe/london": 0, "europe/dublin": 0, "europe/lisbon": 0, "utc": 0, "gmt": 0, "europe/paris": 1,
    "europe/berlin": 1, "europe/madrid": 1, "europe/rome": 1, "europe/amsterdam": 1, "europe/brussels": 1,
    "europe/vienna": 1, "europe/zurich": 1, "europe/warsaw": 1, "europe/prague": 1, "europe/stockholm": 1,
    "europe/oslo": 1, "europe/copenhagen": 1, "africa/lagos": 1, "europe/athens": 2, "europe/helsinki": 2,
    "europe/kyiv": 2, "africa/cairo": 2, "africa/johannesburg": 2, "asia/jerusalem": 2, "europe/istanbul": 3,
    "europe/moscow": 3, "africa/nairobi": 3, "asia/riyadh": 3, "asia/dubai": 4, "asia/karachi": 5, "asia/kolkata": 5.5,
    "asia/dhaka": 6, "asia/bangkok": 7, "asia/jakarta": 7, "asia/singapore": 8, "asia/hong_kong": 8,
    "asia/shanghai": 8, "asia/manila": 8, "australia/perth": 8, "asia/tokyo": 9, "asia/seoul": 9,
    "australia/brisbane": 10, "australia/sydney": 10, "australia/melbourne": 10, "pacific/auckland": 12,
    "america/sao_paulo": -3, "america/buenos_aires": -3, "america/halifax": -4, "america/new_york": -5,
    "america/toronto": -5, "america/bogota": -5, "america/lima": -5, "america/chicago": -6, "america/mexico_city": -6,
    "america/denver": -7, "america/los_angeles": -8, "america/vancouver": -8, "pacific/honolulu": -10,
}  # fmt: skip
"""Hours ahead of UTC in winter, for zones people name; a table, because not every computer knows the zones."""

_OFFSET = re.compile(r"^(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?$")

_FAMILIES = {
    "money": "finance accounting accounts audit treasury tax controlling payroll actuarial",
    "market": "marketing advertising brand communications pr media social content",
    "people": "hr people talent recruitment recruiting training personnel human",
    "building": "engineering engineer development developer software production manufacturing research science",
    "digital": "it ddat digital data technology devops infrastructure analytics",
    "service": "customer service support care retail shop store hospitality nursing",
    "selling": "sales commercial account business export",
    "running": "operations operational logistics warehouse supply procurement purchasing transport estates facilities",
    "rules": "legal law compliance risk security policy governance regulatory",
    "shaping": "design ux creative product art editorial",
}
_FAMILY_OF = {word: family for family, words in _FAMILIES.items() for word in words.split()}

_FAR = frozenset(
    frozenset(couple.split())
    for couple in (
        "money market", "money shaping", "money service", "building service", "building people", "building market",
        "building selling", "digital people", "digital service", "digital running", "digital rules", "rules shaping",
        "rules market", "rules selling", "running market", "running shaping", "people money", "people building",
        "selling people", "service shaping",
    )
)  # fmt: skip
"""Kinds of work whose people seldom meet and see the firm differently."""


def folded(text: str) -> str:
    """Return the text as it is compared: case and surplus blanks do not matter."""
    return " ".join(text.split()).casefold()


def folded_name(text: str) -> str:
    """Return the name of a team or unit as it is compared: `Sales & Marketing`, `the sales and marketing team`."""
    words = _WORD.findall(folded(text).replace("&", " and ").replace("+", " and "))
    kept = [word for word in words if word not in _BESIDE_NAME]
    return " ".join(kept or words)


def language(text: str) -> str:
    """Return a language as it is compared; empty where the table does not know it, and so nothing can be compared.

    `en`, `en-GB`, `English`, `Englisch`, `English (fluent)` and `English - C1` are the same.
    """
    plain = folded(_BESIDE_LANGUAGE.sub(" ", folded(text)))
    code = re.split(r"[-_]", plain, maxsplit=1)[0]
    if code in LANGUAGE_OF_CODE:
        return LANGUAGE_OF_CODE[code]
    named = {_LANGUAGE_OF_NAME[word] for word in _WORD.findall(plain) if word in _LANGUAGE_OF_NAME}
    others = [word for word in _WORD.findall(plain) if word not in _LANGUAGE_OF_NAME]
    return named.pop() if len(named) == 1 and all(word in _LEVELS_OF_LANGUAGE for word in others) else ""


def hours_ahead(zone: str) -> float | None:
    """Return how many hours a time zone is ahead of UTC in winter, or None where that is not known."""
    plain = folded(zone)
    offset = _OFFSET.match(plain)
    if offset:
        hours = int(offset[2]) + int(offset[3] or 0) / 60
        return -hours if offset[1] == "-" else hours
    return STANDARD_HOURS.get(plain)


def hours_between(one: float, other: float) -> float:
    """Return how far two clocks are apart, the short way round the globe."""
    apart = abs(one - other) % 24
    return min(apart, 24 - apart)


def words_of(topic: str) -> frozenset[str]:
    """Return the words of a topic that say something, in their singular as far as a plain rule can tell."""
    words = [word for word in _WORD.findall(topic.casefold()) if word not in SMALL_WORDS]
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word for word in words)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Say how alike two topics are, given the words of each: 1 the same, 0.75 one within the other, 0.5 half shared."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    common = len(one & other)
    if common == min(len(one), len(other)):
        return 0.75
    return 0.5 if 2 * common >= len(one | other) else 0.0


def kind_of_work(function: str) -> str:
    """Return the family of a function, such as `money` for Accounting; empty where the table does not know it."""
    for word in _WORD.findall(function.casefold()):
        if word in _FAMILY_OF:
            return _FAMILY_OF[word]
    return ""


def proximity(function: str, other: str) -> str:
    """Say whether two functions are the `same`, `near` each other, `different` or `far` apart."""
    if folded(function) == folded(other):
        return "same"
    family, other_family = kind_of_work(function), kind_of_work(other)
    if family and family == other_family:
        return "near"
    return "far" if frozenset((family, other_family)) in _FAR else "different"
