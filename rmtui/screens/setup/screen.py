"""Setup: the programme in seven steps, in any order, resumed at any time; nothing here is final."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static, TextArea

from rmtui.content.library import fill, setup_steps
from rmtui.counts import counted
from rmtui.drafting import Draft
from rmtui.exchange.setup.remarks import proposed_steps
from rmtui.keys import KEYS, Key
from rmtui.programme.objective_writing import ObjectiveWriting
from rmtui.programme.setup import (
    accept_step,
    decide_later,
    is_passed,
    next_step,
    open_questions,
    step_state,
)
from rmtui.programme.setup_writing import AnswerWriting
from rmtui.programme.writing import Writing
from rmtui.screens.host import Host
from rmtui.screens.kit.bindings import bindings_of
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.screens.setup.answers import Answers
from rmtui.screens.setup.form import StepForm
from rmtui.screens.setup.question import Press, QuestionBox
from rmtui.screens.setup.rail import Rail, Stop
from rmtui.screens.writing.keeper import Keeper
from rmtui.widgets.text import line
from rmtui.words import words_of

WHILE_TYPING = ("setup.next", "setup.put_off", "back", "quit.now")
"""Keys the last line shows while a text field has the focus."""
CLOSED = "When you have closed this:"
"""Before the keys that work in the place behind it."""


class Setup(Place):
    """The seven steps."""

    PLACE = "Setup"
    FOR = (
        "Here you decide what the programme is for, what it is called and how it runs, in seven steps. "
        "Every answer is saved as soon as you give it, and can be changed at any time. "
        "Nothing has to be finished: leave a step for later and go on. "
        "Above: + done means you went on and nothing that carries the step is missing, ~ begun that something is, "
        "> later that you put it off, - that nothing was said yet."
    )
    CSS = Place.CSS + sheet("setup/screen")
    AUTO_FOCUS = "#form .answer"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Setup")

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._steps = setup_steps()
        self._step = self._steps[0]
        self._answers = Answers(self)
        self._left = ""

    def body(self) -> ComposeResult:
        """Lay out the rail, the questions of the step to go on with, the advice and the buttons."""
        self._step = next_step(self.programme, self._steps)
        self._answers.step = self._step.id
        yield Rail()
        yield Static(id="step-title", markup=False)
        with Vertical(id="middle"):
            yield StepForm(Keeper(self.host, lambda text, alert: self.host.tell(text, alert=alert)), self._step)
            yield Static(id="advice", markup=False)
        with Horizontal(id="presses"):
            yield Press("", id="next")
            yield Press("Decide later", id="later")
            yield Press("What is decided", id="print")

    @property
    def form(self) -> StepForm:
        """The questions of the step."""
        return self.query_one(StepForm)

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.focused, Input | TextArea)

    # Showing

    def renew(self) -> None:
        """Show the step as the programme has it now."""
        programme = self.programme
        stops = [Stop(step.number, step.rail, step_state(programme, step)) for step in self._steps]
        self.query_one(Rail).show(stops, self._step.number)
        self.query_one("#step-title", Static).update(self._title())
        following = self._steps[self._step.number :]
        self.query_one("#next", Press).say(f"Next: {following[0].rail.lower()}" if following else "Finish")
        self.form.show(programme)
        self._advise()

    def _title(self) -> Content:
        left = len(open_questions(self.programme, self._step))
        title = Content.styled(f"Step {self._step.number} of 7: {self._step.title}", "bold")
        title += Content.styled(f"  ! {left} open, may wait" if left else "", "$alert-text")
        return title + Content.styled(f"  {counted(self._step.minutes, 'minute')}", "$quiet-text")

    def _advise(self) -> None:
        """Show the advice for the question that has the focus, else for the step."""
        box = self.form.box_of(self.focused)
        advice = (box.question.advice if box else None) or self._step.advice
        words = words_of(self.programme.about)
        said = Content.styled("From the articles: ", "bold") + line(fill(advice.text, words))
        source = Content.styled(line(advice.source).plain, "italic")
        if "-wide" in self.classes or "-broad" in self.classes:
            gives = Content.styled("This step gives you: ", "bold") + line(self._step.produces)
            said = Content("\n").join([said, source, Content(""), gives])
        else:
            said += Content(" - ") + source
        self.query_one("#advice", Static).update(said)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Show the advice that belongs to the question."""
        self._advise()

    def footer_keys(self) -> Iterable[Key]:
        """Return the keys of the last line; while somebody types only those that work then."""
        if not self._is_typing:
            return super().footer_keys()
        return [key for name in WHILE_TYPING for key in KEYS if key.id == name]

    def on_resize(self, _event: events.Resize) -> None:
        """Fold or unfold as the room allows."""
        if self.query(StepForm):
            self.form.show_fold(self.programme)
            self.call_after_refresh(self._advise)

    def _show_page(self, title: str, text: str) -> None:
        from rmtui.screens.kit.dialogs import Page  # loaded when first shown
        from rmtui.screens.setup.pages import laid_out

        self.app.push_screen(Page(title, laid_out(text), copies=True))

    async def go_on_writing(self, writing: Writing, draft: Draft) -> bool:
        """Open the step of the question a draft answers, with the draft in its field."""
        if isinstance(writing, ObjectiveWriting):
            await self._open_step(writing.step)
            self._write_objective(writing)
            return True
        if not isinstance(writing, AnswerWriting):
            return False
        await self.action_step(writing.step.number)
        return self.form.take_up(draft.text, writing) is not None

    # Going from step to step

    async def action_step(self, number: int, into_text: bool = True) -> None:
        """Go to a step by its number; whoever goes by letters does not land in a field where letters are text."""
        self._step = self._steps[number - 1]
        self._answers.step, self._left = self._step.id, ""
        with self.app.batch_update():
            await self.form.turn_to(self._step, self.programme)
            self.renew()
        first = self.form.first()
        self.set_focus(first if into_text or not isinstance(first, Input | TextArea) else self.query_one(Rail))

    async def action_next(self) -> None:
        """Go on; what this step shows is accepted."""
        if not self.form.save_all() and not self.host.drafting.looking:
            self.set_focus(self.form.unsaved[0])
            return
        step = self._step
        if not self.host.drafting.looking and not is_passed(self.programme, step):
            self.attempt(lambda: accept_step(self.programme, step))
        await self._go_on(into_text=True)

    async def action_later(self) -> None:
        """Put this step off and go on."""
        self.form.save_all()
        step = self._step
        if self.programme.about.steps.get(step.id) != "later":
            self.attempt(lambda: decide_later(self.programme, step))
        await self._go_on(into_text=self._is_typing)

    async def _go_on(self, *, into_text: bool) -> None:
        if self._step.number < len(self._steps):
            await self.action_step(self._step.number + 1, into_text)
        else:
            self._finish()

    def _finish(self) -> None:
        """Say how far the setup is and what comes next, with everything decided below."""
        from rmtui.exchange.setup.pages import decisions  # read when first asked for
        from rmtui.screens.setup.pages import finished

        title, then = finished(self.programme)
        self.host.tell(f"{title} {then}")
        self._show_page(title, f"{CLOSED} {then}\n\nWhat is decided so far\n\n{decisions(self.programme)}")

    async def action_previous(self) -> None:
        """Go back a step."""
        if self._step.number > 1:
            await self.action_step(self._step.number - 1, self._is_typing)

    @on(Rail.Walked)
    async def _walked(self, event: Rail.Walked) -> None:
        await self.action_step(event.number)
        self.query_one(Rail).focus()

    @on(Rail.Entered)
    def _entered(self) -> None:
        left = self.query(f"#question-{self._left} .answer") if self._left else None
        self.set_focus(left.first() if left else self.form.first())

    def leave_field(self) -> bool:
        """Leave a text field for the rail, from where Enter comes back."""
        if not self._is_typing:
            return False
        box = self.form.box_of(self.focused)
        self._left = box.question.id if box else ""
        self.set_focus(self.query_one(Rail))
        return True

    def action_fold(self) -> None:
        """Show or hide the further questions."""
        self.form.fold(self.programme)

    def action_print(self) -> None:
        """Show everything decided so far."""
        from rmtui.exchange.setup.pages import decisions  # read when first asked for

        self.form.save_all()
        self._show_page("What is decided so far", decisions(self.programme))

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await self.run_action(event.button.id or "")

    # Answering

    @on(QuestionBox.Answered)
    def _answered(self, event: QuestionBox.Answered) -> None:
        self._answers.give(event.box.question, event.value)

    @on(QuestionBox.Ticked)
    def _ticked(self, event: QuestionBox.Ticked) -> None:
        self._answers.tick(event.box.question, event.value)

    @on(QuestionBox.Marked)
    def _marked(self, event: QuestionBox.Marked) -> None:
        self._answers.mark(event.box.question, event.sentence, event.key)

    def on_screen_suspend(self) -> None:
        """Save what is being written when another place comes to the front."""
        self.form.save_all()

    # The buttons beside the remarks

    @on(QuestionBox.Pressed)
    async def _asked_for(self, event: QuestionBox.Pressed) -> None:
        question = event.box.question
        if question.id == "bring-in":
            await self.action_go("people")
        elif question.id == "objective":
            self._ask_objectives()
        elif question.id == "first-steps":
            self._answers.give(question, tuple(item.first_step for item in proposed_steps(self.programme)))
        else:
            from rmtui.exchange.setup.pages import page_of  # read when first asked for

            self._show_page(*page_of(question.id, self.programme))

    async def _open_step(self, step: str) -> None:
        number = next((one.number for one in self._steps if one.id == step), self._step.number)
        await self.action_step(number)

    @work
    async def _write_objective(self, writing: ObjectiveWriting) -> None:
        from rmtui.screens.setup.objectives import write_objective

        await write_objective(self, writing)

    @work
    async def _ask_objectives(self) -> None:
        from rmtui.screens.setup.objectives import arrange_objectives, start_one  # loaded when first shown

        self.form.save_all()
        ask = arrange_objectives if self.programme.about.objectives else start_one
        await ask(self, self._step.id)
