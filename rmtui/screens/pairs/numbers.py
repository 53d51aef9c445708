"""Points of a pair: what is behind the words, and what does the whole plan say?"""

from __future__ import annotations

from textual.content import Content

from rmtui.counts import counted
from rmtui.programme.days.words import day_words
from rmtui.programme.pair import Pair
from rmtui.programme.pairing.board_view import BoardView
from rmtui.programme.pairing.explanation import both
from rmtui.programme.pairing.knock_on import Price
from rmtui.programme.pairing.reasons import word_of
from rmtui.screens.kit.dialogs import Page
from rmtui.widgets.hanging_indent import hanging

TERM = 21
"""Cells for the name of a term."""


def numbers_page(view: BoardView, couple: str, pair: Pair | None) -> Page:
    """Return a page with the score of two people line by line."""
    verdict = view.verdict(couple)
    terms = [hanging(f"{x.points:+4d} of {x.of:<4d}{x.term:{TERM}}", x.reason) for x in verdict.lines]
    rows = [f"{'':4}{'-' * 7}", f"{verdict.score:4d} of 100 {word_of(verdict)}", ""]
    if any(line.thin for line in verdict.lines):
        rows.append("Where we know too little a term gives half: unknown never counts as no.")
    if pair is not None and pair.score is not None and pair.proposed_on is not None:
        rows.append(f"On {day_words(pair.proposed_on)}, when they were chosen, it was {pair.score} of 100.")
    price = view.price(couple) if pair is None and verdict.allowed else None
    if price is not None:
        rows += ["", *_plan(price)]
    rows += ["", "From 75 a pair is called strong, from 50 good. Points are for pairs, never for people."]
    return Page(f"The numbers: {both(view, verdict)}", Content("\n").join([*terms, *map(Content, rows)]))


def _plan(price: Price) -> list[str]:
    """Return what the whole set of new pairs would lose."""
    best = f"The best whole set of new pairs: {_pairs(price.pairs)}, {price.total} points."
    if (price.pairs, price.total) == (price.pairs_with, price.total_with):
        return [best, "These two can be one of them without any loss."]
    fewer = f"{_pairs(price.pairs - price.pairs_with)} fewer, " if price.pairs_with < price.pairs else ""
    lost = price.total - price.total_with
    change = f"{lost} points fewer" if lost >= 0 else f"though {-lost} points more"
    return [best, f"With these two: {_pairs(price.pairs_with)}, {price.total_with} points ({fewer}{change})."]


def _pairs(count: int) -> str:
    return counted(count, "pair")
