"""Does an export replace only what it wrote itself, and leave alone what anybody touched?"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.exchange.documents.exports import ExportFile
from rmtui.exchange.documents.files import RECORD, WriteReport, write_export


class RealDisk:
    """The medium, as small as it can be, on a real disk."""

    def exists(self, path: str) -> bool:
        return os.path.exists(path)

    def read(self, path: str) -> bytes:
        return Path(path).read_bytes()

    def make_folder(self, path: str) -> None:
        os.makedirs(path, exist_ok=True)

    def write_new(self, path: str, data: bytes) -> None:
        with open(path, "xb") as file:
            file.write(data)

    def replace_with(self, path: str, data: bytes) -> None:
        Path(path + ".part").write_bytes(data)
        os.replace(path + ".part", path)

    def names(self, folder: str) -> list[str]:
        return os.listdir(folder)

    def remove(self, path: str) -> None:
        os.remove(path)

    def remove_folder(self, path: str) -> None:
        os.rmdir(path)


class FullDisk(RealDisk):
    """A disk with room for some more files."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write_new(self, path: str, data: bytes) -> None:
        self.room -= 1
        if self.room < 0:
            raise OSError(errno.ENOSPC, "full")
        super().write_new(path, data)


@dataclass(frozen=True)
class Named:
    """Somebody else's kind of file."""

    name: str
    text: str


def write(folder: Path, *files: tuple[str, str]) -> WriteReport:
    return write_export(RealDisk(), str(folder), [ExportFile(name, text) for name, text in files])


