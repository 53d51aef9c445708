"""What do the tests of the kit start from? One kit for the whole session, copied where a test changes it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rmtui.portable.making import Kit, make_kit
from tests.cli.running import CommandLine


def silent(_sentence: str) -> None:
    """Hear nothing of the progress."""


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """A kit nobody changes."""
    return make_kit(str(tmp_path_factory.mktemp("stick")), silent)


@pytest.fixture
def stick(kit: Kit, tmp_path: Path) -> Path:
    """A stick with a kit of its own."""
    target = tmp_path / "stick"
    shutil.copytree(Path(kit.folder).parent, target)
    return target


@pytest.fixture
def rmtui(tmp_path: Path) -> CommandLine:
    """The installed program with an empty home."""
    return CommandLine(tmp_path / "home")
