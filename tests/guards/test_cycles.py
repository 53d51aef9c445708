"""Import cycles: is there none in the package, imports for the type checker and inside functions counted?"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.cli.running import ROOT

Graph = Mapping[str, frozenset[str]]


def modules(package: Path) -> dict[str, Path]:
    """Return the file of every module of a package, by its dotted name."""
    named: dict[str, Path] = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        named[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return named


def imports(source: str, names: Mapping[str, object]) -> Iterator[str]:
    """Yield the modules out of `names` a source imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name for name in inner if name in names)
            if node.module in names and not all(name in names for name in inner):
                yield node.module


def graph_of(package: Path) -> Graph:
    """Return which modules of a package each of its modules imports."""
    named = modules(package)
    return {name: frozenset(imports(path.read_text(encoding="utf-8"), named)) for name, path in named.items()}


def cycles(graph: Graph) -> list[list[str]]:
    """Return the groups of modules that import each other, straight or through others (Tarjan's algorithm)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    groups: list[list[str]] = []

    def visit(name: str) -> None:
        number[name] = lowest[name] = len(number)
        stack.append(name)
        for other in sorted(graph.get(name, ())):
            if other not in number:
                visit(other)
                lowest[name] = min(lowest[name], lowest[other])
            elif other in stack:
                lowest[name] = min(lowest[name], number[other])
        if lowest[name] == number[name]:
            place = stack.index(name)
            group = stack[place:]
            del stack[place:]
            if len(group) > 1 or name in graph.get(name, ()):
                groups.append(sorted(group))

    for name in sorted(graph):
        if name not in number:
            visit(name)
    return groups


def test_no_module_imports_itself_through_others() -> None:
    assert cycles(graph_of(ROOT / "rmtui")) == []


def test_a_cycle_of_types_and_one_inside_a_function_are_seen(tmp_path: Path) -> None:
    package = tmp_path / "p"
    (package / "q").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "q" / "__init__.py").touch()
    (package / "a.py").write_text("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from p.b import B\n")
    (package / "b.py").write_text("def f():\n    from p import c\n    return c\n")
    (package / "c.py").write_text("import p.a\nimport os\n")
    (package / "q" / "d.py").write_text("from p.q import e\nfrom p.a import x\n")
    (package / "q" / "e.py").write_text("import json\n")
    assert cycles(graph_of(package)) == [["p.a", "p.b", "p.c"]]
