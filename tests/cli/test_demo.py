"""Can somebody look at the sample without a terminal, without losing what was there before?"""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import CommandLine


def test_demo_without_a_terminal_prints_today(rmtui: CommandLine) -> None:
    answer = rmtui("demo")
    assert answer.out.count("\n") > 3
    assert "copy" in answer.err
    again = rmtui("demo")
    assert again.out == answer.out
    assert again.err == ""


def test_demo_goes_where_it_is_told_and_is_sound(rmtui: CommandLine, tmp_path: Path) -> None:
    place = tmp_path / "a" / "sample"
    rmtui("demo", "--to", place)
    assert rmtui("-P", place, "check", "--json").data["sound"]
    assert len(rmtui("-P", place, "people", "list", "--json").data["people"]) > 10
    assert rmtui("-P", place, "today", "--json").data["items"]
    assert not (rmtui.home / "sample").exists()


def test_demo_opens_an_existing_copy_as_it_is(rmtui: CommandLine) -> None:
    rmtui("demo")
    (pair, *_) = [p for p in rmtui("-P", "sample", "pairs", "list", "--json").data["pairs"] if p["state"] == "active"]
    before = len(rmtui("-P", "sample", "sessions", "list", "--json").data["sessions"])
    rmtui("-P", "sample", "session", "add", pair["mentor"]["id"], pair["mentee"]["id"], "--on", "2026-05-08")
    rmtui("demo")
    assert len(rmtui("-P", "sample", "sessions", "list", "--json").data["sessions"]) == before + 1


def test_demo_never_becomes_the_one_opened_last(north: CommandLine, tmp_path: Path) -> None:
    north("demo")
    north("demo", "--to", tmp_path / "elsewhere")
    assert north("where", "--json").data["programme"] == str(north.home / "north")
    assert north("today").out.startswith("Northwind Exchange")


def test_demo_refuses_a_place_that_is_taken(rmtui: CommandLine, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "letter.txt").write_text("mine")
    rmtui("demo", "--to", taken, status=2)
    rmtui("demo", "--to", taken / "letter.txt", status=2)
    assert [path.name for path in taken.iterdir()] == ["letter.txt"]
    assert (taken / "letter.txt").read_text() == "mine"
