"""What is printed when nothing or too little is named? Help line by line, or one sentence."""

from __future__ import annotations

import pytest

from tests.cli.running import CommandLine


def test_help_is_printed_line_by_line(rmtui: CommandLine) -> None:
    answer = rmtui("--help")
    assert answer.out.count("\n") > 10
    assert "␊" not in answer.out


@pytest.mark.parametrize("words", [("-P", "", "people", "list"), ("people", "list", "-P", "")])
def test_an_empty_name_is_not_the_last_programme(north: CommandLine, words: tuple[str, ...]) -> None:
    north(*words, status=2)


def test_the_name_may_stand_at_the_sign(north: CommandLine) -> None:
    assert "Asha Patel" in north("-Pnorth", "people", "list").out
