"""Presets of weights: which ones does a purpose bring with it?"""

from __future__ import annotations

from collections.abc import Mapping

from rmtui.programme.about import About, Purpose

TERMS: tuple[str, ...] = (
    "topic fit",
    "objective fit",
    "function distance",
    "perspective distance",
    "pulse",
    "style",
    "readiness",
    "practical",
)
"""The soft terms that have a weight, in the order they are shown."""

_COLUMNS: dict[Purpose, tuple[int, ...]] = {
    "generations": (25, 10, 20, 15, 10, 10, 5, 5),
    "inclusion": (15, 10, 15, 25, 10, 10, 10, 5),
    "digital": (35, 15, 15, 5, 5, 10, 5, 10),
    "culture": (20, 15, 25, 10, 10, 10, 5, 5),
    "technical": (40, 15, 5, 5, 10, 10, 5, 10),
    "small-firm": (35, 15, 10, 5, 10, 10, 5, 10),
}

WEIGHTS: Mapping[Purpose, Mapping[str, int]] = {
    purpose: dict(zip(TERMS, column, strict=True)) for purpose, column in _COLUMNS.items()
}
"""The most each term can give, per purpose; every purpose sums to 100."""

USUAL_PURPOSE: Purpose = "generations"
"""Whose weights count while no purpose is chosen."""


def weights_of(about: About) -> dict[str, int]:
    """Return the most points each soft term can give: set by hand, else by the first purpose, else the usual ones.

    Terms this version does not know are left out, terms not named count nothing, and no weight is below nought.
    """
    if about.weights:
        by_hand = {weight.term: max(0, weight.points) for weight in about.weights}
        return {term: by_hand.get(term, 0) for term in TERMS}
    purpose = about.purposes[0] if about.purposes else USUAL_PURPOSE
    return dict(WEIGHTS[purpose])
