"""Do cells say what people mean by them?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from rmtui.exchange.roster import cells
from rmtui.exchange.roster.roles import RoleWords
from rmtui.programme.about import About, Labels
from rmtui.programme.catalogue import readers
from rmtui.programme.catalogue.slots import DAYS, PARTS
from rmtui.programme.person import Offer, Want


def test_topics_come_with_level_or_priority() -> None:
    assert readers.read_offers("short video:4; AI at work:5; data") == (
        Offer(topic="short video", level=4), Offer(topic="AI at work", level=5), Offer(topic="data"),
    )  # fmt: skip
    wants = (Want(topic="AI at work", priority=1), Want(topic="Agile: Scrum"))
    assert readers.read_wants("AI at work:1|Agile: Scrum") == wants
    assert readers.read_offers("Excel (charts, pivots), AI") == (
        Offer(topic="Excel (charts, pivots)"),
        Offer(topic="AI"),
    )
    assert readers.read_offers("meetings at 9:30") == (Offer(topic="meetings at 9:30"),)
    assert readers.read_offers(" ; n/a ") is None


@pytest.mark.parametrize(
    ("read", "raw"),
    [
        (readers.read_offers, "video:6"),
        (readers.read_offers, "video:0"),
        (readers.read_offers, "video:" + "9" * 5000),
        (readers.read_wants, "video:4"),
        (readers.read_wants, "video:-1"),
        (readers.read_room, "10"),
        (readers.read_room, "-1"),
        (readers.read_room, "many"),
        (readers.read_room, "1" * 5000),
        (readers.read_scale, "6"),
    ],
)
def test_a_number_out_of_range_keeps_the_line_aside(read: Callable[[str], object], raw: str) -> None:
    with pytest.raises(readers.NotUnderstood) as caught:
        read(raw)
    assert 10 < len(caught.value.reason) < 200


def test_numbers() -> None:
    assert [readers.read_room(raw) for raw in ("0", " 2 ", "3.0", "1 mentee", "n/a")] == [0, 2, 3, 1, None]


def test_lists_are_told_apart() -> None:
    assert readers.read_list("a; b, c;a") == ("a", "b, c")
    assert readers.read_list("a, b") == ("a", "b")
    assert readers.read_list("- a\r\n- b") == ("a", "b")
    assert readers.read_list("none") is None


@pytest.mark.parametrize(
    ("raw", "slots"),
    [
        ("Tue am; Thu pm", ("Tue am", "Thu pm")),
        ("Monday and Thursday mornings", ("Mon am", "Thu am")),
        ("Mon-Wed am", ("Mon am", "Tue am", "Wed am")),
        ("Dienstag (vormittags)", ("Tue am",)),
        ("Fridays", ("Fri am", "Fri pm")),
        ("evenings", ("Mon evening", "Tue evening", "Wed evening", "Thu evening", "Fri evening")),
        ("Mon 9-12", ("Mon am",)),
        ("Monday 10:00", ("Mon am",)),
        ("Di 14-16 Uhr", ("Tue pm",)),
        ("Thu 11am - 1pm", ("Thu am", "Thu pm")),
        ("Fri 3", ("Fri 3",)),
        ("2nd Monday", ("2nd Monday",)),
        ("after 3pm", ("after 3pm",)),
        ("any day except Friday", tuple(f"{day} {part}" for day in DAYS[:4] for part in PARTS)),
        ("not on Tuesdays", tuple(f"{day} {part}" for day in DAYS[:5] if day != "Tue" for part in PARTS)),
        ("Slot A, Slot B", ("Slot A", "Slot B")),
        ("any time", None),
        ("it depends on when the children are at home", None),
    ],
)
def test_times_to_meet(raw: str, slots: tuple[str, ...] | None) -> None:
    assert readers.read_slots(raw) == slots


def test_yes_no_and_neither() -> None:
    for raw in ("Yes", "y", "TRUE", "1", "x", "ja", "Oui", "sí", "I agree to take part", "yes, gladly"):
        assert cells.read_yes(raw) is True, raw
    for raw in ("No", "false", "0", "nein", "non", "I do not agree", "not given", "declined"):
        assert cells.read_yes(raw) is False, raw
    for raw in ("maybe", "pending", "nobody", "notably"):
        assert cells.read_yes(raw) is None, raw
    assert [cells.read_consent(raw) for raw in ("yes", "no", "asked")] == ["yes", "no", None]
    assert [cells.read_external(raw) for raw in ("External", "internal", "no")] == [True, False, False]


def test_addresses_and_dates() -> None:
    assert readers.read_email("Ann Lee <Ann@x.example>") == "Ann@x.example"
    assert readers.read_email(" mailto:ann@x.example ") == "ann@x.example"
    assert readers.read_email("ann at x") is None
    assert cells.read_date("2026-05-08") == date(2026, 5, 8)
    assert cells.read_date("01/02/2025") is None
    assert cells.read_date("45678") == date(2025, 1, 21)


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Mentor", "mentor"),
        ("mentees", "mentee"),
        ("Both", "both"),
        ("Mentor; Mentee", "both"),
        ("I would like to be a mentee", "mentee"),
        ("junior", "mentor"),
        ("Senior", "mentee"),
        ("learner", "mentee"),
        ("Analyst", None),
        ("not a mentor", None),
    ],
)
def test_role_words(raw: str, role: str | None) -> None:
    assert RoleWords(About()).read(raw) == role


def test_role_words_follow_the_programme() -> None:
    own = RoleWords(About(labels=Labels(mentor="guide", mentee="explorer"), direction="traditional"))
    assert [own.read(raw) for raw in ("Guide", "senior")] == ["mentor", "mentor"]
    assert [own.read(raw) for raw in ("explorer", "junior")] == ["mentee", "mentee"]
