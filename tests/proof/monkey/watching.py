"""What must hold of the program after each act of the monkey, and of its folder after each run.

Touches names private to Textual 8.2.8; to be looked at again when the pin moves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot
from textual.widget import Widget

from rmtui.app import RmtuiApp
from rmtui.desk import Desk
from rmtui.exchange.documents.registry import KINDS
from rmtui.exporting import export
from rmtui.programme.levels import may_leave
from rmtui.screens.credit.form import CreditForm
from rmtui.screens.credit.screen import Credit
from rmtui.screens.journal.list import SESSION
from rmtui.screens.journal.screen import Journal
from rmtui.screens.kit.framed import Framed
from rmtui.screens.pairs.screen import Pairs
from rmtui.screens.room.screen import Room
from rmtui.widgets.fields import AreaField, LineField
from rmtui.widgets.line_list import LineList
from rmtui.widgets.text_focus import takes_text
from tests.proof.monkey.starts import canary

Away = tuple[Widget, str]
Rows = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must not be."""

    kind: str
    """What makes two faults one and the same."""
    more: str = ""
    """What helps to find it."""
    at: int = 0
    """After so many acts."""


def after_act(app: RmtuiApp, away: Away | None = None) -> Fault | None:
    """Return what must not be on the screen as it stands; `away` is a field somebody scrolled out of view."""
    focused = app.focused
    if takes_text(focused) and focused is not None and not in_view(app, focused) and away != away_from(app):
        chain = " < ".join(f"{type(one).__name__}#{one.id}" for one in focused.ancestors_with_self)
        return Fault(f"a field that cannot be seen takes letters: {type(focused).__name__}", chain)
    return None


def away_from(app: RmtuiApp) -> Away | None:
    """Return the field that has the focus and what it holds; none where no field has it."""
    focused = app.focused
    return (focused, focused.typed) if isinstance(focused, LineField | AreaField) else None


def marks(app: RmtuiApp) -> Fault | None:
    """Return where a list marks something else than what is shown beside it and acted on."""
    screen = app.screen
    if not screen.is_mounted or (isinstance(screen, Framed) and screen.is_too_small):
        return None
    if isinstance(screen, Pairs) and screen.focused is screen.who:
        at = screen.at
        if at is not None and at.pair is not None and screen.pair != at.pair:
            return Fault("the board marks one pair and acts on another", f"{at.key} {screen.couple}")
    elif isinstance(screen, Journal):
        lines, form = screen.query_one("#sessions", LineList), screen.form  # asking for it lets the page follow
        if form.display and lines.has_focus and not form.keeper.is_unwritten:
            shown = SESSION + form.session_id
            if lines.key != shown:
                return Fault("the page of the Journal is not that of its row", f"{lines.key!r} {shown!r}")
    elif isinstance(screen, Credit):
        idea, key = screen.query_one(CreditForm), screen.query_one("#credits", LineList).key
        if idea.display and idea.idea_id != key:
            return Fault("the form of an idea is not that of its row", f"{idea.idea_id!r} {key!r}")
    return None


def told_in_the_room(app: RmtuiApp) -> Fault | None:
    """Return a private text, or one of another pair, that other eyes can read in the room or above it."""
    room = next((one for one in app.screen_stack if isinstance(one, Room)), None)
    if room is None or app.desk is None:
        return None
    programme = app.desk.programme
    shown = " ".join(strip.text for strip in app.screen._compositor.render_strips())
    pairs = {one.id: one.pair for one in programme.sessions.all()}
    here = pairs.get(room.form.session_id)
    for text in programme.texts.all():
        if canary(text.id) in shown and (text.level == "private" or pairs.get(text.session) != here):
            return Fault("a text that is not for these eyes is shown in the room", f"{text.kind} {text.id}")
    return None


def in_view(app: RmtuiApp, widget: Widget) -> bool:
    """Say whether something of a widget is on the screen."""
    shown = app.screen._compositor.visible_widgets.get(widget)
    return shown is not None and bool(shown[0].intersection(shown[1]).area)


async def before_leaving(app: RmtuiApp, pilot: Pilot[None]) -> Fault | None:
    """Leave the program from wherever it is; returns what must not be."""
    await app.action_quit()
    await pilot.pause()
    if not app.is_ending and not app._exit:
        return Fault("the program cannot be left", type(app.screen).__name__)
    unkept = [key for key, one in app.drafting._writing.items() if not one.kept and one.text.strip()]
    return Fault("text is neither saved nor kept after leaving", str(unkept)) if unkept else None


def after_run(memory: Rows, drafts: Mapping[str, str], folder: str, home: Path) -> Fault | None:
    """Return what must not be in a folder that was left or killed."""
    with Desk.look(folder) as desk:
        if [finding for finding in desk.store.findings if finding.severity != "note"]:
            return Fault("check finds something", str([finding.where for finding in desk.store.findings]))
        stored = {name: dict(rows) for name, rows in desk.store.tables.items() if rows}
        if memory and stored != memory:
            return Fault("what is stored is not what was saved", str(_differences(memory, stored)))
        kept = {draft.key: draft.text for draft in desk.drafts.all()}
        lost = {key: text for key, text in drafts.items() if kept.get(key) != text}
        if lost:
            return Fault("a draft that was kept is not there", str(lost))
        return _leaks(desk, home / "out")


def _differences(one: Rows, other: Rows) -> list[tuple[str, str]]:
    return [
        (name, key)
        for name in {*one, *other}
        for key in {*one.get(name, {}), *other.get(name, {})}
        if one.get(name, {}).get(key) != other.get(name, {}).get(key)
    ]


def _leaks(desk: Desk, out: Path) -> Fault | None:
    """Return a text above the level of an export it stands in."""
    tables = desk.store.tables
    rows = [str(row) for one in tables.values() for row in one.values()]
    words = {
        canary(text.id): text.level
        for text in desk.programme.texts.all()
        if sum(canary(text.id) in row for row in rows) == 1
    }
    for kind in KINDS:
        for level in kind.levels:
            made = export(desk, kind, level, str(out / kind.name / level)).made
            text = str(made.files)
            for word, own in words.items():
                if word in text and not may_leave(own, level):
                    return Fault(f"{kind.name} for {level} hold a text for {own}", word)
    return None
