"""Does what is missing come back from a backup without anything that cannot be beside what is here now?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rmtui.desk import Desk
from rmtui.programme.consistency import doubts
from rmtui.programme.edit import Change, Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.session import Session
from rmtui.recovery.backups import back_up
from rmtui.recovery.missing_records import bringing_back, difference_words, newest_backup, second_copy_beside
from rmtui.recovery.reversal import Reversal
from rmtui.recovery.second_copy import Copying, remember
from tests.stories.journal_stage import desk_in

PAIR_11 = (("texts", "42"), ("sessions", "30"), ("pairs", "11"))


def lose(desk: Desk, *places: tuple[str, str]) -> None:
    """Take records away, whatever hangs on them."""
    tables = desk.store.tables
    desk.commit(
        Edit(EditKind.NONE, "Lost", tuple(Change(table, key, tables[table][key], None) for table, key in places))
    )


def backed_up(folder: Path, *lost: tuple[str, str]) -> Desk:
    """Return a programme with a backup, from which these records were lost since."""
    desk = desk_in(folder)
    back_up(desk)
    lose(desk, *lost)
    return desk


def found_in(desk: Desk) -> Reversal:
    """Return what would come back from the newest backup."""
    backup = newest_backup(desk)
    assert backup is not None
    return bringing_back(desk, backup)


def test_everything_that_is_missing_comes_back_as_it_was(tmp_path: Path) -> None:
    with desk_in(tmp_path / "whole") as untouched:
        whole = {name: dict(rows) for name, rows in untouched.store.tables.items() if rows}
    with backed_up(tmp_path / "p", *PAIR_11, ("people", "4")) as desk:
        back = found_in(desk)
        assert back.kept == ()
        assert back.edit.label.startswith("Brought back 4 records from the backup of 8 May 2026")
        desk.commit(back.edit)
        assert {name: dict(rows) for name, rows in desk.store.tables.items() if rows} == whole
        assert found_in(desk).edit.changes == ()


def test_what_is_missing_comes_back_from_the_second_copy_and_is_told_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    stick = tmp_path / "stick"
    stick.mkdir()
    with desk_in(tmp_path / "p") as desk:
        assert second_copy_beside(desk) is None
        copying = Copying(desk, str(stick))
        copying.run()
        remember(desk, copying)
        whole = {name: dict(rows) for name, rows in desk.store.tables.items() if rows}
        lose(desk, *PAIR_11, ("people", "4"))
        beside = second_copy_beside(desk)
        assert beside is not None
        assert "Not here now: " in difference_words(desk, beside.changes)
        assert "Thomasina Reed" in difference_words(desk, beside.changes)
        back = bringing_back(desk, beside)
        assert back.edit.label == "Brought back 4 records from the second copy of 8 May 2026"
        desk.commit(back.edit)
        assert {name: dict(rows) for name, rows in desk.store.tables.items() if rows} == whole
        stick.rename(tmp_path / "pulled")
        assert second_copy_beside(desk) is None


def test_no_second_open_pair_of_the_same_two_comes_back(tmp_path: Path) -> None:
    with backed_up(tmp_path / "p", *PAIR_11, ("texts", "40")) as desk:
        again = Pair(id="99", mentor="3", mentee="4", state="active")
        desk.commit(Edit(EditKind.NONE, "Paired again", (desk.programme.put(again),)))
        back = found_in(desk)
        desk.commit(back.edit)
        assert list(doubts(desk.programme)) == []
        assert [change.id for change in back.edit.changes] == ["40"], "what can come back does"
        assert back.edit.label.startswith("Brought back 1 record ")
        assert len(back.kept) == 3
        assert back.kept[0].startswith("The pair Thomasina and Leopold stays as it is")


def test_no_two_meetings_get_one_number(tmp_path: Path) -> None:
    with backed_up(tmp_path / "p", ("texts", "42"), ("sessions", "30")) as desk:
        later = Session(id="77", pair="11", state="met", on=date(2026, 5, 4), minutes=45)
        desk.commit(Edit(EditKind.NONE, "Met", (desk.programme.put(later),)))
        desk.commit(found_in(desk).edit)
        assert [(one.id, one.number) for one in desk.programme.sessions.all() if one.pair == "11"] == [
            ("30", 1),
            ("77", 2),
        ]


def test_nothing_comes_back_to_hang_on_what_is_nowhere(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p", Person(id="8", name="Zoë Fox", manager="88")) as desk:
        back_up(desk)
        lose(desk, ("people", "8"))
        back = found_in(desk)
        assert back.kept == ('Zoë Fox comes back without "reports to", which is gone.',)
        desk.commit(back.edit)
        assert desk.programme.people["8"].manager == ""
