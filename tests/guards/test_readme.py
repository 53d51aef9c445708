"""Is the README true? Its key table comes from keys.py, and CI runs its own test command."""

from __future__ import annotations

from pathlib import Path

from rmtui.cli.keys import markdown

ROOT = Path(__file__).parents[2]


def test_the_key_table_of_the_readme_is_the_list_of_keys() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("a test compares it -->\n")[1].split("<!-- keys end -->")[0]
    assert table.strip().split("\n") == markdown(), "paste the output of `rmtui keys --markdown` into the README"


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for line in readme.splitlines() if "-m pytest" in line]
    assert commands[0].startswith("python3 -m venv .venv && ")
    assert "grep -m1 -- '-m pytest' README.md" in script
    assert 'eval "$test_command"' in script
