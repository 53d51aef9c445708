"""Is it said of every refusal what happened and what is safe, and nothing that may be untrue?"""

from __future__ import annotations

import itertools

import pytest

from rmtui import errors
from rmtui.errors import BadInput, ChangedOutside, Damaged, InUse, NewerFormat, NoSpace, NotSaved, ReadOnly, RmtuiError
from rmtui.recovery.findings import is_worth_a_page, page_of
from rmtui.recovery.refusals import ONLY_HERE, SAFE, UNANSWERED, what_is_kept, what_is_safe, why_not_saved
from rmtui.store.findings import Finding

KINDS: tuple[type[RmtuiError], ...] = (
    BadInput,
    ChangedOutside,
    Damaged,
    InUse,
    NewerFormat,
    NoSpace,
    NotSaved,
    ReadOnly,
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_refusal_has_words(kind: type[RmtuiError]) -> None:
    title, safe = what_is_safe(kind("A sentence."))
    assert title
    assert safe.endswith(".")
    reasons: dict[type[RmtuiError], str] = {
        NoSpace: "no room is left",
        ChangedOutside: "another program changed this programme",
        ReadOnly: "this place cannot be written to now",
    }
    assert why_not_saved(kind("A sentence.")) == reasons.get(kind, "the disk or stick does not answer")


def test_a_programme_opened_elsewhere_is_called_whole_and_a_broken_one_is_not() -> None:
    assert "It is whole." in what_is_safe(InUse("x"))[1]
    assert "whole" not in what_is_safe(Damaged("x"))[1].replace("whole folder", "")
    assert what_is_safe(NotSaved("x")) == UNANSWERED
    assert [kind for kind, _, _ in SAFE if not issubclass(kind, errors.RmtuiError)] == []


@pytest.mark.parametrize(("replaced", "writing", "failed"), itertools.product((True, False), repeat=3))
def test_nothing_is_called_safe_that_is_only_in_memory(replaced: bool, writing: bool, failed: bool) -> None:
    said = what_is_kept(replaced=replaced, writing=writing, draft_failed=failed)
    only_in_memory = replaced or (writing and failed)
    assert ("ONLY" in said) == only_in_memory
    assert (said == ONLY_HERE) == replaced
    assert not (only_in_memory and "safe" in said)


def test_only_what_somebody_should_look_at_is_a_page() -> None:
    quiet = [Finding("note", "a", "x"), Finding("warning", "b", "y", "copy"), Finding("warning", "c", "z", "by hand")]
    assert not is_worth_a_page(quiet)
    assert is_worth_a_page([*quiet, Finding("warning", "d", "w")])


def test_the_page_says_how_grave_it_is_and_what_is_here() -> None:
    tables: dict[str, dict[str, object]] = {"people": {"1": {}, "2": {}}, "pairs": {"1": {}}}
    assert page_of([], {}) == ("The files are in order", "Here now: nobody yet.")
    title, text = page_of([Finding("warning", "f", "Look."), Finding("damage", "g", "Lost.")], tables)
    assert title == "Part of the files could not be read"
    assert text == "f\n  Look.\n\ng\n  Lost.\n\nHere now: 2 people, 1 pair."
    assert page_of([Finding("warning", "f", "Look.")], {})[0] == "Something was noticed about the files"
