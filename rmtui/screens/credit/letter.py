"""Which letter suits an idea now, filled with its words: to ask its owner, or to thank?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rmtui.programme.credit import Credit
from rmtui.programme.credit_view import owner_names, short_day
from rmtui.programme.credits import is_named
from rmtui.programme.levels import SHOWN
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import called
from rmtui.words import words_of


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be copied."""

    kind: Literal["ask", "thank"]
    """What it is for."""
    title: str
    """Its subject."""
    text: str
    """The letter; words nobody can fill in stay in braces."""


def letter_for(programme: Programme, credit: Credit) -> Letter:
    """Return the letter that thanks once the owner said yes, and asks before."""
    from rmtui.content.library import fill, letter  # the texts are read when first needed

    kind: Literal["ask", "thank"] = "thank" if credit.state == "yes" else "ask"
    title, _, text = fill(letter(f"{kind}-credit"), _words(programme, credit)).partition("\n")
    return Letter(kind, title.removeprefix("# "), text.strip("\n"))


def _words(programme: Programme, credit: Credit) -> dict[str, str]:
    """Return the words known of this idea, beside the programme's own."""
    session = programme.sessions.get(credit.session)
    pair = programme.pairs.get(session.pair) if session else None
    words = {
        "mentor_name": owner_names(programme, credit),
        "mentee_name": called(programme, pair.mentee) if pair else programme.about.runs_by,
        "idea": credit.what,
        "date": short_day(session.on) if session else "",
        "outcome": credit.outcome,
        "level": SHOWN[credit.level] if is_named(credit) else f"nobody; {SHOWN[credit.level]} may know the idea itself",
    }
    return {**words_of(programme.about), **{name: word for name, word in words.items() if word}}
