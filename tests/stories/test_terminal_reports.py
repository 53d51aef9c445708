"""What a terminal says of itself is never a key: sizes in forms nobody expects, then a click and a letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.message import Message

from rmtui.screens.writing.terminal import _REPORT
from tests.stories.careful_terminal import Wire
from tests.stories.journal_stage import desk_in, on_stage

CLICK = "\x1b[<0;10;5M\x1b[<0;10;5m"
SIZES = {
    "\x1b[48;24;80t": None,
    "\x1b[48;0;0;0;0t": None,
    "\x1b[48;24;80;0;0t": (80, 24),
    "\x1b[48;24:1;80:2;0;0t": (80, 24),
    "\x1b[48;24;80;480;800t": (80, 24),
    "\x1b[48;99999999999;1;1;1t": None,
    "\x1b[48;99999999999;99999999999;0;0t": None,
    "\x1b[48;t": None,
    "\x1b[8;1t": None,
    "\x1b[8;24;80t": None,
    "\x1b[?62;22c": None,
    "\x1b[>0;276;0c": None,
    "\x1b[0n": None,
}


class Listening(Wire):
    """A terminal whose events are only written down."""

    def __init__(self) -> None:
        super().__init__(None)  # type: ignore[arg-type]
        self.events: list[Message] = []

    def process_message(self, message: Message) -> None:
        """Write it down."""
        self.events.append(message)


@pytest.mark.parametrize("report", SIZES)
def test_a_report_is_a_size_or_nothing_and_a_click_after_it_a_click(report: str) -> None:
    wire = Listening()
    wire.send(f"a{report}{CLICK}b")
    sizes = [event.size for event in wire.events if isinstance(event, events.Resize)]
    assert sizes == ([] if SIZES[report] is None else [SIZES[report]])
    assert [event.key for event in wire.events if isinstance(event, events.Key)] == ["a", "b"]
    assert [type(one) for one in wire.events if isinstance(one, events.MouseEvent)] == [
        events.MouseDown,
        events.MouseUp,
    ]


def test_a_report_within_a_paste_is_part_of_it() -> None:
    wire = Listening()
    wire.send("\x1b[200~a \x1b[8;24;80t b\x1b[201~")
    assert [event.text for event in wire.events if isinstance(event, events.Paste)] == ["a [8;24;80t b"]


def test_no_key_is_taken_for_a_report() -> None:
    assert not [keys for keys in ANSI_SEQUENCES_KEYS if _REPORT.fullmatch(keys)]


async def test_the_program_goes_on_and_nothing_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            before, wire = stage.screen, Wire(stage.app)
            for report in SIZES:
                wire.send(report)
                await stage.wait()
            wire.send(CLICK)
            await stage.wait()
            assert stage.app.current_mode == "journal"
            assert not stage.app.is_ending
            assert stage.screen.splitlines()[0] == before.splitlines()[0]
