"""Names somebody planted in the files of a programme: does any of them lead to a file outside it?"""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from rmtui.desk import Desk
from rmtui.errors import RmtuiError
from rmtui.exchange.documents.files import RECORD, write_export
from rmtui.exchange.documents.withdrawal import holding, withdraw
from rmtui.programme.about import About
from rmtui.recovery import positions
from rmtui.recovery.backups import back_up, backups_of
from rmtui.settings import recent_programmes
from rmtui.store import backups, erasing
from rmtui.store.drafts import Draft, Drafts
from rmtui.store.history import read_history
from rmtui.store.inspection import inspect
from rmtui.store.medium import Medium

CONTENT = b'{"text": "Nobody may touch this"}'
OUT = "../../victim/other"


class Paper:
    """A file of an export."""

    name, text = "Pair/note.md", "A note"


def drafts(folder: Path, home: Path) -> None:
    """Plant a draft whose key is a path, throw all away, and keep one under such a key."""
    (folder / "drafts").mkdir(exist_ok=True)
    said = {"key": OUT, "at": "2026-01-01", "about": {"key": OUT}, "text": "planted"}
    for name in ("session-1-note.json", "a (conflicted copy).json"):
        (folder / "drafts" / name).write_text(json.dumps(said), encoding="utf-8")
    kept = Drafts(Medium(), str(folder))
    assert [draft.text for draft in kept.all()] == ["planted", "planted"]
    for draft in kept.all():
        kept.drop(draft.key)
    assert kept.all() == []
    with pytest.raises(OSError, match="no key"):
        kept.drop(OUT)
    with pytest.raises(OSError, match="no key"):
        kept.keep(Draft(OUT, "planted", {}, ""))


def record(folder: Path, home: Path) -> None:
    """Plant paths with the right sum in the record of exports, export anew and withdraw everything."""
    place = folder / "exports"
    (place / "Pair").mkdir(parents=True)
    names = (OUT + ".json", "Pair/../../../victim/other.json", str(home / "victim" / "other.json"))
    (place / RECORD).write_text(json.dumps(dict.fromkeys(names, sha256(CONTENT).hexdigest())), encoding="utf-8")
    write_export(Medium(), str(place), [Paper()], ("Pair",))
    withdraw(Medium(), str(place), holding(Medium(), str(place), lambda _: True), lambda _: True)


def copies(folder: Path, home: Path) -> None:
    """Plant links and odd names among backups, history and damaged parts; look, thin out, empty and erase."""
    for name in ("backups", "history", "damaged"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "link").symlink_to(home / "victim")
        (folder / name / "..%2f..%2fvictim").write_bytes(CONTENT)
        (folder / name / "other.json").symlink_to(home / "victim" / "other.json")
    with Desk.open(str(folder)) as desk:
        back_up(desk)
        backups_of(desk)
        read_history(desk.store.medium, desk.folder)
        desk.store.tidy()
        with pytest.raises(RmtuiError):
            backups.chosen(backups_of(desk), OUT)
        for name in ("backups", "history", "damaged"):
            erasing.empty(desk.store.medium, str(folder / name))
    inspect(Medium(), str(folder))


def remembered(folder: Path, home: Path) -> None:
    """Plant paths in what is remembered of programmes, and open."""
    seen = {"seen": [7, 1, "ab", ""], "missing": [f"{OUT}", 0, OUT, OUT]}
    (home / "positions.json").write_text(json.dumps({"Northwind": seen, OUT: seen}), encoding="utf-8")
    (home / "settings.json").write_text(json.dumps({"recent": [OUT], "copied": {OUT: {OUT: [OUT]}}}), encoding="utf-8")
    recent_programmes()
    with Desk.open(str(folder)) as desk:
        positions.told(desk, positions.going_back(desk))
        positions.accept(desk)
    positions.forget(str(folder))


def note_of_erasing(folder: Path, home: Path) -> None:
    """Plant a path as the person whose erasing was cut off."""
    (folder / "erasing.json").write_text(json.dumps({"person": OUT, "replace": True, "on": OUT}), encoding="utf-8")
    with Desk.open(str(folder)) as desk:
        assert desk.programme.about.brand == "Northwind"


@pytest.mark.parametrize("plant", [drafts, record, copies, remembered, note_of_erasing])
def test_no_name_read_from_disk_leads_out_of_the_programme(
    plant: Callable[[Path, Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    folder, victim = tmp_path / "Northwind", tmp_path / "victim"
    victim.mkdir()
    (victim / "other.json").write_bytes(CONTENT)
    (victim / "other").write_bytes(CONTENT)
    Desk.new(str(folder), About(brand="Northwind")).close()
    plant(folder, tmp_path)
    assert {file.name: file.read_bytes() for file in victim.iterdir()} == {"other.json": CONTENT, "other": CONTENT}
