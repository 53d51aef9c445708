"""Papers to hand over: whole, in the programme's words, nothing above its level, readable by other programs."""

from __future__ import annotations

import csv
import io
import random
import re
from dataclasses import replace
from datetime import date
from email import message_from_string
from email.policy import default
from html.parser import HTMLParser
from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from rmtui.content.braces import braces, fill
from rmtui.content.library import session_templates
from rmtui.content.sample_programme import sample_tables
from rmtui.exchange.documents.exports import Export, Request
from rmtui.exchange.documents.html import as_html
from rmtui.exchange.documents.markdown import escape
from rmtui.exchange.documents.papers import paper
from rmtui.exchange.documents.registry import KINDS, kind_named
from rmtui.exchange.documents.report import figures
from rmtui.exchange.documents.tables import as_csv
from rmtui.exchange.lost import Copied
from rmtui.programme.about import About
from rmtui.programme.credit import Credit, CreditState
from rmtui.programme.levels import LEVELS, Level, may_leave
from rmtui.programme.pair import PAIR_STATES, GroundRules, Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Session
from rmtui.words import words_of

TODAY = date(2026, 5, 8)
SAMPLE = Programme(sample_tables())
PAPERS = ("sheets", "report", "stories", "charter", "agreements", "certificates", "calendar", "pairs", "mails")
ASHA = Person(id="1", name="Asha Rao", role="mentor", email="asha@x.example")
MARTIN = Person(id="2", name="Martin Vale", role="mentee")
PAIR = Pair(
    id="10", mentor="1", mentee="2", state="active", goal="canary-goal", rules=GroundRules(off_limits=("canary-topic",))
)
MEETING = Session(id="20", pair="10", on=date(2026, 5, 20), at="15:30", place="canary-place")
ABOUT = About(brand="Tandem", runs_by="Carol", sponsor="Ruth", answers={"kick-off-on": "2026-05-12"})
SMALL = Programme(tables_of([ABOUT, ASHA, MARTIN, PAIR, MEETING]))


def made(name: str, programme: Programme = SMALL, level: Level = "pair") -> Export:
    return kind_named(name).make(programme, Request(level, TODAY))


