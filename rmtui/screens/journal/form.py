"""Form of a session on three pages, before, after, reflect: which is shown, and what do the keys do on it?"""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Input, Static, TextArea

from rmtui.programme.levels import LEVELS, SHOWN, glimpse
from rmtui.programme.pair_agreements import FIT_PROMPT
from rmtui.programme.session_actions import action_words
from rmtui.programme.session_texts import change_text
from rmtui.programme.session_view import SessionView
from rmtui.programme.session_writing import SessionWriting, unwritten_of
from rmtui.screens.host import Host
from rmtui.screens.journal.after import AfterPage
from rmtui.screens.journal.before import BeforePage, template_of
from rmtui.screens.journal.keeper import SessionKeeper
from rmtui.screens.journal.page import SessionPage
from rmtui.screens.journal.reflect import BY_RULE, ReflectPage
from rmtui.screens.writing.keeper import Say
from rmtui.widgets.fields import AreaField, LineField
from rmtui.widgets.press_line import LevelChip, PressLine
from rmtui.widgets.text import line

PAGES = ("before", "after", "reflect")


class SessionForm(Vertical):
    """The form of one session."""

    def __init__(self, host: Host, say: Say, *, room: bool = False) -> None:
        super().__init__(id="form")
        self.keeper = SessionKeeper(host, say, room=room)
        self.before = BeforePage(self.keeper, "before")
        self.after = AfterPage(self.keeper, "after")
        self.reflect = ReflectPage(self.keeper, "reflect")

    def compose(self) -> ComposeResult:
        """Lay out the head and the three pages."""
        yield Static(id="form-head", markup=False)
        yield Static(id="form-tabs", markup=False)
        with ContentSwitcher(initial="after", id="form-pages"):
            yield self.before
            yield self.after
            yield self.reflect

    @property
    def session_id(self) -> str:
        """Id of the session shown; empty for none."""
        return self.keeper.session_id

    @property
    def page(self) -> SessionPage:
        """The page in front."""
        return {"before": self.before, "reflect": self.reflect}.get(self.page_name, self.after)

    @property
    def page_name(self) -> str:
        """Its name."""
        return self.query_one(ContentSwitcher).current or "after"

    # Showing

    def show(self, session_id: str, page: str = "") -> None:
        """Show a session, or another page of the one shown; what was being written is saved first."""
        self.save_all()
        anew = session_id != self.keeper.session_id
        self.keeper.session_id = session_id
        if self.keeper.unwritten is not None and self.keeper.unwritten.id != session_id:
            self.keeper.unwritten = None
        if anew:
            for one in (self.before, self.after, self.reflect):
                one.forget_choices()
                one.let_go()
        if page in PAGES:
            self.query_one(ContentSwitcher).current = page
        self.renew(anew=anew)
        if anew:
            self.page.scroll_home(animate=False)

    def renew(self, *, anew: bool = False) -> None:
        """Show the session as it is now."""
        view = self.keeper.view()
        if view is None:
            self.keeper.session_id = ""
        self.query_one(ContentSwitcher).display = view is not None
        head, tabs = self.query_one("#form-head", Static), self.query_one("#form-tabs", Static)
        if view is None:
            head.update("")
            tabs.update("")
            return
        head.update(self._head(view))
        tabs.update(Content("  ").join([_tab(name, name == self.page_name) for name in PAGES]))
        page = self.page
        anew = anew or page.showing != view.session.id
        page.showing = view.session.id
        page.renew(view, anew=anew)

    def _head(self, view: SessionView) -> Content:
        about = self.keeper.programme.about
        word = about.labels.session
        template = template_of(view, about.planned_sessions)
        title = f'{view.mentee} and {view.mentor}, {word} {view.session.number}: "{template.title}"'
        return line(title).stylize("bold")

    def write(self) -> None:
        """Put the cursor where writing starts, unless somebody has begun to write in another field meanwhile."""
        first, focused = self.page.first() if self.session_id else None, self.screen.focused
        begun = isinstance(focused, LineField | AreaField) and focused.dirty and inside(focused, self)
        if first is not None and not begun:
            self.screen.set_focus(first)

    def take_up(self, text: str, writing: SessionWriting, draft: str) -> bool:
        """Show the session of a draft with the draft in its field, as if it had just been typed.

        `draft` is the draft's key. Returns False where the form has no field for it.
        """
        page: SessionPage = self.before if writing.kind in ("agenda", "aim", "day") else self.after
        if writing.kind == "reflection" and writing.prompt != FIT_PROMPT:
            page = self.reflect
        self.keeper.unwritten = unwritten_of(self.keeper.programme, writing) or self.keeper.unwritten
        self.show(writing.session, page.id or "")
        view = self.keeper.view()
        if view is None:
            return False
        if page is self.reflect:
            self.reflect.go_to(view, writing)
        taken = page.take_up(text, writing)
        if taken is None and writing.text:
            return self._open_window(writing, view)
        if taken is not None and taken.key != draft:
            self.keeper.moved(draft)
        return taken is not None

    def save_all(self) -> bool:
        """Save everything that was typed; returns False when something could not be saved."""
        if not self.session_id:
            return True
        saved = [page.save_all() for page in (self.before, self.after, self.reflect)]
        return all(saved)

    def save_now(self) -> None:
        """Save now and stay; on the page after a session this also says that they met."""
        if self.keeper.is_unwritten and not any(field.dirty for field in self.page.fields):
            self.keeper.say("Nothing is written yet, so nothing was saved.")
            return
        if self.page is self.after and not self.after.they_met():
            return
        if self.save_all():
            self.keeper.say("Saved.")

    def leave_field(self) -> bool:
        """Leave a text field for its level, where letters are commands; returns whether there was one."""
        focused = self.screen.focused
        if not isinstance(focused, Input | TextArea) or self not in focused.ancestors:
            return False
        self.page.leave(focused)
        return True

    # What the keys do

    @work
    async def choose_level(self, chip: LevelChip | None = None) -> None:
        """Ask who may know the text of the focused field."""
        from rmtui.screens.kit.level_choice import choose_level

        chip = chip or self.page.level_target()
        if chip is None:
            return
        levels = LEVELS[1:] if self.keeper.room else LEVELS
        words = glimpse(self.page.field(chip.key).typed, chip.level)
        title = f"Who may know {words or 'it'}?"
        level = await choose_level(self, title, chip.level, levels=levels)
        if level is not None:
            self.page.save_all()
            self.page.set_level(chip, level)

    @work
    async def choose_question(self) -> None:
        """Offer the question bank; what is chosen goes onto the agenda."""
        from rmtui.exchange.session_offers import questions_for
        from rmtui.screens.kit.dialogs import Choose

        view = self.keeper.view()
        if view is None:
            return
        if self.page is self.reflect:
            self._choose_set()
            return
        offered = questions_for(self.keeper.programme, view)
        answer = await self.app.push_screen_wait(Choose("Which question to bring? Type to find one.", offered))
        if answer:
            self.before.add_to_agenda(dict(offered)[answer])

    @work
    async def _choose_set(self) -> None:
        from rmtui.content.library import fill, reflection_sets
        from rmtui.screens.kit.dialogs import Choose
        from rmtui.words import words_of

        words = words_of(self.keeper.programme.about)
        choices = [(BY_RULE, "What suits this one best, as usual")]
        choices += [(one.id, fill(f"{one.title}: {one.when}", words)) for one in reflection_sets()]
        answer = await self.app.push_screen_wait(Choose("Which questions to think about?", choices))
        if answer:
            self.reflect.use_set(answer)

    def remove_selected(self) -> bool:
        """Take away the text or the action that is selected; returns whether there was one."""
        focused, keeper = self.screen.focused, self.keeper
        if isinstance(focused, LevelChip) and self.page.writing(focused.key).text:
            text_id = self.page.writing(focused.key).text
            return keeper.attempt(lambda: change_text(keeper.programme, text_id, text=""))
        return self.after.remove_action(focused)

    def edit_action(self) -> None:
        """Ask for other words for the selected action."""
        view, writing = self.keeper.view(), self.after.action_at(self.screen.focused)
        if writing is not None and view is not None:
            self._open_window(writing, view)

    def _open_window(self, writing: SessionWriting, view: SessionView) -> bool:
        """Open the window in which a text or an action is changed; returns whether it is still there."""
        from rmtui.screens.journal.dialogs import WriteText

        if writing.kind == "action":
            action = next((one for one in view.session.actions if one.what == writing.text), None)
            if action is not None:
                words = action_words(self.keeper.programme, view.pair, action)
                self.app.push_screen(WriteText(self.keeper, writing, words, "Who does what, by when?"))
            return action is not None
        text = self.keeper.programme.texts.get(writing.text)
        if text is not None:
            hint = f"Who may know it: {SHOWN[text.level]}. Emptied it goes. "
            self.app.push_screen(WriteText(self.keeper, writing, text.text, "What was written", hint))
        return text is not None

    def settle_beginning(self) -> None:
        """Show what the two settled before they started, and whether it fits."""
        from rmtui.screens.journal.pair_start import Beginning

        view = self.keeper.view()
        if view is not None and self.save_all():
            self.app.push_screen(Beginning(self.keeper, view.pair.id))

    def show_offer(self, name: str) -> None:
        """Show bold questions, or the card for the one learned from."""
        from rmtui.exchange.session_offers import offer
        from rmtui.screens.kit.dialogs import Page

        view = self.keeper.view()
        if view is not None:
            title, text = offer(self.keeper.programme, view, name, self.keeper.today)
            self.app.push_screen(Page(title, text, copies=True))

    @on(PressLine.Pressed)
    def _pressed(self, event: PressLine.Pressed) -> None:
        event.stop()
        if isinstance(event.press_line, LevelChip):
            self.choose_level(event.press_line)
        elif event.key == "questions":
            self.choose_question()
        elif event.key in ("bold", "card"):
            self.show_offer(event.key)
        elif event.key == "template":
            self._choose_template()
        elif event.key == "beginning":
            self.settle_beginning()
        elif event.key.startswith("text "):
            self._open_text(event.key.removeprefix("text "))

    @work
    async def _choose_template(self) -> None:
        from rmtui.content.library import fill, session_templates
        from rmtui.screens.kit.dialogs import Choose
        from rmtui.words import words_of

        words = words_of(self.keeper.programme.about)
        choices = [(one.id, fill(f"{one.title}: {one.aim}", words)) for one in session_templates()]
        answer = await self.app.push_screen_wait(Choose("Which plan for this one?", choices))
        if answer:
            self.before.set_template(answer)

    def _open_text(self, text_id: str) -> None:
        text, view = self.keeper.programme.texts.get(text_id), self.keeper.view()
        if text is not None and view is not None:
            kept = SessionWriting(session=text.session, kind=text.kind, text=text.id, level=text.level)
            self._open_window(kept, view)


def _tab(name: str, current: bool) -> Content:
    shown = f"[{name.capitalize()}]" if current else f" {name.capitalize()} "
    style = "bold reverse" if current else ""
    content = Content.from_markup(f"[@click=screen.{name}]$shown[/]", shown=shown)
    return content.stylize(style) if style else content


def inside(widget: Widget | None, form: SessionForm) -> bool:
    """Say whether a widget is part of the form."""
    return widget is not None and form in widget.ancestors
