"""Obstacles in short: how does one say beside a name in a list why somebody cannot be met?"""

from __future__ import annotations

from rmtui.programme.pairing.board import Board, Partner
from rmtui.programme.pairing.obstacles import PRIVATE, ends_of_line

_SAID = {
    "self": "the same person",
    "same team": "same team",
    "language": "no language in common",
    "time": "no free hour in common",
    "avoids": PRIVATE,
    "kept apart": PRIVATE,
    "past pair": "were a pair before",
    "external": "not from the organisation",
    "same unit": "same unit",
    "full": "taken",
}


def short_obstacle(board: Board, partner: Partner, person_id: str) -> str:
    """Say why the other one of `partner` cannot be met by the person, as a phrase after the other one's name."""
    rule = partner.rule
    if rule in _SAID:
        return _SAID[rule]
    if rule == "seniority":
        return "nothing new to teach" if board.ground.by_expertise else "ranks too close"
    if rule == "consent":
        return _of_consent(board, partner, person_id)
    _, upper = ends_of_line(board.ground, rule, partner.mentor, partner.mentee)
    chain = board.obstacle(rule, partner.mentor, partner.mentee).chain
    return _of_line(rule, chain, board.ground.name(person_id), upper.id == person_id)


def _of_consent(board: Board, partner: Partner, person_id: str) -> str:
    """Say whose no, or whose missing yes, stands against a pair: behind the other one's name only hers is meant."""
    two = (partner.mentor, partner.mentee)
    level, words = ("no", "said no") if any(one.consent == "no" for one in two) else ("unknown", "no yes yet")
    if any(one.consent == level and one.id != person_id for one in two):
        return words
    return f"{board.ground.name(person_id)}: {words}"


def _of_line(rule: str, chain: tuple[str, ...], own: str, below: bool) -> str:
    """Say how somebody stands in one line with `own`, `below` or above; `chain` runs from below to above."""
    if rule == "reviewer":
        return f"is appraised by {own}" if below else f"appraises {own}"
    if rule == "direct report":
        return f"reports to {own}" if below else f"{own} reports there"
    via = f" via {chain[1]}" if len(chain) > 2 and below else ""
    return f"reports to {own}{via}" if below else f"above {own} in the line"
