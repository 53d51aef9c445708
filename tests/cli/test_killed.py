"""Is every session that was acknowledged still there after the program is killed at any moment?

Acknowledged means: its id was printed. RMTUI_LONG=1 kills more often.
"""

from __future__ import annotations

import os
import random
import subprocess
import time

from tests.cli.running import CommandLine

KILLS = 60 if os.environ.get("RMTUI_LONG") == "1" else 20


def one_run(rmtui: CommandLine, number: int, seconds: float | None) -> str:
    """Start `session add`, kill it after some seconds, and return the id it printed before."""
    words = ("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-08", "--takeaway", f"Thought {number}")
    process = subprocess.Popen(
        rmtui.words(*words), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=rmtui.variables()
    )
    try:
        out, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        out, _ = process.communicate()
    return out.decode().strip()


def test_kill_at_any_moment(north: CommandLine) -> None:
    north("pairs", "add", "Ben Okoro", "Martin Hale")
    begin = time.monotonic()
    acknowledged = [one_run(north, 0, None)]
    usual = time.monotonic() - begin
    chance = random.Random(2026)
    for number in range(1, KILLS + 1):
        # mostly around the moment of saving, which comes late in the run
        acknowledged.append(one_run(north, number, usual * chance.uniform(0.3, 1.1)))
    acknowledged = [line for line in acknowledged if line]
    stored = [session["id"] for session in north("sessions", "list", "--json").data["sessions"]]
    assert set(acknowledged) <= set(stored)
    assert acknowledged
    assert north("check", "--json").data["sound"]
    north("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-09")
    assert north("check", "--json").data == {"sound": True, "findings": []}
