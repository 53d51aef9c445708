"""What do the commands do with a folder that editors, sync programs, bad sticks and other programs have been at?

Never a traceback, never an empty programme, one sentence when it is refused, and every byte that was there still there.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rmtui.store.format import Tables
from rmtui.store.medium import Medium
from rmtui.store.store import Store
from tests.cli.running import Answer, CommandLine, roster
from tests.proof.malformed import BEFORE, CASES, FOLDERS, LIVE, MAIN, PREV, RESEALED
from tests.proof.toll import CANARY, Toll
from tests.store.working import LONG

pytestmark = pytest.mark.suite("12 malformed folders")
FILES = (MAIN, PREV, BEFORE, LIVE)
EVERY = tuple((case, name) for name in FILES for case in CASES)
SAMPLE = tuple((case, (MAIN, LIVE)[number % 2]) for number, case in enumerate(CASES))
"""Every kind of harm once, done in turn to the snapshot and to what was saved since."""
PEOPLE = ("name,email,role", "Asha,asha@north.example,mentor", "Zoë,zoe@north.example,mentee")
ADD = ("session", "add", "Asha", "Zoë", "--on", "2026-05-08", "--takeaway", "One more")
REFUSED = (2, 3)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed programme of two generations, with notes in both and a save behind them."""
    place = tmp_path_factory.mktemp("malformed")
    rmtui = CommandLine(place / "home")
    rmtui("new", "north", "--name", "Northwind")
    rmtui("people", "import", roster(place / "people.csv", *PEOPLE))
    rmtui("pairs", "add", "Asha", "Zoë")
    for number in range(1, 4):
        words = ("session", "add", "Asha", "Zoë", "--on", f"2026-05-0{number}", "--note-file", "-")
        rmtui(*words, stdin=f"{CANARY} {number}")
        if number == 2:
            rmtui("tidy")
    folder = place / "home" / "north"
    # The generations are counted from here on, so that the cases can name their files.
    with Store.look(Medium(), str(folder)) as store:
        first = [(table, key, None, row) for table, rows in store.tables.items() for key, row in rows.items()]
    made = place / "made"
    late = [parts for parts in first if parts[0] == "sessions"][-1:]
    with Store.create(
        Medium(), str(made), [p for p in first if p not in late], "Started", "2026-05-05T09:00:00"
    ) as store:
        store.tidy()
        store.commit("Logged a session", late, "2026-05-05T09:30:00")
    assert set(FILES) <= set(os.listdir(made))
    return made


