"""Is somebody erased from every file or from none, whenever the power goes or a call fails?"""

from __future__ import annotations

import errno
from collections.abc import Hashable, Iterator
from datetime import datetime
from random import Random

import pytest

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.errors import NotSaved, RmtuiError
from rmtui.programme.about import About
from rmtui.programme.edit import Change, Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.erasing import without_person
from rmtui.programme.erasing_plan import ErasingRequest
from rmtui.programme.programme import tables_of
from rmtui.store import backups
from rmtui.store.drafts import Draft
from rmtui.store.folder import BACKUPS, DAMAGED, DRAFTS, ERASING, HISTORY
from rmtui.store.format import Document, Tables, Unreadable, read_snapshot
from tests.store.simulated import MODELS, Fault, Model, SimulatedMedium
from tests.store.working import FOLDER, LONG, filled, held

HER, PARTNER = "31", "32"
NAME, SHORT = "Zuleika Quandt", "zuleika"
MIXES = 60 if LONG else 20
"""Images by chance for each call and model, besides the two extremes."""
EVERY = 1 if LONG else 2
"""Which images are cut again while the erasing is finished."""
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
KINDS = [(number, *kind) for number in NUMBERS for kind in ((False, False), (False, True), (True, False))]
"""The error, whether it lasts, and whether a failed sync drops what was waiting."""
KEPT = "Martin thinks that Zuleika knows it."
"""A note that names her and stays as it is unless the name is to be replaced."""


class Ticking(Clock):
    """A clock that stands still, with ids that count up."""

    def __init__(self) -> None:
        super().__init__(lambda: 1_780_000_000.0, lambda _: 7)


def request(replaced: bool) -> ErasingRequest:
    """Return the request to erase her today."""
    return ErasingRequest(ids=(HER,), replace=replaced, on=Ticking().computer_day())


def place(name: str) -> str:
    """Return the path of a folder of the programme."""
    return f"{FOLDER}/{name}"


def put(table: str, key: str, before: Document | None, after: Document | None, label: str) -> Edit:
    """Return an edit of one document."""
    return Edit(EditKind.NONE, label, (Change(table, key, before, after),))


def text(key: str, words: str) -> Document:
    """Return the document of a note."""
    return {"id": key, "session": "51", "text": words}


def worked_on() -> tuple[SimulatedMedium, Desk]:
    """Return a programme in which she stands in the snapshot, changes, history, backups, drafts and damaged files."""
    medium, clock = SimulatedMedium(), Ticking()
    tables: Tables = {name: dict(rows) for name, rows in tables_of([About(brand="Northwind")]).items()}
    tables |= {
        "people": {
            HER: {"id": HER, "name": NAME, "email": "zq@north.example"},
            PARTNER: {"id": PARTNER, "name": "Martin Vale", "manager": HER, "avoids": [HER]},
        },
        "pairs": {"41": {"id": "41", "mentor": HER, "mentee": PARTNER, "state": "active", "why": f"{NAME} knows"}},
        "sessions": {"51": {"id": "51", "pair": "41", "state": "met"}},
        "texts": {"61": text("61", KEPT), "62": {**text("62", "my own"), "whose": HER}},
    }
    desk = Desk.copy_of(tables, FOLDER, f"Started with {NAME}", clock, medium)
    for number in range(3):
        key = f"7{number}"
        desk.commit(put("texts", key, None, text(key, f"Zuleika said {number}"), f"Note of {NAME}"))
        backups.make(medium, FOLDER, desk.store.tables, desk.store.next_snapshot, datetime(2026, 5, 1 + number), (2, 1))
        desk.commit(put("texts", key, text(key, f"Zuleika said {number}"), text(key, f"said {number}"), "Changed"))
        desk.store.tidy()
    desk.commit(put("texts", "80", None, text("80", "Nobody is named here."), "Note"))
    desk.drafts.keep(Draft("hers", f"what {SHORT} wants", {}, ""))
    desk.drafts.keep(Draft("other", "something else", {"session": "51"}, ""))
    medium.make_folder(place(DAMAGED))
    medium.plant(f"{place(DAMAGED)}/programme.json.1", f'half {{"name":"{NAME}"'.encode())
    medium.plant(f"{place(BACKUPS)}/2026-01-01 10.00 (2 people, 1 session).json", f'{{"{NAME}'.encode())
    medium.make_folder(place(BACKUPS))
    return medium, desk


def files(medium: SimulatedMedium) -> dict[str, bytes]:
    """Return every file of the programme, by its place in the folder."""
    found = dict(medium.content(FOLDER))
    for folder in (BACKUPS, DAMAGED, DRAFTS, HISTORY, "exports"):
        found |= {f"{folder}/{name}": data for name, data in medium.content(place(folder)).items()}
    return found


