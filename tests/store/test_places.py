"""Where may a programme lie, and what is said where it cannot be written? With the real program.

Root may write everywhere, so rights are tried as somebody else; a place that cannot be written is really mounted so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Answer, CommandLine
from tests.proof.same_work import small_disk
from tests.proof.toll import Toll

pytestmark = pytest.mark.suite("11 places")


class WithoutRights(CommandLine):
    """The program, run by somebody who may do only what the files' own rights say, though he owns them."""

    def words(self, *words: str | Path) -> list[str]:
        """Return the whole command."""
        lesser = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"] if os.geteuid() == 0 else []
        return [*lesser, *super().words(*words)]

    def run(self, *words: str | Path, stdin: str | bytes = b"", cwd: Path | None = None) -> Answer:
        """Run a command in a process of its own, which is denied what root may do."""
        return self.run_apart(*words, stdin=stdin, cwd=cwd)


def refused(rmtui: CommandLine, folder: Path, toll: Toll) -> None:
    """Looking works; every change is refused in a sentence, and nothing changes."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    looking = rmtui("-P", folder, "people", "list", "--json")
    toll.hears(looking.err, home=str(rmtui.home))
    for words in (("tidy",), ("people", "import", "-")):
        answer = rmtui.run("-P", folder, *words)
        toll.hears(answer.err, home=str(rmtui.home))
        assert answer.status in (2, 3)
        assert answer.err.strip().endswith(".")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    toll.tries("places")


@pytest.mark.parametrize(
    "name",
    [
        "with spaces in it",
        "ŵith ŵelsh",
        "梅雨",
        "🐦 bird",
        "quote's one",
        "-dash",
        "a" * 250,
        "$HOME `x` ; ls",
    ],
)
def test_any_name_will_do(name: str, tmp_path: Path, toll: Toll) -> None:
    rmtui = CommandLine(tmp_path / "home")
    folder = tmp_path / name
    rmtui("new", folder, "--name", "Northwind")
    rmtui("-P", folder, "tidy")
    assert rmtui("-P", folder, "check", "--json").data == {"sound": True, "findings": []}
    toll.tries("places")


def test_a_path_of_more_than_260_characters(tmp_path: Path, toll: Toll) -> None:
    folder = tmp_path.joinpath(*["long name" * 7] * 5) / "north"
    assert len(str(folder)) > 300
    rmtui = CommandLine(tmp_path / "home")
    rmtui("new", folder, "--name", "Northwind")
    assert rmtui("-P", folder, "check", "--json").data["sound"]
    toll.tries("places")


def test_a_name_that_is_too_long_is_refused(tmp_path: Path, toll: Toll) -> None:
    rmtui = CommandLine(tmp_path / "home")
    answer = rmtui("new", tmp_path / ("a" * 300), "--name", "Northwind", status=3)
    toll.hears(answer.err, home=str(rmtui.home))
    toll.tries("places")


def test_a_medium_that_cannot_be_written(tmp_path: Path, toll: Toll) -> None:
    place = tmp_path / "stick"
    with small_disk(place, 1 << 20) as why_not:
        if why_not:
            pytest.skip(why_not)
        rmtui = CommandLine(tmp_path / "home")
        rmtui("new", place / "north", "--name", "Northwind")
        if subprocess.run(["mount", "-o", "remount,ro", str(place)], capture_output=True, check=False).returncode:
            pytest.skip("a mounted disk cannot be made read-only here")
        refused(rmtui, place / "north", toll)
        answer = rmtui("new", place / "south", "--name", "Southwind", status=3)
        toll.hears(answer.err, home=str(rmtui.home))


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
@pytest.mark.parametrize("spoilt", ["the folder", "the lock", "every file"])
def test_without_the_rights(spoilt: str, tmp_path: Path, toll: Toll) -> None:
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere, and setpriv, which takes that away, is not here")
    rmtui, folder = WithoutRights(tmp_path / "home"), tmp_path / "north"
    rmtui("new", folder, "--name", "Northwind")
    if spoilt != "the folder":
        for path in folder.glob("*.json*" if spoilt == "every file" else ".rmtui.lock"):
            path.chmod(0o444)
    if spoilt != "the lock":
        folder.chmod(0o555)
        (folder / ".rmtui.lock").chmod(0o444)
    try:
        refused(rmtui, folder, toll)
    finally:
        folder.chmod(0o755)


def test_a_file_system_of_sticks(tmp_path: Path, toll: Toll) -> None:
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mkfs.vfat") is None:
        pytest.skip("only root on Linux with mkfs.vfat can make a FAT32 stick")
    image, place = tmp_path / "image", tmp_path / "stick"
    image.write_bytes(bytes(40 << 20))
    place.mkdir()
    subprocess.run(["mkfs.vfat", "-F", "32", str(image)], check=True, capture_output=True)
    if subprocess.run(["mount", "-o", "loop", str(image), str(place)], capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        rmtui = CommandLine(tmp_path / "home")
        rmtui("new", place / "north", "--name", "Northwind")
        rmtui("-P", place / "north", "tidy")
        assert rmtui("-P", place / "north", "check", "--json").data["sound"]
        toll.tries("places")
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
