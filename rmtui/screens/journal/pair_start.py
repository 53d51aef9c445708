"""Agreements of a pair: what did two people settle before they started, and how do they find it goes?"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Label, Static

from rmtui.programme.days.words import date_words
from rmtui.programme.edit import Edit
from rmtui.programme.pair import Pair
from rmtui.programme.pair_agreements import (
    FIT_PROMPT,
    FIT_WORDS,
    FITS,
    BeginningKind,
    Fit,
    agree_rules,
    check_fit,
    open_rules,
)
from rmtui.programme.session import Session
from rmtui.programme.session_writing import SessionWriting
from rmtui.programme.sessions import called, sessions_of, spoken
from rmtui.programme.text import Text
from rmtui.screens.journal.answers import ticked
from rmtui.screens.journal.fields import LevelPage, label, row
from rmtui.screens.journal.keeper import SessionKeeper
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.dialogs import Dialog
from rmtui.screens.kit.styles import sheet
from rmtui.widgets.choice import Choice
from rmtui.widgets.fields import ITEMS, LineField, LongField
from rmtui.widgets.press_line import LevelChip, PressLine
from rmtui.widgets.pressable import Press, Presses, pressable
from rmtui.widgets.text import line

RULES_WORDS = "talked through, both said yes"


class BeginningPage(LevelPage):
    """The lines of the window."""

    PASSED: ClassVar[type[Widget]] = LevelChip

    def __init__(self, keeper: SessionKeeper, pair_id: str) -> None:
        super().__init__(keeper, "beginning-page")
        self.pair_id = pair_id
        """Id of the pair."""

    def compose(self) -> ComposeResult:
        """Lay out the goal, the rules, what is off limits, and whether it fits."""
        yield row(label("Goal", "lead"), LongField("pair-goal", hint="what the two want to reach, in one line"))
        yield row(label("Rules", "lead"), PressLine("rules", id="rules"), PressLine("read", id="read-rules"))
        for side in ("mentee", "mentor"):
            day = LineField(f"{side}-agreed", hint="not yet", whole=True)
            yield row(label("", "lead"), Static(id=f"{side}-name", classes="side", markup=False), day)
        yield row(label("Off limits", "lead"), LongField("off-limits", hint="topics, with commas between", joint=ITEMS))
        with Vertical(id="fit-part"):
            yield row(label("Fit check", "lead"), Choice(at_once=True, clears=True, id="fit"), classes="scales")
            yield row(
                label("", "lead"), LongField("fit-line", hint="a line on that, if you like"), LevelChip("fit-line")
            )

    def renew(self) -> None:
        """Show what is settled now."""
        pair = self._pair()
        if pair is None:
            return
        names = {
            "mentor": called(self.keeper.programme, pair.mentor),
            "mentee": called(self.keeper.programme, pair.mentee),
        }
        self._fill("pair-goal", "pair aim", pair.goal)
        self._fill("off-limits", "off limits", ", ".join(pair.rules.off_limits))
        self.query_one("#rules", PressLine).show(ticked(not pair.rules_without_yes, RULES_WORDS))
        self.query_one("#read-rules", PressLine).show("read them")
        for side, day in (("mentor", pair.rules.mentor_agreed_on), ("mentee", pair.rules.mentee_agreed_on)):
            self.query_one(f"#{side}-name", Static).update(line(f"yes from {names[side]}"))
            kind: BeginningKind = "mentor agreed" if side == "mentor" else "mentee agreed"
            self._fill(f"{side}-agreed", kind, date_words(day) if day else "")
        self._show_fit(pair)

    def _fill(self, field_id: str, kind: BeginningKind, text: str) -> None:
        self.fill(field_id, SessionWriting(pair=self.pair_id, kind=kind, level="pair"), text)

    def _show_fit(self, pair: Pair) -> None:
        """Ask how it goes once they met; that is between whoever runs the programme and each of them."""
        held = self._held()
        self.query_one("#fit-part").display = bool(held) and not self.keeper.room
        if not held:
            return
        self.query_one("#fit", Choice).show([(fit, FIT_WORDS[fit]) for fit in FITS], pair.fit)
        text = self._fit_text(held)
        session = text.session if text else held[-1].id
        text_id, level = (text.id, text.level) if text is not None else ("", "private")
        writing = SessionWriting(session=session, kind="reflection", prompt=FIT_PROMPT, text=text_id, level=level)
        self.fill("fit-line", writing, text.text if text else "")

    def _held(self) -> list[Session]:
        return [one for one in sessions_of(self.keeper.programme, self.pair_id) if one.took_place]

    def _fit_text(self, held: list[Session]) -> Text | None:
        ids = {session.id for session in held}
        found = [t for t in self.keeper.programme.texts.all() if t.prompt == FIT_PROMPT and t.session in ids]
        return found[-1] if found else None

    def _pair(self) -> Pair | None:
        return self.keeper.programme.pairs.get(self.pair_id)

    @on(PressLine.Pressed)
    def _pressed(self, event: PressLine.Pressed) -> None:
        event.stop()
        pair, programme, today = self._pair(), self.keeper.programme, self.keeper.today
        if isinstance(event.press_line, LevelChip):
            self._ask_level(event.press_line)
        elif event.key == "read":
            self._read()
        elif pair is not None and self.save_all():

            def edit_of() -> Edit:
                if not pair.rules_without_yes:
                    return open_rules(programme, pair.id)
                return agree_rules(programme, pair.id, today)

            self.keeper.attempt(edit_of)

    @on(Choice.Picked)
    def _picked(self, event: Choice.Picked) -> None:
        event.stop()
        fit: Fit = next((fit for fit in FITS if fit == event.value), "")
        self.keeper.attempt(lambda: check_fit(self.keeper.programme, self.pair_id, fit))

    def _ask_level(self, chip: LevelChip) -> None:
        async def ask() -> None:
            from rmtui.screens.kit.level_choice import choose_level

            level = await choose_level(self, "Who may know it?", chip.level)
            if level is not None and self.save_all():
                self.set_level(chip, level)

        self.run_worker(ask())

    def _read(self) -> None:
        from rmtui.exchange.session_offers import rules_page
        from rmtui.screens.kit.dialogs import Page

        title, text = rules_page(self.keeper.programme)
        self.app.push_screen(Page(title, text, copies=True))


class Beginning(Dialog[None]):
    """What the two settled; saved line by line, closed by escape."""

    CSS = sheet("kit/dialogs") + sheet("journal/screen")
    BINDINGS: ClassVar[list[BindingType]] = [
        binding("window.leave", "done"),
        binding("window.save", "save"),
        binding("undo", "undo"),
    ]

    def __init__(self, keeper: SessionKeeper, pair_id: str) -> None:
        """Show a pair; `keeper` says whether other eyes look at the screen."""
        super().__init__()
        self._keeper = SessionKeeper(keeper.host, self._say, room=keeper.room)
        self._page = BeginningPage(self._keeper, pair_id)
        self._was_refused = False
        self._name = spoken(keeper.programme, keeper.programme.pairs[pair_id])

    def compose(self) -> ComposeResult:
        """Lay out the lines and what was said about the last one."""
        with Vertical(classes="dialog beginning"):
            yield Label(line(f"{self._name}: what they settle before they start"), classes="question", markup=False)
            yield self._page
            yield Label("", classes="hint", markup=False)
            yield Presses([Press("Close", "window.leave")])

    def on_mount(self) -> None:
        """Show what is settled, now and after every change."""
        self._keeper.host.edited.subscribe(self, self._edited)
        self._page.renew()
        self._say("Saved line by line. Space or Enter ticks the rules; Tab goes on.", False)

    def _edited(self, _edit: Edit) -> None:
        if not self.is_attached or self._keeper.host.is_ending:
            return
        self._page.renew()
        if not self._keeper.room:
            self._say(self._keeper.host.status, self._keeper.host.status_alert)

    def _say(self, text: str, alert: bool) -> None:
        for hint in self.query(".hint").results(Label):  # none is left once the window is closed
            hint.set_class(alert, "-alert")
            hint.update(pressable(text))

    def action_save(self) -> None:
        """Save what was typed and stay."""
        if self._page.save_all():
            self._say("Saved.", False)

    def action_undo(self) -> None:
        """Take back the last change; not in the room, where it may have been anybody's."""
        if not self._keeper.room:
            self._keeper.host.saving.undo()

    def action_done(self) -> None:
        """Close; a line that cannot be kept is said once, and waits as a draft when it is left all the same."""
        if self._page.save_all() or self._was_refused or self._keeper.host.drafting.looking:
            self.dismiss(None)
        self._was_refused = True
