"""Are tables read as spreadsheets and form tools really write them, and other files refused in a sentence?"""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.exchange.roster.tables import Table, read_table


def cells_of(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def refused(data: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        read_table(data, "list.csv")
    return caught.value.sentence


# A cell as its reader gets it: csv.reader skips blanks after a delimiter, and what looks like a guarded formula loses
# its guard.
CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12).filter(
    lambda text: not text.startswith((" ", "'")) and text.strip()
)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom"]


def encoded(text: str, encoding: str) -> bytes:
    if encoding.endswith("-bom"):
        return ("\ufeff" + text).encode(encoding.removesuffix("-bom"))
    return text.encode(encoding)


@given(
    rows=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(ENCODINGS),
    # Before Python 3.13 the writer quotes only its own line ends.
    written=st.sampled_from(
        [("\r\n", csv.QUOTE_MINIMAL), ("\r\n", csv.QUOTE_ALL), ("\n", csv.QUOTE_ALL), ("\r", csv.QUOTE_ALL)]
    ),
)
def test_what_csv_writes_reads_back_equal(
    rows: list[tuple[str, str, str]], delimiter: str, encoding: str, written: tuple[str, int]
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=written[0], quoting=written[1])  # type: ignore[arg-type]
    writer.writerow(["name", "e-mail", "department"])
    writer.writerows(rows)
    table = read_table(encoded(out.getvalue(), encoding), "list.csv")
    assert table.delimiter == delimiter
    assert table.headings == ("name", "e-mail", "department")
    kept = {row.line for row in table.rows}
    assert not kept & {aside.line for aside in table.aside}
    assert len(table.rows) + len(table.aside) == len(rows)
    if not table.aside:
        assert cells_of(table) == rows


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_sentence(data: bytes) -> None:
    sentence, widths = "", set()
    try:
        table = read_table(data, "list.csv")
        widths = {len(row.cells) - len(table.headings) for row in table.rows}
    except BadInput as refusal:
        sentence = refusal.sentence
    assert sentence.endswith(".") or widths <= {0}


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xef\xbb\xbfname,team\nZo\xc3\xab,A", "utf-8"),
        ("name\tteam\r\nZoë\tA\r\n".encode("utf-16"), "utf-16-le"),
        ("name,team\nZoë,A\n".encode("utf-16-le"), "utf-16-le"),
        ("name,team\nZoë,A\n".encode("utf-16-be"), "utf-16-be"),
        ("\ufeffname,team\nZoë,A\n".encode("utf-32-le"), "utf-32-le"),
        (b"name;team\r\nZo\xeb;A\r\n", "cp1252"),
        (b"name;team\rZo\xeb;A\r\x81;\r", "cp1252"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    table = read_table(data, "list.csv")
    assert table.encoding == encoding
    assert table.headings == ("name", "team")
    assert cells_of(table)[0] == ("Zoë", "A")
    assert any("Windows-1252" in note for note in table.notes) == (encoding == "cp1252")


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 3000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel.*save it as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "Excel.*save it as CSV"),
        (zipped("mimetype/application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument.*save it as CSV"),
        (zipped("word/document.xml"), "Word"),
        (zipped("photo.jpg"), "zip"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"<html><table><tr><td>name</td></tr></table>", "web page"),
        (b'[{"name": "Ann"}]', "JSON"),
        (bytes(range(256)) * 40, "not text"),
        (b"\x00\x01\x02\x03" * 100, "not text"),
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "empty"),
        (b"\xff\xfe\x00", "damaged"),
        (b"name,team\n", "nobody"),
        (b"Ann Lee,ann@x.example,Sales\n", "no headings"),
    ],
    ids=lambda value: (
        value if isinstance(value, str) else ""
    ),  # the bytes of an archive carry the time, and every worker must name the tests alike
)
def test_other_files_are_refused_in_a_sentence(data: bytes, what: str) -> None:
    assert re.search(what, refused(data))


def test_limits_are_sentences() -> None:
    assert "200,000 rows" in refused(b"name\n" + b"a\n" * 200_001)
    assert "100 MB" in refused(b"x" * (100 * 1024 * 1024 + 1))


def test_a_huge_cell_keeps_its_line_aside_and_leaves_the_limit_of_csv_alone() -> None:
    before = csv.field_size_limit()
    table = read_table(b"name,notes\nAnn,short\nBob," + b"x" * 1_000_001 + b"\nEve," + b"y" * 300_000 + b"\n", "l.csv")
    assert [row.line for row in table.rows] == [2, 4]
    assert len(table.rows[1].cells[1]) == 300_000
    assert [(aside.line, "1 MB" in aside.reason) for aside in table.aside] == [(3, True)]
    assert csv.field_size_limit() == before


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    table = read_table(b'sep=;\r\nname;notes\r\n\r\nAnn;"one\r\ntwo, three"\r\nBob;x\r\n', "l.csv")
    assert [(row.line, row.cells) for row in table.rows] == [(4, ("Ann", "one\r\ntwo, three")), (6, ("Bob", "x"))]


