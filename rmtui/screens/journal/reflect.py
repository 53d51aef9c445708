"""Reflecting on a session: one prompt at a time, whose page, and who may know the answer."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from rmtui.content.kinds import Prompt, ReflectionSet
from rmtui.programme.levels import SHOWN
from rmtui.programme.session_view import SessionView
from rmtui.programme.session_writing import SessionWriting
from rmtui.programme.sessions import called
from rmtui.programme.text import Text
from rmtui.screens.journal.fields import PRIVATE_MEANS, label, row
from rmtui.screens.journal.page import SessionPage
from rmtui.sentences import sentence
from rmtui.widgets.choice import Choice
from rmtui.widgets.fields import AreaField
from rmtui.widgets.press_line import LevelChip, PressStack
from rmtui.widgets.text import line, plain, styled

BY_RULE = "rule"
"""Stands for the set the rotation chooses."""


class ReflectPage(SessionPage):
    """One question to think about at a time."""

    def compose(self) -> ComposeResult:
        """Lay out whose page it is, the prompt and the answer."""
        yield row(label("Whose page", "lead"), Choice(at_once=True, id="whose-page"))
        yield Static(id="prompt-set", classes="quiet", markup=False)
        yield Static(id="prompt", markup=False)
        yield Static(id="prompt-hint", classes="quiet", markup=False)
        answer = Static("Answer, or leave it empty", classes="heading wide")
        yield row(answer, LevelChip("answer"))
        yield AreaField("answer")
        yield Static(id="private-means", classes="quiet", markup=False)
        yield PressStack("written")

    def first(self) -> Widget | None:
        """Return the answer."""
        return self.field("answer")

    def forget_choices(self) -> None:
        """Another session is shown."""
        super().forget_choices()
        self._set, self._at, self._skipped = BY_RULE, 0, set[str]()
        self._page = 0

    _set = BY_RULE
    _at = 0
    _page = 0
    _skipped: frozenset[str] | set[str] = frozenset()

    # Showing

    def renew(self, view: SessionView, *, anew: bool) -> None:
        """Show the prompt that is on."""
        from rmtui.content.library import fill
        from rmtui.words import words_of

        words = words_of(self.keeper.programme.about) | {"mentor_name": view.mentor, "mentee_name": view.mentee}
        prompts = self._prompts(view)
        whose = ((str(page), name) for page, name in enumerate((view.mentee, view.mentor, "both")))
        self.query_one("#whose-page", Choice).show(whose, str(self._page))
        if not prompts:
            skipped = sentence("Every question of this set was skipped. {journal.questions: chooses another set}.")
            self.query_one("#prompt-set", Static).update(skipped)
            self.query_one("#prompt", Static).update("")
            return
        self._at %= len(prompts)
        prompt = prompts[self._at]
        chosen = next(one for one in _sets() if one.id == prompt.set)
        stage = f" / {prompt.stage}" if prompt.stage else ""
        head = f"{fill(chosen.title, words)}{stage} / {self._at + 1} of {len(prompts)}"
        self.query_one("#prompt-set", Static).update(line(head))
        self.query_one("#prompt", Static).update(styled(fill(prompt.text, words), "bold"))
        self.query_one("#prompt-hint", Static).update(plain(fill(prompt.hint, words)))
        self._show_answer(view, prompt, anew)
        self._show_written(view)

    def _whose(self, view: SessionView) -> str:
        return (view.pair.mentee, view.pair.mentor, "")[self._page]

    def _show_answer(self, view: SessionView, prompt: Prompt, anew: bool) -> None:
        whose = self._whose(view)
        text = next((t for t in view.of_kind("reflection") if (t.prompt, t.whose) == (prompt.id, whose)), None)
        writing = SessionWriting(
            session=view.session.id,
            kind="reflection",
            text=text.id if text else "",
            level=text.level if text else self.keeper.default_level,
            whose=whose,
            prompt=prompt.id,
        )
        self.fill("answer", writing, text.text if text else "", anew=anew)
        private = self.writings["answer"].level == "private"
        self.query_one("#private-means", Static).update(PRIVATE_MEANS if private else "")

    def _show_written(self, view: SessionView) -> None:
        def shown(text: Text) -> str:
            who = called(self.keeper.programme, text.whose) if text.whose else "both"
            return f"{who}: {text.text}"

        lines = [
            (f"text {text.id}", line(shown(text)) + styled(f"   {SHOWN[text.level]}", "$quiet-text"))
            for text in view.of_kind("reflection")
        ]
        self.query_one("#written", PressStack).show(lines)

    def _prompts(self, view: SessionView) -> Sequence[Prompt]:
        from rmtui.content.library import next_prompts

        about, session = self.keeper.programme.about, view.session
        chosen = next((one for one in _sets() if one.id == self._set), None)
        prompts: Sequence[Prompt] = (
            chosen.prompts
            if chosen
            else next_prompts(
                _sets(),
                session.number,
                about.planned_sessions,
                helped=session.helped,
                goal_reached=session.goal_reached,
                purposes=about.purposes,
                mentors_page=self._page == 1,
            )
        )
        return [prompt for prompt in prompts if prompt.id not in self._skipped]

    # Going on

    def go_to(self, view: SessionView, writing: SessionWriting) -> None:
        """Show the question a draft answers, on the page of whoever answered it."""
        self._page = {view.pair.mentee: 0, view.pair.mentor: 1}.get(writing.whose, 2)
        self._set, self._skipped = BY_RULE, set()
        if writing.prompt not in [prompt.id for prompt in self._prompts(view)]:
            holds = [one.id for one in _sets() if writing.prompt in [prompt.id for prompt in one.prompts]]
            self._set = holds[0] if holds else BY_RULE
        asked = [prompt.id for prompt in self._prompts(view)]
        self._at = asked.index(writing.prompt) if writing.prompt in asked else 0
        self.renew(view, anew=True)

    def next_prompt(self) -> None:
        """Go to the next question; what was written is saved."""
        self._turn(1)

    def skip_prompt(self) -> None:
        """Leave this question out; it does not come again while this session is shown."""
        writing = self.writing("answer") if "answer" in self.writings else None
        if writing is not None and self.save_all():
            self._skipped = {*self._skipped, writing.prompt}
            self._turn(0)

    def use_set(self, chosen: str) -> None:
        """Take another set of questions; BY_RULE takes the one the rotation chooses."""
        if self.save_all():
            self._set, self._at, self._skipped = chosen, 0, set()
            self._turn(0)

    def _turn(self, by: int) -> None:
        view = self.keeper.view()
        if view is None or not self.save_all():
            return
        self._at += by
        self._levels.clear()
        self.renew(view, anew=True)

    @on(Choice.Picked)
    def _picked(self, event: Choice.Picked) -> None:
        event.stop()
        if self.save_all():
            self._page = int(event.value)
            self._turn(0)


def _sets() -> tuple[ReflectionSet, ...]:
    from rmtui.content.library import reflection_sets

    return reflection_sets()
