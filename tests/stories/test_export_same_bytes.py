"""Does every kind of export write the same bytes from the screen and from the command, at every level?"""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.clock import Clock
from rmtui.exchange.documents import registry
from rmtui.exchange.documents.exports import Export, ExportFile, Request
from rmtui.keys import PLACES
from rmtui.programme.levels import LEVELS
from rmtui.programme.programme import Programme
from tests.cli.running import CommandLine
from tests.stories.today_stage import TODAY, desk_of, on_stage


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, the record of files written among them."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def chosen(kind: registry.Kind) -> list[str]:
    """Return the keys that choose a kind where its place writes several."""
    several = registry.offered_in(kind.place)
    return ["down"] * several.index(kind) + ["enter"] if len(several) > 1 else []


@pytest.mark.parametrize("kind", registry.KINDS, ids=lambda kind: kind.name)
async def test_screen_and_command_write_the_same_bytes(
    tmp_path: Path, kind: registry.Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Clock, "today", lambda _: TODAY)
    command = CommandLine(tmp_path / "home")
    with desk_of(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press(str(PLACES.index(kind.place) + 1) if kind.place in PLACES else "L")
            for level in kind.levels[-1:] if kind.is_alike else kind.levels:
                await stage.press(
                    "x", *chosen(kind), *([] if kind.is_alike else [str(LEVELS.index(level) + 1)]), "escape"
                )
                words = ("export", kind.name, "--level", level, "--to", tmp_path / "out", "--json")
                answer = command("-P", tmp_path / "p", *words).data
                written = tree(tmp_path / "p" / "exports")
                assert written == tree(tmp_path / "out")
                assert {Path(name).relative_to(tmp_path / "out").as_posix() for name in answer["files"]} <= set(written)
                assert set(answer) >= {"files", "level", "stayed_in", "asked"}
    assert tree(tmp_path / "out")


def make(programme: Programme, request: Request) -> Export:
    """Return a trial export: a file that names the programme."""
    file = ExportFile("trial/one.md", f"{programme.about.brand}, {request.level}\n")
    return Export((file,), ("1 note stays in: it is a trial",), ("trial",))


TRIAL = registry.Kind(
    name="trial", title="trials", meaning="a trial", leaving="trials", place="Pairs", module=__name__,
    levels=("organisation", "public"),
)  # fmt: skip


async def test_a_row_is_all_it_takes_in_a_place_that_wrote_nothing_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = CommandLine(tmp_path / "home")
    elsewhere = tuple(kind for kind in registry.KINDS if kind.place != TRIAL.place)
    monkeypatch.setattr(registry, "KINDS", elsewhere)
    with desk_of(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("4", "x")
            assert stage.status.startswith("x writes files in ")
            assert all(kind.place in stage.status for kind in elsewhere if kind.place in PLACES)
            monkeypatch.setattr(registry, "KINDS", (*elsewhere, TRIAL))
            await stage.press("x", "5")
            page = stage.text("VerticalScroll Static")
            assert "trial/one.md" in page
            assert "1 note stays in: it is a trial" in page
        command("-P", tmp_path / "p", "export", "trial", "--level", "public", "--to", tmp_path / "out")
        refused = command("-P", tmp_path / "p", "export", "trial", "--level", "pair", status=2)
    assert "written only for" in refused.err
    assert (tmp_path / "out" / "trial" / "one.md").read_text() == "Thinking Partners, public\n"
    assert tree(tmp_path / "p" / "exports") == tree(tmp_path / "out")


async def test_where_several_can_be_written_one_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = registry.Kind(name="trial", title="trials", meaning="a trial", leaving="trials", place="Credit",
                          module=__name__)  # fmt: skip
    monkeypatch.setattr(registry, "KINDS", (registry.kind_named("credits"), moved))
    with desk_of(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("6", "x", "down", "enter", "5")
            assert (tmp_path / "p" / "exports" / "trial" / "one.md").exists()
            await stage.press("escape", "x", "escape")
            assert not (tmp_path / "p" / "exports" / "credits").exists()
