"""One look at Today tells what needs doing, whoever is in the programme and however large the window is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.credit import Credit
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import tables_of
from rmtui.programme.session import Session
from rmtui.programme.today import items
from rmtui.screens.today.keys import target_of
from rmtui.widgets.line_list import LineList
from tests.stories.today_stage import PAYLOADS, TODAY, desk_of, on_stage


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_of(tmp_path / "northwind") as opened:
        yield opened


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    return tmp_path / "programme"


async def test_the_first_look(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        assert stage.text("#headline") == "Friday 8 May. 6 pairs: 4 fine, 2 to look at. About 9 minutes."
        assert stage.rows()[:6] == [
            "Did they meet?",
            "Martin and Asha Tue 5 May, 3rd time m met v moved o off t text",
            "Ann and Mia Wed 6 May, 2nd time m met v moved o off t text",
            "Give them a call",
            "Tom and Lee moved twice, 38 days since they met k called t words",
            "Ruth and Sam agreed 15 days ago, no first date yet k called t words",
        ]
        assert stage.rows()[6] == "Yours"
        assert stage.keys.startswith("m met  v moved  o off  t text to ask  z later")
        assert stage.rows("#weeks")[0].startswith("Martin/Asha")
        assert stage.rows("#weeks")[0].endswith("2 14 Apr was 5 May")


async def test_everything_below_is_counted_and_can_be_reached(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        assert stage.text("#more").endswith("more below (arrow down)")
        await stage.press("end")
        assert stage.at().endswith("4 Pairs")
        assert "more below" not in stage.text("#more")
        assert "3 more (Tab)" in stage.text("#legend")
        await stage.press("tab", "end")
        assert stage.at("#weeks") == stage.rows("#weeks")[-1]
        assert "more (Tab)" not in stage.text("#legend")


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 30), (160, 45)])
async def test_no_line_is_wider_than_the_window(desk: Desk, size: tuple[int, int]) -> None:
    async with on_stage(desk, size) as stage:
        for selector in ("#lines", "#weeks"):
            shown = stage.app.screen.query_one(selector, LineList)
            wide = [line for option in shown.options for line in str(option.prompt).split("\n")]
            assert wide
            assert max(map(len, wide)) <= size[0] - 3


async def test_a_wider_window_spells_the_keys_out(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.go_to("Tom and Lee")
        await stage.resize(120, 40)
        assert stage.at() == "Tom and Lee moved twice, 38 days since they met k called t words z in a week"
        await stage.resize(80, 24)
        assert stage.at() == "Tom and Lee moved twice, 38 days since they met k called t words"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Martin and Asha", "Journal"),
        ("Tom and Lee moved", "Pairs"),
        ("Asha has not answered", "Credit"),
        ("Tom and Lee, due", "Journal"),
        ("1 suggested pair", "Pairs"),
    ],
)
async def test_enter_goes_to_where_the_line_comes_from(desk: Desk, line: str, place: str) -> None:
    async with on_stage(desk) as stage:
        await stage.go_to(line)
        await stage.press("enter")
        assert type(stage.app.screen).__name__ == place


def test_the_place_is_told_what_to_show(desk: Desk) -> None:
    found = items(desk.programme, TODAY)
    told = [(item.kind, *target_of(item)) for item in found]
    assert [(kind, place, about[0] if about else "") for kind, place, about in told] == [
        ("did they meet", "journal", "sessions"),
        ("did they meet", "journal", "sessions"),
        ("call", "pairs", "pairs"),
        ("call", "pairs", "pairs"),
        ("credit", "credit", "credits"),
        ("credit", "credit", "credits"),
        ("action", "journal", "sessions"),
        ("setup", "pairs", "pairs"),
        ("setup", "pairs", ""),
    ]
    assert all(desk.programme.document(*about) for _, _, about in told if about)


async def test_a_row_of_weeks_opens_its_pair(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("tab", "down", "enter")
        assert type(stage.app.screen).__name__ == "Pairs"


async def test_the_mouse_alone_is_enough(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.click("#lines", (10, 2))
        assert stage.at().startswith("Ann and Mia")
        assert type(stage.app.screen).__name__ == "Today"
        line = stage.app.screen.query_one("#lines", LineList).options[1]
        await stage.click("#lines", (1 + str(line.prompt).index("m met"), 1))
        assert stage.status.startswith("Logged session 3 of Martin and Asha")
        assert type(stage.app.screen).__name__ == "Today"


async def test_an_empty_programme_says_what_belongs_here_and_the_one_key(place: Path) -> None:
    with desk_of(place, tables_of([About(brand="Thinking Partners")])) as desk:
        async with on_stage(desk) as stage:
            assert stage.text("#headline").startswith("Friday 8 May. No pair is under way yet.")
            assert stage.rows()[0].startswith("This is where you see each day whom to call")
            assert "Nobody is in the list yet: add people, or bring in a list 3 People" in stage.rows()
            assert "What the programme is for is still open 2 Setup" in stage.rows()
            await stage.press("enter")
            assert type(stage.app.screen).__name__ == "People"


async def test_everything_settled_is_said(place: Path) -> None:
    people = [Person(id="1", name="Asha"), Person(id="2", name="Martin")]
    pair = Pair(id="10", mentor="1", mentee="2", state="finished")
    about = About(brand="Thinking Partners", purposes=("digital",))
    with desk_of(place, tables_of([about, *people, pair])) as desk:
        async with on_stage(desk) as stage:
            assert stage.text("#headline").endswith("Nothing needs doing today.")
            assert stage.rows()[0] == "Every line is settled."
            await stage.press("m")
            assert stage.status == "There is no line to settle."


async def test_names_are_shown_as_they_are_written(place: Path) -> None:
    about = About(brand=PAYLOADS[1], purposes=("digital",))
    people = [Person(id=str(n), name=name, short_name=name) for n, name in enumerate([*PAYLOADS, "Asha"], 1)]
    pairs = [
        Pair(id=str(n), mentor=str(n - 9), mentee=str(n - 8), state="active", agreed_on=date(2026, 1, 5))
        for n in range(10, 10 + len(PAYLOADS))
    ]
    due = [Session(id=str(n + 100), pair=pair.id, on=date(2026, 5, 5)) for n, pair in enumerate(pairs)]
    credit = Credit(id="500", whose=("1",), what=" ".join(PAYLOADS), state="asked")
    with desk_of(place, tables_of([about, *people, *pairs, *due, credit])) as desk:
        async with on_stage(desk, (160, 45)) as stage:
            shown = "\n".join(stage.rows())
            assert all(name in shown for name in PAYLOADS)
            await stage.press("v", "escape", "t", "escape", "m", "u", "k")
            assert all(name in "\n".join(stage.rows("#weeks")) for name in PAYLOADS[:2])
