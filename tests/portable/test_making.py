"""Is a kit made whole or not at all, whatever lies there, and does a making that is cut off leave one that starts?"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from rmtui.errors import BadInput, NoSpace, ReadOnly
from rmtui.portable import making, packages
from rmtui.portable.making import Kit, make_kit
from rmtui.portable.program import LARGEST, SOURCE
from rmtui.portable.windows_python import read_windows_python
from rmtui.store.medium import Medium
from tests.cli.running import CommandLine
from tests.portable.conftest import silent
from tests.portable.watching import Computer, start_files

UNCHECKED = 1
LONG = os.environ.get("RMTUI_LONG") == "1"


def files_of(folder: Path) -> dict[str, str]:
    """Return every file below a folder with its digest."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def embeddable(path: Path, version: str = "312", changes: Mapping[str, bytes | None] | None = None) -> Path:
    """Write a zip with the names and first bytes of the one python.org hands out."""
    files: dict[str, bytes | None] = {
        "python.exe": b"MZ....",
        f"python{version}.dll": b"MZ....",
        f"python{version}.zip": b"PK....",
        f"python{version}._pth": b"python312.zip\r\n.\r\n#import site\r\n",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**files, **(changes or {})}.items():
            if data is not None:
                archive.writestr(name, data)
    return path


def test_a_kit_is_small_and_its_bytecode_is_never_compared_with_a_source(kit: Kit) -> None:
    assert kit.size <= LARGEST
    assert os.path.getsize(kit.single) <= LARGEST + 500_000
    assert kit.versions[0] == f"{sys.version_info[0]}.{sys.version_info[1]}"
    compiled = [path for path in (Path(kit.folder) / "lib").iterdir() if SOURCE not in path.name]
    assert len(compiled) == len(kit.versions)
    for path in compiled:
        with zipfile.ZipFile(path) as archive:
            modules = [name for name in archive.namelist() if name.endswith(".pyc")]
            assert len(modules) > 600
            assert {int.from_bytes(archive.read(name)[4:8], "little") for name in modules} == {UNCHECKED}
            assert "rmtui/app.tcss" in archive.namelist()


def test_making_it_again_changes_nothing_and_leaves_the_data_alone(stick: Path) -> None:
    note = stick / "rmtui-portable" / "rmtui-data" / "anything"
    note.write_text("mine")
    before, at = files_of(stick), note.stat().st_mtime_ns
    make_kit(str(stick), silent)
    assert files_of(stick) == before
    assert note.stat().st_mtime_ns == at


def test_what_a_cut_off_making_left_is_removed_by_the_next(stick: Path) -> None:
    before = files_of(stick)
    (stick / "rmtui-portable" / "lib" / "rmtui-0-source.zip.part").write_bytes(b"half")
    (stick / "rmtui-portable" / "lib" / "rmtui-0-source.zip").write_bytes(b"of another program")
    (stick / "rmtui-portable" / "python-3.12-0.part").mkdir()
    (stick / "mine.part").write_bytes(b"not ours")
    make_kit(str(stick), silent)
    assert files_of(stick) == {**before, "mine.part": hashlib.sha256(b"not ours").hexdigest()}
    assert not (stick / "rmtui-portable" / "python-3.12-0.part").exists()


def test_something_else_of_that_name_stays_as_it_is(rmtui: CommandLine, tmp_path: Path) -> None:
    for name, make in (
        ("rmtui-portable", lambda path: (path.mkdir(), (path / "holiday.jpg").write_bytes(b"x"))),
        ("rmtui-portable", lambda path: (path.mkdir(), (path / "run.py").write_bytes(b"print(1)"))),
        ("rmtui-portable", lambda path: path.write_bytes(b"x")),
        ("rmtui.pyz", lambda path: path.write_bytes(b"x")),
        ("programme.json", lambda path: path.write_bytes(b"{}")),
    ):
        shutil.rmtree(tmp_path / "target", ignore_errors=True)
        (tmp_path / "target").mkdir()
        make(tmp_path / "target" / name)
        before = files_of(tmp_path / "target")
        answer = rmtui("kit", tmp_path / "target", status=2)
        assert "Nothing was changed" in answer.err
        assert files_of(tmp_path / "target") == before
    (tmp_path / "file").write_text("x")
    assert "that is a file" in rmtui("kit", tmp_path / "file", status=2).err


