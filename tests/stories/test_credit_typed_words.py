"""Names, ideas and brands full of brackets are shown as they were typed, in every window of Credit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rmtui.programme.about import About
from rmtui.programme.credit import Credit
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import tables_of
from rmtui.programme.session import Session
from rmtui.programme.text import Text
from tests.stories.today_stage import PAYLOADS, TODAY, desk_of, on_stage

ALL = " ".join(PAYLOADS)


async def test_nothing_typed_is_taken_for_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    idea = Credit(id="500", whose=("1",), what=ALL, session="100", text="200", outcome=ALL, seen_where=ALL, told=ALL)
    values = [
        About(brand=ALL),
        Person(id="1", name=PAYLOADS[1], short_name=PAYLOADS[2], title=PAYLOADS[0]),
        Person(id="2", name=PAYLOADS[3], short_name=PAYLOADS[4]),
        Pair(id="10", mentor="1", mentee="2", state="active"),
        Session(id="100", pair="10", state="met", on=TODAY),
        Text(id="200", session="100", kind="takeaway", text=ALL),
        idea,
        *(replace(idea, id=str(501 + n), what=payload, whose=()) for n, payload in enumerate(PAYLOADS)),
    ]
    with desk_of(tmp_path / "brackets", tables_of(values)) as desk:
        async with on_stage(desk, (160, 45)) as stage:
            await stage.press("6")
            rows = stage.rows("#credits")
            for payload in PAYLOADS:
                assert any(payload in row for row in rows), payload
            await stage.press("end")
            assert stage.at("#credits").startswith("[@click=")
            assert stage.text("#credit-source") == f'{PAYLOADS[4]} wrote on 8 May, 1st session: "{ALL}"'
            await stage.press("w")
            assert any(f"[x] {PAYLOADS[1]}" in row for row in stage.rows("LineList"))
            await stage.press("escape")
            await stage.press("t")
            assert ALL in stage.text("VerticalScroll Static")
            await stage.press("escape")
            assert any(PAYLOADS[2] in row for row in stage.rows("LineList"))
            await stage.press("2")
            assert stage.status == f"Noted that {PAYLOADS[2]} was asked. Saved. u takes it back"
            await stage.press("k", "x", "enter", "enter")
            assert "credits/ideas.md" in stage.text("VerticalScroll Static")
        (kept,) = [one for one in desk.programme.credits.all() if one.id == "500"]
        assert (kept.what, kept.outcome, kept.state) == (ALL, ALL, "yes")
