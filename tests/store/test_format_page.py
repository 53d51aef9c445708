"""Is docs/format.md true? Its reader must read a real programme, and notice damage."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.people import add_people
from rmtui.programme.person import Person

PAGE = Path(__file__).parents[2] / "docs" / "format.md"


@pytest.fixture
def reader(tmp_path: Path) -> Path:
    script = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[-1]
    path = tmp_path / "reader.py"
    path.write_text(script, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    clock = Clock()
    with Desk.new(str(tmp_path / "p"), About(brand="Thinking Partners"), clock) as desk:
        for name in ("Siân O'Connor", "王美玲"):
            desk.commit(add_people(desk.programme, [Person(id=clock.new_id(), name=name)]))
        desk.store.tidy()
        desk.commit(add_people(desk.programme, [Person(id=clock.new_id(), name="José")]))
    return tmp_path / "p"


def read(reader: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", str(reader), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_reader_of_the_page_reads_a_programme(reader: Path, folder: Path) -> None:
    result = read(reader, folder)
    assert result.stdout.split("\n")[:3] == ["Siân O'Connor", "王美玲", "José"], result.stderr


@pytest.mark.parametrize("name", ["programme.json", "changes-000002.jsonl"])
def test_the_reader_notices_a_changed_name(reader: Path, folder: Path, name: str) -> None:
    path = folder / name
    data = path.read_bytes()
    old = "José" if name.startswith("changes") else "Siân"
    path.write_bytes(data.replace(old.encode(), old.upper().encode(), 1))
    result = read(reader, folder)
    assert result.returncode == 1
    assert "damaged" in result.stderr
