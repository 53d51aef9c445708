"""Layout of the form after a session: when they met, what is taken away, who does what, what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from rmtui.programme.days.words import date_words, day_words
from rmtui.programme.levels import SHOWN, Level
from rmtui.programme.pair_agreements import beginning_words
from rmtui.programme.session_actions import action_words
from rmtui.programme.session_values import ask_next
from rmtui.programme.session_view import SessionView
from rmtui.programme.session_when import spoken_when, when_words
from rmtui.programme.session_writing import SessionWriting
from rmtui.programme.sessions import called, session_at
from rmtui.programme.text import Text, TextKind
from rmtui.screens.journal.answers import ASKED, MENTEE, ticked, who_brought
from rmtui.screens.journal.fields import ASIDE, PRIVATE_MEANS, label, row, with_level
from rmtui.screens.journal.page import SessionPage
from rmtui.sentences import sentence
from rmtui.widgets.choice import Choice
from rmtui.widgets.fields import AreaField, Field, LineField, LongField
from rmtui.widgets.press_line import LevelChip, PressLine, PressStack
from rmtui.widgets.rating import NONE_TO_FOUR, ONE_TO_FIVE, Rating
from rmtui.widgets.text import line, styled

MOST_TAKEAWAYS = 5
"""Fields for takeaways; more of them stand below, to be opened."""
STATES = {
    "drafted": "not asked yet",
    "asked": "asked",
    "yes": "said yes",
    "no": "said no",
    "withdrawn": "taken back",
}


class AfterForm(SessionPage):
    """What the form after a session shows."""

    def compose(self) -> ComposeResult:
        """Lay out the form from what is asked first to what may be left out."""
        yield row(
            label("They met", "lead"), LineField("met", hint="today?", whole=True), label("for"),
            LineField("minutes", whole=True), label("min at"), LineField("place", hint="where"),
        )  # fmt: skip
        yield Static(id="hint-met", classes="quiet", markup=False)
        yield _heading("1")
        for number in range(MOST_TAKEAWAYS):
            yield with_level(LongField(f"takeaway-{number}"), "-")
        yield _heading("2")
        yield PressStack("earlier")
        yield PressStack("actions")
        yield row(LongField("action"))
        yield _heading("3")
        yield PressStack("ideas")
        yield row(LongField("idea", hint="the idea, in her or his words"))
        yield row(label("whose?", "question-of-scale"), Choice(at_once=True, id="idea-whose"), classes="scales")
        yield _heading("4")
        yield with_level(LongField("gained"))
        yield _heading("5")
        yield with_level(LongField("difference"))
        yield Static("If you like", classes="heading")
        for name, words in ASKED.items():
            yield row(label(words, "question-of-scale"), _widget_of(name), classes="scales")
        yield PressLine("beginning", id="fit-check", classes=ASIDE)
        yield _heading("6")
        question = LongField("next-question", hint="the first question then")
        yield row(LineField("next-on", whole=True), question, LevelChip("next-question"))
        yield row(Static("Anything else worth a note", classes="heading wide"), LevelChip("note"))
        yield AreaField("note")
        yield Static(id="private-note", classes="quiet", markup=False)
        yield Static("Also written down", id="heading-more", classes="heading")
        yield PressStack("more")

    def first(self) -> Widget | None:
        """Return the first takeaway that is still empty."""
        rows = [self.field(f"takeaway-{number}") for number in range(MOST_TAKEAWAYS)]
        return next((one for one in rows if not one.typed), rows[0])

    def stays(self, field: Field) -> bool:
        """Say whether Enter stays: a line that became an action makes room for the next; an empty one goes on."""
        return field.id == "action" and bool(field.typed.strip())

    def go_on(self, field: Field) -> None:
        """Go on after Enter: to the next question, not to the next line of the same one."""
        if (field.id or "").startswith("takeaway-"):
            self.screen.set_focus(self.field("action"))
        elif field.id in ("met", "minutes", "place"):
            self.screen.set_focus(self.first())
        elif field.id == "idea":
            self.screen.set_focus(self.field("gained"))
        else:
            super().go_on(field)

    # Showing

    def renew(self, view: SessionView, *, anew: bool) -> None:
        """Show the session."""
        self._show_top(view, anew)
        self._show_headings(view)
        self._show_takeaways(view, anew)
        self._show_actions(view)
        self._show_ideas(view)
        action = SessionWriting(session=view.session.id, kind="action", level="pair", met_on=self._met_on(view))
        self.fill("action", action, "", anew=anew)
        self._show_single(view, "gained", "gained", view.pair.mentor, anew)
        self._show_single(view, "difference", "difference", "", anew)
        self.show_scales(view)
        self._show_fit(view)
        self._show_next(view, anew)
        self._show_single(view, "note", "note", "", anew)
        private = self.writings["note"].level == "private"
        self.query_one("#private-note", Static).update(PRIVATE_MEANS if private else "")
        self._show_more(view)

    def _met_on(self, view: SessionView) -> date | None:
        """Return the day the form says they met, while that is not logged."""
        if view.session.took_place:
            return None
        day = view.session.on
        return day if day and day <= self.keeper.today else self.keeper.today

    def _show_top(self, view: SessionView, anew: bool) -> None:
        session, today = view.session, self.keeper.today
        known = session.on if session.took_place or (session.on and session.on <= today) else None
        self.fill_value("met", view, "met", date_words(known) if known else "", anew=anew)
        minutes = session.minutes or (None if session.took_place else self.keeper.programme.about.session_minutes)
        self.fill_value("minutes", view, "minutes", str(minutes or ""), anew=anew)
        self.fill_value("place", view, "place", session.place, anew=anew)
        hint = self.query_one("#hint-met", Static)
        hint.display = not session.took_place
        enough = "Not logged yet. Enough to finish: the date and one line in 1."
        early = f"Planned for {spoken_when(session, today)}, not logged yet. If they met, say when; no day means today."
        hint.update(enough if known else early)

    def _show_headings(self, view: SessionView) -> None:
        asked = {
            "1": f"1 What does {view.mentee} take away?",
            "2": f"2 Who does what? Such as {view.mentee}: publish a clip by 22 May",
            "3": "3 Whose idea was worth keeping?",
            "4": f"4 What did {view.mentor} get out of it?",
            "5": "Where do you two differ? One is enough.",
            "6": "Next time",
        }
        for name, words in asked.items():
            self.query_one(f"#heading-{name}", Static).update(line(words))

    def _show_takeaways(self, view: SessionView, anew: bool) -> None:
        found = [text for text in view.of_kind("takeaway") if "\n" not in text.text.strip()][:MOST_TAKEAWAYS]
        for number in range(MOST_TAKEAWAYS):
            name = f"takeaway-{number}"
            text = found[number] if number < len(found) else None
            writing = self._writing(view, "takeaway", view.pair.mentee, text, 0 if text else number)
            self.fill(name, writing, text.text if text else "", anew=anew)
            field = self.field(name)
            shown = number <= len(found) or field.dirty or field.has_focus
            parent = field.parent
            assert isinstance(parent, Widget)
            parent.display = shown

    def _writing(
        self, view: SessionView, kind: TextKind, whose: str, text: Text | None, nth: int = 0
    ) -> SessionWriting:
        """Return what a text field is for: a text that is there, or a new one."""
        level: Level = text.level if text else self.keeper.default_level if kind == "note" else "pair"
        return SessionWriting(
            session=view.session.id,
            kind=kind,
            text=text.id if text else "",
            level=level,
            whose=text.whose if text else whose,
            nth=nth,
            met_on=None if kind == "note" else self._met_on(view),
        )

    def _show_single(self, view: SessionView, name: str, kind: TextKind, whose: str, anew: bool) -> None:
        """Show the first text of a kind in its field."""
        text = _first(view, kind)
        self.fill(name, self._writing(view, kind, whose, text), text.text if text else "", anew=anew)

    def _show_actions(self, view: SessionView) -> None:
        programme = self.keeper.programme
        earlier = [
            (f"{one.session} {one.index}", ticked(one.action.done, action_words(programme, view.pair, one.action)))
            for one in view.earlier
        ]
        self.query_one("#earlier", PressStack).show(
            [(key, styled("last time ", "$quiet-text") + content) for key, content in earlier]
        )
        own = [
            (f"{view.session.id} {index}", ticked(action.done, action_words(programme, view.pair, action)))
            for index, action in enumerate(view.session.actions)
        ]
        self.query_one("#actions", PressStack).show(own)

    def _show_ideas(self, view: SessionView) -> None:
        programme = self.keeper.programme
        lines: list[tuple[str, Content]] = []
        for credit in view.credits:
            whose = " and ".join(called(programme, person) for person in credit.whose) or "whose?"
            told = f"   {STATES[credit.state]}, {SHOWN[credit.level]}"
            lines.append((credit.id, line(f"{whose}: {credit.what}") + styled(told, "$quiet-text")))
        self.query_one("#ideas", PressStack).show(lines)
        choice = self.query_one("#idea-whose", Choice)
        owners = ("mentor", f"{view.mentor}'s"), ("mentee", f"{view.mentee}'s"), ("both", "both")
        choice.show(owners, choice.value or "mentor")
        self.aim_idea(view)

    def aim_idea(self, view: SessionView) -> None:
        """Say whose the idea being typed is."""
        whose = self.query_one("#idea-whose", Choice).value
        sides = (("mentor", view.pair.mentor), ("mentee", view.pair.mentee))
        owners = [person for side, person in sides if whose in (side, "both")]
        writing = SessionWriting(
            session=view.session.id, kind="idea", level="pair", whose=",".join(owners), met_on=self._met_on(view)
        )
        field, before = self.field("idea"), self.writing("idea") if "idea" in self.writings else None
        if before is not None and field.dirty and before.session == view.session.id:
            if before.whose != writing.whose:
                self.writings["idea"] = replace(before, whose=writing.whose)
                self.note(field)
                self.keeper.moved(before.key)
        else:
            self.fill("idea", writing, "", anew=True)

    def show_scales(self, view: SessionView) -> None:
        """Show what was answered, as it is kept."""
        session = view.session
        self.query_one("#brought", Choice).show(who_brought(view), session.agenda_by)
        advice = {True: MENTEE, False: "not", None: ""}[session.advice_from_mentee]
        self.query_one("#advice", Choice).show(((MENTEE, view.mentee), ("not", "not so")), advice)
        for name, number, low, high in (
            ("spoke", session.spoke_more, view.mentee, view.mentor),
            ("goal-reached", session.goal_reached, "no", "fully"),
            ("helped", session.helped, "no", "a lot"),
        ):
            self.query_one(f"#{name}", Rating).show_one("" if number is None else str(number), low, high)

    def _show_fit(self, view: SessionView) -> None:
        """Ask after the first two meetings whether it fits; never in the room."""
        fit = self.query_one("#fit-check", PressLine)
        fit.display = not self.keeper.room and view.session.number <= 2 and view.session.took_place
        settled = beginning_words(self.keeper.programme, view.pair, room=False)
        fit.show(sentence("{journal.beginning}  {settled}", settled=settled))

    def _show_next(self, view: SessionView, anew: bool) -> None:
        planned, today = view.next, self.keeper.today
        self.fill_value("next-on", view, "next day", when_words(planned) if planned else "", anew=anew)
        level: Level = planned.question_level if planned and planned.agenda else "pair"
        asked = SessionWriting(session=view.session.id, kind="next question", level=level)
        self.fill("next-question", asked, view.next_question, anew=anew)
        for widget in (self.field("next-question"), self.chip("next-question")):
            if widget is not None:
                widget.display = not view.hides_next_question
        days = self.keeper.programme.about.rhythm_weeks * 7
        then = (view.session.on or today) + timedelta(days=days)
        field = self.field("next-on")
        assert isinstance(field, LineField)
        field.placeholder = f"+{days} is {day_words(then).split(' ', 1)[1]}"

    def set_level(self, chip: LevelChip, level: Level) -> None:
        """Say who may know a text; of a first question that is kept already it is saved at once."""
        super().set_level(chip, level)
        field = self.field(chip.key)
        if chip.key == "next-question" and field.typed.strip() and not field.dirty:
            keeper, session = self.keeper, self.writing(chip.key).session
            self.keeper.attempt(
                lambda: ask_next(keeper.programme, session_at(keeper.programme, session), field.typed, level)
            )

    def _show_more(self, view: SessionView) -> None:
        shown = {self.writing(name).text for name in self.writings}
        lines = [
            (f"text {text.id}", line(f"{text.kind}: {text.text}") + styled(f"   {SHOWN[text.level]}", "$quiet-text"))
            for text in view.texts
            if text.id not in shown and text.kind != "reflection"
        ]
        self.query_one("#more", PressStack).show(lines)
        self.query_one("#heading-more").display = bool(lines)


def _widget_of(name: str) -> Choice | Rating:
    """Return what a question one may leave out is answered with."""
    if name in ("brought", "advice"):
        return Choice(at_once=True, clears=True, id=name)
    return Rating(NONE_TO_FOUR if name == "goal-reached" else ONE_TO_FIVE, id=name)


def _heading(name: str) -> Static:
    return Static(id=f"heading-{name}", classes="heading", markup=False)


def _first(view: SessionView, kind: TextKind) -> Text | None:
    own = [text for text in view.of_kind(kind) if kind == "note" or "\n" not in text.text.strip()]
    return own[0] if own else None
