"""Is it so, when a command says that it saved, that nothing was exported, or that one file holds everything?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.errors import BadInput
from rmtui.exchange.documents.registry import KINDS, kind_named
from rmtui.exporting import export
from rmtui.programme.levels import LEVELS
from rmtui.screens.kit.export import nothing_in
from tests.cli.running import CommandLine

MEETING = ("session", "add", "Asha Patel", "Ines Duarte", "--on", "2026-05-05", "--takeaway", "captions first")


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder but the lock."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != ".rmtui.lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_what_is_saved_is_read_by_the_next_command(north: CommandLine) -> None:
    assert "Saved." in north("pairs", "add", "Asha Patel", "Ines Duarte").err
    assert [pair["mentee"]["name"] for pair in north("pairs", "list", "--json").data["pairs"]] == ["Ines Duarte"]
    assert "Saved." in north(*MEETING).err
    assert [one["takeaways"] for one in north("sessions", "list", "--json").data["sessions"]] == [["captions first"]]
    assert "Saved." in north("credit", "add", "Asha Patel", "--what", "film the bay").err
    assert [idea["what"] for idea in north("credits", "list", "--json").data["credits"]] == ["film the bay"]


def test_after_tidying_up_the_snapshot_alone_holds_everything(north: CommandLine) -> None:
    north("pairs", "add", "Asha Patel", "Ines Duarte")
    north(*MEETING)
    assert "programme.json holds everything" in north("tidy").err
    alone = json.loads((north.home / "north" / "programme.json").read_text(encoding="utf-8"))
    with Desk.look(str(north.home / "north")) as desk:
        held = {name: rows for name, rows in desk.store.tables.items() if rows}
    assert {name: rows for name, rows in alone.items() if name in held} == held


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_export_that_is_refused_writes_nothing(north: CommandLine, tmp_path: Path, kind: object) -> None:
    name = next(one.name for one in KINDS if one is kind)
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    before = files(tmp_path)
    assert "Nothing was exported" in north("export", name, "--to", tmp_path / "file", status=2).err
    with Desk.look(str(north.home / "north")) as desk:
        limited = next(one for one in KINDS if one is kind)
        for level in set(LEVELS) - set(limited.levels):
            with pytest.raises(BadInput, match="Nothing was exported"):
                export(desk, limited, level, str(tmp_path / "out"))
    assert files(tmp_path) == before


def test_nothing_was_written_is_said_where_nobody_may_read_anything(tmp_path: Path) -> None:
    tables = sample_tables()
    tables["texts"] = {key: {**row, "level": "private"} for key, row in tables["texts"].items()}
    with Desk.copy_of(tables, str(tmp_path / "x"), "Copied", Clock()) as desk:
        written = export(desk, kind_named("notes"), "public", str(tmp_path / "out"))
    assert not written.written.files
    assert not (tmp_path / "out").exists()
    assert nothing_in("public") == "Nothing was written: there is nothing that anyone may read."
    assert sum(written.made.left_out.values()) > len(tables["texts"])


@pytest.mark.parametrize("act", [Desk.undo, Desk.redo])
def test_nothing_to_take_back_or_do_again_writes_nothing(tmp_path: Path, act: Callable[[Desk], str]) -> None:
    with Desk.copy_of(sample_tables(), str(tmp_path / "x"), "Copied", Clock()) as desk:
        before = files(tmp_path)
        with pytest.raises(BadInput, match="There is nothing to"):
            act(desk)
        assert files(tmp_path) == before
