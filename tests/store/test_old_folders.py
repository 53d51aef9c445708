"""Does today's program open what every older version left behind, with every record as it was?"""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from rmtui.desk import DOCUMENTS, Desk
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.upgrades import SCHEMA, upgraded
from rmtui.store import backups
from rmtui.store.history import read_history
from rmtui.store.inspection import inspect
from rmtui.store.medium import Medium
from tests.cli.running import ROOT

OLD = ROOT / "data_samples" / "old"
FOLDERS = sorted(OLD.glob("schema-*"), key=lambda folder: folder.name)


def version(place: Path) -> int:
    """Return which version of the documents a folder is of."""
    return int(place.name.removeprefix("schema-"))


def records(place: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """Return what was in a folder, as this version of the documents has it."""
    return upgraded(json.loads((place / "records.json").read_text(encoding="utf-8")), version(place))


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(params=FOLDERS, ids=lambda place: str(place.name))
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of one old folder and what lies beside it."""
    return Path(shutil.copytree(request.param, tmp_path / "old" / request.param.name))


def test_there_is_one_of_every_version() -> None:
    assert [version(place) for place in FOLDERS] == list(range(1, SCHEMA + 1))


def test_it_is_looked_at_without_a_trace(place: Path) -> None:
    folder = place / "programme"
    before = bytes_of(folder)
    with Desk.look(str(folder)) as desk:
        assert {name: rows for name, rows in desk.store.tables.items() if rows} == records(place)
        assert desk.store.findings == []
    assert inspect(Medium(), str(folder), DOCUMENTS) == []
    assert bytes_of(folder) == before


def test_it_is_opened_with_every_record_and_worked_in(place: Path) -> None:
    folder, expected = place / "programme", records(place)
    with Desk.open(str(folder)) as desk:
        assert {name: rows for name, rows in desk.store.tables.items() if rows} == expected
        assert desk.store.findings == []
        assert len(desk.programme.people.all()) == len(expected["people"])
        assert [draft.text for draft in desk.drafts.all()] == ["Half a sentence"]
        for backup in backups.listed(Medium(), str(folder)):
            assert backups.is_whole(Medium(), str(folder), backup.name)
        assert len(backups.listed(Medium(), str(folder))) == (1 if version(place) == SCHEMA else 2)
        history = read_history(Medium(), str(folder))
        assert "Removed somebody" in [entry.label for entry in history.entries]
        desk.become(
            EditKind.NONE,
            "Changed nothing much",
            {**expected, "about": {**expected["about"]}, "new": {"1": {"id": "1"}}},
        )
        desk.store.tidy()
    with Desk.open(str(folder)) as desk:
        assert {name: rows for name, rows in desk.store.tables.items() if name in expected} == expected
        assert desk.store.tables["new"] == {"1": {"id": "1"}}
    assert inspect(Medium(), str(folder), DOCUMENTS) == []


def test_nothing_of_it_is_needed_to_build_or_to_run_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["setuptools"]["packages"]["find"]["include"] == ["rmtui*"]
    assert "data_samples" not in json.dumps(project["tool"]["setuptools"])
    for path in (ROOT / "rmtui").rglob("*.py"):
        code = [row for row in path.read_text(encoding="utf-8").splitlines() if "data_samples" in row]
        assert all(row.lstrip().startswith(('"""', "#")) or "import" not in row for row in code), path.name
        assert not any("open(" in row or "Path(" in row for row in code), path.name
