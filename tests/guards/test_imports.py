"""Does the import rule of the house hold, on paper and in a running program?"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import ROOT, CommandLine, roster

SCREEN_LIBRARIES = frozenset(("textual", "rich"))
PACKAGE = ROOT / "rmtui"

LOOK = """\
import sys
from rmtui.__main__ import main
sys.argv[1:] = {words!r}
sys.exit(main()) if False else main()
sys.stdout.flush()
sys.__stderr__.write("MODULES " + " ".join(sys.modules))
"""


@pytest.fixture(scope="module")
def paired(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A programme with two people who could be paired."""
    folder = tmp_path_factory.mktemp("imports")
    rmtui = CommandLine(folder / "home")
    rmtui("new", "p", "--name", "P")
    rmtui("people", "import", roster(folder / "p.csv", "name,role", "Ana,mentor", "Ben,mentee"))
    return rmtui


def modules_after(rmtui: CommandLine, *words: str) -> set[str]:
    """Run a command in a process of its own and return every module it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK.format(words=list(words))], capture_output=True, env=rmtui.variables(), timeout=60
    )
    said, _, modules = done.stderr.decode().rpartition("MODULES ")
    assert modules, said
    return set(modules.split())


@pytest.mark.parametrize(
    "words",
    [
        "--version", "--help", "people list", "people show Ana", "pairs suggest", "pairs suggest --json",
        "pairs matrix --json", "pairs list", "sessions list", "today", "check", "list", "where", "keys",
        "export notes", "tidy", "demo", "history", "backups", "backups make",
    ],
)  # fmt: skip
def test_a_command_loads_no_screen_library(paired: CommandLine, words: str) -> None:
    modules = modules_after(paired, *words.split())
    loaded = {name.partition(".")[0] for name in modules}
    assert not loaded & SCREEN_LIBRARIES
    assert words != "people list" or "rmtui.programme.catalogue.person" not in modules, "a list needs no fields"
    assert "asyncio" not in loaded


def test_the_version_loads_next_to_nothing(paired: CommandLine) -> None:
    loaded = {name for name in modules_after(paired, "--version") if name.startswith("rmtui")}
    assert loaded == {"rmtui", "rmtui.__main__"}


def test_what_paints_first_loads_no_texts_and_no_reader_of_days() -> None:
    """Texts, papers and readers are for the moment somebody asks for them."""
    look = "import sys, rmtui.launch, rmtui.app, rmtui.screens.today.screen; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, cwd=ROOT, timeout=60, check=True)
    modules = set(done.stdout.decode().split())
    assert "rmtui.screens.today.screen" in modules
    late = ("rmtui.content", "rmtui.exchange.library", "rmtui.exchange.lost", "rmtui.programme.days.reading")
    assert [name for name in modules if name.startswith((*late, "openpyxl", "icalendar", "markdown_it"))] == []


def test_import_contracts() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    if not tool.exists():
        pytest.skip("import-linter is not installed beside this Python")
    done = subprocess.run([str(tool), "--no-cache"], capture_output=True, cwd=ROOT, timeout=120)
    assert done.returncode == 0, done.stdout.decode()


def run_time_imports(tree: ast.AST) -> Iterator[str]:
    """Yield the modules a file imports, but not those only the type checker sees."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole module"
            yield node.module or ""
        yield from run_time_imports(node)


def test_only_the_screens_name_the_screen_libraries() -> None:
    for path in PACKAGE.rglob("*.py"):
        inside = path.relative_to(PACKAGE)
        if inside.parts[0] not in ("screens", "widgets", "app.py", "hosting.py", "themes.py"):
            found = {name.partition(".")[0] for name in run_time_imports(ast.parse(path.read_text(encoding="utf-8")))}
            assert not found & SCREEN_LIBRARIES, inside
