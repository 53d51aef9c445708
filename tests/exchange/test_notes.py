"""Do notes leave word for word, only at their level, and in files every reader understands?"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rmtui.content.library import reflection_sets
from rmtui.exchange.documents.exports import Export, Request
from rmtui.exchange.documents.markdown import escape, yaml_text
from rmtui.exchange.documents.notes import make
from rmtui.programme.about import About, Labels
from rmtui.programme.credit import Credit
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Action, Session
from rmtui.programme.text import Text, TextKind

TODAY = date(2026, 5, 8)
PANDOC = shutil.which("pandoc")
ASHA = Person(id="1", name="Asha Rao")
MARTIN = Person(id="2", name="Martin Vale")
PAIR = Pair(id="10", mentor="1", mentee="2", state="active")
SESSION = Session(id="100", pair="10", number=1, state="written up", on=date(2026, 5, 5), minutes=60)
ABOUT = About(brand="Thinking Partners")

NASTY = (
    "---\ntitle: gone\n---\n# x\n```\n<!-- note 1000 ends -->\n<!-- open\n<script>alert(1)</script>\n"
    "````text\n~~~\n<div>\n| a | b |\n[x](javascript:y)\n\t$x$\n\n---\n"
)

_BEGIN = re.compile(r"<!-- ([a-z]+) ([0-9A-Za-z_]+)(?: \d+)? begins -->")
_BULLET = re.compile(r"- (.*) <!-- takeaway ([0-9A-Za-z_]+) -->")
_FENCE = re.compile("(`{3,})text")


def read_back(text: str) -> dict[str, str]:
    """Return the texts of an exported file by id, exactly as they were written."""
    found: dict[str, str] = {}
    lines = iter(text.split("\n"))
    for line in lines:
        bullet = _BULLET.fullmatch(line)
        if bullet:
            found[bullet[2]] = bullet[1]
        begin = _BEGIN.fullmatch(line)
        fence = _FENCE.fullmatch(next(lines, "")) if begin else None
        if begin and fence:
            found[begin[2]] = "\n".join(_until(lines, fence[1]))
    return found


def _until(lines: Iterator[str], fence: str) -> Iterator[str]:
    for line in lines:
        if line == fence:
            return
        yield line


def text_of(key: str, body: str, level: Level = "programme", kind: TextKind = "note") -> Text:
    return Text(id=key, session="100", kind=kind, level=level, text=body, written_at=datetime(2026, 5, 5, tzinfo=UTC))


def exported(*values: Any, level: Level = "programme") -> Export:
    kinds = {(type(value), value.id) for value in values}
    usual = [value for value in (ABOUT, ASHA, MARTIN, PAIR, SESSION) if (type(value), value.id) not in kinds]
    return make(Programme(tables_of([*usual, *values])), Request(level, TODAY))


def session_file(export: Export) -> str:
    (found,) = (file.text for file in export.files if not file.name.endswith("index.md"))
    return found


def front_of(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(text.split("\n---\n", 1)[0])
    return found


def test_a_folder_per_pair_holds_an_index_and_a_file_per_session() -> None:
    later = Session(id="101", pair="10", number=2, state="met", on=date(2026, 5, 5))
    planned = Session(id="102", pair="10", number=3, on=date(2026, 6, 2))
    export = exported(later, planned, level="pair")
    place = "notes for the two of them/Martin Vale and Asha Rao"
    assert [file.name for file in export.files] == [
        f"{place}/2026-05-05-2.md",
        f"{place}/2026-05-05.md",
        f"{place}/index.md",
    ]
    assert "(2026-05-05-2.md)" in export.files[-1].text


def test_the_front_matter_says_what_it_is() -> None:
    text = session_file(exported(text_of("1000", "hello")))
    assert front_of(text) == {
        "brand": "Thinking Partners",
        "pair": "10",
        "session": "100",
        "number": 1,
        "date": "2026-05-05",
        "state": "written up",
        "mentor": "Asha Rao",
        "mentee": "Martin Vale",
        "level": "programme",
    }


def test_takeaways_read_as_a_list_and_come_back() -> None:
    odd = text_of("1001", "# not a heading", kind="takeaway")
    text = session_file(exported(text_of("1000", "captions first", kind="takeaway"), odd))
    assert "\n- captions first <!-- takeaway 1000 -->\n" in text
    assert read_back(text) == {"1000": "captions first", "1001": "# not a heading"}


@pytest.mark.parametrize("asked", LEVELS)
def test_only_what_may_leave_leaves(asked: Level) -> None:
    texts = [text_of(str(1000 + n), f"canary-{level}", level) for n, level in enumerate(LEVELS)]
    export = exported(*texts, level=asked)
    everything = "".join(file.name + file.text for file in export.files) + "".join(export.stayed_in)
    leaves = {level for level in LEVELS if f"canary-{level}" in everything}
    assert leaves == set(LEVELS[LEVELS.index(asked) :])


def test_a_level_nobody_knows_counts_as_private() -> None:
    tables = {name: dict(rows) for name, rows in tables_of([ABOUT, ASHA, MARTIN, PAIR, SESSION]).items()}
    tables["texts"] = {"1000": {"id": "1000", "session": "100", "level": "friends", "text": "canary"}}
    export = make(Programme(tables), Request("pair", TODAY))
    assert "canary" not in "".join(file.text for file in export.files)
    assert export.stayed_in == ("1 note stays in: only this file",)


def test_what_stays_in_is_counted_without_content() -> None:
    texts = [text_of(str(1000 + n), "canary", "pair") for n in range(12)]
    texts += [text_of(str(2000 + n), "canary", "private") for n in range(3)]
    texts += [text_of("3000", "canary", "pair", "takeaway")]
    export = exported(*texts, replace(SESSION, actions=(Action(what="canary"),)))
    assert export.stayed_in == (
        "3 notes stay in: only this file",
        "1 takeaway stays in: it belongs to the two",
        "1 action stays in: it belongs to the two",
        "12 notes stay in: they belong to the two",
        "1 meeting stays in: nothing of it may leave",
    )
    assert export.files == ()


@pytest.mark.parametrize("asked", LEVELS)
def test_nobody_is_named_of_whom_nothing_leaves(asked: Level) -> None:
    tom, lee = Person(id="3", name="Tom Reed"), Person(id="4", name="Lee Chen")
    theirs = Pair(id="11", mentor="4", mentee="3", state="active")
    met = [Session(id=key, pair="11", state="met", on=TODAY) for key in ("101", "102")]
    export = exported(tom, lee, theirs, *met, text_of("1000", "x", "public"), level=asked)
    everything = "".join(file.name + file.text for file in export.files) + "".join(export.stayed_in)
    named = asked in ("private", "pair")  # the two may know that they met
    assert (("Tom" in everything), ("Lee" in everything)) == (named, named)
    assert ("2 further meetings stay in: nothing of them may leave" in export.stayed_in) == (not named)
    assert "Asha Rao" in everything


def test_a_meeting_only_planned_leaves_with_its_texts_alone() -> None:
    planned = Session(id="100", pair="10", number=1, on=date(2026, 6, 2))
    assert exported(planned, level="pair").files == ()
    assert exported(planned, level="pair").stayed_in == ()
    assert len(exported(planned, text_of("1000", "agenda", "pair"), level="pair").files) == 2


def test_a_text_whose_session_is_gone_is_mentioned() -> None:
    stray = replace(text_of("1000", "canary"), session="999")
    assert exported(stray).stayed_in[0] == "1 note stays in: it belongs to no meeting that is left"


def test_actions_leave_with_what_the_two_may_know() -> None:
    busy = replace(SESSION, actions=(Action(what="publish *one* clip", who="mentee", due=date(2026, 5, 22)),))
    assert "- [ ] Martin Vale: publish \\*one\\* clip, by 22 May 2026" in session_file(exported(busy, level="pair"))


def test_credits_and_other_peoples_sessions_do_not_slip_in() -> None:
    credit = Credit(id="500", whose=("1",), what="canary", session="100", level="public", state="yes")
    assert "canary" not in "".join(file.text for file in exported(credit).files)


def test_a_session_of_a_pair_that_is_gone_still_leaves() -> None:
    lone = Session(id="100", pair="99", state="met", on=date(2026, 5, 5))
    export = exported(lone, text_of("1000", "kept"))
    assert read_back(session_file(export)) == {"1000": "kept"}
    assert export.files[0].name == "notes for the group/somebody and somebody/2026-05-05.md"


def test_two_pairs_of_one_name_get_two_folders() -> None:
    again = Pair(id="11", mentor="1", mentee="2", state="active")
    other = Session(id="101", pair="11", state="met", on=date(2026, 5, 6))
    names = {file.name.split("/")[1] for file in exported(again, other, level="pair").files}
    assert names == {"Martin Vale and Asha Rao", "Martin Vale and Asha Rao-2"}


def test_the_programmes_own_words_are_used() -> None:
    about = About(brand="B", labels=Labels(session="hour", mentor="guide"))
    text = session_file(exported(about, text_of("1000", "x", kind="gained")))
    assert "\n# Hour 1, 5 May 2026\n" in text
    assert "\n## What the guide got out of it\n" in text


def test_a_prompt_stands_above_its_answer_in_the_programme_s_own_words() -> None:
    prompt = next(one for chosen in reflection_sets() for one in chosen.prompts if "{mentor}" in one.text)
    answer = replace(text_of("1000", "x", kind="reflection"), prompt=prompt.id, whose="2")
    export = exported(About(brand="B", labels=Labels(mentor="guide")), answer)
    question = prompt.text.replace("{mentor}", "guide")
    assert f"**{question}**\n\nMartin Vale. Who may know it: the group.\n" in session_file(export)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=4))
@example([NASTY])
@example(["", "\n", "a\n\n\n", "`" * 9, "\r\n\u2028", "<!-- note 1000 begins -->\n```text\nx\n```"])
@example(["```\n<!-- note 1000 ends -->\n<!-- note 1000 2 ends -->"])
def test_every_text_comes_back_exactly(bodies: list[str]) -> None:
    texts = [text_of(str(1000 + n), body, kind="takeaway" if n % 2 else "note") for n, body in enumerate(bodies)]
    export = exported(*texts)
    text = session_file(export)
    assert read_back(text) == {one.id: one.text for one in texts}
    assert all(body in text for body in bodies)
    assert text.encode("utf-8").decode("utf-8") == text


def test_the_marker_lines_of_a_text_are_found_once_even_by_a_simple_reader() -> None:
    text = session_file(exported(text_of("1000", "<!-- note 1000 begins -->\nx\n<!-- note 1000 ends -->")))
    assert text.split("\n").count("<!-- note 1000 2 begins -->") == 1
    assert text.split("\n").count("<!-- note 1000 2 ends -->") == 1


@given(st.text())
@example("a\u2028b\u0085c\ufeff😀\x00\x1b\"\\ '#: - x")
def test_any_name_stands_in_the_front_matter(name: str) -> None:
    assert yaml.safe_load(yaml_text(name)) == name
    brand = front_of(session_file(exported(About(brand=name), level="pair")))["brand"]
    assert brand == name


@given(st.permutations(range(6)))
def test_the_same_data_gives_the_same_bytes(order: list[int]) -> None:
    values = [ABOUT, ASHA, MARTIN, PAIR, SESSION, text_of("1000", "x")]
    shuffled = Programme(tables_of([values[n] for n in order]))
    assert make(shuffled, Request("pair", TODAY)) == make(
        Programme(tables_of(values)), Request("pair", date(2030, 1, 1))
    )


@pytest.mark.parametrize(
    "line",
    ["*a* _b_ `c`", "# x", "- x", "1. x", "a) x", "[x](javascript:y)", "<script>", "&amp;", "a -- b ... c", "$x$",
     "@you", "| a |", "~~x~~", "x\u2028# y", ": x", "---", "(ii) x", "J. Smith", "a\\b", "^x^"],
)  # fmt: skip
def test_a_name_means_nothing_in_markdown(line: str) -> None:
    read = MarkdownIt("commonmark").render(escape(line))
    shown = line.replace("\u2028", " ")
    assert read == f"<p>{shown.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>\n"


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not here")
def test_pandoc_reads_a_nasty_note_as_one_block() -> None:
    assert PANDOC is not None
    mean = replace(ASHA, name="Asha <b>*Rao* --- [x](y) $z$ `c` 1. @you")
    export = exported(mean, text_of("1000", NASTY, "pair"), text_of("1001", "after", "pair"), level="pair")
    run = subprocess.run(
        [PANDOC, "--from", "markdown-smart", "--to", "json"],
        input=session_file(export).encode(), capture_output=True, check=True,
    )  # fmt: skip
    blocks = yaml.safe_load(run.stdout)["blocks"]
    code = [block["c"][1] for block in blocks if block["t"] == "CodeBlock"]
    assert code == [NASTY.replace("\t", "    "), "after"]
    assert [block["c"][0] for block in blocks if block["t"] == "Header"] == [1, 2]
    plain = subprocess.run(
        [PANDOC, "--from", "markdown-smart", "--to", "plain", "--wrap=none"],
        input=session_file(export).encode(), capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    assert f"learns from {mean.name}." in plain
