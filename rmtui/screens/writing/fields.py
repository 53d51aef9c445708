"""Fields of every form: how do they keep what is typed, from the first key to the saved record?

Every field says by a `Writing` what it is for. What is typed is a draft at once and saved when the field is left; what
cannot be kept stays in the field, and as a draft, with a sentence beside it that says what is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.containers import Horizontal
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from rmtui.programme.unwritten import Step
from rmtui.programme.writing import Writing
from rmtui.screens.kit.careful import CarefulHandlers
from rmtui.screens.writing.keeper import Keeper
from rmtui.widgets.field_scroll import FieldScroll
from rmtui.widgets.fields import AreaField, Field, LineField
from rmtui.widgets.text import plain


class FieldPage(CarefulHandlers, FieldScroll):
    """Fields one below the other. A subclass composes them and fills them by `fill`."""

    DEFAULT_CSS = """
    FieldPage .refusal { height: auto; width: 1fr; color: $alert-text; }
    """

    @dataclass
    class Kept(Message):
        """What a field held is saved."""

        field: Field
        """Which field."""

    def __init__(self, keeper: Keeper, name: str) -> None:
        super().__init__(id=name, classes="page")
        self.keeper = keeper
        """Reads the programme and saves."""
        self.writings: dict[str, Writing] = {}
        """What each field is for, by its id."""
        self._refusals: dict[str, str] = {}
        self._back: set[str] = set()

    # Showing

    def fill(self, field_id: str, writing: Writing, text: str, *, anew: bool = False) -> None:
        """Fill a field, and say what it is for; what was typed for it and is not saved stands in it again."""
        field, before = self.field(field_id), self.writings.get(field_id)
        if not (anew or before is None or not field.dirty):
            return
        self.writings[field_id] = writing
        # What was saved a moment ago, cleaned, must not jump under the cursor of whoever goes on typing.
        if not (field.has_focus and field.typed.strip() == text.strip()):
            field.fill(text, anew=True)
        if anew or before is None or before.key != writing.key:
            self._put_back(field_id, field, writing)

    def _put_back(self, field_id: str, field: Field, writing: Writing) -> None:
        """Show a text that waits for this field; one left by an earlier run is only shown until somebody goes there."""
        drafting = self.keeper.host.drafting
        waiting = drafting.waiting(writing.key) if self.keeper.may_show(writing.level) else None
        if waiting is not None:
            field.put(waiting)
            if drafting.held(writing.key) is None and not field.has_focus:
                self._back.add(field_id)
            elif drafting.held(writing.key) is None:
                self.call_later(self.note, field)
        self.show_refusal(field, self._refusals.get(writing.key, "") if waiting is not None else "")

    def field(self, field_id: str) -> Field:
        """Return a field by its id."""
        found = self.query_one(f"#{field_id}")
        assert isinstance(found, LineField | AreaField)
        return found

    @property
    def fields(self) -> list[Field]:
        """Every field that is filled."""
        return [self.field(name) for name in self.writings if self.query(f"#{name}")]

    def let_go(self) -> None:
        """Something else is shown: what could not be saved is no longer on the screen, and waits for its own place."""
        for field in self.fields:
            if field.dirty:
                field.put(field.shown)
        self._back.clear()

    def take_up(self, text: str, writing: Writing) -> Writing | None:
        """Put a draft into the field it was typed in; returns what that field is for, or None where there is none."""
        name = next((name for name, own in self.writings.items() if own.key == writing.key), "")
        if not name:
            name = next((name for name, own in self.writings.items() if self.is_like(own, writing)), "")
        if not name:
            return None
        field = self.field(name)
        field.put(text)
        self._back.discard(name)
        self.taken(name, writing)
        self.note(field)
        self.screen.set_focus(field)
        field.call_after_refresh(_to_the_end, field)
        return self.writings[name]

    def is_like(self, own: Writing, writing: Writing) -> bool:
        """Say whether a field is the one a draft was typed in, though it is for another text by now."""
        return False

    def taken(self, field_id: str, writing: Writing) -> None:
        """Mind what a draft knew of its field."""

    # Saving

    def save(self, field: Field) -> bool:
        """Save what was typed in a field; returns False when it could not be saved."""
        writing = self.writings.get(field.id or "")
        return writing is None or not field.dirty or self.keep(field, writing, field.typed)

    def keep(self, field: Field, writing: Writing, text: str, first: Step | None = None) -> bool:
        """Save what a field held, and what `first` does in the same edit; a refusal is said beside the field."""
        after = self.keeper.keep_field(field, writing, text, first)
        self._refusals.pop(writing.key, None)
        if after is None:
            self._refusals[writing.key] = self.keeper.refusal
        elif self.writings.get(field.id or "") == writing:
            self.writings[field.id or ""] = after
        self.show_refusal(field, self._refusals.get(writing.key, ""))
        if after is not None:
            self._back.discard(field.id or "")
            self.post_message(self.Kept(field))
        return after is not None

    def save_all(self) -> bool:
        """Save every field somebody changed; returns False when one could not be saved."""
        saved = [self.save(field) for field in self.unsaved]
        return all(saved)

    @property
    def unsaved(self) -> list[Field]:
        """The fields somebody changed whose text is not saved."""
        return [field for field in self.fields if field.dirty and field.id not in self._back]

    def note(self, field: Field) -> None:
        """Keep what a field holds as a draft."""
        writing, text = self.writings[field.id or ""], field.typed

        def save() -> bool:
            if self.writings.get(field.id or "") == writing and field.typed == text:
                return self.save(field)
            return self.keep(field, writing, text)

        self.keeper.typed(field, writing, save)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        field = event.control
        if isinstance(field, LineField | AreaField) and field.id in self.writings:
            event.stop()
            self._back.discard(field.id)
            self._refusals.pop(self.writings[field.id].key, None)
            self.show_refusal(field, "")
            self.note(field)

    @on(DescendantFocus)
    def _entered_field(self, event: DescendantFocus) -> None:
        field = event.widget
        if isinstance(field, LineField | AreaField) and field.id in self._back:
            self._back.discard(field.id)
            self.note(field)

    @on(DescendantBlur)
    def _left(self, event: DescendantBlur) -> None:
        field = event.widget
        if isinstance(field, LineField | AreaField) and field.dirty and field.id not in self._back:
            self.save(field)

    def keep_in_view(self, field: Widget) -> None:
        """Scroll to a field that has the focus, and to what is said of it."""
        super().keep_in_view(field)
        for refusal in self.query(f"#refusal-{field.id}"):
            if refusal.display:
                refusal.scroll_visible(animate=False)

    def show_refusal(self, field: Field, sentence: str) -> None:
        """Show below the row of a field why what stands in it cannot be kept."""
        name = f"refusal-{field.id}"
        known = next(iter(self.query(f"#{name}").results(Static)), None)
        if known is not None:
            known.display = bool(sentence)
            known.update(plain(sentence))
        elif sentence and field.is_attached:  # one whose form went is only remembered
            row = self.row_of(field)
            anchor = row.parent
            assert isinstance(anchor, Widget)
            anchor.mount(Static(plain(sentence), id=name, classes="refusal", markup=False), after=row)

    def row_of(self, field: Field) -> Widget:
        """Return what the refusal of a field stands below."""
        return field.parent if isinstance(field.parent, Horizontal) else field


def _to_the_end(field: Field) -> None:
    """Put the cursor behind what was written, where it can be seen."""
    field.to_the_end()
    field.scroll_visible(animate=False)
