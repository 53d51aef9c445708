"""Letters: the one filler for every text that is sent, said or handed out.

A letter is a text of `content/letters` and its row in `letters.toml`. What it says of people comes from `letter_words`.
No text leaves here with a word still in braces: a paragraph that can do without goes, else the letter is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from rmtui.content.braces import braces, fill
from rmtui.content.kinds import Letter
from rmtui.content.library import brace_words, letter, letter_row
from rmtui.errors import BadInput
from rmtui.exchange.documents.letter_facts import Facts, Matter, recipients
from rmtui.exchange.documents.letter_words import word_of
from rmtui.programme.programme import Programme
from rmtui.words import words_of


@dataclass(frozen=True, slots=True)
class FilledLetter:
    """A letter ready to be sent, said or printed."""

    id: str
    """Which letter."""
    title: str
    """Its title, and the subject of a mail."""
    to: tuple[str, ...]
    """Name and address of each who receives it; none for what is read or said."""
    body: str
    """The letter, without its title."""

    @property
    def mail(self) -> str:
        """The letter as a text to copy into a mail: to whom, subject, body."""
        to = [f"To: {', '.join(self.to)}"] if self.to else []
        return "\n".join([*to, f"Subject: {self.title}", "", self.body])


def fill_letter(
    programme: Programme, name: str, matter: Matter, today: date, quote: Callable[[str], str] = str
) -> FilledLetter:
    """Return a letter with every word filled in from the records, each put through `quote` first.

    Raises BadInput where there is no such letter, where what it is about is not there, and, naming what is missing and
    where to give it, where it cannot do without a word nobody has given.
    """
    row = letter_row(name)
    facts = Facts.of(programme, row, matter, today)
    title, *paragraphs = _Filler(row, facts, quote).filled(letter(name).strip().split("\n\n"))
    return FilledLetter(
        id=name,
        title=title.removeprefix("# ") if programme.about.brand else _capital(title.removeprefix("# ")),
        to=recipients(facts),
        body="\n\n".join(paragraphs),
    )


class _Filler:
    """Fills the paragraphs of one letter."""

    def __init__(self, row: Letter, facts: Facts, quote: Callable[[str], str]) -> None:
        self.row, self.quote = row, quote
        self.own = words_of(facts.programme.about)
        """The programme's own words."""
        self.facts = facts
        self.missing: list[str] = []
        """Words the letter cannot do without, and nobody has given."""
        self.known: dict[str, str] = {}

    def filled(self, paragraphs: list[str]) -> list[str]:
        """Return the paragraphs that stay, filled; raises BadInput where a word is missing."""
        self.missing += [name for name in self.row.needs if not self._known(name)]
        kept: list[str] = []
        for paragraph in paragraphs:
            names = [_plain(name) for name in braces(paragraph)]
            unknown = [name for name in names if not self._known(name)]
            if unknown and paragraph == f"{{{names[0]}}}":
                del kept[len(kept) - (bool(kept) and kept[-1].endswith(":")) :]
            elif not any(name in self.row.optional for name in unknown):
                kept.append(fill(paragraph, {name: self.quote(self._word(name)) for name in names}))
        if self.missing:
            raise BadInput(_refusal(self.missing))
        return kept

    def _known(self, name: str) -> str:
        """Return what is known of a word, or what stands for it in this letter; empty for nothing."""
        if name not in self.known:
            usual = fill(self.row.usual.get(name, ""), self.own)
            self.known[name] = self.own.get(name) or word_of(self.facts, name) or usual
        return self.known[name]

    def _word(self, name: str) -> str:
        """Return what to put in place of a word, and note one that is missing."""
        word = self._known(name) or fill(brace_words()[name].usual, self.own)
        if not word:
            self.missing.append(name)
        return word


def _refusal(missing: list[str]) -> str:
    rows: Mapping[str, str] = {
        f"{row.means[:1].lower()}{row.means[1:]}": row.where for row in map(brace_words().__getitem__, missing)
    }
    said = ", ".join(f"{means} ({where})" for means, where in rows.items())
    return f"The letter cannot be written yet. Missing: {said}. Nothing was changed; give it there first."


def _plain(name: str) -> str:
    """Return the word a brace asks for; one at the start of a sentence has a capital."""
    return name[:1].lower() + name[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