def naming(medium: SimulatedMedium) -> dict[str, bytes]:
    """Return the files that hold her name, in any case."""
    return {
        name: data
        for name, data in files(medium).items()
        if any(part in data.lower() for part in (b"zuleika", b"quandt", b"zq@"))
    }


def rid_of(medium: SimulatedMedium, *, replaced: bool) -> None:
    """Hold that no file names her, but for the one note that may."""
    left = naming(medium)
    assert not replaced or not left, sorted(left)
    for name, data in left.items():
        assert data.replace(KEPT.encode(), b"").lower().count(b"zuleika") == 0, name
        assert b"quandt" not in data.lower(), name
        assert name.endswith((".json", ".jsonl")), name
    assert f"{ERASING}" not in files(medium)


def after(tables: Tables, *, replaced: bool) -> Tables:
    """Return what the erasing makes of documents."""
    result = filled(without_person(tables, HER, Ticking().today()))
    if replaced:
        result["texts"]["61"]["text"] = KEPT.replace("Zuleika", "[name removed]")
    return result


def opened(medium: SimulatedMedium, old: Tables, copies: dict[str, bytes], *, replaced: bool) -> bool:
    """Open what is left: all as it was, or all gone; returns whether she is erased."""
    with Desk.open(FOLDER, Ticking(), medium) as desk:
        found = filled(desk.store.tables)
        assert not [finding for finding in desk.store.findings if finding.severity == "damage"]
        gone = found == after(old, replaced=replaced)
        assert gone or found == old
        if gone:
            rid_of(medium, replaced=replaced)
            assert sum(name.startswith(BACKUPS) for name in files(medium)) == 3
        else:
            assert {name: data for name, data in files(medium).items() if "/" in name} == copies
        desk.commit(put("texts", "99", None, text("99", "after it"), "Note"))
    with Desk.open(FOLDER, Ticking(), medium.worst()) as desk:
        assert held(desk.store.tables) == {**found, "texts": {**found["texts"], "99": text("99", "after it")}}
    return gone


def different(images: Iterator[SimulatedMedium], seen: set[Hashable]) -> Iterator[SimulatedMedium]:
    """Leave out images met before."""
    for image in images:
        if (mark := image.fingerprint()) not in seen:
            seen.add(mark)
            yield image


@pytest.mark.parametrize("replaced", [False, True])
def test_erasing_reaches_every_file(replaced: bool) -> None:
    medium, desk = worked_on()
    assert {name.partition("/")[0] for name in naming(medium)} >= {BACKUPS, DAMAGED, DRAFTS, HISTORY}
    old = filled(desk.store.tables)
    whole = len(files(medium).keys())
    desk.erase(request(replaced))
    rid_of(medium, replaced=replaced)
    assert held(desk.store.tables) == after(old, replaced=replaced)
    assert desk.can_undo == desk.can_redo == ""
    kept = {name for name in files(medium) if name.startswith(BACKUPS)}
    assert len(kept) == 3
    for name in kept:
        snapshot = read_snapshot(files(medium)[name])
        assert snapshot.tables["people"][PARTNER]["name"] == "Martin Vale"
        assert snapshot.tables["texts"]["61"]["text"] == after(old, replaced=replaced)["texts"]["61"]["text"]
    assert [draft.key for draft in desk.drafts.all()] == ["other"]
    assert len(files(medium)) < whole
    desk.close()
    assert opened(medium, after(old, replaced=replaced), {"": b""}, replaced=replaced)


@pytest.mark.parametrize("model", MODELS)
def test_a_cut_at_any_call_leaves_her_everywhere_or_nowhere(model: Model) -> None:
    chance, seen = Random(f"{model} 3"), set[Hashable]()
    medium, desk = worked_on()
    old = filled(desk.store.tables)
    copies = {name: data for name, data in files(medium).items() if "/" in name}
    images: list[SimulatedMedium] = []
    medium.watch = lambda _: images.extend(different(medium.images(model, chance, MIXES), seen))
    desk.erase(request(model in ("strict", "nopsow")))
    medium.watch = None
    outcomes = [opened(image.copy(), old, copies, replaced=model in ("strict", "nopsow")) for image in images]
    assert outcomes[-1]
    assert not outcomes[0]
    assert len(outcomes) > 80
    assert outcomes.count(False) < len(outcomes) / 2


def test_a_cut_while_an_erasing_is_finished_is_no_harm() -> None:
    chance, seen, tried = Random(5), set[Hashable](), 0
    medium, desk = worked_on()
    old = filled(desk.store.tables)
    copies = {name: data for name, data in files(medium).items() if "/" in name}
    images: list[SimulatedMedium] = []
    medium.watch = lambda _: images.extend(different(medium.images("fat", chance, 5), seen))
    desk.erase(request(True))
    for image in images[::EVERY]:
        second: list[SimulatedMedium] = []
        first = image.copy()
        met: set[Hashable] = set()
        first.watch = lambda _, first=first, second=second, met=met: second.extend(
            different((cut for model in MODELS for cut in first.images(model, chance, 0)), met)
        )
        Desk.open(FOLDER, Ticking(), first).close()
        for cut in second[::EVERY]:
            opened(cut, old, copies, replaced=True)
            tried += 1
    assert tried > 100


