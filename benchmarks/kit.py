"""How long does somebody wait for the first paint from a kit, as a folder and as one file? Beside the installed one."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measuring import compile_all, verdict
from benchmarks.terminal import Terminal
from rmtui.portable.making import make_kit

RUNS = 15
GOALS = {"folder": 1.15, "single file": 1.3}


def main() -> None:
    """Make a kit, and print how long each form takes to show the sample, beside the installed program."""
    compile_all()
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    root = str(Path(__file__).parents[1])
    with tempfile.TemporaryDirectory() as place:
        os.environ["RMTUI_HOME"] = os.path.join(place, "home")
        kit = make_kit(os.path.join(place, "stick"), print)
        verdict("size of the folder without Python and data", kit.size / 1e6, 8, "MB")
        verdict("size of the single file", os.path.getsize(kit.single) / 1e6, 8, "MB")
        opened = ["demo", "--to", os.path.join(place, "sample")]
        ways = {
            "installed": [sys.executable, "-m", "rmtui", *opened],
            "folder": [sys.executable, os.path.join(kit.folder, "run.py"), *opened],
            "single file": [sys.executable, kit.single, *opened],
        }
        taken: dict[str, list[float]] = {name: [] for name in ways}
        for turn in range(RUNS + 1):
            for name, words in ways.items():
                os.environ["PYTHONPATH"] = root if name == "installed" else ""
                with Terminal(words) as terminal:
                    took = terminal.until("1 Today")
                if turn:  # the first fills the caches of the disk
                    taken[name].append(took)
        middle = {name: statistics.median(times) for name, times in taken.items()}
        print({name: f"{value * 1000:.0f} ms" for name, value in middle.items()})
        for name, goal in GOALS.items():
            verdict(f"first paint, {name}", middle[name] / middle["installed"], goal)


if __name__ == "__main__":
    main()