def on_disk(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != RECORD
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "exports"


def test_the_first_export_makes_its_folders(folder: Path) -> None:
    assert write(folder, ("notes/A and B/a.md", "one\r\n"), ("c.ics", "two")).new == ("notes/A and B/a.md", "c.ics")
    assert on_disk(folder) == {"notes/A and B/a.md": "one\r\n", "c.ics": "two"}


def test_the_same_export_again_writes_nothing(folder: Path) -> None:
    write(folder, ("a.md", "one"))
    before = (folder / RECORD).stat().st_mtime_ns, (folder / "a.md").stat().st_ino
    assert write(folder, ("a.md", "one")) == WriteReport(unchanged=("a.md",))
    assert before == ((folder / RECORD).stat().st_mtime_ns, (folder / "a.md").stat().st_ino)


def test_an_own_file_is_replaced_when_its_content_is_new(folder: Path) -> None:
    write(folder, ("a.md", "one"))
    assert write(folder, ("a.md", "two")) == WriteReport(replaced=("a.md",))
    assert write(folder, ("a.md", "three")) == WriteReport(replaced=("a.md",))
    assert on_disk(folder) == {"a.md": "three"}


def test_somebody_elses_file_is_never_touched(folder: Path) -> None:
    folder.mkdir()
    (folder / "a.md").write_text("mine")
    assert write(folder, ("a.md", "one")) == WriteReport(new=("a-2.md",), left=("a.md",))
    assert write(folder, ("a.md", "two")) == WriteReport(replaced=("a-2.md",), left=("a.md",))
    assert on_disk(folder) == {"a.md": "mine", "a-2.md": "two"}


def test_an_edited_own_file_is_left_and_the_new_one_gets_a_two(folder: Path) -> None:
    write(folder, ("a.md", "one"))
    (folder / "a.md").write_text("one, and my remark")
    assert write(folder, ("a.md", "two")) == WriteReport(new=("a-2.md",), left=("a.md",))
    (folder / "a-2.md").write_text("remark again")
    written = write(folder, ("a.md", "three"))
    assert written == WriteReport(new=("a-3.md",), left=("a.md", "a-2.md"))
    assert written.files == ("a-3.md",)
    assert on_disk(folder) == {"a.md": "one, and my remark", "a-2.md": "remark again", "a-3.md": "three"}


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe", b'{"a.md": 3}', b"[" * 100_000])
def test_with_a_damaged_record_every_file_is_somebody_elses(folder: Path, damage: bytes) -> None:
    write(folder, ("a.md", "one"))
    (folder / RECORD).write_bytes(damage)
    assert write(folder, ("a.md", "two")) == WriteReport(new=("a-2.md",), left=("a.md",))
    assert on_disk(folder) == {"a.md": "one", "a-2.md": "two"}


def test_a_file_an_export_no_longer_holds_goes_with_its_empty_folder(folder: Path) -> None:
    write(folder, ("notes/p/a.md", "one"), ("notes/q/b.md", "two"), ("charter.md", "three"))
    assert write(folder, ("charter.md", "three")) == WriteReport(unchanged=("charter.md",))
    written = write(folder, ("notes/p/a.md", "one"))
    assert written == WriteReport(unchanged=("notes/p/a.md",), removed=("notes/q/b.md",))
    assert on_disk(folder) == {"charter.md": "three", "notes/p/a.md": "one"}
    assert not (folder / "notes" / "q").exists()
    assert write(folder, ("notes/p/a.md", "one")) == WriteReport(unchanged=("notes/p/a.md",))


def test_one_that_somebody_edited_is_left_and_mentioned(folder: Path) -> None:
    write(folder, ("notes/p/a.md", "one"), ("notes/p/b.md", "two"))
    (folder / "notes/p/b.md").write_text("two, and my remark")
    assert write(folder, ("notes/p/a.md", "one")).stale == ("notes/p/b.md",)
    assert on_disk(folder)["notes/p/b.md"] == "two, and my remark"
    assert write(folder, ("notes/p/a.md", "one")).stale == ("notes/p/b.md",)


def test_where_nothing_may_leave_any_more_the_own_folder_is_looked_after(folder: Path) -> None:
    write(folder, ("notes/p/a.md", "one"), ("credits/ideas.md", "two"))
    assert write_export(RealDisk(), str(folder), []) == WriteReport()
    assert write_export(RealDisk(), str(folder), [], ["notes"]) == WriteReport(removed=("notes/p/a.md",))
    assert on_disk(folder) == {"credits/ideas.md": "two"}


def test_an_old_file_the_disk_will_not_let_go_is_mentioned(folder: Path) -> None:
    class Holding(RealDisk):
        def remove(self, path: str) -> None:
            raise PermissionError(path)

    write(folder, ("notes/p/a.md", "one"), ("notes/p/b.md", "two"))
    files = [ExportFile("notes/p/a.md", "new")]
    assert write_export(Holding(), str(folder), files) == WriteReport(
        replaced=("notes/p/a.md",), stale=("notes/p/b.md",)
    )
    assert write(folder, ("notes/p/a.md", "new")).removed == ("notes/p/b.md",)


def test_names_that_differ_in_case_only_do_not_meet(folder: Path) -> None:
    assert write(folder, ("a.md", "one"), ("A.md", "two")).new == ("a.md", "A-2.md")


def test_a_folder_in_the_way_is_left(folder: Path) -> None:
    (folder / "a.md").mkdir(parents=True)
    assert write(folder, ("a.md", "one")) == WriteReport(new=("a-2.md",), left=("a.md",))


def test_an_export_that_broke_off_knows_its_own_files_afterwards(folder: Path) -> None:
    files = [ExportFile(f"{n}.md", "one") for n in range(4)]
    with pytest.raises(OSError, match="full"):
        write_export(FullDisk(2), str(folder), files)
    assert on_disk(folder) == {"0.md": "one", "1.md": "one"}
    again = write(folder, *((f"{n}.md", "two") for n in range(4)))
    assert again == WriteReport(new=("2.md", "3.md"), replaced=("0.md", "1.md"))


def test_anything_with_a_name_and_a_text_can_be_written(folder: Path) -> None:
    assert write_export(RealDisk(), str(folder), [Named("a.ics", "x")]).files == ("a.ics",)


@pytest.mark.parametrize("name", ["../a.md", "/a.md", "a//b.md", "a\\b.md", "C:a.md", "./a.md", "x/../../a.md"])
def test_no_name_leads_out_of_the_folder(folder: Path, name: str) -> None:
    with pytest.raises(ValueError, match="a"):
        write(folder, (name, "one"))
    assert not folder.exists()


Step = tuple[str, str, str]
NAMES = st.sampled_from(["a.md", "a-2.md", "b.md"])
STEPS = st.lists(st.tuples(st.sampled_from(["export", "edit"]), NAMES, st.text("xy", max_size=2)), max_size=12)


@given(STEPS)
def test_whatever_happens_no_word_of_anybody_else_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    edited: dict[str, str] = {}
    for number, (what, name, text) in enumerate(steps):
        if what == "export":
            write(folder, (name, text))
        else:
            edited[name] = f"by hand {number}"
            (folder / name).write_text(edited[name])
        assert edited.items() <= on_disk(folder).items()
