"""Keys in one packet: is what is typed kept in the order it was typed, and are letters beside a field no commands?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual._xterm_parser import XTermParser
from textual.pilot import Pilot
from textual.widgets import Input

from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.screens.writing.letters import PAUSE


@asynccontextmanager
async def opened(folder: Path, *, watches_letters: bool = False) -> AsyncIterator[tuple[RmtuiApp, Pilot[None]]]:
    """The sample programme on the screen."""
    with Desk.copy_of(sample_tables(), str(folder / "p"), "Copied", Clock()) as desk:
        app = RmtuiApp(desk, watches_letters=watches_letters)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            yield app, pilot


async def send(app: RmtuiApp, pilot: Pilot[None], data: str) -> None:
    """Let the terminal send this in one packet, and wait until it is quiet."""
    for event in XTermParser().feed(data):
        event.set_sender(app)
        app.post_message(event)
    await pilot.pause()
    while not app._key_order.at_rest:
        await pilot.pause(0.02)
    await pilot.pause(0.1)


@pytest.mark.parametrize(
    ("packet", "kept"),
    [
        ("teh\x7f\x7fhe end", "the end"),
        ("abc\x1b[D\x1b[D12", "a12bc"),
        ("one\x01zero \x05 two", "zero one two"),
        ("one\x1b[200~ pasted\x1b[201~\x7f\x7fXX", "one pastXX"),
    ],
)
async def test_keys_in_one_packet_keep_their_order(tmp_path: Path, packet: str, kept: str) -> None:
    async with opened(tmp_path) as (app, pilot):
        await send(app, pilot, "3n" + packet)
        assert app.screen.query_one("#field-name", Input).value == kept


async def test_a_packet_that_opens_a_window_fills_it_and_goes_on_behind_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        await send(app, pilot, "3nZoe Zimt\r5")
        assert "Zoe Zimt" in [person.name for person in app.opened_desk.programme.people.all()]
        assert app.current_mode == "journal"


TEXTS = (
    "Lena: read the till manual by 29 Feb\r",
    "Show prices from outside",
    "next friday",
    "zumba",
    "наша идея",
    "moving on",
)


async def test_a_text_typed_beside_a_field_changes_nothing_and_is_answered(tmp_path: Path) -> None:
    async with opened(tmp_path, watches_letters=True) as (app, pilot):
        before = app.opened_desk.store.tables
        pairs = [(place, TEXTS[(n + shift) % len(TEXTS)]) for n, place in enumerate("123456") for shift in (0, 3)]
        for place, typed in pairs:
            while len(app.screen_stack) > 1:
                await app.pop_screen()
            await send(app, pilot, place)
            app.set_focus(None)
            app.tell("")
            await send(app, pilot, typed)
            assert app.opened_desk.store.tables == before, (place, typed)
            assert "letters are commands here" in app.status or "no command" in app.status, (place, typed)
            await pilot.pause(PAUSE)


async def test_a_key_held_down_is_a_command_each_time(tmp_path: Path) -> None:
    async with opened(tmp_path, watches_letters=True) as (app, pilot):
        for name in ("One", "Two", "Three", "Four", "Five"):
            await send(app, pilot, "3n")
            await send(app, pilot, f"{name}\r")
        before = len(app.opened_desk.programme.people)
        app.set_focus(None)
        await send(app, pilot, "uuuuu")
        assert len(app.opened_desk.programme.people) == before - 5


async def test_one_or_two_letters_are_commands_however_fast(tmp_path: Path) -> None:
    async with opened(tmp_path, watches_letters=True) as (app, pilot):
        await send(app, pilot, "3p")
        assert type(app.screen).__name__ == "PasteNames"


@pytest.mark.parametrize("keys", ["\x1b[200~u\r\x1b]0;x\x07 hu\x1b[201~", "\x1b[200~mvo\x1b[201~"])
async def test_a_paste_where_no_field_is_gets_a_sentence(tmp_path: Path, keys: str) -> None:
    async with opened(tmp_path, watches_letters=True) as (app, pilot):
        before = app.opened_desk.store.tables
        await send(app, pilot, keys.replace("\x1b]0;x\x07", ""))
        assert "Nothing was pasted" in app.status
        assert app.opened_desk.store.tables == before


@pytest.mark.parametrize("letter", ["ы", "Q", "Ä"])
async def test_a_letter_of_another_keyboard_is_answered(tmp_path: Path, letter: str) -> None:
    async with opened(tmp_path) as (app, pilot):
        await send(app, pilot, letter)
        assert f"{letter} is no command here" in app.status


async def test_pages_in_the_palette_before_it_has_room_end_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        await pilot.resize_terminal(20, 4)
        await send(app, pilot, "\x10\x1b[6~\x1b[5~\x1b[B\x1b[6~")
        await send(app, pilot, "\x1b[6~\x1b[5~")
        assert app.is_running
