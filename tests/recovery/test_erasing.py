"""After somebody is erased from a real folder: does any file still hold her name, but for the texts listed?"""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.errors import BadInput, ReadOnly
from rmtui.exchange.documents.registry import KINDS
from rmtui.exporting import export as write
from rmtui.programme.people import add_people, find_person, remove_person, update_person
from rmtui.programme.person import Person
from rmtui.programme.session_texts import add_text, change_text
from rmtui.recovery import erasing_person, erasing_words
from rmtui.recovery.backups import back_up
from rmtui.recovery.people_ever import find_former, people_ever, person_of
from rmtui.recovery.second_copy import Copying, remember
from rmtui.store.drafts import Draft
from rmtui.store.inspection import inspect
from rmtui.store.medium import Medium

HER_NAME = re.compile(r"asha|\brao\b")
"""What her name and address are made of; the sample has nobody else of that name."""
EDITED = "exports/notes for only this file/Tom Reed and Lee Chen/index.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a worked-in sample: history, backups, exports, drafts, damaged files, a sync program's copy."""
    place = tmp_path / "Northwind 2026"
    with Desk.copy_of(sample_tables(), str(place), "Copied, with Asha Rao", Clock()) as desk:
        export(desk)
        person = find_person(desk.programme, "Asha Rao")
        session = next(text.session for text in desk.programme.texts.all() if text.whose == person.id)
        for number in range(3):
            now, new_id = desk.clock.now(), desk.clock.new_id
            edit = add_text(desk.programme, session, "note", f"Asha {number}", level="pair", new_id=new_id, now=now)
            desk.commit(edit)
            back_up(desk)
            desk.commit(change_text(desk.programme, edit.changes[0].id, text=f"She {number}"))
            desk.store.tidy()
        desk.commit(change_text(desk.programme, edit.changes[0].id, level="programme"))
        desk.drafts.keep(Draft("new-idea", "Asha says: begin", {}, desk.clock.now().isoformat()))
        desk.drafts.keep(Draft("kept", "begin", {}, desk.clock.now().isoformat()))
    for name, text in (
        ("damaged/programme.json.1", '{"name":"Asha Rao"'),
        ("backups/2025-01-01 10.00 (24 people, 41 sessions).json", '{"people": {"1": {"name": "Asha Rao"'),
        ("programme (conflicted copy).json", '{"name": "Asha Rao"}'),
        ("exports/my own list.txt", "Asha Rao, Martin"),
    ):
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    with (place / EDITED).open("a", encoding="utf-8") as file:
        file.write("Asha joins them in May\n")
    return place


def export(desk: Desk) -> None:
    """Write every export there is into the folder of exports."""
    for kind in KINDS:
        write(desk, kind, kind.levels[0])


def holding(folder: Path) -> set[str]:
    """Return the files, and folders by their name, that hold any part of her name, in any case."""
    found: set[str] = set()
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
        if HER_NAME.search(f"{name} {text}".casefold()):
            found.add(name)
    return found


