"""Keys of a session's form. They mean the same in the Journal and in the room."""

from __future__ import annotations

from rmtui.screens.journal.form import SessionForm


class FormKeys:
    """The actions a screen with the form of a session offers."""

    @property
    def form(self) -> SessionForm:
        """The form."""
        raise NotImplementedError

    def turn(self, page: str) -> None:
        """Show another page of the session."""
        raise NotImplementedError

    def action_before(self) -> None:
        """Show what to prepare."""
        self.turn("before")

    def action_after(self) -> None:
        """Show what came of it."""
        self.turn("after")

    def action_reflect(self) -> None:
        """Show a question to think about."""
        self.turn("reflect")

    def action_questions(self) -> None:
        """Offer the question bank."""
        self.form.choose_question()

    def action_bold(self) -> None:
        """Show the bold questions."""
        self.form.show_offer("bold")

    def action_level(self) -> None:
        """Ask who may know the text."""
        self.form.choose_level()

    def action_beginning(self) -> None:
        """Show what the two settled before they started."""
        self.form.settle_beginning()

    def action_next_prompt(self) -> None:
        """Show the next question."""
        if self.form.page_name == "reflect":
            self.form.reflect.next_prompt()

    def action_skip_prompt(self) -> None:
        """Skip the question."""
        if self.form.page_name == "reflect":
            self.form.reflect.skip_prompt()

    def action_save_now(self) -> None:
        """Save what was typed, and stay."""
        if self.form.session_id:
            self.form.save_now()
