"""Papers: how is a page to hand out put together, so that all look alike and say whom to ask?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from rmtui.errors import BadInput
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.letters import FilledLetter, fill_letter
from rmtui.exchange.documents.markdown import escape
from rmtui.programme.about import About
from rmtui.programme.programme import Programme

BLANK = "\\_" * 24
"""A line to write on."""


def paper(about: About, title: str, parts: Iterable[str]) -> str:
    """Return a page as Markdown: a title, its parts, and at the end which programme it belongs to and who runs it.

    `parts` are Markdown; `title` is plain text.
    """
    foot = ". ".join(escape(one) for one in (about.brand, about.runs_by) if one)
    return "\n\n".join([f"# {escape(title)}", *parts, *(["---", foot] if foot else [])]) + "\n"


def bulleted(texts: Iterable[str]) -> str:
    """Return plain texts as a list."""
    return "\n".join(f"- {escape(text)}" for text in texts)


def quoted(text: str) -> str:
    """Return words for a letter as Markdown that shows just them; lines that begin with a dash stay a list."""
    return "\n".join(f"- {escape(row[2:])}" if row.startswith("- ") else escape(row) for row in text.split("\n"))


def filled_or_missing(
    programme: Programme, name: str, matter: Matter, today: date, quote: Callable[[str], str] = str
) -> tuple[FilledLetter | None, str]:
    """Return a letter, or None and the sentence that says what it still needs.

    `quote` is what the words filled in go through: `quoted` where the letter becomes Markdown.
    """
    try:
        return fill_letter(programme, name, matter, today, quote), ""
    except BadInput as error:
        return None, error.sentence
