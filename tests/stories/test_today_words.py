"""The words to send stand ready with the names filled in, and fit what happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmtui.desk import Desk
from tests.stories.today_stage import desk_of, on_stage

PAGE = "VerticalScroll Static"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_of(tmp_path / "northwind") as opened:
        yield opened


@pytest.mark.parametrize(
    ("line", "subject", "said"),
    [
        ("Martin and Asha Tue", "Subject: Thinking Partners: did you meet on Tue 5 May?", "You and Asha had planned"),
        ("Tom and Lee moved twice", "Subject: Thinking Partners: moved twice in a row", "Dear Tom,"),
        ("Ruth and Sam agreed", "Subject: Thinking Partners: a first date", "You and Sam said yes"),
        ("Asha has not answered", "may I say whose idea it was?", "> Ask drivers to film the bay"),
    ],
)
async def test_the_words_fit_the_line(desk: Desk, line: str, subject: str, said: str) -> None:
    async with on_stage(desk) as stage:
        await stage.go_to(line)
        await stage.press("t")
        page = stage.text(PAGE)
        assert page.startswith("To: ")
        assert subject in page
        assert said in page
        assert "_name}" not in page
        await stage.press("c")
        assert stage.app.clipboard == page
        await stage.press("escape")
        assert not desk.can_undo


async def test_no_words_of_a_note_are_in_them(desk: Desk) -> None:
    notes = [text.text for text in desk.programme.texts.all() if text.level in ("private", "pair")]
    async with on_stage(desk) as stage:
        for line in ("Martin and Asha Tue", "Tom and Lee moved", "Ruth and Sam agreed"):
            await stage.go_to(line)
            await stage.press("t")
            page = stage.text(PAGE)
            assert page
            assert not any(note in page for note in notes)
            await stage.press("escape")
