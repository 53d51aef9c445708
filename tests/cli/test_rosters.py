"""What happens to a roster that is not one? A sentence, or every usable line and a list of the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import CommandLine, roster
from tests.store.working import LONG

NOT_A_ROSTER: dict[str, bytes] = {
    "empty": b"",
    "only a byte order mark": b"\xef\xbb\xbf",
    "blank lines": b"\r\n\r\n  \r\n",
    "nul bytes": b"\x00" * 5000,
    "random bytes": bytes(range(256)) * 40,
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
    "a zip": b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(range(256)) * 4,
    "an old Excel file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "a pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    "an unclosed quote": b'name,email\n"Ana Ruiz,ana@one.example\nBen,ben@one.example\nCleo,cleo@one.example\n',
    "no column of names": b"colour,size\nred,4\nblue,5\n",
}


@pytest.fixture
def empty(rmtui: CommandLine) -> CommandLine:
    """A programme in which nobody is yet."""
    rmtui("new", "p", "--name", "P")
    return rmtui


def names(rmtui: CommandLine) -> list[str]:
    """Return the names of everybody in the programme."""
    return [person["name"] for person in rmtui("people", "list", "--json").data["people"]]


@pytest.mark.parametrize("content", NOT_A_ROSTER.values(), ids=NOT_A_ROSTER)
def test_what_is_no_roster_is_refused_whole(empty: CommandLine, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(content)
    empty("people", "import", file, "--json", status=2)
    good = roster(tmp_path / "good.csv", "name", "Dora")
    empty("people", "import", good, file, status=2)
    assert names(empty) == [], "one bad file keeps the good one out as well"
    assert file.read_bytes() == content


def crlf(text: str) -> str:
    """Return the text with the line ends of Windows."""
    return text.replace("\n", "\r\n")


TABLE = "name,email\nAna Ruiz,ana@one.example\nZoë Łęcki,zoe@one.example\n"
AS_FOUND: dict[str, Callable[[], bytes]] = {
    "UTF-8": TABLE.encode,
    "UTF-8 with its mark": lambda: TABLE.encode("utf-8-sig"),
    "UTF-16 of Excel": lambda: crlf(TABLE).replace(",", "\t").encode("utf-16"),
    "UTF-16 big end first": lambda: b"\xfe\xff" + TABLE.encode("utf-16-be"),
    "semicolons": lambda: TABLE.replace(",", ";").encode(),
    "tabs": lambda: TABLE.replace(",", "\t").encode(),
    "pipes": lambda: TABLE.replace(",", "|").encode(),
    "sep line": lambda: f"sep=;\n{TABLE.replace(',', ';')}".encode(),
    "CRLF": lambda: crlf(TABLE).encode(),
    "CR only": lambda: TABLE.replace("\n", "\r").encode(),
    "no end of line": lambda: TABLE.rstrip().encode(),
    "blank lines around": lambda: f"\n\n{TABLE}\n\n".encode(),
    "everything quoted": lambda: "".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) + "\n" for line in TABLE.splitlines()
    ).encode(),
}


@pytest.mark.parametrize("content", AS_FOUND.values(), ids=AS_FOUND)
def test_a_roster_is_read_in_any_usual_form(empty: CommandLine, tmp_path: Path, content: Callable[[], bytes]) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(content())
    assert empty("people", "import", file, "--json", status=1).data["added"] == 2
    assert names(empty) == ["Ana Ruiz", "Zoë Łęcki"]


def test_headings_that_stand_twice_are_asked_about_or_told(empty: CommandLine, tmp_path: Path) -> None:
    file = roster(tmp_path / "p.csv", "name,email,email", "Ana,ana@one.example,other@one.example")
    answer = empty.run("people", "import", file)
    empty.check(answer, ("people", "import", file), answer.status)
    assert answer.status in (0, 1, 2)
    assert "email" in answer.err
    if answer.status < 2:
        assert names(empty) == ["Ana"]


def test_lines_with_too_few_and_too_many_cells(empty: CommandLine, tmp_path: Path) -> None:
    file = roster(tmp_path / "p.csv", "name,email", "Ana", "Ben,ben@one.example,surplus,more", "Cleo,cleo@one.example")
    found = empty("people", "import", file, "--json", status=1).data
    assert found["added"] + len(found["kept_aside"]) == 3
    assert 3 in [line["line"] for line in found["kept_aside"]]
    assert "Cleo" in names(empty)


def test_a_cell_of_five_megabytes(empty: CommandLine, tmp_path: Path) -> None:
    file = roster(tmp_path / "p.csv", "name,team", "Ana,Field", f"Ben,{'x' * 5_000_000}", "Cleo,Field")
    found = empty("people", "import", file, "--json", status=1).data
    assert [line["line"] for line in found["kept_aside"]] == [3]
    assert names(empty) == ["Ana", "Cleo"]


def test_more_lines_than_any_firm_has_people_are_one_change(empty: CommandLine, tmp_path: Path) -> None:
    lines = 100_000 if LONG else 20_000
    file = roster(tmp_path / "p.csv", "name,team", *(f"Person {at},Team {at % 50}" for at in range(lines)))
    found = empty("people", "import", file, "--json", status=1).data
    assert found["added"] == lines
    assert found["kept_aside"] == []
    stored = (empty.home / "p" / "programme.json").read_text(encoding="utf-8")
    assert stored.count('"name":"Person ') == lines


def test_managers_in_a_circle_are_told_and_harm_nothing(empty: CommandLine, tmp_path: Path) -> None:
    file = roster(
        tmp_path / "p.csv", "name,role,manager",
        "Ana,mentor,Ben", "Ben,mentor,Cleo", "Cleo,mentee,Ana", "Dora,mentee,Dora",
    )  # fmt: skip
    empty("people", "import", file, status=1)
    answer = empty("pairs", "suggest")
    assert "circle" in answer.err
    assert "Dora learns from" in answer.out
    empty("pairs", "why", "Ana", "Cleo", status=1)


def test_a_line_without_a_name_is_kept_aside(empty: CommandLine, tmp_path: Path) -> None:
    file = roster(tmp_path / "p.csv", "name,email", "Ana,ana@one.example", ",lost@one.example", "Ben,ben@one.example")
    answer = empty("people", "import", file, status=1)
    assert "line 3" in answer.err
    assert names(empty) == ["Ana", "Ben"]


def test_lines_kept_aside_stand_in_a_file_that_can_be_imported(empty: CommandLine, tmp_path: Path) -> None:
    file = roster(tmp_path / "p.csv", "name,email", "Ana,ana@one.example", ",lost@one.example")
    exports = empty.home / "p" / "exports"
    assert "not imported" not in empty("people", "import", file, "--dry-run", status=1).err
    assert not exports.exists()
    answer = empty("people", "import", file, status=1)
    assert '"not imported.csv" in the folder exports' in answer.err
    written = exports / "not imported.csv"
    kept = written.read_text(encoding="utf-8-sig").replace('"",', '"Lola",', 1)
    again = empty("people", "import", file, "--json", status=1).data
    assert again["not_imported"] == "not imported-2.csv"
    assert written.read_text(encoding="utf-8-sig").replace('"",', '"Lola",', 1) == kept
    corrected = tmp_path / "corrected.csv"
    corrected.write_text(kept, encoding="utf-8-sig")
    assert empty("people", "import", str(corrected), "--json", status=1).data["not_imported"] == ""
    assert names(empty) == ["Ana", "Lola"]
    assert sorted(path.name for path in exports.iterdir()) == ["not imported-2.csv", "not imported.csv"]


def test_formulas_stay_text(empty: CommandLine, tmp_path: Path) -> None:
    file = roster(tmp_path / "p.csv", "name,team", "=cmd|' /C calc'!A0,@SUM(A1)", "'-Ana,+1")
    empty("people", "import", file, status=1)
    assert "=cmd|' /C calc'!A0" in names(empty)


def test_a_dry_run_says_who_appraises_whom_by_name(empty: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text("name,reviewers,manager,team\nZoe Q,Bo T,Ana Ruiz,Yard\nBo T,,,\nAna Ruiz,,,\n", encoding="utf-8")
    shown = empty("people", "import", file, "--dry-run", status=1).out
    assert "appraised by: Bo T" in shown
    assert "reports to: Ana Ruiz" in shown
    empty("people", "import", file, status=1)
    row = next(one for one in empty("people", "list", "--json").data["people"] if one["name"] == "Zoe Q")
    assert [one["name"] for one in row["appraised_by"]] == ["Bo T"]
    assert (row["external"], row["time_zone"], row["serves"]) == (False, "", [])
    page = empty("people", "show", "Zoe Q").out
    assert not any(str(one) in page for one in (row["id"], row["appraised_by"][0]["id"], "_"))


def test_a_dry_run_shows_what_would_be_stored_and_stores_nothing(empty: CommandLine, tmp_path: Path) -> None:
    file = roster(tmp_path / "p.csv", "name,email,role", "Ana Ruiz,ANA@one.example,mentor")
    shown = empty("people", "import", file, "--dry-run", "--json").data
    assert shown["added"] == 1
    assert shown["would_store"][0]["name"] == "Ana Ruiz"
    assert "Ana Ruiz" in empty("people", "import", file, "--dry-run").out
    assert names(empty) == []


def test_a_role_given_wins_over_the_column(empty: CommandLine, tmp_path: Path) -> None:
    file = roster(tmp_path / "p.csv", "name,role", "Ana,mentor", "Ben,mentee")
    answer = empty("people", "import", file, "--role", "both")
    assert '"role"' in answer.err
    assert "ignored" in answer.err
    assert {person["role"] for person in empty("people", "list", "--json").data["people"]} == {"both"}


@pytest.mark.parametrize(("duplicates", "people", "team"), [("skip", 1, "Field"), ("add", 2, ""), ("update", 1, "Sea")])
def test_duplicates(empty: CommandLine, tmp_path: Path, duplicates: str, people: int, team: str) -> None:
    empty(
        "people", "import", roster(tmp_path / "a.csv", "name,role,email,team", "Ana Ruiz,mentor,ana@one.example,Field")
    )
    again = roster(tmp_path / "b.csv", "name,role,email,team", "ANA  RUIZ,mentor,ana@one.example,Sea")
    empty("people", "import", again, "--duplicates", duplicates)
    rows = empty("people", "list", "--json").data["people"]
    assert len(rows) == people
    assert team in {row["team"] for row in rows} or not team
