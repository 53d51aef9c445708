"""Form of a step: how are its questions laid out and kept up to date?"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from rmtui.content.kinds import SetupQuestion, SetupStep
from rmtui.content.library import culture_check, fill
from rmtui.counts import counted
from rmtui.exchange.setup.remarks import remark_of, set_of
from rmtui.exchange.setup.words import choice_texts
from rmtui.programme.programme import Programme
from rmtui.programme.setup import open_questions, value_of
from rmtui.programme.setup_values import field_text
from rmtui.programme.setup_writing import AnswerWriting
from rmtui.programme.writing import Writing
from rmtui.screens.setup.question import Press, QuestionBox, Shown, field_id
from rmtui.screens.writing.fields import FieldPage
from rmtui.screens.writing.keeper import Keeper
from rmtui.widgets.fields import Field
from rmtui.widgets.text import line
from rmtui.words import words_of

ROOMY = (100, 34)
"""From so many columns and lines on, no question is folded away."""


class StepForm(FieldPage):
    """The questions of a step; those that can wait longest are folded away where there is little room."""

    def __init__(self, keeper: Keeper, step: SetupStep) -> None:
        super().__init__(keeper, "form")
        self.step = step
        """The step on screen."""
        self._unfolded: bool | None = None
        self._laying_out = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Lay out the step."""
        yield from self._parts()

    def _parts(self) -> Iterator[Widget]:
        yield Static(id="intro", markup=False)
        yield from (QuestionBox(question) for question in self.step.questions if not question.more)
        if self._more:
            yield Press("", id="fold")
            yield Vertical(*map(QuestionBox, self._more), id="more")

    async def turn_to(self, step: SetupStep, programme: Programme) -> None:
        """Lay out another step; a text that cannot be saved waits for its own."""
        self.save_all()
        self.let_go()
        async with self._laying_out:
            self.step = step
            self.writings.clear()
            await self.remove_children()
            await self.mount_all(self._parts())
        self.show(programme)
        self.scroll_home(animate=False)

    @property
    def boxes(self) -> tuple[QuestionBox, ...]:
        """The questions on screen."""
        return tuple(self.query(QuestionBox))

    @property
    def _more(self) -> list[SetupQuestion]:
        return [question for question in self.step.questions if question.more]

    # Showing

    def show(self, programme: Programme) -> None:
        """Show the step as the programme has it now; while it is being laid out, that is done anyway."""
        if self._laying_out.locked():
            return
        words = words_of(programme.about)
        self.query_one("#intro", Static).update(line(fill(self.step.intro, words)))
        for box in self.boxes:
            self._show_box(box, programme)
        self.show_fold(programme)

    def _show_box(self, box: QuestionBox, programme: Programme) -> None:
        """Show a question with what is stored for it in its field."""
        question, name = box.question, field_id(box.question)
        if box.editor is not None:
            text = field_text(question, value_of(programme.about, question))
            self.fill(name, AnswerWriting(question, self.step), text, anew=name not in self.writings)
        box.show(self.shown(question, programme))

    @on(FieldPage.Kept)
    def _show_kept(self, event: FieldPage.Kept) -> None:
        """Show what was just kept as it is stored, unless somebody is still in the field."""
        event.stop()
        box = self.box_of(event.field)
        if box is not None and not event.field.has_focus:
            self._show_box(box, self.keeper.programme)

    def shown(self, question: SetupQuestion, programme: Programme) -> Shown:
        """Return a question with all that is to be seen of it."""
        words = words_of(programme.about)
        remark = remark_of(question.id, programme, words)
        reds = {item.id for item in culture_check().items if item.red} if question.kind == "scale" else ()
        return Shown(
            text=fill(question.text, words),
            help=fill(question.help, words),
            choices=choice_texts(question, words),
            value=set_of(programme) if question.id == "words" else value_of(programme.about, question),
            is_open=question in open_questions(programme, self.step),
            reds=frozenset(reds),
            remark=remark.text,
            press=remark.press,
        )

    def box_of(self, widget: Widget | None) -> QuestionBox | None:
        """Return the question a widget belongs to."""
        return next((box for box in self.boxes if widget is not None and box in widget.ancestors_with_self), None)

    def row_of(self, field: Field) -> Widget:
        """Return what a refusal stands below; words for the roles stand beside their question."""
        box = self.box_of(field)
        return box if box is not None and box.is_word else super().row_of(field)

    def take_up(self, text: str, writing: Writing) -> Writing | None:
        """Put a draft into its field, which may be folded away."""
        name = next((name for name, own in self.writings.items() if own.key == writing.key), "")
        if name and not self.field(name).focusable:
            self.fold(self.keeper.programme)
        return super().take_up(text, writing)

    def keep_in_view(self, field: Widget) -> None:
        """Bring the whole question into view where it fits, so that what follows from an answer is seen."""
        box = self.box_of(field)
        fits = box is not None and box.size.height <= self.size.height
        super().keep_in_view(box if box is not None and fits else field)

    # Folding

    @property
    def _is_roomy(self) -> bool:
        return self.screen.size.width >= ROOMY[0] and self.screen.size.height >= ROOMY[1]

    @property
    def _is_folded(self) -> bool:
        return not (self._is_roomy if self._unfolded is None else self._unfolded)

    def show_fold(self, programme: Programme) -> None:
        """Show or hide what is folded away, and the line that says so."""
        if self._laying_out.locked() or not self._more:
            return
        left = sum(question in self._more for question in open_questions(programme, self.step))
        count = counted(len(self._more), "more question")
        fold = self.query_one("#fold", Press)
        fold.say(f"{count}{f', {left} open' if left else ''}" if self._is_folded else "Hide the further questions")
        fold.display = self._is_folded or not self._is_roomy
        self.query_one("#more").display = not self._is_folded

    def fold(self, programme: Programme) -> None:
        """Show what is folded away, or fold it away again."""
        if not self._more or self._laying_out.locked():
            return
        self._unfolded = self._is_folded
        self.show_fold(programme)
        self.screen.set_focus(self.query_one("#fold" if self._is_folded else "#more .answer"))

    def first(self) -> Widget | None:
        """Return the field of the first question."""
        return next((one for one in self.query(".answer") if one.focusable), None)
