"""Does every safety step that can be taken out still stand where the proof looks for it?"""

from __future__ import annotations

import pytest

from tests.cli.running import ROOT
from tests.proof.removals import STEPS, Step
from tests.proof.steps import stands_once

NAMES = [step.name for step in STEPS]


@pytest.mark.parametrize("step", STEPS, ids=NAMES)
def test_a_step_stands_once_in_its_file_and_can_be_taken_out(step: Step) -> None:
    assert stands_once(step)
    changed = (ROOT / "rmtui" / step.file).read_text(encoding="utf-8").replace(step.text, step.instead)
    compile(changed, step.file, "exec")
    assert step.text not in changed or step.text in step.instead


def test_who_must_notice_is_there() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 20
    assert [name for step in STEPS for name in step.tests if not (ROOT / name).exists()] == []
