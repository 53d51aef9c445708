"""Is every session that was acknowledged still there after the program is killed at any moment?

Acknowledged means: its id was printed. RMTUI_LONG=1 kills more often.
"""

from __future__ import annotations

import random
import subprocess
import time

import pytest

from tests.cli.running import CommandLine
from tests.proof.toll import CANARY, Toll
from tests.store.working import LONG

KILLS = 150 if LONG else 20


def one_run(rmtui: CommandLine, number: int, seconds: float | None) -> tuple[str, str]:
    """Start `session add`, kill it after some seconds, and return the id it printed before and what it said."""
    words = ("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-08", "--takeaway", f"{CANARY} {number}")
    process = subprocess.Popen(
        rmtui.words(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=rmtui.variables()
    )
    try:
        out, said = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        out, said = process.communicate()
    return out.decode().strip(), said.decode()


@pytest.mark.suite("7 kill storm, the program")
def test_kill_at_any_moment(north: CommandLine, toll: Toll) -> None:
    north("pairs", "add", "Ben Okoro", "Martin Hale")
    begin = time.monotonic()
    acknowledged = [one_run(north, 0, None)[0]]
    usual = time.monotonic() - begin
    chance = random.Random(2026)
    for number in range(1, KILLS + 1):
        # mostly around the moment of saving, which comes late in the run
        key, said = one_run(north, number, usual * chance.uniform(0.3, 1.1))
        acknowledged.append(key)
        toll.hears(said, home=str(north.home))
    toll.tries("kills", KILLS)
    acknowledged = [line for line in acknowledged if line]
    toll.finds((session["id"] for session in north("sessions", "list", "--json").data["sessions"]), acknowledged)
    assert acknowledged
    assert north("check", "--json").data["sound"]
    north("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-09")
    assert north("check", "--json").data == {"sound": True, "findings": []}
