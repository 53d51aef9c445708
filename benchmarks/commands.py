"""How fast does a command answer? Beside the least a Python program can do, `python -c pass`."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measuring import compile_all, milliseconds, run, seconds, variables, verdict

ROUNDS = 41
SCRIPT = "import sys\nfrom rmtui.__main__ import main\nsys.exit(main())\n"
"""What an installed `rmtui` does."""
GOALS = {"--version": 2.5, "people list": 9.0}


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
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in jobs}
        for _ in range(ROUNDS):
            for name, words in jobs.items():
                taken[name].append(timed(words, home))
    wall = {name: statistics.median(first for first, _ in several) for name, several in taken.items()}
    cpu = {name: statistics.median(second for _, second in several) for name, several in taken.items()}
    nothing = "python -c pass"
    for name in jobs:
        print(
            f"{name:28} {milliseconds(wall[name]):>9}  {wall[name] / wall[nothing]:5.2f} x"
            f"    of the processor {milliseconds(cpu[name]):>9}  {cpu[name] / cpu[nothing]:5.2f} x"
        )
    for name, goal in GOALS.items():
        verdict(f"rmtui {name}", wall[name] / wall[nothing], goal)


def timed(words: list[str], home: Path) -> tuple[float, float]:
    """Run a command; return the seconds it took and those of the processor (0 where that is not told)."""
    try:
        from resource import RUSAGE_CHILDREN, getrusage
    except ImportError:  # Windows
        return seconds(lambda: run(words, home)), 0.0
    before = getrusage(RUSAGE_CHILDREN)
    wall = seconds(lambda: run(words, home))
    after = getrusage(RUSAGE_CHILDREN)
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    variables()
    main()
