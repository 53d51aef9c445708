"""From an empty place to exported notes, by keyboard alone in a terminal of 80 by 24, with the keys counted."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from rmtui.desk import Desk

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from benchmarks.terminal import Terminal

PEOPLE = """Ann Berg, learner
Tom Reed, learner
Ruth Abel, learner
Kim Sole, learner
Mia Ito, mentor
Lee Chen, mentor
Sam Doyle, mentor
Wei Lin, mentor"""
ENTER, ESCAPE, DOWN, SAVE = b"\r", b"\x1b", b"\x1b[B", b"\x13"
MOST_KEYS = 50


class Coach:
    """Somebody at the keyboard."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.keys = 0

    def press(self, *keys: bytes) -> None:
        """Press keys, each when the screen has come to rest."""
        for key in keys:
            self._terminal.key(key, 0.35, 4.0)
            self.keys += 1

    def type(self, text: str) -> None:
        """Type free text, which is not counted."""
        self._terminal.type(text)
        self._terminal.rest()

    def paste(self, text: str) -> None:
        """Paste several lines."""
        self._terminal.key(b"\x1b[200~" + text.encode() + b"\x1b[201~", 0.35, 4.0)


def test_a_programme_from_nothing_to_exported_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    )
    with Terminal([sys.executable, "-m", "rmtui"], columns=80, lines=24) as terminal:
        terminal.until("Look at the sample", 30)
        terminal.rest()
        coach = Coach(terminal)
        coach.press(b"n")
        coach.type("Thinking Partners")
        coach.press(ENTER, ENTER)
        terminal.until("1 Today", 60)
        terminal.rest()
        coach.press(b"3", b"p")
        coach.paste(PEOPLE)
        coach.press(SAVE, b"4", b"a", b"s", ENTER, b"n")
        coach.type("Ask before advising")
        coach.press(ENTER, *[DOWN] * 12)
        coach.type("A quiet first hour, both curious.")
        coach.press(ESCAPE, b"6", b"n", ENTER)
        coach.type("Ask before advising")
        coach.press(ENTER, ENTER, b"k", b"5", b"x", b"2", ESCAPE, b"q", b"q")
        assert terminal.end(0) == 0
    assert coach.keys <= MOST_KEYS
    with Desk.look(str(tmp_path / "Thinking Partners")) as desk:
        programme = desk.programme
        assert programme.about.brand == "Thinking Partners"
        assert len(programme.people.all()) == 8
        assert sorted(pair.state for pair in programme.pairs.all()) == ["active", "proposed", "proposed", "proposed"]
        assert {text.kind: text.text for text in programme.texts.all()} == {
            "takeaway": "Ask before advising",
            "note": "A quiet first hour, both curious.",
        }
        assert [credit.state for credit in programme.credits.all()] == ["yes"]
    (exported,) = (tmp_path / "Thinking Partners" / "exports").rglob("2*.md")
    assert "Ann Berg learns from Lee Chen" in exported.read_text(encoding="utf-8")
