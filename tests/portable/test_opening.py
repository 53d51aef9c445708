"""Does a kit open anywhere, and does it leave nothing on the computer it was plugged into?"""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from rmtui.portable.making import Kit
from tests.portable.watching import Computer, python_of, start_files

FORMS = ("folder", "single file")
SAMPLE = Path(__file__).parents[2] / "data_samples" / "northwind"
PLACES = (b"2", b"3", b"4", b"5", b"6", b"h", b"\x1b", b"?", b"\x1b", b"1")


@pytest.mark.parametrize("form", FORMS)
def test_a_run_through_all_places_leaves_nothing_but_the_data_beside_the_program(
    form: str, stick: Path, tmp_path: Path
) -> None:
    computer = Computer(tmp_path / "borrowed")
    start = start_files(stick)[form]
    program = {path for path in stick.rglob("*") if path.is_file()}
    with computer.terminal(start, "demo") as terminal:
        terminal.until("1 Today")
        for key in PLACES:
            terminal.key(key, quiet=0.1)
        terminal.key(b"q", quiet=0.3)
        os.write(terminal.fd, b"q")
        terminal.until("Everything is saved. Eject the stick before you pull it.")
    answer = computer.run(start, "export", "notes", "-P", "sample")
    assert answer.returncode in (0, 1), answer.stderr
    assert computer.left_behind() == []
    data = stick / "rmtui-portable" / "rmtui-data"
    written = {path for path in stick.rglob("*") if path.is_file()} - program
    assert written
    assert [path for path in written if data not in path.parents] == []


@pytest.mark.parametrize("form", FORMS)
def test_both_forms_know_the_same_data_beside_them_under_any_path(form: str, stick: Path, tmp_path: Path) -> None:
    computer = Computer(tmp_path / "borrowed")
    (moved := tmp_path / "another letter").mkdir()
    assert computer.run(start_files(stick)["folder"], "new", "civil", "--name", "Civil").returncode == 0
    shutil.move(stick, moved / "E")
    answer = computer.run(start_files(moved / "E")[form], "where")
    data = moved / "E" / "rmtui-portable" / "rmtui-data"
    assert f"Programmes live in   {data}\n" in answer.stdout
    assert f"The one meant now    {data / 'civil'}\n" in answer.stdout
    assert computer.left_behind() == []


def test_a_single_file_alone_keeps_its_data_beside_it(stick: Path, tmp_path: Path) -> None:
    computer = Computer(tmp_path / "borrowed")
    (alone := tmp_path / "alone").mkdir()
    shutil.copy(stick / "rmtui.pyz", alone)
    assert computer.run(alone / "rmtui.pyz", "new", "civil", "--name", "Civil").returncode == 0
    assert (alone / "rmtui-data" / "civil" / "programme.json").is_file()
    assert computer.left_behind() == []


@pytest.mark.parametrize("form", FORMS)
def test_an_old_python_gets_one_sentence(form: str, kit: Kit, tmp_path: Path) -> None:
    old = python_of("3.10")
    if not old:
        pytest.skip("no Python 3.10 here")
    answer = Computer(tmp_path / "borrowed", old).run(start_files(Path(kit.folder).parent)[form], "where")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith("rmtui needs Python 3.11 or newer, and this is Python 3.10.")
    assert answer.stderr.count("\n") == 1


def test_the_shell_script_starts_the_folder_and_says_what_is_missing(kit: Kit, tmp_path: Path) -> None:
    script = Path(kit.folder) / "rmtui.sh"
    assert script.stat().st_mode & stat.S_IXOTH
    assert script.read_bytes() == (Path(kit.folder) / "rmtui.command").read_bytes()
    computer = Computer(tmp_path / "borrowed")
    answer = subprocess.run(["sh", script, "--version"], capture_output=True, text=True, env=computer.variables())
    assert (answer.returncode, answer.stdout[:6]) == (0, "rmtui ")
    for name, body, sentence in (
        ("none", None, "There is no Python on this computer"),
        (
            "old",
            '#!/bin/sh\ncase "$2" in *version_info*) exit 1;; esac\nexit 0\n',
            "The Python on this computer is too",
        ),
    ):
        (tools := tmp_path / name).mkdir()
        for tool in ("sh", "dirname"):
            (tools / tool).symlink_to(shutil.which(tool) or tool)
        if body:
            (tools / "python3").write_text(body)
            (tools / "python3").chmod(0o755)
        answer = subprocess.run(
            ["/bin/sh", script], capture_output=True, text=True, env={"PATH": str(tools)}, stdin=subprocess.DEVNULL
        )
        assert (answer.returncode, answer.stdout) == (2, "")
        assert answer.stderr.startswith(sentence)
        assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize(("form", "compiled"), [("folder", True), ("single file", False)])
def test_what_a_command_loads_late_is_in_the_kit(form: str, compiled: bool, stick: Path, tmp_path: Path) -> None:
    computer = Computer(tmp_path / "borrowed")
    start = start_files(stick)[form]
    if not compiled:
        _without_bytecode(start)
    data = stick / "rmtui-portable" / "rmtui-data" / "civil"
    shutil.copytree(SAMPLE, data)
    book = Workbook()
    book.active.append(["Name", "Role"])
    book.active.append(["Zoë Ångström", "mentor"])
    book.save(tmp_path / "people.xlsx")
    assert computer.run(start, "people", "import", tmp_path / "people.xlsx").returncode in (0, 1)
    assert "Zoë Ångström" in computer.run(start, "people", "list").stdout
    for words in (("charter", "--format", "html"), ("calendar",)):
        answer = computer.run(start, "export", *words)
        assert answer.returncode == 0, answer.stderr
    assert {path.suffix for path in (data / "exports").rglob("*.*")} >= {".html", ".ics"}
    assert computer.left_behind() == []


def _without_bytecode(single: Path) -> None:
    """Make the single file one that knows no bytecode for the Python in use, so that it runs from its sources."""
    with zipfile.ZipFile(single) as packed:
        files = {name: packed.read(name) for name in packed.namelist() if name.startswith("source/")}
        start = packed.read("__main__.py")
    known = re.sub(rb"^PROGRAMS = .*$", b"PROGRAMS = {}", start, flags=re.MULTILINE)
    assert known != start
    with zipfile.ZipFile(single, "w") as packed:
        for name, data in {**files, "__main__.py": known}.items():
            packed.writestr(name, data)