class Words(HTMLParser):
    """Collects what a page shows, and the names of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(markdown: str) -> Words:
    words = Words()
    words.feed(as_html(markdown, "A page").partition("<body>")[2])
    return words


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", PAPERS)
def test_no_paper_leaves_a_brace_and_names_are_unique(name: str, level: Level) -> None:
    export = made(name, SAMPLE, level)
    assert [file.name for file in export.files if braces(file.text.replace("\\", ""))] == []
    names = [file.name.casefold() for file in export.files]
    assert len(set(names)) == len(names)
    assert names == sorted(names) or [file.name for file in export.files] == sorted(file.name for file in export.files)


@pytest.mark.parametrize("level", ["programme", "organisation", "public"])
@pytest.mark.parametrize("name", PAPERS)
def test_what_belongs_to_the_two_stays_in_for_more_readers_and_is_counted(name: str, level: Level) -> None:
    export = made(name, SMALL, level)
    assert "canary" not in "".join(file.text for file in export.files)
    if name in ("agreements", "calendar", "pairs"):
        assert export.stayed_in
        assert sum(export.left_out.values()) > 0


def test_at_the_level_of_the_two_it_is_there() -> None:
    texts = {name: "".join(file.text for file in made(name).files) for name in ("agreements", "calendar", "pairs")}
    assert "canary-goal" in texts["agreements"]
    assert "canary-topic" in texts["agreements"]
    assert "canary-place" in texts["calendar"]
    assert "canary-goal" in texts["pairs"]


def test_names_stand_on_the_list_to_tick_only_for_who_may_know_them() -> None:
    for level in LEVELS:
        text = "".join(file.text for file in made("sheets", SMALL, level).files)
        assert ("Asha Rao" in text) == may_leave("programme", level)


def test_every_kind_of_meeting_has_its_sheet_with_everything_that_is_asked() -> None:
    text = "\n".join(file.text for file in made("sheets").files).replace("\\", "")
    for template in session_templates():
        assert template.asks
        names = {"mentor_name": "the mentor", "mentee_name": "the mentee"}
        assert all(fill(ask.text, words_of(ABOUT) | names) in text for ask in template.asks)


def test_a_calendar_is_read_by_another_program_with_day_time_and_length() -> None:
    files = {file.name.rpartition("/")[2]: file.text for file in made("calendar").files}
    event = Calendar.from_ical(files["Martin Vale and Asha Rao.ics"]).walk("VEVENT")[0]
    assert str(event["summary"]) == "Martin Vale and Asha Rao, session 1"
    assert event.decoded("dtstart").isoformat() == "2026-05-20T15:30:00"
    assert event.decoded("dtend").isoformat() == "2026-05-20T16:30:00"
    day = Calendar.from_ical(files["Tandem.ics"]).walk("VEVENT")[0]
    assert day.decoded("dtstart") == date(2026, 5, 12)


def test_a_meeting_that_is_over_off_or_without_a_day_is_in_no_calendar() -> None:
    for other in (
        replace(MEETING, on=date(2026, 5, 7)),
        replace(MEETING, state="cancelled"),
        replace(MEETING, on=None, week="2026-W21"),
        replace(MEETING, state="met"),
    ):
        export = made("calendar", Programme(tables_of([ABOUT, ASHA, MARTIN, PAIR, other])))
        assert [file.name for file in export.files] == ["calendar for the two of them/Tandem.ics"]


def test_a_mail_opens_with_receiver_subject_and_every_word_and_the_table_says_the_same() -> None:
    export = made("mails")
    asha = next(file.text for file in export.files if file.name.endswith("Asha Rao.eml"))
    mail = message_from_string(asha, policy=default)
    assert mail["To"].addresses[0].addr_spec == "asha@x.example"
    table = next(file.text for file in export.files if file.name.endswith(".csv"))
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(table.lstrip("\ufeff")))}
    assert rows["Asha Rao"]["subject"] == mail["Subject"]
    assert rows["Asha Rao"]["text"].split() == mail.get_content().split()
    assert not any("Martin" in file.text for file in export.files if file.name.endswith("Asha Rao.eml"))


def test_somebody_without_a_side_gets_no_invitation_and_is_counted() -> None:
    programme = Programme(tables_of([ABOUT, Person(id="1", name="Kim")]))
    export = made("mails", programme)
    assert export.files == ()
    assert export.stayed_in == ("1 person has no side yet and got no invitation.",)


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=2)
    )
)
def test_no_cell_of_a_table_is_a_formula_and_every_row_comes_back(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(as_csv(("a", "b"), rows).lstrip("\ufeff"), newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not [cell for row in read for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_one_line_of_somebody_stands_on_a_page_as_typed(text: str) -> None:
    shown = page(paper(ABOUT, "Title", [f"- {escape(text)}"]))
    assert "".join("".join(shown.words).split()) == "Title" + "".join(escape_free(text).split()) + "Tandem.Carol"
    assert shown.elements <= {"h1", "ul", "li", "p", "hr"}


def escape_free(text: str) -> str:
    """Return what `escape` leaves of a text: blanks and direction marks are its business."""
    return re.sub("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", re.sub(r"[\s\u2028\u2029]+", " ", text))


def test_html_in_a_text_is_shown_and_never_obeyed() -> None:
    shown = page(
        "# T\n\n<script>alert(1)</script>\n\nand <b>bold</b> ![x](http://example.org/y.png)\n\n<!-- marker -->\n"
    )
    assert "script" not in shown.elements
    assert "b" not in shown.elements
    assert "img" not in shown.elements
    assert "<script>alert(1)</script>" in "".join(shown.words)
    assert "marker" not in "".join(shown.words)


def test_front_matter_is_no_part_of_a_page() -> None:
    assert "brand" not in "".join(page('---\nbrand: "x"\n---\n\n# Title\n').words)


def test_the_cover_lists_every_paper_of_the_charter_and_no_verdict_is_among_them() -> None:
    export = made("charter", SAMPLE)
    cover = export.files[0].text
    for file in export.files[1:]:
        title = file.text.partition("\n")[0].removeprefix("# ")
        assert f"- {title}" in cover
    everything = "\n".join(file.text for file in export.files)
    assert "From the articles" not in everything
    assert not [person.name for person in SAMPLE.people.all() if f"{person.name} learns" in everything]


def test_every_paper_is_the_same_again() -> None:
    for kind in KINDS:
        assert made(kind.name, SAMPLE) == made(kind.name, SAMPLE)


@given(st.integers(0, 10_000))
def test_every_figure_of_the_report_equals_a_recount_of_the_documents(seed: int) -> None:
    draw = random.Random(seed)
    tables: dict[str, dict[str, dict[str, Any]]] = {"people": {}, "pairs": {}, "sessions": {}, "texts": {}}
    for key in "12345678":
        tables["people"][key] = {"name": f"P{key}", "unit": draw.choice(("", "North", "north", "South"))}
    for number in range(draw.randrange(6)):
        one, other = draw.sample("12345678", 2)
        state = draw.choice(PAIR_STATES)
        tables["pairs"][f"1{number}"] = {"mentor": one, "mentee": other, "state": state}
        for meeting in range(draw.randrange(4)):
            key = f"1{number}{meeting}"
            actions = [{"what": "x", "done": draw.random() < 0.5} for _ in range(draw.randrange(3))]
            went = draw.choice(("planned", "met", "written up", "cancelled"))
            tables["sessions"][key] = {"pair": f"1{number}", "state": went, "actions": actions}
            for text in range(draw.randrange(3)):
                kind = draw.choice(("gained", "note"))
                tables["texts"][f"{key}9{text}"] = {"session": key, "kind": kind, "text": "x"}
    tables["about"] = {"1": {"planned_sessions": 5}}
    for table in tables.values():
        for key, document in table.items():
            document["id"] = key
    count = figures(Programme(tables))
    begun = [pair for pair in tables["pairs"].values() if pair["state"] not in ("proposed", "agreed")]
    held = {key for key, one in tables["sessions"].items() if one["state"] in ("met", "written up")}
    units = [[tables["people"][pair[side]]["unit"].lower() for side in ("mentor", "mentee")] for pair in begun]
    assert (count.begun, count.planned, count.met) == (len(begun), 5 * len(begun), len(held))
    assert count.finished + count.ended_early == len([p for p in begun if p["state"] in ("finished", "ended early")])
    assert count.done == sum(a["done"] for one in tables["sessions"].values() for a in one["actions"])
    assert count.called_off == sum(one["state"] == "cancelled" for one in tables["sessions"].values())
    assert count.both_gained == len({t["session"] for t in tables["texts"].values() if t["kind"] == "gained"} & held)
    assert (count.placed, count.across) == (
        sum(all(two) for two in units),
        sum(all(two) and two[0] != two[1] for two in units),
    )


STATES: tuple[CreditState, ...] = get_args(CreditState)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", ["report", "stories"])
def test_no_idea_leaves_without_a_yes_or_above_its_level_and_no_name_where_none_is_wanted(
    name: str, level: Level
) -> None:
    ideas = [
        Credit(
            id=f"9{number}", whose=("1",), what="x", outcome=f"outcome-{state}-{own}-{named}-end",
            state=state, level=own, named=named,
        )
        for number, (state, own, named) in enumerate(product(STATES, LEVELS, (True, False)))
    ]  # fmt: skip
    export = made(name, Programme(tables_of([ABOUT, ASHA, *ideas])), level)
    text = "\n".join(file.text for file in export.files)
    for idea in ideas:
        leaves = idea.state == "yes" and may_leave(idea.level, level)
        assert (idea.outcome in text) == leaves
    named = sum(idea.state == "yes" and idea.named and may_leave(idea.level, level) for idea in ideas)
    assert text.count("Asha Rao") == named


def test_the_page_for_a_lost_stick_counts_people_and_names_them_only_for_oneself() -> None:
    copied = Copied("/media/second", date(2026, 5, 1))
    kind = kind_named("lost")
    for level, are_named in (("private", True), ("programme", False)):
        export = kind.make(SMALL, Request(level, TODAY, copied))  # type: ignore[arg-type]  # of the two levels it has
        (file,) = export.files
        assert "2 people" in file.text
        assert "/media/second" in file.text
        assert {name for name in ("Asha Rao", "x.example", "Martin Vale") if name in file.text} == (
            {"Asha Rao", "x.example", "Martin Vale"} if are_named else set()
        )
        assert "canary" not in file.text
        assert export.put_in.get("people", 0) + export.left_out.get("people", 0) == 2
    assert "None is known here" in made("lost", level="programme").files[0].text


def test_what_somebody_typed_means_nothing_in_a_paper() -> None:
    typed = "*Ruth* [me](http://x.example) <b>now</b>"
    about = replace(ABOUT, brand=typed, runs_by=typed, sponsor=typed)
    programme = Programme(tables_of([about, ASHA, MARTIN, replace(PAIR, state="finished")]))
    pages = [page(file.text) for name in ("charter", "certificates") for file in made(name, programme).files]
    assert any(typed in "".join(shown.words) for shown in pages)
    assert not [shown for shown in pages if shown.elements & {"a", "b", "em"}]


def test_ideas_on_a_certificate_stand_in_a_list() -> None:
    shown = [page(file.text) for file in made("certificates", SAMPLE, "organisation").files]
    assert shown
    assert all("li" in one.elements for one in shown)