class Refusing(Medium):
    """A medium that refuses from the n-th writing on."""

    def __init__(self, after: int, number: int) -> None:
        self.after, self.number = after, number

    def replace_with(self, path: str, data: bytes) -> None:
        """Write, or refuse."""
        if self.after == 0:
            Path(f"{path}.part").write_bytes(data[: len(data) // 2])
            raise OSError(self.number, "no")
        self.after -= 1
        super().replace_with(path, data)


def test_a_full_or_read_only_stick_gets_a_sentence_and_the_old_kit_still_starts(
    kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    found = packages.program_files()
    monkeypatch.setattr(making, "program_files", lambda: {**found, "rmtui/newer.txt": b"so that all is written anew"})
    computer = Computer(tmp_path / "borrowed")
    for number, kind in ((errno.ENOSPC, NoSpace), (errno.EROFS, ReadOnly)):
        for after in range(4):
            target = tmp_path / f"{number}-{after}"
            shutil.copytree(Path(kit.folder).parent, target)
            with pytest.raises(kind, match="The kit was not made: ") as refused:
                make_kit(str(target), silent, medium=Refusing(after, number))
            assert refused.value.status == 3
            assert not list(target.rglob("*.part"))
            for start in start_files(target).values() if after in (0, 3) else ():
                assert computer.run(start, "--version").stdout.startswith("rmtui ")


def test_a_source_tree_without_what_is_packaged_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(packages, "NEEDED", (*packages.NEEDED, "rmtui/not_packaged.tcss"))
    with pytest.raises(BadInput, match=r"not installed whole: rmtui/not_packaged\.tcss is missing"):
        make_kit(str(tmp_path / "stick"), silent)
    monkeypatch.setattr(packages, "OWN", "rmtui-of-nobody")
    with pytest.raises(BadInput, match="not installed whole"):
        make_kit(str(tmp_path / "stick"), silent)
    assert not (tmp_path / "stick").exists()


def test_the_python_for_windows_is_put_in_with_its_paths_set_and_renewed_whole(stick: Path, tmp_path: Path) -> None:
    first = read_windows_python(str(embeddable(tmp_path / "python-3.12.4-embed-amd64.zip")))
    made = make_kit(str(stick), silent, first)
    folder = stick / "rmtui-portable" / made.python
    assert (folder / "python312._pth").read_bytes() == b"python312.zip\r\n.\r\n"
    assert (folder / "python.exe").exists()
    assert made.python in (stick / "rmtui-portable" / "rmtui.cmd").read_text()
    assert make_kit(str(stick), silent).python == made.python, "made again without the zip, it stays"
    newer = read_windows_python(str(embeddable(tmp_path / "newer.zip", "313")))
    made = make_kit(str(stick), silent, newer)
    assert [path.name for path in (stick / "rmtui-portable").glob("python-*")] == [made.python]
    assert made.python in (stick / "rmtui-portable" / "rmtui.cmd").read_text()


def test_a_wrong_zip_is_refused_before_anything_is_made(rmtui: CommandLine, tmp_path: Path) -> None:
    (text := tmp_path / "text.zip").write_text("no zip")
    broken = embeddable(tmp_path / "broken.zip")
    broken.write_bytes(broken.read_bytes()[:-30])
    wrong = [
        text,
        broken,
        embeddable(tmp_path / "source.zip", changes={"python.exe": None}),
        embeddable(tmp_path / "linux.zip", changes={"python.exe": b"\x7fELF"}),
        embeddable(tmp_path / "escaping.zip", changes={"../outside.txt": b"x"}),
        embeddable(tmp_path / "old.zip", "310"),
        tmp_path / "missing.zip",
        tmp_path,
    ]
    for path in wrong:
        assert "Nothing was changed" in rmtui("kit", tmp_path / "stick", "--python", path, status=2).err
    assert not (tmp_path / "stick").exists()
    assert not (tmp_path / "outside.txt").exists()


MAKE_ANEW = """
import sys
from rmtui.portable import making, packages
found = packages.program_files()
turn = sys.argv[2].encode()
making.program_files = lambda: {**found, "rmtui/turn.txt": turn}
print("begun", flush=True)
making.make_kit(sys.argv[1], lambda sentence: print(sentence, flush=True))
"""


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.skipif(not LONG, reason="RMTUI_LONG=1"))])
def test_killed_while_it_is_made_anew_a_kit_that_starts_is_there(kills: int, stick: Path, tmp_path: Path) -> None:
    computer = Computer(tmp_path / "borrowed")
    data = stick / "rmtui-portable" / "rmtui-data"
    assert computer.run(start_files(stick)["folder"], "new", "civil", "--name", "Civil").returncode == 0
    before = files_of(data)
    cut_off = 0
    for turn in range(kills):
        maker = subprocess.Popen(
            [sys.executable, "-c", MAKE_ANEW, str(stick), str(turn)], stdout=subprocess.PIPE, text=True
        )
        assert maker.stdout is not None
        while maker.stdout.readline().strip() not in ("Writing ...", ""):
            pass
        time.sleep(1.2 * turn / kills)  # the points lie along the writing, which takes about a second
        maker.send_signal(signal.SIGKILL)
        cut_off += maker.wait() == -signal.SIGKILL
        maker.stdout.close()
        for start in start_files(stick).values():
            answer = computer.run(start, "list", "--json")
            assert (answer.returncode, '"Civil"' in answer.stdout) == (0, True), answer.stderr
        settings_apart = {name: digest for name, digest in files_of(data).items() if name != "settings.json"}
        assert settings_apart == {name: digest for name, digest in before.items() if name != "settings.json"}
    assert cut_off > kills // 2
    assert computer.left_behind() == []
