"""How fast does a command answer? Beside the least a Python program can do, `python -c pass`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measuring import commands_took, compile_all, milliseconds, run, verdict

ROUNDS = 41
SCRIPT = "import sys\nfrom rmtui.__main__ import main\nsys.exit(main())\n"
"""What an installed `rmtui` does."""
GOALS = {"--version": 1.1, "people list": 3.5}


def main() -> None:
    """Print how much longer than nothing each command takes."""
    compile_all()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        script = Path(folder) / "rmtui-script.py"
        script.write_text(SCRIPT, encoding="utf-8")
        rmtui = [sys.executable, str(script)]
        run([*rmtui, "demo"], home)
        jobs = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "--version": [*rmtui, "--version"],
            "people list": [*rmtui, "people", "list", "-P", "sample"],
            "today": [*rmtui, "today", "-P", "sample"],
            "pairs suggest": [*rmtui, "pairs", "suggest", "-P", "sample", "--json"],
            "python -m rmtui people list": [sys.executable, "-m", "rmtui", "people", "list", "-P", "sample"],
        }
        took = commands_took(jobs, ROUNDS, home)
    nothing = took["python -c pass"]
    for name, one in took.items():
        busy = f"{milliseconds(one.cpu):>9}  {one.cpu / nothing.cpu:5.2f} x" if nothing.cpu else "not told here"
        print(f"{name:28} {milliseconds(one.wall):>9}  {one.wall / nothing.wall:5.2f} x    of the processor {busy}")
    for name, goal in GOALS.items():
        verdict(f"rmtui {name}, on the clock", took[name].wall / nothing.wall, goal)
        if nothing.cpu:
            verdict(f"rmtui {name}, of the processor", took[name].cpu / nothing.cpu, goal)


if __name__ == "__main__":
    main()
