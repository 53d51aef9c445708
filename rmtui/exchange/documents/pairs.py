"""Pairs as a table: who learns from whom, how far they are, and for these two what they want and when they meet."""

from __future__ import annotations

from rmtui.exchange.documents.exports import Export, ExportFile, Request, full_name
from rmtui.exchange.documents.tables import as_csv
from rmtui.programme.levels import SHOWN, Level, may_leave
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.session import Session
from rmtui.programme.sessions import by_pair, in_order

FOLDER = "pairs"
"""With who may read them behind it."""
OWN_LEVEL: Level = "pair"
"""Who may know what two people want and when they meet."""


def make(programme: Programme, request: Request) -> Export:
    """Return one table with a line for each pair, in the programme's words."""
    labels = programme.about.labels
    own = may_leave(OWN_LEVEL, request.level)
    headings = [labels.mentee, labels.mentor, "state", "agreed on", "ended on"]
    headings += ["goal", f"{labels.sessions} met", "met last", "meets next"] if own else []
    sessions = by_pair(programme)
    rows = [_row(programme, pair, sessions.get(pair.id, []), own=own) for pair in programme.pairs.all()]
    rows.sort()
    folder = f"{FOLDER} for {SHOWN[request.level]}"
    file = ExportFile(f"{folder}/pairs.csv", as_csv(headings, rows))
    goals = sum(1 for pair in programme.pairs.all() if pair.goal)
    said = () if own or not goals else ("Goals and days of meetings stay in: they belong to the two.",)
    put_in, out = {"pair": len(rows), "goal": goals if own else 0}, {"pair": 0, "goal": 0 if own else goals}
    return Export((file,), said, (folder,), put_in, out)


def _row(programme: Programme, pair: Pair, sessions: list[Session], *, own: bool) -> tuple[str, ...]:
    row = (
        full_name(programme, pair.mentee),
        full_name(programme, pair.mentor),
        pair.state,
        pair.agreed_on.isoformat() if pair.agreed_on else "",
        pair.ended_on.isoformat() if pair.ended_on else "",
    )
    if not own:
        return row
    met = [one.on for one in in_order(sessions) if one.took_place and one.on]
    coming = [one.on for one in in_order(sessions) if one.state == "planned" and one.on]
    return (
        *row,
        pair.goal,
        str(sum(one.took_place for one in sessions)),
        max(met).isoformat() if met else "",
        min(coming).isoformat() if coming else "",
    )
