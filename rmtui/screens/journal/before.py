"""Form before a session: when, what to do with the time, what to talk about and who brought it."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from rmtui.content.kinds import SessionTemplate
from rmtui.programme.pair_agreements import beginning_words
from rmtui.programme.session_edits import write_up
from rmtui.programme.session_view import SessionView
from rmtui.programme.session_when import when_words
from rmtui.programme.session_writing import SessionWriting, set_agenda
from rmtui.screens.journal.answers import brought_by, who_brought
from rmtui.screens.journal.fields import label, row
from rmtui.screens.journal.page import SessionPage
from rmtui.sentences import sentence
from rmtui.widgets.choice import Choice
from rmtui.widgets.fields import AreaField, LineField, LongField
from rmtui.widgets.press_line import PressLine
from rmtui.widgets.text import line, plain, styled

WITHOUT_MINUTES = 10
"""Cells of the page the text of a part of the plan does not have: minutes, padding, and the bar at the side."""


class BeforePage(SessionPage):
    """What to prepare."""

    _view: SessionView | None = None
    """The session shown last."""
    _plan_width = 0
    """Cells of the page for which the plan was laid out."""

    def compose(self) -> ComposeResult:
        """Lay out the date, the template and the agenda."""
        day = LineField("planned-on", hint="tue, +7, 12 May", whole=True)
        yield row(label("When", "lead"), day)
        yield row(label("Plan", "lead"), PressLine("template", id="template"))
        yield Static(id="aim", classes="quiet", markup=False)
        yield Static(id="plan", markup=False)
        yield row(label("For what", "lead"), LongField("goal", hint="what they want from this hour"))
        yield Static("What to talk about, one line each", classes="heading")
        yield AreaField("agenda")
        yield row(label("brought by", "lead"), Choice(at_once=True, clears=True, id="agenda-by"), classes="scales")
        offers = [PressLine(name, id=f"press-{name}", classes="offer") for name in ("questions", "bold", "card")]
        yield row(*offers)
        yield PressLine("beginning", id="beginning")

    def first(self) -> Widget | None:
        """Return the agenda, or the aim where the agenda is not shown."""
        agenda = self.field("agenda")
        return agenda if agenda.display else self.field("goal")

    def renew(self, view: SessionView, *, anew: bool) -> None:
        """Show the session."""
        session = view.session
        self.fill_value("planned-on", view, "day", when_words(session), anew=anew)
        self.field("planned-on").disabled = session.took_place
        self.fill_value("goal", view, "aim", session.goal, anew=anew)
        self._view = view
        self._show_template(view)
        self.query_one("#agenda-by", Choice).show(who_brought(view), session.agenda_by)
        agenda = SessionWriting(session=session.id, kind="agenda", level="pair")
        self.fill("agenda", agenda, "\n".join(view.agenda), anew=anew)
        self.field("agenda").display = not view.hides_question  # what is typed there takes the place of all of it
        pressed = {
            "questions": sentence("{journal.questions}  questions to bring"),
            "bold": sentence("{journal.bold}  bold questions"),
            "card": sentence("{journal.card}  a card for {mentor}", mentor=view.mentor),
        }
        for name, words in pressed.items():
            self.query_one(f"#press-{name}", PressLine).show(words)
        settled = beginning_words(self.keeper.programme, view.pair, room=self.keeper.room)
        self.query_one("#beginning", PressLine).show(sentence("{journal.beginning}  {settled}", settled=settled))
        # the card names whoever runs the programme
        self.query_one("#press-card").display = not self.keeper.room

    def on_resize(self) -> None:
        """Lay the plan out anew where a line has another room."""
        if self._view is not None and self.size.width != self._plan_width:
            self._show_template(self._view)

    def _show_template(self, view: SessionView) -> None:
        from rmtui.content.library import fill, scaled
        from rmtui.words import words_of

        about = self.keeper.programme.about
        words = words_of(about)
        template = template_of(view, about.planned_sessions)
        minutes = view.session.minutes or (template.minutes if template.part == "extra" else about.session_minutes)
        self.query_one("#template", PressLine).show(f"{template.title}, {minutes} minutes. Enter: another one")
        where = f" {template.place_hint}" if template.place_hint else ""
        self.query_one("#aim", Static).update(plain(fill(f"{template.aim}{where}", words)))
        room = self._plan_width = self.size.width
        parts: list[Content] = []
        for one in scaled(template, minutes):
            hint = f"  {fill(one.hint, words)}" if one.hint and room >= 100 else ""
            parts.append(_part(one.minutes, fill(one.text, words), hint, (room or 80) - WITHOUT_MINUTES))
        self.query_one("#plan", Static).update(Content("\n").join(parts))

    def add_to_agenda(self, question: str) -> None:
        """Put a question on the agenda."""
        view = self.keeper.view()
        if view is not None and self.save_all():
            agenda = "\n".join((*view.session.agenda, question))
            self.keeper.attempt(lambda: set_agenda(self.keeper.programme, view.session.id, agenda))

    def set_template(self, template: str) -> None:
        """Choose another plan."""
        view = self.keeper.view()
        if view is not None:
            after = replace(view.session, template=template)
            self.keeper.attempt(lambda: write_up(self.keeper.programme, after, did="Chose another plan for"))

    @on(Choice.Picked)
    def _picked(self, event: Choice.Picked) -> None:
        event.stop()
        view = self.keeper.view()
        if view is not None:
            after = replace(view.session, agenda_by=brought_by(event.value))
            did = "Noted who brought the agenda of"
            self.keeper.attempt(lambda: write_up(self.keeper.programme, after, did=did))


def _part(minutes: int, text: str, hint: str, width: int) -> Content:
    """Return a part of the plan, with what is too long for one line below the text and not below the minutes."""
    rows = (line(text) + styled(hint, "$quiet-text")).wrap(max(width, 20))
    return Content(f"{minutes:>3}  ") + Content("\n     ").join(rows)


def template_of(view: SessionView, planned: int) -> SessionTemplate:
    """Return the plan of a session: the one chosen, else the one its number asks for."""
    from rmtui.content.library import session_templates, template_for

    chosen = next((one for one in session_templates() if one.id == view.session.template), None)
    return chosen or template_for(view.session.number, planned)
