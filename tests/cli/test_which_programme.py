"""Which programme does a command mean: named, by the environment, the one opened last, or the only one?"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.running import CommandLine, roster


@pytest.fixture
def two(rmtui: CommandLine, tmp_path: Path) -> CommandLine:
    """Two programmes at home, `first` with Ana and `second` with Ben, and `third` with Cleo elsewhere."""
    for place, name in (("first", "Ana"), ("second", "Ben"), (tmp_path / "elsewhere" / "third", "Cleo")):
        rmtui("new", place, "--name", f"Programme of {name}")
        rmtui("-P", place, "people", "import", roster(tmp_path / f"{name}.csv", "name", name), status=1)
    return rmtui


def meant(rmtui: CommandLine, *words: str | Path, cwd: Path | None = None) -> str:
    """Return the only person of the programme that was meant."""
    (person,) = rmtui(*words, cwd=cwd).data["people"]
    return str(person["name"])


def test_named_before_and_after_the_subcommand(two: CommandLine, tmp_path: Path) -> None:
    listing = ("people", "list", "--json")
    assert meant(two, "-P", "first", *listing) == "Ana"
    assert meant(two, *listing, "-P", "first") == "Ana"
    assert meant(two, "people", "list", "-P", "first", "--json") == "Ana"
    assert meant(two, "people", "-P", "first", "list", "--json") == "Ana"
    assert meant(two, "--programme", "second", *listing) == "Ben"
    assert meant(two, "--programme=second", *listing) == "Ben"
    assert meant(two, *listing, "--programme=second") == "Ben"
    assert meant(two, "-P", two.home / "second", *listing) == "Ben"
    assert meant(two, "-P", "elsewhere/third", *listing, cwd=tmp_path) == "Cleo"
    assert meant(two, "-P", "./third", *listing, cwd=tmp_path / "elsewhere") == "Cleo"
    assert meant(two, "-P", ".", *listing, cwd=two.home / "first") == "Ana"
    assert meant(two, "-P", "~/elsewhere/third", *listing) == "Cleo", "HOME is where the test lives"


def test_the_name_behind_the_subcommand_wins(two: CommandLine) -> None:
    assert meant(two, "-P", "first", "people", "list", "--json", "-P", "second") == "Ben"


def test_the_environment_names_one_and_a_name_wins(two: CommandLine) -> None:
    named = CommandLine(two.home, RMTUI_PROGRAMME="first")
    assert meant(named, "people", "list", "--json") == "Ana"
    assert meant(named, "-P", "second", "people", "list", "--json") == "Ben"
    assert meant(CommandLine(two.home, RMTUI_PROGRAMME=""), "people", "list", "--json") == "Cleo"


def test_the_one_made_last_is_meant(two: CommandLine) -> None:
    assert meant(two, "people", "list", "--json") == "Cleo"
    assert [os.path.basename(row["folder"]) for row in two("list", "--json").data["programmes"]] == [
        "third",
        "second",
        "first",
    ]


def test_a_bare_name_lies_at_home_and_a_path_does_not(rmtui: CommandLine, tmp_path: Path) -> None:
    rmtui("new", "bare", "--name", "X")
    rmtui("new", "./here", "--name", "Y", cwd=tmp_path)
    rmtui("new", tmp_path / "a" / "b" / "deep", "--name", "Z")
    assert (rmtui.home / "bare" / "programme.json").is_file()
    assert (tmp_path / "here" / "programme.json").is_file()
    assert (tmp_path / "a" / "b" / "deep" / "programme.json").is_file()
    assert sorted(os.listdir(rmtui.home)) == ["bare", "settings.json"]


def test_several_without_a_last_one_are_asked_back(two: CommandLine) -> None:
    (two.home / "settings.json").unlink()
    answer = two("people", "list", "--json", status=2)
    assert "first" in answer.err
    assert "second" in answer.err


def test_the_only_one_is_meant(two: CommandLine) -> None:
    (two.home / "settings.json").unlink()
    shutil.rmtree(two.home / "second")
    assert meant(two, "people", "list", "--json") == "Ana"


def test_none_yet(rmtui: CommandLine) -> None:
    assert "rmtui new" in rmtui("today", status=2).err
    assert rmtui("list", "--json").data == {"programmes": []}
    assert rmtui("where", "--json").data["programme"] is None
    assert not rmtui.home.exists(), "looking makes nothing"


def test_settings_that_cannot_be_read_count_as_empty(two: CommandLine) -> None:
    for content in (b"", b"\xff\xfe\x00", b"[]", b'{"recent": 5}', b'{"recent": [5, null]}', b"[" * 100_000):
        (two.home / "settings.json").write_bytes(content)
        assert meant(two, "-P", "first", "people", "list", "--json") == "Ana"
        two("people", "list", status=2)


def test_a_subcommand_wins_over_a_folder_of_that_name(rmtui: CommandLine) -> None:
    rmtui("new", "today", "--name", "Named like a command")
    rmtui("new", "people", "--name", "The last one")
    assert rmtui("today").out.startswith("The last one")
    assert rmtui("-P", "today", "today").out.startswith("Named like a command")


def test_home_may_move_as_a_stick_does(two: CommandLine, tmp_path: Path) -> None:
    two("-P", "first", "people", "list")
    two("new", "fourth", "--name", "On the stick")
    moved = tmp_path / "another drive"
    two.home.rename(moved)
    found = CommandLine(moved)("where", "--json").data
    assert found["programme"] == str(moved / "fourth")


def test_a_place_with_a_difficult_name(rmtui: CommandLine, tmp_path: Path) -> None:
    for name in ("with blanks", "ŵ✓ 学び", "[red]x[/red]", "-dash", "a" * 120):
        rmtui("new", tmp_path / name, f"--name={name}")
        assert rmtui("list", "--json").data["programmes"][0]["brand"] == name
        rmtui("check")
