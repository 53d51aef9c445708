"""Everybody stands in one list that can be searched, and everything kept about one of them on a card."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.programme.pair import Pair
from rmtui.programme.person import Offer, Person, Want
from rmtui.screens.people.row import marks, widths_for
from tests.stories.people_stage import on_stage, programme, reopened, sample


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


async def test_the_list_speaks_the_programmes_words_and_counts(tmp_path: Path) -> None:
    async with on_stage(sample(tmp_path / "p")) as stage:
        assert stage.text("#headline") == "24 people: 12 mentors, 10 learners, 2 both; 1 we know little about."
        rows = "\n".join(stage.rows())
        assert "Geoffrey Marsh learner Finance Head plain words said no" in rows
        assert "know little" in next(row for row in stage.rows() if row.startswith("Ben Okoye"))
        assert "in 1 pair" in next(row for row in stage.rows() if row.startswith("Asha Rao"))
        assert len(stage.rows()) == 24


async def test_search_finds_by_name_unit_and_topic_and_escape_ends_it(tmp_path: Path) -> None:
    async with on_stage(sample(tmp_path / "p")) as stage:
        await stage.press("slash")
        await stage.type("video")
        assert {row.split()[0] for row in stage.rows()} == {"Asha", "Dana", "Martin", "Priya", "Zofia"}
        assert stage.text("#headline") == "5 of 24 people"
        await stage.type(" fin")
        assert [row.split()[0] for row in stage.rows()] == ["Martin"]
        await stage.press("enter", "escape")
        assert len(stage.rows()) == 24
        assert stage.at().startswith("Martin Vale")
        await stage.press("slash")
        await stage.type("jose")
        assert stage.at().startswith("José Álvarez")
        await stage.type("xx")
        assert stage.rows() == ["Nobody fits what was typed. Esc ends the search."]
        await stage.press("escape")
        assert len(stage.rows()) == 24


async def test_the_card_is_a_page_at_80_and_stands_beside_the_list_at_120(tmp_path: Path) -> None:
    async with on_stage(sample(tmp_path / "p")) as stage:
        await stage.go_to("Asha Rao")
        await stage.press("enter")
        assert "Martin Vale learns from Asha, active" in stage.card
        assert "short video (4 of 5)" in stage.card
        assert not stage.app.screen.query_one("#list").display
        await stage.press("escape")
        assert stage.app.screen.query_one("#list").display
    async with on_stage(sample(tmp_path / "q"), (120, 30)) as stage:
        await stage.go_to("Asha Rao")
        await stage.rested()
        assert stage.card.startswith("Asha Rao")
        assert stage.app.screen.query_one("#list").display


async def test_what_is_private_needs_a_key_and_hides_when_the_cursor_moves(tmp_path: Path) -> None:
    people = (
        Person(id="1", name="Ann Berg", notes="likes mornings", avoids=("2",), confidence=2, tags=("left-handed",)),
        Person(id="2", name="Lee Chen"),
    )
    async with on_stage(programme(tmp_path / "p", *people), (120, 30)) as stage:
        await stage.rested()
        assert "would avoid, own rating" in " ".join(stage.card.split())
        for hidden in ("Lee Chen", "likes mornings", "2 of 5", "left-handed"):
            assert hidden not in stage.card
        await stage.press("v")
        for shown in ("Lee Chen", "likes mornings", "2 of 5", "left-handed"):
            assert shown in stage.card
        await stage.press("down")
        await stage.rested()
        assert "Ann Berg" not in stage.card
        await stage.press("up")
        await stage.rested()
        assert "likes mornings" not in stage.card
        await stage.press("e")
        assert not stage.app.screen.query_one("#field-notes").parent.parent.display  # type: ignore[union-attr]
        await stage.press("f4")
        assert stage.app.focused is stage.app.screen.query_one("#field-notes")
        await stage.type("!")
        await stage.press("ctrl+s")
    assert reopened(tmp_path / "p")[0].notes == "!likes mornings"


async def test_removing_is_refused_in_a_sentence_or_taken_back(tmp_path: Path) -> None:
    people = [Person(id=str(number), name=name) for number, name in enumerate(("Ann", "Ben", "Lee", "Mia"), 1)]
    pair = Pair(id="9", mentor="1", mentee="4", state="ended early")
    async with on_stage(programme(tmp_path / "p", *people, pair)) as stage:
        await stage.press("delete")
        assert stage.status.startswith("Ann is or was in a pair and stays in the list")
        await stage.go_to("Ben")
        await stage.press("delete")
        assert stage.status == "Removed Ben. Saved. u takes it back"
        assert [row.split()[0] for row in stage.rows()] == ["Ann", "Lee", "Mia"]
        assert stage.at().startswith("Lee")
        await stage.press("u")
        assert len(stage.rows()) == 4
    assert list(reopened(tmp_path / "p")) == people


async def test_five_hundred_people_are_one_list(tmp_path: Path) -> None:
    units = ("Blue", *["Red"] * 9)
    people = [Person(id=str(n), name=f"Person {n:03}", unit=units[n % 10]) for n in range(1, 501)]
    async with on_stage(programme(tmp_path / "p", *people)) as stage:
        assert stage.text("#headline").startswith("500 people")
        await stage.press("end")
        assert stage.at().startswith("Person 500")
        await stage.press("slash")
        await stage.type("blue 077")
        assert stage.text("#headline") == "0 of 500 people"
        await stage.press("backspace", "backspace", "backspace")
        assert stage.text("#headline") == "50 of 500 people"


async def test_every_size_shows_the_names_in_full_width_columns(tmp_path: Path) -> None:
    async with on_stage(sample(tmp_path / "p")) as stage:
        for size in ((60, 18), (100, 30), (160, 45), (80, 24)):
            await stage.pilot.resize_terminal(*size)
            await stage.pilot.pause(0.05)
            assert any(row.startswith("Asha Rao mentor") for row in stage.rows())
            lines = stage.app.screen.query_one("#lines")
            assert all(len(option.prompt.plain) <= lines.size.width for option in lines.options)  # type: ignore[attr-defined]


NEEDS = st.tuples(st.integers(4, 90), *(st.integers(0, 90) for _ in range(5)))


@given(st.integers(40, 300), NEEDS)
def test_columns_never_take_more_than_there_is_or_than_they_need(width: int, needs: tuple[int, ...]) -> None:
    widths = widths_for(width, needs)
    shown = [each for each in widths if each]
    assert sum(shown) + len(shown) - 1 <= width
    assert all(cells <= need for cells, need in zip(widths, needs, strict=True))
    assert widths[0] >= min(14, needs[0])


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 30), (160, 45)])
async def test_names_units_and_ranks_of_usual_length_are_shown_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(sample(tmp_path / "p"), size) as stage:
        await stage.pilot.pause(0.05)
        (asha,) = (row for row in stage.rows() if row.startswith("Asha Rao"))
        assert asha.startswith("Asha Rao mentor Operations Specialist")
        (sian,) = (row for row in stage.rows() if row.startswith("Siân"))
        assert sian.startswith("Siân Llewelyn-Pugh learner Customers Director")


async def test_a_column_in_which_nothing_stands_leaves_its_room_to_the_others(tmp_path: Path) -> None:
    names = ("Maximiliana-Theodora von Hohenlohe", "山田太郎左衛門尉義経", "[b]un [bold")
    people = [Person(id=str(n), name=name, role="mentor") for n, name in enumerate(names)]
    async with on_stage(programme(tmp_path / "p", *people), (100, 30)) as stage:
        await stage.pilot.pause(0.05)
        assert stage.text("#columns").split() == ["name", "role", "now"]
        assert {row.split(" mentor ")[0] for row in stage.rows()} >= {"山田太郎左衛門尉義経", "[b]un [bold"}


@given(st.builds(Person, id=st.just("1"), name=st.just("A"), role=st.sampled_from(["", "mentor", "mentee", "both"])))
def test_a_mark_says_when_little_is_known(person: Person) -> None:
    assert "know little" in marks(person, 0)


def test_somebody_with_a_topic_and_a_unit_is_known_well_enough() -> None:
    learner = Person(id="1", name="A", role="mentee", unit="X", wants=(Want(topic="video"),), consent="yes")
    assert marks(learner, 2) == ("in 2 pairs",)
    mentor = Person(id="1", name="A", role="mentor", unit="X", offers=(Offer(topic="video"),), consent="no")
    assert marks(mentor, 0) == ("said no",)