def words_in(folder: Path, *words: str) -> list[str]:
    """Return the files that hold any of some words, in any case."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in files if any(word in path.read_text("utf-8", "replace").casefold() for word in words)]


def records_naming(folder: Path, name: str) -> set[str]:
    """Return table and key of the records of a snapshot that hold her name."""
    content = json.loads((folder / name).read_text(encoding="utf-8"))
    return {
        f"{table} {key}"
        for table, rows in content.items()
        for key, row in rows.items()
        if HER_NAME.search(json.dumps(row, ensure_ascii=False).casefold())
    }


NOT_OURS = {"programme (conflicted copy).json", "exports/my own list.txt", EDITED}


@pytest.mark.parametrize("replaced", [False, True])
def test_only_listed_texts_and_files_of_others_still_name_her(folder: Path, replaced: bool) -> None:
    before = holding(folder)
    assert {name.partition("/")[0] for name in before} >= {"history", "backups", "damaged", "drafts", "exports"}
    with Desk.open(str(folder)) as desk:
        person = find_person(desk.programme, "Asha Rao")
        reach = erasing_person.reach_of(desk, person)
        assert reach.sessions
        assert reach.own_texts
        assert reach.history
        assert (reach.backups, reach.unreadable, reach.drafts, reach.damaged) == (3, 1, 1, 1)
        assert len(reach.exports.own) >= 3
        assert set(reach.exports.others) == {name.removeprefix("exports/") for name in NOT_OURS if "exports" in name}
        report = erasing_person.erase(desk, person, replace_in_texts=replaced, keep_damaged=False)
        assert set(report.files) == NOT_OURS
        assert [text.what for text in report.naming if text.surely] == [
            text.what.replace("Asha", "someone who left") for text in reach.naming if not replaced
        ]
        assert desk.can_undo == ""
        texts = {f"{text.table} {text.key}" for text in report.naming}
        assert [draft.key for draft in desk.drafts.all()] == ["kept"]
    left = holding(folder)
    if replaced:
        assert left == NOT_OURS
    else:
        assert left - NOT_OURS == {name for name in left if name.endswith(".json") and "exports" not in name} - NOT_OURS
        for name in left - NOT_OURS:
            assert records_naming(folder, name) <= texts
    assert not list((folder / "history").glob("*"))
    assert len(list((folder / "backups").glob("*.json"))) == 3
    findings = [finding.where for finding in inspect(Medium(), str(folder))]
    assert findings == ["programme (conflicted copy).json"]
    with Desk.open(str(folder)) as desk:
        assert "Asha" not in {name for known in desk.programme.people.all() for name in known.name.split()}
        assert len(desk.programme.sessions) == len(sample_tables()["sessions"])


def test_exports_can_be_written_again_without_her(folder: Path) -> None:
    with Desk.open(str(folder)) as desk:
        erasing_person.erase(desk, find_person(desk.programme, "Asha Rao"), replace_in_texts=True, keep_damaged=False)
        export(desk)
    assert holding(folder) == NOT_OURS
    assert (folder / "exports" / "notes for only this file" / "Martin Vale and Someone who left").is_dir()


def test_what_it_reaches_changes_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".rmtui.lock"}
    with Desk.look(str(folder)) as desk:
        reach = erasing_person.reach_of(desk, find_person(desk.programme, "Asha Rao"))
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".rmtui.lock"}
    assert after == before
    said = erasing_words.before(reach)
    assert any("cannot be undone" in sentence for sentence in said)
    assert erasing_words.remaining_texts(reach) == f"{len(reach.naming)} texts in people's own words still name Asha."


def test_who_may_only_look_erases_nobody(folder: Path) -> None:
    before = holding(folder)
    with Desk.look(str(folder)) as desk, pytest.raises(ReadOnly):
        erasing_person.erase(desk, find_person(desk.programme, "Asha Rao"), replace_in_texts=True, keep_damaged=False)
    assert holding(folder) == before


def test_nobody_is_erased_twice(folder: Path) -> None:
    with Desk.open(str(folder)) as desk:
        person = find_person(desk.programme, "Asha Rao")
        erasing_person.erase(desk, person, replace_in_texts=False, keep_damaged=False)
        gone = desk.programme.people.get(person.id)
        assert gone is not None
        with pytest.raises(BadInput):
            erasing_person.reach_of(desk, gone)
        with pytest.raises(BadInput):
            erasing_person.erase(desk, gone, replace_in_texts=True, keep_damaged=False)


def test_whoever_was_removed_and_added_again_leaves_the_backups_too(tmp_path: Path) -> None:
    place = tmp_path / "x"
    with Desk.copy_of(sample_tables(), str(place), "Copied", Clock()) as desk:
        zoe = Person(id=desk.clock.new_id(), name="Zoe Quandt", email="zq@north.example")
        desk.commit(add_people(desk.programme, [zoe]))
        back_up(desk)
        desk.commit(update_person(desk.programme, replace(zoe, name="Zoe Orbell")))
        back_up(desk)
        desk.commit(remove_person(desk.programme, desk.programme.people[zoe.id]))
        again = Person(id=desk.clock.new_id(), name="Orbell, Zoe")
        desk.commit(add_people(desk.programme, [again]))
        reach = erasing_person.reach_of(desk, again)
        assert (reach.backups, reach.older_records, reach.called) == (
            2,
            1,
            ("Zoe Orbell", "zq@north.example", "Zoe Quandt"),
        )
        report = erasing_person.erase(desk, again, replace_in_texts=True, keep_damaged=True)
        assert report.cleaned.backups == 2
        assert "2 backups written anew" in " ".join(erasing_words.after(report, again.name))
    assert words_in(place, "quandt", "orbell", "zq@") == []


def test_whoever_is_only_in_history_and_backups_is_found_and_goes(tmp_path: Path) -> None:
    place = tmp_path / "x"
    with Desk.copy_of(sample_tables(), str(place), "Copied", Clock()) as desk:
        zoe = Person(id=desk.clock.new_id(), name="Zoe Quandt", email="zq@north.example")
        desk.commit(add_people(desk.programme, [zoe]))
        back_up(desk)
        desk.commit(remove_person(desk.programme, zoe))
        (former,) = people_ever(desk).former()
        assert find_former(desk, "zoe quandt") == find_former(desk, "ZQ@north.example") == former
        person = person_of(desk, former)
        reach = erasing_person.reach_of(desk, person)
        assert not reach.is_here
        assert "goes from history and backups" in erasing_words.before(reach)[0]
        erasing_person.erase(desk, person, replace_in_texts=True, keep_damaged=True)
        assert people_ever(desk).former() == []
    assert words_in(place, "quandt", "zq@") == []


def test_another_person_of_that_name_stays_and_is_named(tmp_path: Path) -> None:
    place = tmp_path / "x"
    with Desk.copy_of(sample_tables(), str(place), "Copied", Clock()) as desk:
        one, other = (Person(id=desk.clock.new_id(), name="Zoe Quandt", email=f"{n}@north.example") for n in "ab")
        desk.commit(add_people(desk.programme, [one, other]))
        back_up(desk)
        report = erasing_person.erase(desk, one, replace_in_texts=True, keep_damaged=True)
        assert desk.programme.people.get(other.id) == other
        assert report.namesakes == ("Zoe Quandt",)
        assert "1 other record of that name or address may be somebody else" in " ".join(
            erasing_words.after(report, "Z")
        )
        (backup,) = (place / "backups").glob("*.json")
        assert "b@north.example" in backup.read_text(encoding="utf-8")
    assert words_in(place, "a@north.example") == []


def test_parts_kept_aside_stay_unless_it_is_said_and_are_named(folder: Path) -> None:
    with Desk.open(str(folder)) as desk:
        person = find_person(desk.programme, "Asha Rao")
        reach = erasing_person.reach_of(desk, person)
        assert "the only copy of a change" in erasing_words.damaged_parts(reach)
        report = erasing_person.erase(desk, person, replace_in_texts=True, keep_damaged=True)
    assert report.kept_aside == ("damaged/programme.json.1",)
    assert "damaged/programme.json.1" in " ".join(erasing_words.after(report, "Asha"))
    assert holding(folder) == {*NOT_OURS, "damaged/programme.json.1"}


def test_a_second_copy_in_reach_is_brought_up_to_date_and_one_that_is_away_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    stick = tmp_path / "stick"
    stick.mkdir()
    with Desk.open(str(folder)) as desk:
        copying = Copying(desk, str(stick))
        copying.run()
        remember(desk, copying)
        assert words_in(stick, "asha")
        report = erasing_person.erase(
            desk, find_person(desk.programme, "Asha Rao"), replace_in_texts=True, keep_damaged=False
        )
        assert report.copy is erasing_person.SecondCopy.RENEWED
        assert "brought up to date" in " ".join(erasing_words.after(report, "Asha"))
        assert words_in(stick, "asha") == []
        stick.rename(tmp_path / "away")
        report = erasing_person.erase(
            desk, find_person(desk.programme, "Eve Lund"), replace_in_texts=True, keep_damaged=False
        )
        assert report.copy is erasing_person.SecondCopy.AWAY
        assert "not plugged in and may still hold Eve" in " ".join(erasing_words.after(report, "Eve"))


@pytest.mark.parametrize(
    ("typed", "yes"),
    [("Asha", True), ("asha rao", True), ("ASHA  RAO ", True), ("Rao", False), ("", False), ("Martin", False)],
)
def test_the_name_is_the_yes(folder: Path, typed: str, yes: bool) -> None:
    with Desk.look(str(folder)) as desk:
        assert erasing_person.is_confirmed(find_person(desk.programme, "Asha Rao"), typed) == yes


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs links")
def test_a_link_goes_and_not_what_it_leads_to(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / "precious.txt").write_text("Asha Rao", encoding="utf-8")
    os.symlink(other, folder / "damaged" / "link")
    with Desk.open(str(folder)) as desk:
        erasing_person.erase(desk, find_person(desk.programme, "Asha Rao"), replace_in_texts=True, keep_damaged=False)
    assert (other / "precious.txt").exists()
    assert not (folder / "damaged" / "link").exists()


def test_a_word_that_may_be_somebody_else_is_said_and_left(tmp_path: Path) -> None:
    tables = sample_tables()
    grace = next(row for row in tables["people"].values() if row["name"] == "Grace Tilney")
    other = next(row for row in tables["people"].values() if row["name"] == "Eve Lund")
    other["notes"] = "Grace, she said, is what is missing; ask Tilney."
    with Desk.copy_of(tables, str(tmp_path / "x"), "Copied", Clock()) as desk:
        person = find_person(desk.programme, grace["name"])
        report = erasing_person.erase(desk, person, replace_in_texts=True, keep_damaged=False)
        kept = desk.programme.people.get(other["id"])
        assert kept is not None
        assert kept.notes == "Grace, she said, is what is missing; ask [name removed]."
        assert report.doubtful == ("Grace",)
        assert [(text.what, text.surely) for text in report.naming] == [("notes on the card of Eve", False)]
        assert '"Grace" may mean something or somebody else' in " ".join(erasing_words.after(report, "x"))
