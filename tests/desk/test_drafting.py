"""Drafting: what becomes of a text nobody touches any more?"""

from __future__ import annotations

from pathlib import Path

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.drafting import QUIET_SECONDS, Drafting
from rmtui.programme.about import About


def test_a_text_that_is_refused_is_not_tried_again_until_somebody_types(tmp_path: Path) -> None:
    now, tries = [0.0], [0]

    def refused() -> bool:
        tries[0] += 1
        return False

    with Desk.new(str(tmp_path / "p"), About(brand="P"), Clock()) as desk:
        drafting = Drafting(desk, monotonic=lambda: now[0])
        drafting.typed("setup-day", "no day", {}, refused)
        for _ in range(5):
            now[0] += QUIET_SECONDS
            drafting.keep()
        assert tries == [1]
        drafting.typed("setup-day", "no day either", {}, refused)
        now[0] += QUIET_SECONDS + 1
        drafting.keep()
        drafting.keep()
        assert tries == [2]
        assert [draft.text for draft in drafting.left()] == ["no day either"]
