"""Drafting: what becomes of a text nobody touches any more?"""

from __future__ import annotations

from pathlib import Path

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.drafting import QUIET_SECONDS, Drafting
from rmtui.programme.about import About
from rmtui.resting import Resting


def test_a_text_that_is_refused_is_not_tried_again_until_somebody_types(tmp_path: Path) -> None:
    now, tries = [0.0], [0]

    def refused() -> bool:
        tries[0] += 1
        return False

    with Desk.new(str(tmp_path / "p"), About(brand="P"), Clock()) as desk:
        drafting = Drafting(desk, monotonic=lambda: now[0])
        resting = Resting(desk, drafting, lambda _: None)
        drafting.typed("setup-day", "no day", {}, refused)
        for _ in range(5):
            now[0] += QUIET_SECONDS
            resting.go_on()
        assert tries == [1]
        drafting.typed("setup-day", "no day either", {}, refused)
        now[0] += QUIET_SECONDS + 1
        resting.go_on()
        resting.go_on()
        assert tries == [2]
        drafting.keep_all()
        assert [draft.text for draft in drafting.left()] == ["no day either"]
        assert [draft.text for draft in desk.drafts.all()] == ["no day either"]
