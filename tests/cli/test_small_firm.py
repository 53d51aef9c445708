"""What does a firm of eight get, where everybody reports to the owner? A reason, what would help, and a way on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import CommandLine, roster

STAFF = ("Bo", "Cem", "Dee", "Eli", "Fay", "Gus", "Hal")


@pytest.fixture
def firm(rmtui: CommandLine, tmp_path: Path) -> CommandLine:
    """Olive owns the firm and would like to learn; seven people report to her and could teach."""
    rmtui("new", "bakery", "--name", "The Bakery Swap", "--purpose", "small-firm")
    rows = [f"{name} Baker,mentor,Olive Stone" for name in STAFF]
    rmtui("people", "import", roster(tmp_path / "p.csv", "name,role,manager", "Olive Stone,mentee,", *rows))
    return rmtui


def test_suggest_says_why_nobody_is_paired_and_what_would_help(firm: CommandLine) -> None:
    found = firm("pairs", "suggest", "--json", status=1).data
    assert found["pairs"] == []
    assert found["total"] == 0
    olive = next(left for left in found["unpaired"] if left["name"] == "Olive Stone")
    assert (olive["side"], olive["blocked_by"]) == ("mentee", {"direct report": 7})
    assert "7" in olive["reason"]
    assert len(found["unpaired"]) == 8
    assert all(left["reason"] and left["would_help"] for left in found["unpaired"])
    plain = firm("pairs", "suggest", status=1)
    assert olive["reason"] in plain.out
    assert plain.out.count(olive["would_help"][0]) == 1
    assert "What would help:" in plain.out
    assert firm("pairs", "suggest", "--apply", "--json", status=1).data["pairs"] == []
    assert firm("pairs", "list", "--json").data == {"pairs": []}


def test_an_exception_needs_a_reason_and_is_marked(firm: CommandLine) -> None:
    refused = firm("pairs", "add", "Dee Baker", "Olive Stone", status=2)
    assert "exception" in refused.err
    firm("pairs", "add", "Dee Baker", "Olive Stone", "--exception", "We are only eight and both want it")
    (pair,) = firm("pairs", "list", "--json").data["pairs"]
    assert pair["mentor"]["name"] == "Dee Baker"
    assert pair["exception"]["rules"][0] == "direct report"
    assert pair["exception"]["why"] == "We are only eight and both want it"
    listed = firm("pairs", "list").out
    assert "exception (direct report" in listed
    assert "We are only eight and both want it" in listed
    firm("pairs", "suggest", status=1)
    firm("session", "add", "Dee Baker", "Olive Stone", "--on", "2026-05-08")
    assert firm("check", "--json").data["sound"]


def test_an_empty_reason_is_no_reason(firm: CommandLine) -> None:
    firm("pairs", "add", "Dee Baker", "Olive Stone", "--exception", "  ", status=2)
    assert firm("pairs", "list", "--json").data == {"pairs": []}
