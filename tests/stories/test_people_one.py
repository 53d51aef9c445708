"""One person comes in with a name, is described in a form, and goes again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from rmtui.programme.about import About, Objective
from rmtui.programme.catalogue.editing import EDITABLE
from rmtui.programme.person import Offer, Person, Style, Want
from tests.stories.people_stage import PAYLOADS, on_stage, programme, reopened


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


ANN = Person(id="1", name="Ann Berg", unit="Board", rank="Head")
LEE = Person(id="2", name="Lee Chen", manager_named="Somebody Else", notes="shy at first", avoids=("1",))


async def test_an_empty_place_says_what_belongs_here_and_a_name_is_enough(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p")) as stage:
        assert "Nobody is here yet" in stage.text("#empty")
        await stage.press("n")
        await stage.type("Zoë [red]Lee[/red]")
        await stage.press("enter")
        assert stage.pressed <= 4
        assert stage.status == "Added Zoë [red]Lee[/red]. Saved. u takes it back"
        assert stage.rows()[0].startswith("Zoë [red]Lee")
        assert stage.text("#headline") == "1 person: 1 without a role yet; 1 we know little about."
        await stage.press("u")
        assert "Nobody is here yet" in stage.text("#empty")
        assert "-empty" in stage.app.screen.classes
        await stage.press("U")
    assert [person.name for person in reopened(tmp_path / "p")] == ["Zoë [red]Lee[/red]"]


async def test_more_can_be_said_on_the_same_form(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p", ANN)) as stage:
        await stage.press("n")
        await stage.type("Asha Rao")
        await stage.press("tab", "1", "tab")
        await stage.type("bo")
        await stage.press("right", "tab", "tab")
        await stage.type("short video:5; AI tools")
        await stage.press("enter")
        assert stage.at().startswith("Asha Rao")
    person = next(person for person in reopened(tmp_path / "p") if person.name == "Asha Rao")
    assert (person.role, person.unit) == ("mentor", "Board")
    assert person.offers == (Offer(topic="short video", level=5), Offer(topic="AI tools"))


async def test_leaving_an_empty_form_adds_nobody(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p", ANN)) as stage:
        await stage.press("n", "escape")
        assert len(stage.rows()) == 1
    assert len(reopened(tmp_path / "p")) == 1


async def test_enter_keeps_the_form_and_one_key_takes_it_back(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p", ANN, LEE)) as stage:
        await stage.go_to("Lee Chen")
        await stage.press("e")
        stage.app.screen.query_one("#field-wants", Input).focus()
        await stage.type("budgets:1")
        stage.app.screen.query_one("#field-manager", Input).value = ""
        stage.app.screen.query_one("#field-manager", Input).focus()
        await stage.type("ann b")
        await stage.press("right")
        stage.app.screen.query_one("#field-briefed_on", Input).focus()
        await stage.type("2026-05-12")
        await stage.press("enter")
        assert stage.status == "Changed Lee Chen. Saved. u takes it back"
        changed = next(person for person in reopened(tmp_path / "p") if person.id == "2")
        assert (changed.manager, changed.manager_named) == ("1", "")
        assert changed.wants == (Want(topic="budgets", priority=1),)
        assert changed.briefed_on == date(2026, 5, 12)
        assert (changed.notes, changed.avoids) == (LEE.notes, LEE.avoids)
        await stage.press("u")
    assert LEE in reopened(tmp_path / "p")


async def test_escape_adds_nobody_and_what_was_typed_is_there_the_next_time(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p", ANN)) as stage:
        await stage.press("n")
        await stage.type("Bea")
        await stage.press("tab", "1", "escape")
        assert len(stage.rows()) == 1
        assert stage.status == "Nobody was added. What you typed stays as a draft: n shows it again."
        assert reopened(tmp_path / "p") == (ANN,)
        await stage.press("n")
        assert stage.app.screen.query_one("#field-name", Input).value == "Bea"
        assert "is here again" in stage.text("#wrong")
        await stage.press("ctrl+s", "n")
        assert stage.app.screen.query_one("#field-name", Input).value == ""
        await stage.press("enter")
        assert "A name is needed" in stage.text(".refusal")
        await stage.press("escape")
    bea = next(person for person in reopened(tmp_path / "p") if person.id != "1")
    assert (bea.name, bea.role) == ("Bea", "mentor")


async def test_escape_changes_nobody_and_what_was_typed_is_there_the_next_time(tmp_path: Path) -> None:
    desk = programme(tmp_path / "p", ANN)
    async with on_stage(desk) as stage:
        await stage.press("e")
        await stage.type("a")
        stage.app.screen.query_one("#field-team", Input).focus()
        await stage.type("Blue")
        stage.app.screen.query_one("#field-consent").focus()
        await stage.press("1", "escape")
        assert stage.status.startswith("Nothing about Ann Berg was changed.")
        assert reopened(tmp_path / "p") == (ANN,)
        await stage.press("e", "backspace", "ctrl+s")
        assert stage.status.startswith("Changed Ann Berg")
        stage.app.drafting.keep_all()
        assert not desk.drafts.all()
    ann = reopened(tmp_path / "p")[0]
    assert (ann.name, ann.team, ann.consent) == ("Ann Berg", "Blue", "yes")


async def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_is_kept(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p", ANN)) as stage:
        await stage.press("e")
        stage.app.screen.query_one("#field-offers", Input).focus()
        await stage.type("video:9")
        stage.app.screen.query_one("#field-team", Input).focus()
        await stage.type("Blue")
        await stage.press("enter")
        offers = stage.app.screen.query_one("#field-offers", Input)
        assert "is not between 1 and 5" in stage.text("#refusal-field-offers")
        assert (offers.value, offers.has_focus) == ("video:9", True)
        assert reopened(tmp_path / "p") == (ANN,)
        await stage.press("backspace", "4", "enter")
        assert stage.status.startswith("Changed Ann Berg")
    ann = reopened(tmp_path / "p")[0]
    assert (ann.team, ann.offers) == ("Blue", (Offer(topic="video", level=4),))


async def test_a_private_draft_is_neither_shown_nor_kept_before_the_private_fields_are(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p", ANN)) as stage:
        await stage.press("e", "f4")
        await stage.type("shy at first")
        await stage.press("escape", "e", "ctrl+s")
        assert reopened(tmp_path / "p") == (ANN,)
        await stage.press("e", "f4")
        assert stage.app.screen.query_one("#field-notes", TextArea).text == "shy at first"
        await stage.press("ctrl+s")
    assert reopened(tmp_path / "p")[0].notes == "shy at first"


async def test_drafts_of_the_form_come_back_after_the_program_was_killed(tmp_path: Path) -> None:
    desk = programme(tmp_path / "p", ANN)
    async with on_stage(desk) as stage:
        await stage.press("e")
        stage.app.screen.query_one("#field-team", Input).focus()
        await stage.type("Blue")
        stage.app.drafting.keep_all()
        kept = desk.drafts.all()
        assert [(draft.text, draft.about) for draft in kept] == [("Blue", {"person": "1", "field": "team"})]
        await stage.press("enter")
        stage.app.drafting.keep_all()
        assert not desk.drafts.all()
        await stage.press("u")
        desk.drafts.keep(kept[0])
        stage.app.drafting.look_again()
        await stage.press("e")
        assert stage.app.screen.query_one("#field-team", Input).value == "Blue"
        await stage.press("ctrl+s")
    assert reopened(tmp_path / "p")[0].team == "Blue"


async def test_brackets_in_everything_kept_stay_as_they_are_when_it_is_looked_at(tmp_path: Path) -> None:
    """Every payload stands in some field; what is shown of it: tests/guards/test_own_words.py."""
    words = [*PAYLOADS[2:], *PAYLOADS[:2]]
    people = [
        Person(id=str(number), name=name, title=words[0], unit=words[1], rank=words[2], notes="\n".join(PAYLOADS),
               tags=PAYLOADS, slots=(words[3],), offers=(Offer(topic=words[4]),), wants=(Want(topic=words[5]),),
               manager_named=words[6], role="both")
        for number, name in enumerate(PAYLOADS[:2], 1)
    ]  # fmt: skip
    async with on_stage(programme(tmp_path / "p", *people)) as stage:
        for _ in people:
            name = stage.at()
            await stage.press("v")
            assert name.startswith(stage.card[:10].split()[0])
            await stage.press("escape", "e", "f4", "ctrl+s", "down")
    assert reopened(tmp_path / "p") == tuple(people)


ENTERED = (
    ("serves", ("space", "right", "3"), Person(id="2", name="Lee", serves=("o1", "o3"))),
    ("reviewers", tuple("ann berg"), Person(id="2", name="Lee", reviewers=("1",))),
    ("time_zone", tuple("london"), Person(id="2", name="Lee", time_zone="Europe/London")),
    ("external", ("left",), Person(id="2", name="Lee", external=True)),
    ("style-talk", ("5", "down", "1", "down", "right", "down", "4", "delete", "2"), Person(
        id="2", name="Lee", style=Style(talk=5, plan=1, detail=1, gentle=2))),
)  # fmt: skip
"""What is typed into which field, and who comes of it."""


async def test_what_decides_pairs_can_be_entered_by_the_keyboard_alone(tmp_path: Path) -> None:
    goals = tuple(Objective(id=f"o{n}", text=f"Leaders hear [b]{n}[/b]") for n in (1, 2, 3))
    lee = Person(id="2", name="Lee")
    async with on_stage(programme(tmp_path / "p", ANN, lee, About(objectives=goals))) as stage:
        await stage.go_to("Lee")
        for name, keys, after in ENTERED:
            await stage.press("e")
            for _ in range(len(EDITABLE)):
                if stage.app.focused is not None and stage.app.focused.id == f"field-{name}":
                    break
                await stage.press("down")
            await stage.press(*keys, "ctrl+s")
            assert reopened(tmp_path / "p")[1] == after, name
            await stage.press("u")
