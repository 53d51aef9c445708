"""Does every hard rule forbid what it should, say so plainly, and let the unknown pass?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rmtui.errors import BadInput
from rmtui.programme.about import About, Objective, Weight
from rmtui.programme.pair import Pair
from rmtui.programme.pairing.board import Verdict
from rmtui.programme.pairing.suggest import matrix, suggest, why
from rmtui.programme.person import Offer, Person, Style, Want
from rmtui.programme.presets import TERMS, WEIGHTS, weights_of
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.ruling import Ruling

LADDER = ("staff", "manager", "director")
DEV = Person(id="1", name="Dev Patel", role="mentor")
MARTIN = Person(id="2", name="Martin Vale", role="mentee")
PRIYA = Person(id="3", name="Priya Shah", role="mentee")


def judged(mentor: Person, mentee: Person, *others: Any, rules: frozenset[str] = frozenset()) -> Verdict:
    return why(Programme(tables_of([mentor, mentee, *others])), mentor.id, mentee.id, rules)


def rule_and_chain(verdict: Verdict) -> tuple[str, tuple[str, ...]]:
    assert verdict.obstacle is not None
    return verdict.obstacle.rule, verdict.obstacle.chain


def test_nothing_known_allows_and_says_what_is_unknown() -> None:
    verdict = judged(DEV, MARTIN)
    assert verdict.allowed
    assert verdict.unknown == ("rank", "manager", "team", "languages", "slots", "consent")
    assert all(line.thin for line in verdict.lines)
    assert verdict.score == sum(line.points for line in verdict.lines)


def test_nobody_is_paired_with_herself() -> None:
    assert judged(DEV, DEV).broken[0] == "self"


@pytest.mark.parametrize("down", [True, False])
def test_a_direct_report_is_named_lower_one_first(down: bool) -> None:
    mentor, mentee = (replace(DEV, manager="2"), MARTIN) if down else (DEV, replace(MARTIN, manager="1"))
    verdict = judged(mentor, mentee)
    assert rule_and_chain(verdict) == ("direct report", ("Dev", "Martin") if down else ("Martin", "Dev"))


def test_a_reporting_line_names_everybody_on_it_and_says_why() -> None:
    verdict = judged(replace(DEV, manager="3"), MARTIN, replace(PRIYA, manager="2"))
    assert rule_and_chain(verdict) == ("reporting line", ("Dev", "Priya", "Martin"))
    assert verdict.obstacle is not None
    assert verdict.obstacle.sentence.startswith("Dev reports to Martin through Priya")
    assert "honest feedback" in verdict.obstacle.sentence


def test_a_manager_known_by_name_only_counts() -> None:
    assert judged(replace(DEV, manager_named=" martin  VALE"), MARTIN).broken == ("direct report", "reporting line")


def test_people_reporting_in_a_circle_are_found_and_reported() -> None:
    people = [replace(DEV, manager="3"), replace(MARTIN, manager="1"), replace(PRIYA, manager="2")]
    programme = Programme(tables_of(people))
    assert len(suggest(programme).warnings) == 1
    assert "circle" in suggest(programme).warnings[0]
    assert rule_and_chain(why(programme, "1", "2"))[0] == "direct report"
    assert judged(replace(DEV, manager="1"), MARTIN).allowed


def test_somebody_who_appraises_the_other() -> None:
    assert rule_and_chain(judged(replace(DEV, reviewers=("2",)), MARTIN)) == ("reviewer", ("Dev", "Martin"))
    assert rule_and_chain(judged(DEV, replace(MARTIN, reviewers=("1",)))) == ("reviewer", ("Martin", "Dev"))


def test_the_same_team_and_a_team_the_other_leads() -> None:
    assert judged(replace(DEV, team="Retail"), replace(MARTIN, team=" retail ")).broken == ("same team",)
    assert judged(replace(DEV, team="Retail"), replace(MARTIN, leads=("Web", "RETAIL"))).broken == ("same team",)
    assert judged(replace(DEV, team="Retail"), replace(MARTIN, team="Web")).allowed


@pytest.mark.parametrize(
    ("mentor", "mentee", "gap", "direction", "allowed"),
    [
        ("Staff", " MANAGER ", 1, "reverse", True),
        ("staff", "staff", 1, "reverse", False),
        ("director", "staff", 1, "reverse", False),
        ("staff", "manager", 2, "reverse", False),
        ("staff", "director", 2, "reverse", True),
        ("director", "staff", 1, "traditional", True),
        ("staff", "director", 1, "traditional", False),
        ("intern", "staff", 1, "reverse", True),
        ("", "staff", 1, "reverse", True),
    ],
)
def test_rank(mentor: str, mentee: str, gap: int, direction: Any, allowed: bool) -> None:
    about = About(ladder=LADDER, rank_gap=gap, direction=direction)
    verdict = judged(replace(DEV, rank=mentor), replace(MARTIN, rank=mentee), about)
    assert verdict.broken == (() if allowed else ("seniority",))
    assert ("rank" in verdict.unknown) == (mentor in ("intern", ""))


@pytest.mark.parametrize("about", [About(purposes=("technical",)), About(direction="mutual")])
def test_knowing_more_counts_instead_of_rank(about: About) -> None:
    about = replace(about, ladder=LADDER)
    boss, learner = replace(DEV, rank="director"), replace(MARTIN, rank="staff", wants=(Want(topic="Python"),))
    assert judged(boss, learner, about).allowed
    teaches = replace(boss, offers=(Offer(topic="python", level=3),))
    assert judged(teaches, learner, about).allowed
    assert judged(teaches, replace(learner, offers=(Offer(topic="Python", level=3),)), about).broken == ("seniority",)
    assert judged(replace(boss, offers=(Offer(topic="Law"),)), learner, about).broken == ("seniority",)


@pytest.mark.parametrize(
    ("one", "other", "allowed"),
    [(("en",), ("English", "fr"), True), (("en-GB",), ("EN",), True), (("de",), ("fr",), False), ((), ("fr",), True)],
)
def test_a_common_language(one: tuple[str, ...], other: tuple[str, ...], allowed: bool) -> None:
    assert judged(replace(DEV, languages=one), replace(MARTIN, languages=other)).allowed is allowed


@pytest.mark.parametrize(
    ("mentor", "mentee", "allowed"),
    [
        ({"slots": ("Tue am",)}, {"slots": ("tue  AM", "Fri pm")}, True),
        ({"slots": ("Tue am",)}, {"slots": ("Fri pm",)}, False),
        ({"slots": ("Tue am",)}, {}, True),
        ({"time_zone": "Europe/London"}, {"time_zone": "Asia/Tokyo"}, False),
        ({"time_zone": "UTC+1"}, {"time_zone": "America/New_York"}, True),
        ({"time_zone": "+11:00"}, {"time_zone": "-11:00"}, True),
        ({"time_zone": "Atlantis"}, {"time_zone": "Asia/Tokyo"}, True),
    ],
)
def test_a_common_time(mentor: dict[str, Any], mentee: dict[str, Any], allowed: bool) -> None:
    assert judged(replace(DEV, **mentor), replace(MARTIN, **mentee)).broken == (() if allowed else ("time",))


def test_private_rules_name_nobody_and_no_reason() -> None:
    apart = Ruling(id="9", kind="kept apart", mentor="2", mentee="1", why="a secret")
    for verdict in (judged(replace(DEV, avoids=("2",)), MARTIN), judged(DEV, MARTIN, apart)):
        assert verdict.obstacle is not None
        assert verdict.obstacle.chain == ()
        assert verdict.obstacle.sentence == "not this time (private)"
    assert judged(DEV, replace(MARTIN, avoids=("1",))).broken == ("avoids",)


def test_a_past_pair_in_either_direction_unless_allowed() -> None:
    past = Pair(id="9", mentor="2", mentee="1", state="finished")
    assert judged(DEV, MARTIN, past).broken == ("past pair",)
    assert judged(DEV, MARTIN, past, About(past_pairs_allowed=True)).allowed


def test_only_a_no_forbids_and_in_a_formal_programme_silence_too() -> None:
    assert judged(replace(DEV, consent="no"), MARTIN).broken == ("consent",)
    assert judged(DEV, MARTIN).allowed
    said_yes = replace(DEV, consent="yes")
    assert rule_and_chain(judged(said_yes, MARTIN, About(formality="formal"))) == ("consent", ("Martin",))
    assert judged(said_yes, replace(MARTIN, consent="yes"), About(formality="formal")).allowed


def test_outsiders_and_units() -> None:
    outsider = replace(DEV, external=True)
    assert judged(outsider, MARTIN).allowed
    assert judged(outsider, MARTIN, About(external_allowed=False)).broken == ("external",)
    couple = replace(DEV, unit="Sales"), replace(MARTIN, unit="SALES")
    assert judged(*couple).allowed
    assert judged(*couple, rules=frozenset(("same-unit",))).broken == ("same unit",)
    with pytest.raises(BadInput, match="same-unit"):
        judged(*couple, rules=frozenset(("blood group",)))


def test_no_room_and_an_open_pair() -> None:
    pair = Pair(id="9", mentor="1", mentee="2")
    verdict = judged(replace(DEV, mentor_room=2), replace(MARTIN, mentee_room=2), pair)
    assert verdict.broken == ("full",)
    assert verdict.obstacle is not None
    assert verdict.obstacle.sentence == "Martin already learns from Dev"
    assert rule_and_chain(judged(DEV, PRIYA, MARTIN, pair)) == ("full", ("Dev",))


def test_an_exception_on_file_lifts_its_rules_and_never_a_no() -> None:
    ruling = Ruling(id="9", mentor="1", mentee="2", rules=("direct report", "reporting line", "avoids"), why="small")
    reports = replace(DEV, manager="2")
    assert judged(reports, MARTIN, ruling).allowed
    assert matrix(Programme(tables_of([reports, MARTIN, ruling]))).scores[0][0] is not None
    assert judged(reports, MARTIN, ruling, About(formality="formal")).broken[0] == "direct report"
    assert judged(replace(reports, avoids=("2",)), MARTIN, ruling).broken == ("avoids",)


def test_weights_of_every_purpose_sum_to_a_hundred_and_a_hand_set_one_wins() -> None:
    assert all(sum(column.values()) == 100 and tuple(column) == TERMS for column in WEIGHTS.values())
    assert weights_of(About()) == WEIGHTS["generations"]
    assert weights_of(About(purposes=("technical", "culture"))) == WEIGHTS["technical"]
    by_hand = weights_of(About(weights=(Weight(term="pulse", points=100), Weight(term="horoscope", points=9))))
    assert by_hand["pulse"] == 100
    assert sum(by_hand.values()) == 100


def test_reasons_come_from_what_is_known_and_keep_private_things_private() -> None:
    about = About(purposes=("digital",), objectives=(Objective(id="o", text="Leaders use AI safely"),))
    mentor = replace(
        DEV, offers=(Offer(topic="short videos", level=5),), function="Marketing", serves=("o",), confidence=1,
        tags=("a very private tag",), style=Style(talk=5), wishes=("2",), waited=2, briefed_on=date(2026, 1, 1),
    )  # fmt: skip
    mentee = replace(
        MARTIN, wants=(Want(topic="Short video", priority=1), Want(topic="Law", priority=3)), function="Finance",
        tags=("another",), style=Style(talk=1), confidence=5,
    )  # fmt: skip
    verdict = judged(mentor, mentee, about)
    points = {line.term: line.points for line in verdict.lines}
    assert points["topic fit"] == 26
    assert points["objective fit"] == 15
    assert points["function distance"] == 14
    assert points["perspective distance"] == 5
    assert (points["wish"], points["waiting"]) == (10, 10)
    assert verdict.score == sum(points.values())
    assert verdict.aloud.startswith("Martin learns from Dev: Martin wants to learn Short video most of all")
    said = " ".join(line.reason for line in verdict.lines) + verdict.aloud
    assert "private tag" not in said
    assert "confidence" not in said


def test_the_limit_is_a_line_of_its_own() -> None:
    weights = (Weight(term="pulse", points=100),)
    mentor = replace(DEV, pulse=("Retail",), wishes=("2",), waited=9)
    verdict = judged(mentor, replace(MARTIN, unit="retail"), About(weights=weights))
    assert [(line.term, line.points) for line in verdict.lines] == [
        ("pulse", 100), ("wish", 10), ("waiting", 15), ("limit", -25),
    ]  # fmt: skip
    assert verdict.score == 100
