"""Today: what needs doing, each line with the one key that settles it, and how the last weeks went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static

from rmtui.drafting import Draft
from rmtui.keys import Key
from rmtui.programme.rhythm import Rhythm, pair_names, rhythm, under_way
from rmtui.programme.snoozing import leave_for_later
from rmtui.programme.today import GROUPS, Item, headline, worklist
from rmtui.recovery.second_copy_due import reminder
from rmtui.screens.host import Host
from rmtui.screens.kit.bindings import bindings_of
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.screens.today.keys import actions_of, fitting_hints, hints_of, target_of
from rmtui.screens.today.line import today_line
from rmtui.screens.today.rhythm_row import LEGEND, SHORT_LEGEND, Measures, heading, measures, rhythm_row
from rmtui.sentences import sentence
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pick_list import PickList
from rmtui.widgets.text import line, plain, styled

if TYPE_CHECKING:
    from rmtui.programme.move_writing import MoveWriting
    from rmtui.programme.writing import Writing

FRAME_LINES = 5
WIDEST = 116
LEAST_LINES, LEAST_WEEKS = 4, 3
SOON = 0.2
"""Seconds after which the rest follows."""
AT_FIRST = 60
"""Lines and pairs shown with the first paint; the others, far below the window, follow right behind it."""
WEEKS_FRAME = 2


class Lines(PickList):
    """One of the two lists; says when it has another height, because what it hides is counted."""

    @dataclass
    class Resized(Message):
        """It has another height."""

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Resized())


class Today(Place):
    """What needs doing today."""

    PLACE = "Today"
    FOR = (
        "What needs doing, most urgent first; each line shows the keys that settle it. "
        "Below it the weeks of every pair: when they met, what was moved, who has been quiet. "
        "A line left for later comes back in a week, a pair you called when there is a new reason."
    )
    CSS = Place.CSS + sheet("today/screen")
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Today")

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._items: dict[str, Item] = {}
        self._later = 0
        self._filled = False
        self._ends: list[int] = []
        self._shown_at = Size(0, 0)
        self._weeks_shown: tuple[Rhythm, Measures] | None = None

    def body(self) -> ComposeResult:
        """Lay out the first line, the list, and the weeks below it."""
        yield Static(id="headline", markup=False)
        yield Lines(id="lines")
        yield Static(id="more", markup=False)
        yield Static(id="weeks-heading", markup=False)
        yield Lines(id="weeks")
        yield Static(id="legend", markup=False)

    def on_mount(self) -> None:
        """Watch the lists being scrolled."""
        for each in (self.query_one("#lines"), self.query_one("#weeks")):
            self.watch(each, "scroll_y", self._count_hidden, init=False)

    def on_resize(self) -> None:
        """Lay the columns out for the new width."""
        if self.is_mounted and self.size != self._shown_at:
            self.renew()

    # Showing

    def renew(self) -> None:
        """Show what needs doing now."""
        self._shown_at = self.size
        today = self.desk.clock.today()
        found = worklist(self.programme, today, reminder(self.desk))
        now = found.now
        if not self._filled:
            self._filled = True
            if len(now) + len(self.programme.pairs) > AT_FIRST:
                now = now[:AT_FIRST]
                self.set_timer(SOON, self.renew)
        self._items, self._later = {item.key: item for item in found.now}, len(found.later)
        self.query_one("#headline", Static).update(line(headline(self.programme, found, today)))
        width = min(self.size.width, WIDEST) - 3
        rows = self._rows(now, width)
        self._ends = _ends(rows)
        weeks = self._weeks(width, at_first=now is not found.now)
        self._share_height(sum(row.content.plain.count("\n") + 1 for row in rows), len(weeks.rows))
        self.query_one("#lines", LineList).show(rows)
        self.call_after_refresh(self._count_hidden)

    def _rows(self, found: Iterable[Item], width: int) -> list[Row]:
        items = list(found)
        rows = [Row(line(remark)) for remark in self._remarks(items)]
        names = max((line(item.who).cell_length for item in items if item.kind in ("did they meet", "call")), default=0)
        names = min(names, max(16, width // 4))
        before = ""
        for item in items:
            if GROUPS[item.kind] != before:
                before = GROUPS[item.kind]
                rows.append(Row(styled(before, "bold $accent")))
            split = item.kind in ("did they meet", "call")
            words = (item.who, names, item.what) if split else ("", 0, item.text)
            rows.append(Row(today_line(*words, fitting_hints(item, width), width), item.key))
        return rows

    def _remarks(self, items: list[Item]) -> list[str]:
        if not self.programme.people.all():
            return ["This is where you see each day whom to call and what waits for you.", ""]
        return [] if items else ["Every line is settled.", ""]

    def _weeks(self, width: int, *, at_first: bool) -> Rhythm:
        today = self.desk.clock.today()
        names = pair_names(self.programme, "/")
        columns = measures([names[pair.id] for pair in under_way(self.programme)], width)
        found = rhythm(self.programme, today, columns.weeks)
        if (found, columns) == self._weeks_shown:
            return found
        rows = found.rows[:AT_FIRST] if at_first else found.rows
        self._weeks_shown = None if at_first else (found, columns)
        self.query_one("#weeks-heading", Static).update(heading(found.weeks, columns))
        self.query_one("#weeks", LineList).show(Row(rhythm_row(row, columns), row.pair) for row in rows)
        return found

    def _share_height(self, lines: int, pairs: int) -> None:
        """Give the list what it needs, and the weeks what is left; in a low window the weeks give way."""
        room = max(self.size.height - FRAME_LINES - 2, LEAST_LINES)
        least = min(pairs, LEAST_WEEKS) + WEEKS_FRAME if pairs else 0
        shown = bool(pairs) and room >= LEAST_LINES + least
        self.set_class(not shown, "no-weeks")
        high = min(lines, room - least) if shown else room
        rest = min(pairs, room - high - WEEKS_FRAME)
        # No fixed height: when the status line takes a second line, the list gives way and the legend stays in view.
        self.query_one("#lines").styles.max_height = max(high, 1)
        self.query_one("#weeks").styles.height = max(rest, 1)
        self.set_class(shown and room > high + rest + WEEKS_FRAME, "airy")

    @on(Lines.Resized)
    def _count_hidden(self) -> None:
        """Say how much stands outside what is seen; called again whenever a list is scrolled or gets another height."""
        lines, weeks = self.query_one("#lines"), self.query_one("#weeks", LineList)
        bottom = lines.scroll_offset.y + lines.scrollable_content_region.height
        below = sum(end > bottom for end in self._ends)
        words = [f"{below} more below (arrow down)"] if below else []
        words += [f"{self._later} left for later"] if self._later else []
        self.query_one("#more", Static).update(plain("   ".join(words)))
        above = weeks.scroll_offset.y
        below = max(weeks.option_count - above - weeks.scrollable_content_region.height, 0)
        more = f"{above} above, {below} below   " if above else f"{below} more (Tab)   " if below else ""
        fits = len(more) + len(LEGEND) <= self.size.width - 2
        legend = (LEGEND if fits else SHORT_LEGEND) if weeks.option_count else ""
        self.query_one("#legend", Static).update(plain(f"{more}{legend}"))

    def footer_keys(self) -> Iterable[Key]:
        """Return the keys that do something on the line under the cursor."""
        *own, help_key, quit_key = super().footer_keys()
        item = self._item()
        allowed = actions_of(item) if item else ()
        shown = [key for key in own if key.runs in allowed]
        labels = {hint.action: hint.words for hint in hints_of(item)} if item else {}
        return [*(replace(key, label=labels.get(key.runs, key.label)) for key in shown), help_key, quit_key]

    @on(LineList.Moved)
    def _moved(self) -> None:
        self.show_keys()

    # Keys

    def _item(self) -> Item | None:
        """Return the line under the cursor."""
        return self._items.get(self.query_one("#lines", LineList).key)

    def _item_for(self, action: str) -> Item | None:
        """Return the line under the cursor when the key means something there; else say which keys do."""
        item = self._item()
        if item is None:
            self.say("There is no line to settle.")
        elif action not in actions_of(item):
            keys = ", ".join(f"{hint.key} {hint.words}" for hint in hints_of(item))
            self.say(f"That key settles nothing on this line. Here: {keys}.")
        else:
            return item
        return None

    @work
    async def action_met(self) -> None:
        """They met."""
        from rmtui.screens.today.settle import met  # these are loaded when first asked for

        if item := self._item_for("met"):
            await met(self, item)

    @work
    async def action_moved(self) -> None:
        """The meeting was moved."""
        from rmtui.screens.today.settle import moved

        if item := self._item_for("moved"):
            await moved(self, item)

    async def go_on_writing(self, writing: Writing, draft: Draft) -> bool:
        """Open the window in which a day and a reason were typed, with the draft in it."""
        from rmtui.programme.move_writing import MoveWriting  # loaded once a draft is gone on with

        if not isinstance(writing, MoveWriting):
            return False
        self._ask_move(writing)
        return True

    @work
    async def _ask_move(self, writing: MoveWriting) -> None:
        from rmtui.screens.today.settle import ask_move

        await ask_move(self, writing)

    @work
    async def action_off(self) -> None:
        """The meeting was called off."""
        from rmtui.screens.today.settle import off

        if item := self._item_for("off"):
            await off(self, item)

    @work
    async def action_yes(self) -> None:
        """Called, said yes, or done."""
        from rmtui.screens.today.settle import settled

        if item := self._item_for("yes"):
            await settled(self, item)

    def action_later(self) -> None:
        """Leave the line alone for a week."""
        if item := self._item_for("later"):
            clock = self.desk.clock
            self.attempt(lambda: leave_for_later(self.programme, item.key, clock.today(), clock.new_id, pair=item.pair))

    @work
    async def action_text(self) -> None:
        """Show words to send."""
        from rmtui.screens.today.settle import asked, show_words

        if (item := self._item_for("text")) and await show_words(self, item):
            await asked(self, item)

    @work(group="second copy")
    async def action_copy(self) -> None:
        """Copy the programme to another medium, whichever line the cursor is on."""
        from rmtui.screens.kit.second_copy import copy_now

        await copy_now(self)

    async def action_open(self) -> None:
        """Go to where the line comes from."""
        item = self._item_for("open")
        if item and item.kind == "copy":
            self.action_copy()
        elif item:
            await self._open(*target_of(item))

    def action_room(self) -> None:
        """Leave only the session of the line on the screen."""
        item = self._item()
        if item is None or not item.session:
            self.say(sentence("Choose a line about a meeting first; then {room} leaves only that pair on the screen."))
            return
        self.host.enter_room(item.session)

    @on(LineList.Chosen)
    async def _chosen(self, event: LineList.Chosen) -> None:
        if event.line_list.id == "weeks":
            await self._open("pairs", ("pairs", event.key))
        else:
            await self.action_open()

    async def _open(self, place: str, about: tuple[str, str] | None) -> None:
        self.host.focus_on = about
        await self.action_go(place)


def _ends(rows: Iterable[Row]) -> list[int]:
    """Return behind how many lines of the list each row that can be chosen ends."""
    ends: list[int] = []
    lines = 0
    for row in rows:
        lines += row.content.plain.count("\n") + 1
        if row.key:
            ends.append(lines)
    return ends
