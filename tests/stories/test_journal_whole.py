"""Nothing is cut where it matters: long takeaways, long and wide names, at every size of window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rmtui.programme.about import Labels
from rmtui.programme.text import Text
from tests.stories.journal_stage import ABOUT, PEOPLE, desk_in, on_stage

LONG = (
    "What one sees from the depot is not what one sees from the board room, and both are true at the same time; "
    "the question is who asks whom first and listens to the end."
)
WIDE = replace(PEOPLE[1], name="王美玲王美玲王美玲王美玲")
NAMED = replace(PEOPLE[0], name="Maximiliano-Fernando de la Cruz y Villanueva")


def run_together(words: str) -> str:
    """Return words without blanks, so that where a line was broken does not matter."""
    return "".join(words.replace("the two of them", "").split())


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_a_long_takeaway_is_shown_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    text = Text(id="44", session="20", kind="takeaway", whose="2", level="pair", text=LONG)
    with desk_in(tmp_path / "p", text) as desk:
        async with on_stage(desk, size=size) as stage:
            await stage.press("down", "enter")
            await stage.wait()
            shown = run_together(stage.screen.replace("│", " "))
            for piece in ("What one sees from the depot", "both are true at the same time", "listens to the end."):
                assert run_together(piece) in shown


async def test_what_is_typed_on_is_kept_in_one_line_however_it_is_shown(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("n")
            await stage.type(LONG)
            assert "listens to the end." in stage.words
            await stage.press("up", "enter")
            takeaway = desk.programme.texts.all()[-1]
            assert takeaway.text == LONG
            assert getattr(stage.app.focused, "id", "") == "action"


@pytest.mark.parametrize("size", [(80, 40), (100, 40), (160, 45)])
async def test_long_names_push_no_choice_off_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    with desk_in(tmp_path / "p", WIDE, NAMED) as desk:
        async with on_stage(desk, size=size) as stage:
            await stage.press("down", "down", "down", "enter")
            await stage.wait()
            shown = stage.words
            assert "( ) both" in shown
            assert "( ) none" in shown
            assert "[After]" in shown
            form = [line.rpartition("│")[2] for line in stage.screen.splitlines()]
            assert not [line for line in form if "…" in line and "Northwind" not in line]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_the_list_is_laid_out_for_its_own_width_at_first_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, size=size, place="today") as stage:
            await stage.press("5")
            await stage.wait()
            assert "Thomasina and Leopold" in stage.screen
            assert "Martin and Asha" in stage.screen
            lines = [line for line in stage.screen.splitlines() if "Apr" in line]
            assert all("written up" in line for line in lines)


async def test_help_and_the_empty_journal_speak_the_programmes_words(tmp_path: Path) -> None:
    about = replace(ABOUT, labels=Labels(session="tandem hour", sessions="tandem hours"))
    with desk_in(tmp_path / "p", about) as desk:
        async with on_stage(desk, size=(100, 30)) as stage:
            assert "Choose a tandem hour" in stage.words
            await stage.press("question_mark")
            assert "One tandem hour has" in stage.words


async def test_the_mail_reads_well_without_a_date_and_without_an_idea(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, size=(100, 45)) as stage:
            await stage.press("n", "f2", *["shift+tab"] * 3)
            await stage.press("backspace", "enter", "escape", "t")
            await stage.wait()
            assert "what I take from our session" in stage.words
            assert "One idea was yours" not in stage.words
            assert "Next time: we still have to find a day, and a place." in stage.words


async def test_the_export_names_the_whole_folder_and_counts_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk, size=(160, 45)) as stage:
            await stage.press("x", "2")
            await stage.wait()
            where = str(folder / "exports" / "notes for the two of them")
            assert run_together(f"files for the two of them written to {where}") in run_together(stage.words)
