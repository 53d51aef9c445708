"""Role words: on which side of a pair does a cell of a roster put somebody?"""

from __future__ import annotations

import re

from rmtui.exchange.roster.headings import plain
from rmtui.programme.about import About
from rmtui.programme.person import Role

_BOTH = frozenset(("both", "either", "beides", "beide", "les deux", "ambos", "both roles", "mentor mentee"))
_SIDES: dict[str, Role] = {
    "teacher": "mentor",
    "junior partner": "mentor",
    "learner": "mentee",
    "mentoree": "mentee",
    "protege": "mentee",
    "protegee": "mentee",
    "senior partner": "mentee",
    **dict.fromkeys(
        ("lernende", "lernender", "lernend", "apprenant", "apprenante", "mentoree", "aprendiz", "aprendiza",
         "mentorizado", "mentorizada", "mentorado", "mentorada", "tutelado", "podopieczny", "podopieczna",
         "uczestnik mentoringu", "mentorovany", "mentorovana"), "mentee",
    ),
}  # fmt: skip
_SEVERAL: dict[str, Role] = {f"{word}s": role for word, role in _SIDES.items()}
"""Words for several people of one side."""
_AMONG_NAMES = _BOTH | {"junior", "senior"}
"""Words for a side that are parts of names, too."""
_MENTOR = re.compile(r"\bmentor(s|in|innen|a|as|es|ka|ki|em|zy|ske)?\b")
_MENTEE = re.compile(r"\bmentees?\b")
_MENTORED = re.compile(r"\bmentoré", re.IGNORECASE)
"""French for who is mentored; without its accent it is Italian for who mentors."""
_NO_WISH = r"(?!( in)? (sein|werden|teilnehmen|mitmachen|role|rolle|dabei))"
_WISHES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("mentor", re.compile(
        r"\b(to|will|can|could|would|like|want|happy to|able to|i) mentor\b( (somebody|someone|others|people|"
        r"a colleague|"
        r"a mentee|mentees|senior\w*|colleagues?))?|\bmentoring (others|somebody|someone|a colleague|people)\b|"
        r"\b(find|have|get|want|need|seek|looking for|like|take on|suche|cherche|busco)( an?| my| some|"
        r" einen?| eine| un| une)? "
        r"mentees?\b|\bteach (others|somebody|someone)\b"
    )),
    ("mentee", re.compile(
        r"\b(be|being|get|getting|become) (reverse )?mentored\b|\b(mentored|coached|taught) by\b|"
        r"\b(find|finding|have|having|get|getting|need|needs|want|wants|seek|seeking|looking for|look for|like|request|"
        r"receive|work with|meet|matched with|paired with|searching for|search for|suche|mochte(?= (gerne? )?eine)|"
        r"brauche|cherche|busco|necesito|quiero|quisiera|tener|encontrar|veux|voudrais|souhaite|aimerais|avoir|trouver|szukam|"
        r"potrzebuje|miec|znalezc|hledam|cerco|wunsche( mir)?|finden|haben|accompagnee? par|begleitet von)"
        r"( to (find|have|get|meet|work with))?( gerne?)? (an? |my |some |einen? |eine[rm] |eine |un |une |una )?"
        rf"(own |reverse |new |good |suitable )*mentor(s|in|a|e|em|ky|ku)?\b{_NO_WISH}|"
        r"\blearn from( an?)?( mentor)?\b|\b(to|want to|like to|would like to) learn\b|\blerne[rn]?\b"
    )),
)  # fmt: skip
"""Sentences that put whoever says them on a side, whatever words of the other side they hold."""
_OF_FILES: dict[str, Role] = {"mentors": "mentor", "mentees": "mentee", "mentorinnen": "mentor"}
_ASKS = re.compile(
    r"\b(do|are|would|will|can|want|wants|like|sign|signing|become|be|as|act|interested|willing|happy|mochten|wollen|"
    r"souhaitez|quiere)\b"
)
_NOT = re.compile(r"\b(not|neither|nicht|no|dont|none|never|unsure|kein\w*|weder|ni)\b")


class RoleWords:
    """The words of one programme for its two sides."""

    def __init__(self, about: About) -> None:
        """Know the programme's own labels, and that its junior people mentor unless mentoring goes the classic way."""
        junior: Role = "mentee" if about.direction == "traditional" else "mentor"
        senior: Role = "mentor" if junior == "mentee" else "mentee"
        self._words: dict[str, Role] = {**_SIDES, **_SEVERAL, "junior": junior, "senior": senior}
        labels = about.labels
        own: tuple[tuple[str, Role], ...] = (
            (labels.mentor, "mentor"),
            (labels.mentors, "mentor"),
            (labels.mentee, "mentee"),
            (labels.mentees, "mentee"),
        )
        self._words.update({plain(word): role for word, role in own if plain(word)})
        several = {"mentors", "mentees", *_SEVERAL, plain(labels.mentors), plain(labels.mentees)}
        self._plurals = several - {"", plain(labels.mentor), plain(labels.mentee)}

    def is_word(self, raw: str) -> bool:
        """Say whether a text is a word for a side of a pair and nothing else."""
        words = plain(raw)
        return words in self._words or words in _BOTH or bool(_MENTOR.fullmatch(words) or _MENTEE.fullmatch(words))

    def is_plural(self, raw: str) -> bool:
        """Say whether a text is the word for several people of one side."""
        return plain(raw) in self._plurals

    def is_clear(self, word: str) -> bool:
        """Say whether a word names a side even where only a blank parts it from a name, unlike "Senior" or "both"."""
        return self.is_word(word) and plain(word) not in _AMONG_NAMES

    def read(self, raw: str) -> Role | None:
        """Return the role a cell names, None when it names none."""
        words = plain(raw)
        if words in self._words:
            return self._words[words]
        if _MENTORED.search(raw):
            return "mentee"
        if words in _BOTH or words.startswith("both") or words.endswith(" both"):
            return "both"
        if _NOT.search(words):
            return None
        wishes: set[Role] = set()
        rest = words
        for side, wish in _WISHES:
            wishes |= {side} if wish.search(rest) else set()
            rest = wish.sub(" ", rest)
        wishes |= {
            side
            for word, side in self._words.items()
            if self.is_clear(word) and re.search(rf"\b{re.escape(word)}\b", rest)
        }
        if _MENTOR.search(rest):
            wishes.add("mentor")
        if _MENTEE.search(rest):
            wishes.add("mentee")
        return None if not wishes else "both" if len(wishes) > 1 else wishes.pop()

    def of_file_name(self, name: str) -> Role:
        """Return the side a file such as `mentors.csv` holds; empty where its name holds no such word, or both."""
        words = plain(name.rpartition(".")[0]).split()
        sides = {
            self._words.get(word) or _OF_FILES.get(word) for word in words if self.is_plural(word) or word in _OF_FILES
        }
        side = sides.pop() if len(sides) == 1 else None
        return side or ""

    def asked_side(self, heading: str) -> Role | None:
        """Return the one side a question answered by yes or no asks about: `Sign up as a mentor?`."""
        words = plain(heading)
        sides: set[Role] = set()
        if _MENTOR.search(words):
            sides.add("mentor")
        if _MENTEE.search(words):
            sides.add("mentee")
        return sides.pop() if len(sides) == 1 and len(words.split()) > 1 and _ASKS.search(words) else None
