"""One act is one edit: after random acts through the screens, as many undos bring the documents back as they were."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.store.working import LONG
from tests.stories.journal_stage import desk_in
from tests.stories.stage import Stage, run
from tests.stories.test_drafts_everywhere import IDEA, documents

SEQUENCES = 300 if LONG else 12
MOST_ACTS = 5 if LONG else 3
TEXT = "some words"
ACTS: dict[str, tuple[str, ...]] = {
    "a takeaway of a new meeting": ("5", "n", TEXT, "escape"),
    "a note of a new meeting": ("5", "n", *["down"] * 20, TEXT, "escape"),
    "what a new meeting is for": ("5", "n", "f2", TEXT, "escape"),
    "how a new meeting was": ("5", "n", *["down"] * 8, "2", "escape"),
    "a takeaway of a meeting that is there": ("5", "down", "enter", TEXT, "escape"),
    "an action": ("5", "down", "enter", "enter", TEXT, "enter", "escape"),
    "the goal of two": ("5", "o", TEXT, "escape"),
    "somebody new": ("3", "n", TEXT, "enter"),
    "somebody changed": ("3", "e", TEXT, "enter"),
    "several names": ("3", "p", TEXT, "ctrl+s"),
    "an idea": ("6", "n", "enter", TEXT, "enter", "enter"),
    "an idea in other words": ("6", "e", TEXT, "escape"),
    "a yes": ("6", "k"),
    "a tick of the setup": ("2", "space"),
    "nothing at all": ("5", "n", "escape"),
}


async def _do(stage: Stage, keys: tuple[str, ...]) -> None:
    """Do an act in one packet of keys, and leave whatever it opened."""
    await stage.burst(*keys, *["escape"] * 4)
    while len(stage.app.screen_stack) > 1:
        await stage.burst("escape")
    await stage.burst("escape", "escape")


async def test_as_many_undos_as_acts_bring_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    chance, deck = Random(9), list[str]()
    changed: set[str] = set()
    with desk_in(tmp_path / "p", IDEA) as desk:
        async with run(Stage, desk, "today", (100, 40)) as stage:
            start = documents(desk)
            for _ in range(SEQUENCES):
                acts = 0
                for _ in range(chance.randint(1, MOST_ACTS)):
                    deck = deck or chance.sample(list(ACTS), len(ACTS))  # each comes once before any comes again
                    name = deck.pop()
                    before, edits = documents(desk), stage.app.saving.edits
                    await _do(stage, ACTS[name])
                    made = stage.app.saving.edits - edits
                    assert made <= 1, name
                    assert (documents(desk) != before) == bool(made), name
                    acts += made
                    changed |= {name} if made else set()
                await stage.burst("1", *["u"] * acts)
                assert documents(desk) == start
            assert not stage.app.drafting.writing
    assert changed >= set(ACTS) - {"nothing at all"}
    assert "nothing at all" not in changed
