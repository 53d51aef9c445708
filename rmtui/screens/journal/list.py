"""Rows of the list of pairs with their sessions, for the width there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from textual.content import Content

from rmtui.counts import counted
from rmtui.programme.days.words import day_words
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.rhythm import passed
from rmtui.programme.session import Session
from rmtui.programme.session_view import state_words
from rmtui.programme.session_when import week_words
from rmtui.programme.sessions import by_pair, spoken, week_start
from rmtui.widgets.line_list import Row
from rmtui.widgets.text import fitted, line, styled

PAIR, SESSION = "pair ", "session "
"""What stands before an id in the key of a row."""

STATE_WIDTH = 14
"""Cells for how far a session is."""
ROOMY = 64
"""From this width a line also says what is open and what it was for."""

FOLD_FROM = 200
"""With more sessions than this only the pairs opened by hand show theirs."""


BESIDE_FORM = {120: 45, 100: 38}
"""Width of the list from a width of the screen on, as in the style sheet; below these it has all of it."""


def room_for(screen: int) -> int:
    """Return the cells a line of the list will have on a screen of that width."""
    return next((width - 1 for least, width in BESIDE_FORM.items() if screen >= least), screen) - 3


def is_large(programme: Programme) -> bool:
    """Say whether pairs are shown folded at first."""
    return len(programme.sessions) > FOLD_FROM


def rows(programme: Programme, today: date, width: int, toggled: Collection[str]) -> Iterator[Row]:
    """Yield the pairs by name, those that ended last, each with its sessions while it is open.

    `toggled` are ids of pairs that were folded, or in a large programme opened, by hand.
    """
    sessions = by_pair(programme)
    large = is_large(programme)
    pairs = list(programme.pairs.all())
    pairs.sort(key=lambda pair: (not pair.is_open, spoken(programme, pair).casefold()))
    ended = False
    for pair in pairs:
        if not pair.is_open and not ended:
            ended = True
            yield Row(styled("Ended", "bold $quiet-text"))
        opened = (pair.id in toggled) == large
        held = sessions.get(pair.id, [])
        yield Row(_pair(programme, pair, len(held), opened, width), PAIR + pair.id)
        if opened:
            for session in held:
                yield Row(_session(programme, session, today, width), SESSION + session.id)


def _pair(programme: Programme, pair: Pair, count: int, opened: bool, width: int) -> Content:
    sign = " " if not count else "-" if opened else "+"
    said = pair.state if pair.state != "active" else "" if count else "none yet"
    name = fitted(spoken(programme, pair), max(width - len(said) - 3, 10)).stylize("bold")
    return Content(f"{sign} ") + name + styled(f" {said}", "$quiet-text")


def _session(programme: Programme, session: Session, today: date, width: int) -> Content:
    head = Content(f"{session.number:>3} ") + fitted(_when(session, today), 16)
    state = fitted(state_words(session, today), STATE_WIDTH)
    if session.state == "met" or passed(session, today):
        state = state.stylize("$alert-text")
    if width < ROOMY:
        return head + state
    still_open = session.open_actions
    open_words = f"{counted(still_open, 'action')} open" if still_open else ""
    rest = width - 20 - STATE_WIDTH - 2 - 17
    about = line(session.goal or session.place)
    about = about.truncate(rest, ellipsis=True) if about.cell_length > rest else about
    return head + state + Content("  ") + fitted(open_words, 17) + about


def _when(session: Session, today: date) -> str:
    if session.on is None:
        monday = week_start(session.week)
        return week_words(monday, today, short=True) if monday else "no date yet"
    return day_words(session.on) + (f" {session.on.year}" if session.on.year != today.year else "")
