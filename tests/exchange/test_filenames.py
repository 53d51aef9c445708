"""Can every name a user types become a file on every system?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rmtui.exchange.documents.filenames import MOST_BYTES, MOST_CHARACTERS, RESERVED, name_key, safe_name, unique_name

FORBIDDEN = set('<>:"/\\|?*') | {chr(code) for code in (*range(32), *range(127, 160), 0x2028, 0x2029)}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Asha Rao", "Asha Rao"),
        ("Zoë Nuñez", "Zoë Nuñez"),
        ("Zoe\u0308", "Zoë"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Users", "C--Users"),
        ("a:stream", "a-stream"),
        ("CON", "CON_"),
        ("nul.txt", "nul_.txt"),
        ("COM¹", "COM¹_"),
        ("com0.tar.gz", "com0_.tar.gz"),
        ("conin$", "conin$_"),
        ("aux .md", "aux_.md"),
        ("Console", "Console"),
        ("notes. . ", "notes"),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ("tab\there", "tab-here"),
        ("a\u202ecod.exe", "acod.exe"),
        ("中文 名前", "中文 名前"),
        ("👩\u200d🔬 lab", "👩\u200d🔬 lab"),
        ("", "no name"),
        ("...", "no name"),
        ("///", "no name"),
    ],
)
def test_a_typed_name_becomes_a_file_name(typed: str, name: str) -> None:
    assert safe_name(typed) == name


@given(st.text(alphabet=st.characters()))
@example("con." + "x" * 200)
@example("é" * 300)
@example("😀" * 100)
@example("a" * 79 + ". b")
@example("-" * 100)
@example("\u200d.nul")
def test_any_text_becomes_a_name_every_system_takes(text: str) -> None:
    name = safe_name(text)
    assert name
    assert len(name) <= MOST_CHARACTERS
    assert len(name.encode("utf-8")) <= MOST_BYTES
    assert not FORBIDDEN & set(name)
    assert name == unicodedata.normalize("NFC", name)
    assert name[0] not in "-. "
    assert name[-1] not in ". "
    assert name.split(".")[0].rstrip().casefold() not in RESERVED


@given(st.text(alphabet=st.characters()))
def test_a_safe_name_stays_as_it_is(text: str) -> None:
    name = safe_name(text)
    assert safe_name(name) == name


@given(st.lists(st.sampled_from(["Ann", "ANN", "ann-2", "Zoë", "Zoe\u0308", "zoë"])))
def test_names_differ_even_where_case_and_unicode_form_do_not_count(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        taken.add(name_key(unique_name(name, taken)))
    assert len(taken) == len(names)


def test_the_second_of_a_name_gets_a_two() -> None:
    assert unique_name("Ann", {"ann"}) == "Ann-2"
    assert unique_name("Ann", {"ann", "ann-2"}) == "Ann-3"
