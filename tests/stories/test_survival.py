"""A fault of ours in one action: does the program go on, say so, and log its place and none of its words?"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.pilot import Pilot
from textual.widgets import Button

from rmtui.app import FAULT, RmtuiApp
from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.drafting import KEPT, LOST
from rmtui.faults import FILE
from rmtui.screens.kit.dialogs import Dialog
from rmtui.screens.writing.fields import FieldPage
from rmtui.surviving import GOES_ON, IN_A_ROW
from rmtui.widgets.fields import Field
from tests.store.simulated import Fault, SimulatedMedium
from tests.stories.journal_stage import desk_in, on_stage

SECRET = "a word nobody may log"


class Broken(Dialog[str]):
    """A window in which everything is wrong."""

    BINDINGS: ClassVar[list[BindingType]] = [("f9", "fails", "Fails"), ("f8", "works", "Works")]
    worked = 0

    def __init__(self, *, unbuilt: bool = False) -> None:
        super().__init__()
        self.unbuilt = unbuilt

    def compose(self) -> ComposeResult:
        if self.unbuilt:
            raise ValueError(SECRET)
        yield Button("Fails", id="fails")

    def action_fails(self) -> None:
        raise ValueError(SECRET)

    def action_works(self) -> None:
        self.worked += 1

    def on_button_pressed(self) -> None:
        raise ValueError(SECRET)


@asynccontextmanager
async def opened(home: Path, medium: SimulatedMedium | None = None) -> AsyncIterator[tuple[RmtuiApp, Pilot[None]]]:
    folder = "/p" if medium is not None else str(home / "p")
    with Desk.copy_of(sample_tables(), folder, "Copied", Clock(), medium) as desk:
        app = RmtuiApp(desk)
        app._survival.is_wanted = True
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            await pilot.pause()
            yield app, pilot
            app._exception = None  # looked at by the test; the pilot would raise it again


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    return tmp_path


def logged(home: Path) -> str:
    """Return what is logged; nothing of the fault's words is."""
    log = (home / "home" / FILE).read_text()
    assert SECRET not in log
    assert str(home) not in log
    return log


async def in_action(app: RmtuiApp, pilot: Pilot[None]) -> None:
    await pilot.press("f9")


async def ends(app: RmtuiApp) -> None:
    """Let the action fail once more: the fault reaches the app, which ends."""
    with pytest.raises(ValueError, match=SECRET) as fault:
        await app.run_action("fails", app.screen)
    app._handle_exception(fault.value)


async def in_handler(app: RmtuiApp, pilot: Pilot[None]) -> None:
    app.screen.query_one(Button).press()
    await pilot.pause(0.05)


async def in_worker(app: RmtuiApp, pilot: Pilot[None]) -> None:
    async def flow() -> None:
        await asyncio.sleep(0)
        raise ValueError(SECRET)

    app.run_worker(flow())
    await pilot.pause(0.05)


@pytest.mark.parametrize("fails", [in_action, in_handler, in_worker])
async def test_the_program_goes_on_after_a_fault_in_one_thing(
    home: Path, fails: Callable[[RmtuiApp, Pilot[None]], object]
) -> None:
    async with opened(home) as (app, pilot):
        await app.push_screen(window := Broken())
        await pilot.pause()
        await fails(app, pilot)  # type: ignore[misc]
        await pilot.pause()
        assert app.status.startswith(GOES_ON)
        assert "test_survival.py" in logged(home), "the place in the code"
        await pilot.press("f8")
        assert window.worked == 1
        await app.pop_screen()
        await pilot.press("3")
        assert app.current_mode == "people"
        assert app.return_code is None


async def test_many_faults_in_a_row_end_it_and_a_save_between_begins_anew(home: Path) -> None:
    async with opened(home) as (app, pilot):
        await app.push_screen(Broken())
        await pilot.pause()
        for _ in range(IN_A_ROW):
            await in_action(app, pilot)
        app.saving.edits += 1
        for _ in range(IN_A_ROW):
            await in_action(app, pilot)
        assert app.return_code is None
        await ends(app)
        assert app.return_code == FAULT
        assert app.is_ending


@pytest.mark.parametrize("refuses", [False, True])
async def test_a_window_that_cannot_be_built_ends_it_with_what_is_true_of_the_text(home: Path, refuses: bool) -> None:
    medium = SimulatedMedium()
    async with opened(home, medium) as (app, pilot):
        app.drafting.typed("session-1-note", "half a thought", {}, lambda: False)
        if refuses:
            medium.fault = Fault(1, 28, lasts=True)
        app.push_screen(Broken(unbuilt=True))
        await pilot.pause(0.05)
        assert app.return_code == FAULT
        message = str(app._exit_renderables[0]) if app._exit_renderables else ""
        assert (LOST if refuses else KEPT) in message
        assert [draft.text for draft in app.opened_desk.drafts.all()] == ([] if refuses else ["half a thought"])
        medium.fault = None


async def test_after_a_fault_within_a_save_it_ends(home: Path) -> None:
    async with opened(home) as (app, pilot):
        await app.push_screen(Broken())
        await pilot.pause()
        app.opened_desk.is_whole = False
        await ends(app)
        assert app.return_code == FAULT


async def test_a_fault_in_a_page_of_fields_leaves_the_page_alive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, calls = FieldPage.note, list[Field]()

    def note(self: FieldPage, field: Field) -> None:
        calls.append(field)
        if len(calls) == 1:
            raise ValueError(SECRET)
        usual(self, field)

    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            stage.app._survival.is_wanted = True
            await stage.press("n")
            monkeypatch.setattr(FieldPage, "note", note)
            await stage.type("a")
            assert not stage.app.is_ending
            assert GOES_ON in " ".join(stage.status.split())
            await stage.type("bc")
            assert list(stage.app.drafting.writing.values()) == ["abc"]