@pytest.fixture
def folder(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy to spoil, alone in a home of its own."""
    place = tmp_path / "home"
    shutil.copytree(sound, place / "north")
    monkeypatch.setenv("RMTUI_HOME", str(place))
    monkeypatch.delenv("RMTUI_PROGRAMME", raising=False)
    return place / "north"


def asked(*words: str) -> Answer:
    """Run a command within this process and return its answer."""
    return CommandLine(Path(os.environ["RMTUI_HOME"])).run(*words)


def looked(folder: Path) -> Tables | None:
    """Return every document as another program would find it, or None where it is refused."""
    try:
        return {name: dict(rows) for name, rows in Store.look(Medium(), str(folder)).tables.items() if rows}
    except Exception:
        return None


def everything(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder."""
    found: dict[str, bytes] = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            if os.path.isfile(path) and name != ".rmtui.lock":
                found[os.path.relpath(path, folder)] = Path(path).read_bytes()
    return found


def is_kept(data: bytes, name: str, after: dict[str, bytes]) -> bool:
    """Say whether bytes still stand somewhere: whole, or, where saving went on, in two parts."""
    if not data.strip(b"\0 \n") or data in after.values():
        return True
    now = after.get(name, b"")
    if now.startswith(data):
        return True
    tails = (kept for place, kept in after.items() if place.startswith("damaged") and kept)
    return any(data.endswith(tail) and now.startswith(data[: -len(tail)]) for tail in tails)


def held_to_what_is_promised(folder: Path, toll: Toll, asking: Callable[..., Answer]) -> tuple[Answer, Answer, Answer]:
    """Ask the three commands and hold each answer and what is left to what is promised."""
    before = everything(folder)
    check, people, add = asking("check", "--json"), asking("people", "list", "--json"), None
    assert everything(folder) == before, "looking changed something"
    add = asking(*ADD)
    for answer in (check, people, add):
        toll.hears(answer.err, answer.out if answer is not people else "", home=str(folder.parent))
        toll.tracebacks += answer.status not in (0, 1, 2, 3)
        assert answer.status in (0, 1, *REFUSED), answer
        if answer.status in REFUSED:
            assert answer.out == ""
            *warnings, sentence = answer.err.strip().splitlines()
            assert sentence.endswith(".")
            assert all(".json" in warning for warning in warnings), "what was noticed names its file"
    after = everything(folder)
    aged = {PREV} if after.get(PREV) == before.get(MAIN) else set()  # made way for a newer proven generation
    gone = [name for name, data in before.items() if name not in aged and not is_kept(data, name, after)]
    toll.lost += len(gone)
    assert gone == [], "bytes that were there are not kept"
    if people.status in REFUSED:
        assert after == before, "refused, and yet something changed"
    assert not (folder.parent / "rmtui-fault.log").exists()
    return check, people, add


def names(people: Answer) -> list[str]:
    """Return who is in the programme."""
    found: list[Any] = json.loads(people.out)["people"]
    return sorted(person["name"] for person in found)


def missing(now: Tables, whole: Tables) -> set[tuple[str, str]]:
    """Return the documents that are not there as they were."""
    return {(t, k) for t, rows in whole.items() for k, row in rows.items() if now.get(t, {}).get(k) != row}


@pytest.mark.parametrize(("case", "name"), EVERY if LONG else SAMPLE)
def test_one_file_harmed(case: str, name: str, sound: Path, folder: Path, toll: Toll) -> None:
    whole = looked(sound)
    assert whole is not None
    data = CASES[case]((folder / name).read_bytes())
    (folder / name).unlink() if data is None else (folder / name).write_bytes(data)
    now = looked(folder)
    check, people, add = held_to_what_is_promised(folder, toll, asked)
    toll.tries("malformed folders")
    assert now is not None, "one harmed file never makes a programme unreadable"
    assert (check.status, people.status, add.status) in ((0, 0, 0), (1, 0, 0))
    # Only the live changes stand there once.
    lost = missing(now, whole)
    assert not lost or (name == LIVE and {table for table, _ in lost} == {"sessions"})
    toll.judge(now, [whole] if check.status == 0 else [whole, now], acknowledged=sum(map(len, whole.values())))
    assert names(people) == ["Asha", "Zoë"]
    assert json.loads(asked("sessions", "list", "--json").out)["sessions"][-1]["id"] == add.out.strip()


@pytest.mark.parametrize("case", RESEALED)
def test_documents_that_make_no_sense(case: str, folder: Path, toll: Toll) -> None:
    data = RESEALED[case]((folder / MAIN).read_bytes())
    assert data is not None
    (folder / MAIN).write_bytes(data)
    check, people, _ = held_to_what_is_promised(folder, toll, asked)
    toll.tries("malformed folders")
    assert check.status != 0 or case in ("a field nobody knows", "a table nobody knows")
    assert people.status in REFUSED or names(people) or json.loads(check.out)["findings"]


@pytest.mark.parametrize("case", FOLDERS)
def test_a_folder_somebody_has_been_at(case: str, sound: Path, folder: Path, toll: Toll) -> None:
    whole = looked(sound)
    try:
        FOLDERS[case](folder)
    except OSError:
        pytest.skip("this cannot be made here")
    check, people, add = held_to_what_is_promised(folder, toll, asked)
    toll.tries("malformed folders")
    if people.status in REFUSED:
        assert check.status in REFUSED
        assert add.status in REFUSED
        return
    assert names(people) == ["Asha", "Zoë"]
    now = looked(folder)
    if now is not None and whole is not None and add.status == 0:
        assert not missing(now, whole) or check.status == 1


@pytest.mark.parametrize("case", ["UTF-16", "deep objects"])
def test_the_real_program_says_the_same(case: str, folder: Path, toll: Toll) -> None:
    data = CASES[case]((folder / MAIN).read_bytes())
    assert data is not None
    (folder / MAIN).write_bytes(data)
    check, people, add = held_to_what_is_promised(folder, toll, CommandLine(folder.parent).run_apart)
    toll.tries("malformed folders")
    assert (check.status, people.status, add.status) == (1, 0, 0)
    assert names(people) == ["Asha", "Zoë"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
@pytest.mark.parametrize("name", [*FILES, "."])
def test_files_one_may_not_read(name: str, folder: Path, toll: Toll, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the medium refuses in the place of the operating system."""
    monkeypatch.setattr(Medium, "read", refusing(Medium.read, name))
    if name == ".":
        monkeypatch.setattr(Medium, "names", refusing(Medium.names, str(folder)))
    check, people, add = held_to_what_is_promised(folder, toll, asked)
    toll.tries("malformed folders")
    assert add.status in REFUSED or name in (PREV, BEFORE), "what opening does not need may be out of reach"
    assert people.status in REFUSED or names(people) == ["Asha", "Zoë"]
    assert check.status != 0


def refusing(call: Callable[[Medium, str], Any], name: str) -> Callable[[Medium, str], Any]:
    """Return a call of the medium that may not touch paths that end so."""

    def refuse(medium: Medium, path: str) -> Any:
        if path.endswith(name):
            raise PermissionError(13, "Permission denied", path)
        return call(medium, path)

    return refuse
