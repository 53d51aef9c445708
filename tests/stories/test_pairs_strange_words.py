"""Names, titles and reasons full of brackets are shown as typed and never obeyed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rmtui.programme.about import About
from rmtui.programme.person import Offer, Person, Want
from tests.stories.pairs_stage import at_pairs, couples, made_of, reopened

PAYLOADS = ("[red]x[/red]", "a [/b] z", "see [1] [x]", "[@click=app.bell]hi[/]", "un [bold", "[/]", "p [/", r"c:\x[b]")
"""What a markup parser would swallow, obey or fall over."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


def strangers() -> list[Person]:
    """Return people whose every word is strange."""
    made: list[Person] = []
    for number, word in enumerate(PAYLOADS):
        person = Person(
            id=str(number + 1),
            name=word,
            title=word,
            unit=word,
            role="mentor" if number % 2 else "mentee",
            offers=(Offer(topic=word, level=5),),
            wants=(Want(topic=PAYLOADS[number - 1]), Want(topic=word)),
        )
        made.append(person)
    made[1] = replace(made[1], manager="1")
    return made


async def test_every_list_reason_and_window_shows_them_as_typed(tmp_path: Path) -> None:
    async with at_pairs(made_of(tmp_path, strangers(), About(brand="[Alice] hi", formality="light"))) as board:
        assert any(row.startswith("[red]x[/red]") for row in board.rows())
        assert any(row.startswith("- [@click=") for row in board.rows())
        for _ in range(2):  # every line is read in tests/guards/test_own_words.py
            await board.press("right", "end", "w", "escape", "left", "down")
        await board.press("a", "c", "escape", "e", "escape", "slash", "escape", "s")
        assert ": agreed" in board.status
        await board.go_to("[red]x[/red]")
        await board.go_to("a [/b] z", "#whom")
        await board.press("p")
        assert "a reports to [red]x[/red]" in board.dialog
        await board.choose("exception")
        await board.press("left_square_bracket", "b", "enter")
        assert board.status == "Paired [red]x[/red] with a. Saved. u takes it back"
        await board.go_to("[red]x[/red]")
    made = couples(reopened(tmp_path))
    assert ("[red]x[/red]", "a [/b] z") in made


async def test_they_fit_at_every_width(tmp_path: Path) -> None:
    async with at_pairs(made_of(tmp_path, strangers()), (160, 45)) as board:
        await board.press("a")
        for size in ((60, 18), (100, 30), (120, 40)):
            await board.pilot.resize_terminal(*size)
            await board.press("down")
        assert board.why.startswith("WHY")
