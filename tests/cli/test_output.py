"""What when the answer cannot be written, or nothing is named? One sentence, and what was saved is saved."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.people import add_people
from rmtui.programme.person import Person

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
ROOT = str(Path(__file__).parents[2])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    clock = Clock()
    with Desk.new(str(tmp_path / "p"), About(brand="Thinking Partners"), clock) as desk:
        people = [Person(id=clock.new_id(), name="Ann Lee"), Person(id=clock.new_id(), name="Bob Ray")]
        desk.commit(add_people(desk.programme, people))
    return tmp_path


def run(home: Path, *words: str, out: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "RMTUI_HOME": str(home), "PYTHONPATH": ROOT, **environment}
    command = [sys.executable, "-m", "rmtui", *words]
    if out:
        with open(out, "w", encoding="utf-8") as full:
            return subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, env=env, check=False)
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False)


def test_an_idea_whose_id_cannot_be_printed_is_saved_and_said_to_be(home: Path) -> None:
    answer = run(home, "credit", "add", "Ann Lee", "--what", "Film the bay", out="/dev/full")
    assert answer.returncode == 3
    assert "What the command saved is saved" in answer.stderr
    with Desk.look(str(home / "p")) as desk:
        assert [credit.what for credit in desk.programme.credits.all()] == ["Film the bay"]


def test_a_list_that_cannot_be_printed_is_a_sentence(home: Path) -> None:
    answer = run(home, "people", "list", out="/dev/full")
    assert (answer.returncode, answer.stderr.count("\n")) == (3, 1)


def test_help_is_printed_line_by_line(home: Path) -> None:
    answer = run(home, "--help")
    assert answer.stdout.count("\n") > 10
    assert "␊" not in answer.stdout


@pytest.mark.parametrize("words", [("-P", "", "people", "list"), ("people", "list", "-P", "")])
def test_an_empty_name_is_not_the_last_programme(home: Path, words: tuple[str, ...]) -> None:
    answer = run(home, *words)
    assert (answer.returncode, answer.stdout) == (2, "")


def test_the_name_may_stand_at_the_sign(home: Path) -> None:
    assert "Ann Lee" in run(home, "-Pp", "people", "list").stdout
