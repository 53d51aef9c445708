"""The disk fails or goes away while somebody leaves or tries again: never a fault, and what is said is true."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from rmtui.desk import Desk
from rmtui.drafting import KEPT, LOST
from rmtui.programme.programme import tables_of
from rmtui.screens.kit.choice_page import Ways
from rmtui.store.medium import Medium
from tests.store.simulated import Fault, SimulatedMedium
from tests.store.working import LONG
from tests.stories.journal_stage import ABOUT, PAIRS, PEOPLE, SESSIONS, TEXTS, clock
from tests.stories.stage import Stage, lines_on, run

TYPED = "Route two again, from the depot on"
EACH = 1 if LONG else 12
"""Every call of the medium fails once in the long version, every twelfth in the short one."""
CALLS = 48
"""More calls than leaving makes."""
GONE = errno.ENODEV


class Leaving(SimulatedMedium):
    """A medium that may go away as a whole."""

    @property
    def is_gone(self) -> bool:
        """Whether it is."""
        return self.fault is not None and self.fault.number == GONE and self.fault.calls >= self.fault.at

    def exists(self, path: str) -> bool:
        return not self.is_gone and super().exists(path)

    def is_folder(self, path: str) -> bool:
        return not self.is_gone and super().is_folder(path)

    def unlock(self, file) -> None:  # type: ignore[no-untyped-def]
        self._call("unlock")
        super().unlock(file)

    def _failing(self, what: str) -> int:
        number = super()._failing(what)
        return errno.ENOENT if self.is_gone else number


def opened() -> tuple[Desk, Leaving]:
    medium = Leaving()
    tables = tables_of((ABOUT, *PEOPLE, *PAIRS, *SESSIONS, *TEXTS))
    return Desk.copy_of(tables, "/p", "Made", clock(), medium), medium


def kept(medium: Leaving) -> tuple[bool, bool]:
    """Return whether the text is stored, and whether it is a draft, once the medium answers again."""
    medium.fault = None
    again = medium.restart()
    with Desk.look("/p", clock(), again) as desk:
        stored = TYPED in repr(desk.store.tables)
        return stored, any(TYPED in draft.text for draft in desk.drafts.all())


WAYS = [(number, at) for number in (errno.ENOSPC, errno.EIO, GONE) for at in range(1, CALLS, EACH)]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


@pytest.mark.parametrize(("number", "at"), WAYS)
@pytest.mark.parametrize("page", ["n", "n f2"])
async def test_quit_try_again_and_leave(number: int, at: int, page: str) -> None:
    desk, medium = opened()
    async with run(Stage, desk, "journal", (100, 30)) as stage:
        await stage.press(*page.split())
        await stage.type(TYPED)
        stage.app.drafting.keep_all()
        medium.fault = Fault(at, number, lasts=True)
        await stage.press("ctrl+q")
        asked = isinstance(stage.app.screen, Ways) and not stage.app.is_ending
        if asked:
            words = " ".join(" ".join(lines_on(stage.app)).split())
            assert "NOT saved" in words
            if "ONLY there" in words.replace("│ ", ""):
                assert stage.app.drafting.failed
            await stage.press("pagedown", "t", "pagedown")
            if not stage.app.is_ending:
                await stage.press("q")
    desk.close()
    stored, draft = kept(medium)
    assert stored or draft or asked, "the text is nowhere, and nobody was asked"


ROOM = "down enter escape i"
FIELDS = (
    *(("n", name) for name in ("#difference", "#idea", "#gained", "#note", "#next-question")),
    ("n f2", "#agenda"),
    ("n f4", "#answer"),
    ("o", "#fit-line"),
    *((ROOM, name) for name in ("#difference", "#idea", "#takeaway-1")),
    (f"{ROOM} f2", "#agenda"),
)


async def written_in(stage: Stage, page: str, field: str) -> None:
    """Type into a field of the Journal, or of the room."""
    await stage.press(*page.split())
    stage.app.screen.query_one(field).focus()
    await stage.wait()
    await stage.type(TYPED)
    await stage.wait()


@pytest.mark.parametrize(("page", "field"), FIELDS)
async def test_leave_at_once_from_any_field(page: str, field: str) -> None:
    desk, medium = opened()
    async with run(Stage, desk, "journal", (100, 50)) as stage:
        await written_in(stage, page, field)
        await stage.press("ctrl+q")
        assert stage.app.is_ending
        assert not stage.app.return_code
    desk.close()
    assert any(kept(medium)), "the text is nowhere"


@pytest.mark.parametrize(("page", "field"), FIELDS)
@pytest.mark.parametrize("comes_back", [False, True])
async def test_the_stick_is_pulled_and_one_saves_and_tries_again(page: str, field: str, comes_back: bool) -> None:
    desk, medium = opened()
    async with run(Stage, desk, "journal", (100, 50)) as stage:
        await written_in(stage, page, field)
        stage.app.drafting.keep_all()
        medium.fault = Fault(1, GONE, lasts=True)
        await stage.press("ctrl+s")
        assert isinstance(stage.app.screen, Ways)
        if comes_back:
            medium.fault = None
        await stage.press("pagedown", "t", "pagedown")
        assert not stage.app.is_ending
        await stage.press("escape", "ctrl+q", "q")
    desk.close()
    assert any(kept(medium)), "the text is nowhere"


@pytest.mark.parametrize(("number", "at"), WAYS)
async def test_told_to_end(number: int, at: int, capsys: pytest.CaptureFixture[str]) -> None:
    desk, medium = opened()
    async with run(Stage, desk, "journal", (100, 30)) as stage:
        await stage.press("n")
        await stage.type(TYPED)
        medium.fault = Fault(at, number, lasts=True)
        await stage.app._end(15)
        assert stage.app.return_code == 143
        words = stage.app._exit_renderables[-1] if stage.app._exit_renderables else ""
    desk.close()
    stored, draft = kept(medium)
    said = " ".join((str(words) + capsys.readouterr().err).split())
    assert not stored
    assert (KEPT in said) <= draft
    assert draft or LOST in said


@pytest.mark.parametrize(("number", "at"), WAYS)
async def test_leave_with_nothing_typed(number: int, at: int) -> None:
    desk, medium = opened()
    async with run(Stage, desk, "journal", (100, 30)) as stage:
        medium.fault = Fault(at, number, lasts=True)
        await stage.press("q", "q")
        assert stage.app.is_ending
    desk.close()


@pytest.mark.parametrize("keys", ["h", "h b", "b", "L", "ctrl+p escape 3 F", "down enter escape h d"])
async def test_what_is_read_where_the_stick_is_gone(keys: str) -> None:
    desk, medium = opened()
    async with run(Stage, desk, "journal", (100, 30)) as stage:
        medium.fault = Fault(1, GONE, lasts=True)
        medium.fault.calls = 1
        stage.app._survival.is_wanted = True
        await stage.press(*keys.split())
        await stage.wait()
        assert not stage.app.is_ending
    desk.close()


def test_a_lock_whose_file_cannot_be_closed_is_let_go_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unlock(self: Medium, file: object) -> None:
        raise OSError(errno.EIO, "gone")

    desk = Desk.new(str(tmp_path / "p"), ABOUT, clock())
    with monkeypatch.context() as patch:
        patch.setattr(Medium, "unlock", unlock)
        desk.close()