def test_an_error_at_any_call_is_told_and_loses_nothing() -> None:
    at, told, finished = 0, 0, 0
    while True:
        at += 1
        medium, desk = worked_on()
        old = filled(desk.store.tables)
        copies = {name: data for name, data in files(medium).items() if "/" in name}
        number, lasts, forgets = KINDS[at % len(KINDS)]
        fault = medium.fault = Fault(at, number, lasts, forgets)
        try:
            desk.erase(request(True))
        except NotSaved as error:
            told += 1
            said = f"{error} {error!r} {error.args}"
            assert not any(word in said for word in (NAME, SHORT, "/home", "secret", FOLDER, "Errno"))
            begun = "is finished" in said or "not finished" in said
            assert begun or files(medium.restart()).get(ERASING) is None or lasts
        else:
            assert not fault.hits or ERASING not in files(medium)
        if not fault.hits:
            break
        medium.fault = None
        go_on_in_the_same_run(desk)
        kept = {key: row for key, row in filled(desk.store.tables)["texts"].items() if key == "98"}
        old["texts"] |= kept
        finished += opened(medium.restart(), old, copies, replaced=True)
    assert told > 60
    assert finished > 60


def go_on_in_the_same_run(desk: Desk) -> None:
    """Save something else after an error, where the store lets one."""
    try:
        desk.commit(put("texts", "98", None, text("98", "and on"), "Note"))
    except RmtuiError:
        assert desk.store.refuses


def test_a_note_that_cannot_be_read_is_reported_and_nothing_else_is_done() -> None:
    medium, desk = worked_on()
    desk.close()
    before = filled(desk.store.tables)
    medium.plant(place(ERASING), b"\x00\xff")
    with Desk.open(FOLDER, Ticking(), medium) as again:
        assert [finding.where for finding in again.store.findings] == [ERASING]
        assert held(again.store.tables) == before
        again.erase(request(True))
    rid_of(medium, replaced=True)


def test_who_only_looks_does_not_see_somebody_whose_erasing_was_cut_off() -> None:
    medium, desk = worked_on()
    old = filled(desk.store.tables)
    desk.close()
    medium.plant(place(ERASING), b'{"person":"31","replace":true,"on":"2026-05-28"}')
    before = files(medium)
    with Desk.look(FOLDER, Ticking(), medium) as looking:
        assert looking.programme.people.get(HER) is not None
        assert looking.programme.people.all()[0].name == "Someone who left"
        assert filled(looking.store.tables)["texts"] == after(old, replaced=True)["texts"]
    assert files(medium) == before


@pytest.mark.parametrize("gap", [False, True])
def test_what_was_kept_aside_just_now_is_not_deleted_unseen(gap: bool) -> None:
    medium, desk = worked_on()
    if gap:
        desk.commit(put("texts", "81", None, text("81", "Nor here."), "Note"))
    desk.close()
    newest = max(name for name in medium.content(FOLDER) if name.startswith("changes-"))
    data = medium.content(FOLDER)[newest]
    medium.plant(f"{FOLDER}/{newest}", data[:4200] + b"?" * 40 + data[4240:])
    medium.plant(place(ERASING), b'{"person":"31","replace":true,"on":"2026-05-28"}')
    with Desk.open(FOLDER, Ticking(), medium) as again:
        damage = [finding for finding in again.store.findings if finding.severity == "damage"]
        assert bool(damage) == gap
        assert (DAMAGED in [finding.where for finding in again.store.findings]) == gap
        assert again.programme.people.all()[0].name == "Someone who left"
    kept = {name: data for name, data in files(medium).items() if name.startswith(DAMAGED)}
    assert any(b"Nobody is named here" in data for data in kept.values())
    assert (set(naming(medium)) == set()) != gap
    assert ERASING not in files(medium)


def test_a_backup_that_does_not_name_her_stays_byte_for_byte() -> None:
    medium, desk = worked_on()
    with pytest.raises(Unreadable):
        read_snapshot(b"{}")
    other = {"about": {"1": {"id": "1", "brand": "Northwind"}}}
    made = backups.make(medium, FOLDER, other, (1, 0), datetime(2025, 5, 1), (0, 0))
    before = files(medium)[f"{BACKUPS}/{made.name}"]
    desk.erase(request(False))
    assert files(medium)[f"{BACKUPS}/{made.name}"] == before
