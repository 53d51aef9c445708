"""A list says when its lines have another room, and only then."""

from __future__ import annotations

from textual import on
from textual.app import App, ComposeResult
from textual.content import Content

from rmtui.widgets.line_list import BESIDE, LineList, Row


class Stage(App[None]):
    """Shows one list and keeps what it says of its width."""

    def __init__(self) -> None:
        super().__init__()
        self.rooms: list[int] = []

    def compose(self) -> ComposeResult:
        yield LineList()

    @on(LineList.WidthChanged)
    def _fit(self, event: LineList.WidthChanged) -> None:
        self.rooms.append(event.room)


async def test_a_change_of_height_or_of_rows_is_no_change_of_width() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        lines = app.query_one(LineList)
        lines.show(Row(Content(f"Line {number}"), str(number)) for number in range(3))
        await pilot.resize_terminal(80, 30)
        lines.show(Row(Content(f"Line {number}"), str(number)) for number in range(30))
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert app.rooms == sorted(set(app.rooms))
        assert app.rooms[-1] == lines.room == lines.size.width - BESIDE


async def test_a_page_in_a_list_that_has_no_room_leaves_the_cursor_where_it_is() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        lines = app.query_one(LineList)
        lines.focus()
        lines.styles.height = 0
        await pilot.pause()
        lines.show(Row(Content(f"Line {number}"), str(number)) for number in range(30))
        before = lines.highlighted
        await pilot.press("pagedown", "pageup")
        assert lines.highlighted == before
