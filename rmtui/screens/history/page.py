"""Page of a save: what it changed, and what taking it back would do. Texts stand here and not in the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from rmtui.recovery.change_words import NOTHING, FieldChange, RecordChange
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.dialogs import Dialog
from rmtui.screens.kit.styles import sheet
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import plain, styled

ONE_LINE = 64
"""Characters up to which a field and what it holds stand on one line."""


class ChangePage(Dialog[bool]):
    """Shows before and after; returns whether it shall be done."""

    CSS = sheet("kit/dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        binding("window.leave", "dismiss(False)"),
        ("q", "dismiss(False)", "Back"),
        binding("window.take_back", "do_it"),
    ]

    def __init__(self, title: str, body: Content, does: str) -> None:
        """Show `body` under `title`; `does` names what can be done, and is empty where it can do nothing."""
        super().__init__()
        self._title, self._body, self._does = title, body, does

    def compose(self) -> ComposeResult:
        """Lay out what changed and how to answer."""
        with Vertical(classes="dialog tall"):
            yield Label(plain(self._title), classes="question", markup=False)
            with VerticalScroll():
                yield Static(self._body, markup=False)
            yield Presses(
                [*([Press(self._does, "window.take_back")] if self._does else []), Press("Close", "window.leave")]
            )

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_do_it(self) -> None:
        """Say yes."""
        if self._does:
            self.dismiss(True)


def body_of(told: Iterable[RecordChange], remarks: Sequence[str] = ()) -> Content:
    """Return what has to be said about taking it back, and below what changed, a record after the other."""
    parts = [Content("\n").join([styled(remark, "$alert-text") for remark in remarks])] if remarks else []
    return Content("\n\n").join([*parts, *map(_record, told)])


def _record(told: RecordChange) -> Content:
    head = styled(told.record, "bold") + Content(f"  {told.what}" if told.what else "")
    return Content("\n").join([head, *(row for field in told.fields for row in _rows(field, told.what))])


def _rows(field: FieldChange, what: str) -> Iterator[Content]:
    name = styled(f"  {field.name}", "$quiet-text")
    if what != "changed":
        shown = field.before if what == "removed" else field.after
        yield name + (Content(": ") + plain(shown) if _fits(field.name, shown) else Content("\n") + _inset(shown))
    elif _fits(field.name, field.before, " -> ", field.after):
        yield name + Content(": ") + plain(field.before) + Content(" -> ") + plain(field.after)
    else:
        yield name + Content(", before")
        yield _inset(field.before)
        yield name + Content(", after")
        yield _inset(field.after)


def _fits(*parts: str) -> bool:
    return sum(map(len, parts)) <= ONE_LINE and not any("\n" in part for part in parts)


def _inset(text: str) -> Content:
    return plain("\n".join(f"    {row}" for row in (text or NOTHING).split("\n")))