def test_only_cr_and_lf_end_lines() -> None:
    table = read_table("name,notes\rAnn,a\u2028b\nBob,c\x85d\r\nEve,e\x0bf\x1cg\n".encode(), "l.csv")
    assert cells_of(table) == [("Ann", "a\u2028b"), ("Bob", "c\x85d"), ("Eve", "e\x0bf\x1cg")]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'name,notes\nAnn,"open\nBob,x\nEve,y\n', 2),
        (b'name,notes\nAnn,"open\n"Bob",x\n', 2),
        (b'name,notes\n"a\nb","fine"\nBob,"two\nlines"\nEve,"open\nKim,x', 6),
        (b'name,notes\r\nAnn,"she said "no" twice"\r\n', 2),
        (b'sep=,\r\nname,notes\r\nAnn,"open\r\n', 3),
    ],
)
def test_an_unclosed_quote_is_named_by_the_line_it_opens_on(data: bytes, line: int) -> None:
    assert refused(data).startswith(f"list.csv: Line {line}: a quotation mark opens")


@pytest.mark.parametrize(
    ("data", "delimiter"),
    [
        (b'name;notes\n"Lee, Ann";a, b, c\n"Ray, Bob";d\n', ";"),
        (b"name,offers\nAnn,video;AI\nBob,data;cloud\n", ","),
        (b"name|team\nAnn|A, B\n", "|"),
        (b"name\tteam\nLee, Ann\tA;B\n", "\t"),
        (b'Full name,Skills\nAnn,"a;b;c"\nBob,"d;e;f"\nEve,"g;h;i"\n', ","),
        (b"sep=|\nname|a,b\nAnn|c,d\n", "|"),
        (b"name,email\nAnn\nBob\nEve\n", ","),
    ],
)
def test_the_steady_delimiter_is_chosen(data: bytes, delimiter: str) -> None:
    table = read_table(data, "l.csv")
    assert table.delimiter == delimiter
    assert table.headings[0].casefold().endswith("name")


def test_missing_cells_are_empty_and_extra_ones_keep_the_line_aside() -> None:
    table = read_table(b"name,team,site\nAnn\nBob,A,B,,\nEve,A,B,,C\n,,\n\n", "l.csv")
    assert cells_of(table) == [("Ann", "", ""), ("Bob", "A", "B")]
    assert table.aside == ((4, "it has 5 cells, but there are 3 headings", ("Eve", "A", "B", "", "C")),)


def test_two_columns_with_one_heading_are_told_apart_by_a_number() -> None:
    assert read_table(b"name,Team,TEAM \nAnn,A,B\n", "l.csv").headings == ("name", "Team", "TEAM (2)")


def test_a_column_without_heading_has_a_name_when_it_holds_something() -> None:
    table = read_table(b"name,,team,,\nAnn,x,A,,\n", "l.csv")
    assert table.headings == ("name", "column 2", "team")


def test_titles_above_and_totals_below_are_not_people() -> None:
    data = b"Reverse mentoring 2026\n\nList of people,May\nName,Department,Grade\nAnn,A,1\nBob,B,2\nTotal,2\n"
    table = read_table(data, "l.csv")
    assert table.headings == ("Name", "Department", "Grade")
    assert [row.line for row in table.rows] == [5, 6]
    assert [aside.line for aside in table.aside] == [7]
    assert any("line 4" in note for note in table.notes)


def test_a_plain_list_of_names_needs_no_heading() -> None:
    table = read_table(b"Ann Lee\nSmith, John\n\nKim Total\n", "l.csv")
    assert table.headings == ("name",)
    assert [(row.line, *row.cells) for row in table.rows] == [(1, "Ann Lee"), (2, "Smith, John"), (4, "Kim Total")]
    assert cells_of(read_table(b"Name\nAnn\n", "l.csv")) == [("Ann",)]


def test_a_heading_the_user_named_is_a_heading() -> None:
    assert read_table(b"Wer\nAnn\nBob\n", "l.csv", ["wer"]).headings == ("Wer",)
    assert read_table(b"Wer\nAnn\nBob\n", "l.csv").headings == ("name",)


def test_text_converted_once_too_often_is_noticed() -> None:
    table = read_table("name\nZoÃ«\n".encode(), "l.csv")
    assert any('"Ã«" probably stands for "ë"' in note for note in table.notes)
    assert read_table("name\nZoë Ângela São\n".encode(), "l.csv").notes == ()


def test_nul_characters_are_removed_and_counted() -> None:
    table = read_table(b"name,team\nA\x00nn Lee Longname,A\x00\n", "l.csv")
    assert cells_of(table) == [("Ann Lee Longname", "A")]
    assert any(note.startswith("2 NUL") for note in table.notes)


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("'=1+1", "=1+1"),
        ("'@a", "@a"),
        ("''=1", "'=1"),
        ("' =1", " =1"),
        ("'＝1", "＝1"),
        ("'tis", "'tis"),
        ("O'Neil", "O'Neil"),
    ],
)
def test_one_formula_guard_is_taken_off(stored: str, read: str) -> None:
    assert cells_of(read_table(f"name,team\n{stored},A\n".encode(), "l.csv")) == [(read, "A")]
