"""Pane that says why these two: what speaks for and against them, what to say aloud, what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rmtui.keys import key_of
from rmtui.programme.pairing.explanation import Explanation, ExplanationKind
from rmtui.programme.pairing.reasons import Reasons
from rmtui.widgets.pressable import pressed
from rmtui.widgets.text import line, styled

SHORT_FOR, SHORT_AGAINST, SHORT_LITTLE = 2, 1, 4
"""How many lines for, lines against and things not known are shown where there is little room."""

AIRY_FROM = 24
"""In a pane of more lines its parts stand apart."""


_STEPS = (("pairs.agree", "next step"), ("edit", "pause, end, any step"), ("pairs.keep", "keep or release"))
_LOOKS = (("pairs.numbers", "numbers"), ("pairs.compare", "compare"))
_APART = ("pairs.keep_apart", "keep apart or release")
_IDEA = (("pairs.pair", "pair them"), ("pairs.keep", "keep together"), ("pairs.keep_apart", "keep apart"))
LINKS: Mapping[ExplanationKind, tuple[tuple[str, str], ...]] = {
    "proposal": (*_STEPS, *_LOOKS, ("remove", "take it back")),
    "pair": (*_STEPS, *_LOOKS, ("pairs.open", "journal")),
    "ended": (*_STEPS, *_LOOKS),
    "idea": (*_IDEA, *_LOOKS),
    "blocked": (("pairs.pair", "what could be done"), _APART),
    "private": (_APART,),
}
"""What can be done about each, as a command's id and fixed words."""


class WhyPane(VerticalScroll, can_focus=True):
    """The part of the board that says why."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.why = Explanation("nobody")
        """What is shown."""
        self._drawn = (-1, False, False)

    def compose(self) -> ComposeResult:
        """Lay out the one text."""
        yield Static(markup=False)

    def show(self, why: Explanation, *, short: bool) -> None:
        """Show this; `short` leaves out all but the strongest lines."""
        airy = self.size.height > AIRY_FROM
        drawn = (self.size.width, short, airy)
        if why == self.why and drawn == self._drawn:
            return
        if why.title != self.why.title:
            self.scroll_home(animate=False)
        self.why, self._drawn = why, drawn
        title = line(why.title).stylize("bold")
        self.border_title = title + Content("  ") + line(why.word) if why.word else title
        self.query_one(Static).update(why_content(why, max(20, self.size.width - 3), short=short, airy=airy))


def why_content(why: Explanation, width: int, *, short: bool, airy: bool = False) -> Content:
    """Return the text for a width in cells; `airy` puts empty lines between its parts."""
    return Content("\n").join(_lines(why, width, short, airy))


def _lines(why: Explanation, width: int, short: bool, airy: bool) -> Iterator[Content]:
    for paragraph in why.opening:
        yield from line(paragraph).wrap(width)
    if why.reasons is not None:
        yield from _reasons(why.reasons, width, short)
    if why.checked:
        yield from _signed(Content("  "), why.checked, width)
    if why.aloud:
        quoted = why.aloud if '"' in why.aloud else f'"{why.aloud}"'
        yield from _air(airy)
        yield from _opened("To say aloud: ", quoted, width)
    if why.still_open:
        yield from _air(airy)
        yield from _opened(f"{why.open_word}: ", "; ".join(why.still_open), width)
    if why.helps:
        yield from _air(airy)
        yield styled("What would help", "bold")
        for hint in why.helps:
            yield from _signed(Content("- "), hint, width)
    if links := LINKS.get(why.kind):
        yield from _air(airy)
        yield from _links(links, width)


def _reasons(reasons: Reasons, width: int, short: bool) -> Iterator[Content]:
    good, bad = styled("+ ", "bold $done-text"), styled("- ", "bold $alert-text")
    against = [(bad, text) for text in reasons.against]
    partly = [(Content("~ "), text) for text in reasons.partly]
    # With little room what speaks against the two matters more than what does so only partly.
    rest = [*against, *partly][:SHORT_AGAINST] if short else [*partly, *against]
    for text in reasons.speaks_for[: SHORT_FOR if short else None]:
        yield from _signed(good, text, width)
    for sign, text in rest:
        yield from _signed(sign, text, width)
    if reasons.little:
        cut = short and len(reasons.little) > SHORT_LITTLE + 1
        known = reasons.little[:SHORT_LITTLE] if cut else reasons.little
        more = f" and {len(reasons.little) - SHORT_LITTLE} more things" if cut else ""
        text = f"We know little yet: {', '.join(known)}{more}"
        yield from _signed(styled("? ", "bold $alert-text"), text, width)


def _signed(sign: Content, text: str, width: int) -> Iterator[Content]:
    """Yield a paragraph behind a sign; its further lines stand under its first word."""
    first, *rest = line(text).wrap(max(10, width - sign.cell_length)) or [Content()]
    yield sign + first
    for each in rest:
        yield Content(" " * sign.cell_length) + each


def _opened(opening: str, text: str, width: int) -> Iterator[Content]:
    """Yield a paragraph that opens with fixed words; its further lines are indented a little."""
    first, *rest = (styled(opening, "bold") + line(text)).wrap(max(10, width - 2))
    yield first
    for each in rest:
        yield Content("  ") + each


def _links(links: tuple[tuple[str, str], ...], width: int) -> Iterator[Content]:
    """Yield what can be done, as many to a line as fit; none of them is broken in two."""
    row = Content()
    for command, what in links:
        words = f"{key_of(command).shown} {what}"
        if row and row.cell_length + 3 + len(words) > width:
            yield row
            row = Content()
        row = Content("   ").join([row, pressed(command, words)]) if row else pressed(command, words)
    yield row


def _air(airy: bool) -> Iterator[Content]:
    if airy:
        yield Content()
