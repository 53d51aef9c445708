"""Does what was typed become what it was for, also when it comes back from a draft, whatever the draft holds?"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.programme.edit import Edit
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Session
from rmtui.programme.session_view import look_at
from rmtui.programme.session_writing import SessionWriting, keep, keep_as_note, writing_of
from rmtui.programme.text import Text

NOW = datetime(2026, 5, 8, 12, tzinfo=UTC)
SESSION = Session(id="20", pair="10", state="met", on=date(2026, 5, 5))
PRIVATE = Text(id="30", session="20", kind="note", level="private", text="old")
PROGRAMME = Programme(
    tables_of(
        [
            Person(id="1", name="Asha"),
            Person(id="2", name="Martin"),
            Pair(id="10", mentor="1", mentee="2"),
            SESSION,
            PRIVATE,
        ]
    )
)


def kept(writing: SessionWriting, typed: str) -> Edit:
    numbers = count(100)
    return keep(PROGRAMME, writing, typed, new_id=lambda: str(next(numbers)), now=NOW, today=NOW.date())


def written(edit: Edit, table: str) -> dict[str, Any]:
    return next(change.after for change in edit.changes if change.table == table and change.after)


@pytest.mark.parametrize("kind", ["note", "gained", "difference", "reflection", "question", "takeaway"])
def test_a_text_is_kept_as_what_it_was_for(kind: str) -> None:
    writing = writing_of({"session": "20", "kind": kind, "level": "programme", "whose": "1", "prompt": "q"})
    assert writing is not None
    made = written(kept(writing, "Words"), "texts")
    assert (made.get("kind", "note"), made["level"], made["text"], made["whose"]) == (kind, "programme", "Words", "1")


def test_lines_become_agenda_action_and_idea() -> None:
    assert written(kept(SessionWriting(session="20", kind="agenda"), "a\n\n b "), "sessions")["agenda"] == ["a", "b"]
    assert (
        written(kept(SessionWriting(session="20", kind="action"), "Martin: go"), "sessions")["actions"][0]["who"]
        == "mentee"
    )
    idea = written(kept(SessionWriting(session="20", kind="idea", whose="1,2", level="pair"), "film it"), "credits")
    assert (idea["what"], idea["whose"]) == ("film it", ["1", "2"])


def test_a_change_keeps_the_level_of_what_it_changes_and_a_lost_text_becomes_a_new_one() -> None:
    assert written(kept(SessionWriting(session="20", kind="note", text="30", level="public"), "new"), "texts").get(
        "level"
    ) in (
        None,
        "private",
    )
    assert written(kept(SessionWriting(session="20", kind="note", text="gone"), "new"), "texts")["text"] == "new"
    note = keep_as_note(
        PROGRAMME,
        SessionWriting(session="20", kind="note", text="30", level="public"),
        "x",
        new_id=lambda: "9",
        now=NOW,
    )
    assert written(note, "texts").get("level") in (None, "private")


def test_what_belongs_to_nothing_any_more_is_refused() -> None:
    with pytest.raises(BadInput):
        kept(SessionWriting(session="gone", kind="note"), "words")
    assert writing_of({}) is None
    assert writing_of({"session": 3}) is None


@given(
    about=st.dictionaries(
        st.sampled_from(["session", "kind", "level", "text", "whose", "prompt", "met_on"]),
        st.none() | st.integers() | st.text(max_size=30) | st.lists(st.text(max_size=3), max_size=2),
    )
)
def test_any_draft_can_be_read_and_named(about: dict[str, Any]) -> None:
    writing = writing_of(about)
    if writing is not None:
        assert re.fullmatch("[0-9a-z-]{1,80}", writing.key)
        again = writing_of(writing.about)
        assert again == writing


def test_the_room_sees_nothing_private_and_nothing_unknown() -> None:
    secret = Text(id="31", session="20", text="unknown level", extra={"level": "between us"})
    programme = Programme(
        tables_of([Person(id="1", name="Asha"), Pair(id="10", mentor="1", mentee="2"), SESSION, PRIVATE, secret])
    )
    alone, room = look_at(programme, "20"), look_at(programme, "20", room=True)
    assert alone is not None
    assert room is not None
    assert len(alone.texts) == 2
    assert room.texts == ()
    assert room.mentee == "somebody"
    assert look_at(programme, "gone") is None
