"""Promised papers: does every letter and paper a screen mentions exist?

Our own sentences (setup, kick-off, letters, keys, screens) are searched for words for papers. Each mention is a phrase
of `PAPERS`, which says what writes the paper, or of `NO_PROMISE`; one that is neither is a new promise and fails here.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

import pytest

from rmtui.content.library import letters
from rmtui.content.sample_programme import sample_tables
from rmtui.exchange.documents.registry import KINDS
from rmtui.exchange.session_offers import rules_page
from rmtui.exchange.setup.pages import decisions, page_of
from rmtui.programme.programme import Programme
from tests.cli.running import ROOT

PACKAGE = ROOT / "rmtui"
PAPER = re.compile(
    r"\b(agendas?|agreements?|calendars?|cards?|certificates?|charters?|handouts?|invitations?|letters?|list of what|"
    r"mails?|notices|notice on|pages?|print(ed)?|questionnaires?|reports?|sheets?|surveys?|to tick|words to|"
    r"worksheets?)\b",
    re.IGNORECASE,
)
"""Words for what can be printed, sent or handed out."""


class Maker(NamedTuple):
    """What writes a paper."""

    kind: Literal["letter", "page", "export"]
    """A text of `letters`, a page of a screen, or a row of the export registry."""
    name: str
    """Which one."""


PAPERS: Mapping[str, tuple[Maker, ...]] = {
    "An agenda with minutes": (Maker("page", "kick-off-minutes"),),
    "See the agenda": (Maker("page", "kick-off-minutes"),),
    "A page on how it runs": (Maker("page", "rhythm-weeks"),),
    "printed with the others": (Maker("page", "rhythm-weeks"),),
    "ground rules for each pair to talk through": (Maker("page", "rules"),),
    "unless you print them": (Maker("page", "decided"),),
    "everything decided so far as a page": (Maker("page", "decided"),),
    "all that is decided on one page": (Maker("page", "decided"),),
    "invitations": tuple(Maker("letter", f"invitation-{whom}") for whom in ("mentor", "mentee", "manager")),
    "certificates": (Maker("letter", "certificate"),),
    "printed in the notice on what is kept about whom": (Maker("letter", "privacy-notice"),),
    "The page on what is kept about whom": (Maker("letter", "privacy-notice"),),
    "What is kept about you is on this page": (Maker("letter", "privacy-notice"),),
    "a card for ": (Maker("letter", "confidence-card"),),
    "A card to read before they meet": (Maker("letter", "confidence-card"),),
    "Words to send to both": (Maker("letter", "follow-up"),),
    "Words to send or to say": tuple(Maker("letter", row.id) for row in letters() if row.offered == "Today"),
    "The list of what may stay outside the room": (Maker("export", "agreements"),),
    "a list to tick who came": (Maker("export", "sheets"),),
    "one honest page at the end": (Maker("export", "report"),),
    "every letter": tuple(Maker("letter", row.id) for row in letters()),
    "role cards, every letter": tuple(Maker("letter", f"role-{whom}") for whom in ("mentor", "mentee", "coach")),
    "every letter and card there is": tuple(Maker("letter", row.id) for row in letters()),
    "Letters and cards to hand out": tuple(Maker("letter", row.id) for row in letters()),
    "Words to ask the owner, or to thank": (Maker("letter", "ask-credit"), Maker("letter", "thank-credit")),
}
"""What our sentences promise, and what writes it."""

TO_COME: Mapping[str, tuple[str, str]] = {
    "What to compare with at the end": ("4.13", "review"),
}
"""What our sentences promise and nothing writes yet: the recommendation it belongs to, and the export it waits for."""
MOST_TO_COME = 1
"""How many there are; may only be lowered."""

NO_PROMISE = (
    "report to you", "into your calendar", "own page", "Calendars: ask", "Calendars out", "fears go on cards",
    "fear on a card. Print it", "Cards and thick pens", "Name cards", "No letter fits", "type a few letters",
    "Dark letters", "Light letters", "Reports to", "reports to", "mail or unit", "agendas", "the agenda of",
    "Print it", "has three pages", "one page for each", "Whose page", "Finger print",
    "no e-mail", "a letter is filled in first", "page of help", "this letter is about", "words to find",
    "Which sheet holds", "Letters stored as",
    "the letters are filled in",
)  # fmt: skip
"""Where such a word promises nothing: what people do or bring, a field, a part of the screen."""


def strings_in(value: Any) -> Iterator[str]:
    """Yield every string of a content file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in strings_in(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in strings_in(inner))


SEARCHED = "everyday.py"
"""Words the palette looks up and never shows."""


@cache
def sentences() -> tuple[str, ...]:
    """Return what users may read that names a paper: strings with a blank in them, docstrings left out."""
    content = PACKAGE / "content"
    texts = [text for path in content.glob("letters/*.md") for text in path.read_text(encoding="utf-8").split("\n")]
    for name in ("setup.toml", "kickoff.toml"):
        texts += strings_in(tomllib.loads((content / name).read_text(encoding="utf-8")))
    for path in (
        PACKAGE / "keys.py",
        *sorted(path for path in PACKAGE.glob("screens/**/*.py") if path.name != SEARCHED),
        *sorted(PACKAGE.glob("exchange/setup/*.py")),
    ):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in alone)
        texts += [node.value for node in constants if isinstance(node.value, str)]
    return tuple(dict.fromkeys(text for text in texts if " " in text.strip()))


def exists(maker: Maker) -> bool:
    """Say whether what is to write a paper is there and writes something."""
    programme = Programme(sample_tables())
    match maker.kind:
        case "letter":
            return maker.name in {row.id for row in letters()}
        case "export":
            return maker.name in {kind.name for kind in KINDS}
        case "page":
            if maker.name == "decided":
                return bool(decisions(programme))
            return all(rules_page(programme) if maker.name == "rules" else page_of(maker.name, programme))


@pytest.mark.parametrize("phrase", PAPERS)
def test_what_is_promised_is_promised_and_exists(phrase: str) -> None:
    assert any(phrase in text for text in sentences()), "nothing says so any more: take it off the list"
    assert [maker for maker in PAPERS[phrase] if not exists(maker)] == []


def test_no_other_paper_is_promised() -> None:
    phrases = sorted((*PAPERS, *TO_COME, *NO_PROMISE), key=len, reverse=True)
    covered = re.compile("|".join(map(re.escape, phrases)))
    without_ids = {
        text: re.sub(r"\{[a-z_]+\.[a-z_]+", "{", text) for text in sentences()
    }  # commands, such as setup.print
    assert [text for text, words in without_ids.items() if PAPER.search(covered.sub("", words))] == []


@pytest.mark.parametrize("phrase", TO_COME)
def test_what_is_to_come_is_still_to_come(phrase: str) -> None:
    assert any(phrase in text for text in sentences()), "nothing says so any more: take it off the list"
    assert not exists(Maker("export", TO_COME[phrase][1])), "it exists now: move it to PAPERS"


def test_the_list_only_shrinks() -> None:
    assert len(TO_COME) <= MOST_TO_COME
