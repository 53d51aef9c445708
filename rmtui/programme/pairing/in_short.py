"""How does one say in a few words, beside a name in a list, why somebody cannot be met?"""

from __future__ import annotations

from rmtui.programme.pairing.board import Board, Partner
from rmtui.programme.pairing.obstacles import PRIVATE

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


def in_short(board: Board, partner: Partner, person_id: str) -> str:
    """Say why the other one of `partner` cannot be met by the person, as a phrase after the other one's name."""
    rule = partner.rule
    if rule in _SAID:
        return _SAID[rule]
    if rule == "seniority":
        return "nothing new to teach" if board.ground.by_expertise else "ranks too close"
    if rule == "consent":
        other = partner.mentor if partner.mentee.id == person_id else partner.mentee
        return {"no": "said no", "unknown": "no yes yet"}.get(other.consent, "the other one has to say yes")
    chain = board.obstacle(rule, partner.mentor, partner.mentee).chain
    own = board.ground.name(person_id)
    return _of_line(rule, chain, own)


def _of_line(rule: str, chain: tuple[str, ...], own: str) -> str:
    """Say how two people stand in one line; `chain` runs from its lower to its upper end."""
    below = chain[-1] == own
    if rule == "reviewer":
        return f"is appraised by {own}" if below else f"appraises {own}"
    if rule == "direct report":
        return f"reports to {own}" if below else f"{own} reports there"
    via = f" via {chain[1]}" if len(chain) > 2 and below else ""
    return f"reports to {own}{via}" if below else f"above {own} in the line"
