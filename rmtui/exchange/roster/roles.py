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
}
_SEVERAL: dict[str, Role] = {f"{word}s": role for word, role in _SIDES.items()}
"""Words for several people of one side."""
_AMONG_NAMES = _BOTH | {"junior", "senior"}
"""Words for a side that are parts of names, too."""
_MENTOR = re.compile(r"\bmentor(s|in|innen)?\b")
_MENTEE = re.compile(r"\bmentees?\b")
_NOT = re.compile(r"\b(not|neither|nicht|no)\b")


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
        if words in _BOTH or words.startswith("both"):
            return "both"
        mentor, mentee = _MENTOR.search(words), _MENTEE.search(words)
        if _NOT.search(words) or not (mentor or mentee):
            return None
        if mentor and mentee:
            return "both"
        return "mentor" if mentor else "mentee"
