"""After any history of adding, importing, renaming, removing, undoing and copying: is whoever is erased in any file?

RMTUI_LONG=1 tries 300 histories.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.errors import BadInput
from rmtui.exchange.documents.registry import KINDS
from rmtui.exchange.roster.plan import plan_import
from rmtui.exchange.roster.tables import read_table
from rmtui.exporting import export
from rmtui.programme.about import About
from rmtui.programme.erasing import is_erased
from rmtui.programme.pair import Pair
from rmtui.programme.people import add_people, remove_person, update_person
from rmtui.programme.person import Person
from rmtui.programme.programme import tables_of
from rmtui.programme.session import Session
from rmtui.programme.session_texts import add_text
from rmtui.recovery import erasing_person
from rmtui.recovery.backups import back_up
from rmtui.recovery.history import bin_of, history, put_back
from rmtui.recovery.people_ever import people_ever, person_of
from rmtui.recovery.second_copy import Copying, remember
from rmtui.store.drafts import Draft
from tests.store.working import LONG

HISTORIES = 300 if LONG else 12
STEPS = 14
CAST: tuple[tuple[str, ...], ...] = (
    ("Zuleika Quandt", "Quandt, Zuleika", "Zuleika Orbell", "zq@north.example"),
    ("J\u00f6rg M\u00fc\u00dfiggang", "Jorg M\u00fc\u00dfiggang", "J\u00f6rg Wolkenhauer", "joerg.w@north.example"),
    ("\u0141ucja \u017b\u00f3\u0142kiewska", "\u0141ucja Brzezi\u0144ska", "lz@south.example"),
    ("\u738b\u5c0f\u660e\u5149", "xm@north.example"),
    ("Oluwaseun Adeyemi-Fitch", "Oluwaseun Adeyemi", "oaf@south.example"),
)
"""People who do not share a word: what each may be called, the address last."""
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is remembered of second copies with this test."""
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


class Life:
    """One programme, and what happens to it by chance."""

    def __init__(self, place: Path, seed: int) -> None:
        self.place, self.chance, self.number = place, Random(seed), 0
        self.stick, self.away = place / "stick", place / "away"
        self.stick.mkdir(parents=True)
        martin = Person(id="900", name="Martin Vale")
        tables = tables_of([About(brand="Northwind"), martin, Person(id="901", name="Ines Duarte")])
        self.desk = Desk.copy_of(tables, str(place / "North"), "Started", Clock())

    def live(self) -> None:
        """Do something by chance."""
        does: tuple[Callable[[], None], ...] = (
            self.add, self.add, self.add, self.bring, self.rename, self.rename, self.remove, self.remove,
            self.undo, self.redo, self.put_back, self.back_up, self.back_up, self.copy, self.tidy, self.reopen,
            self.note, self.note, self.draft, self.export, self.pair,
        )  # fmt: skip
        self.chance.choice(does)()

    def somebody(self) -> Person | None:
        """Return one of the cast who is here."""
        cast = {name for names in CAST for name in names}
        here = [one for one in self.desk.programme.people.all() if one.name in cast]
        return self.chance.choice(here) if here else None

    def add(self) -> None:
        *names, address = self.chance.choice(CAST)
        if any({one.name, one.email} & {*names, address} for one in self.desk.programme.people.all()):
            return  # somebody added twice is two people, until who runs it says otherwise
        email = address if self.chance.random() < 0.7 else ""
        person = Person(id=self.desk.clock.new_id(), name=self.chance.choice(names), email=email)
        self.desk.commit(add_people(self.desk.programme, [person]))

    def bring(self) -> None:
        *names, address = self.chance.choice(CAST)
        roster = f'name,email,manager\n"{names[0]}",{address},Martin Vale\nTom Reed,,"{names[0]}"\n'
        plan = plan_import(
            [read_table(roster.encode(), "roster.csv")],
            self.desk.programme,
            role=None,
            mapping={},
            duplicates="skip",
            ladder=None,
            today=self.desk.clock.today(),
            new_id=self.desk.clock.new_id,
        )
        self.desk.commit(plan.edit)

    def rename(self) -> None:
        person = self.somebody()
        if person is not None:
            names = next(names for names in CAST if person.name in names)
            self.desk.commit(
                update_person(
                    self.desk.programme, replace(person, name=self.chance.choice(names[:-1]), email=names[-1])
                )
            )

    def remove(self) -> None:
        person = self.somebody()
        if person is not None:
            self.attempt(lambda: self.desk.commit(remove_person(self.desk.programme, person)))

    def undo(self) -> None:
        self.attempt(self.desk.undo)

    def redo(self) -> None:
        self.attempt(self.desk.redo)

    def put_back(self) -> None:
        past = history(self.desk)
        gone = bin_of(self.desk, past)
        if gone:
            self.desk.commit(put_back(self.desk, past, self.chance.choice(gone).entry).edit)

    def back_up(self) -> None:
        back_up(self.desk)

    def copy(self) -> None:
        copying = Copying(self.desk, str(self.stick))
        copying.run()
        remember(self.desk, copying)

    def tidy(self) -> None:
        self.desk.store.tidy()

    def reopen(self) -> None:
        self.desk.reopen()

    def note(self) -> None:
        """Write a note that names somebody, in one Unicode form or the other."""
        sessions = self.desk.programme.sessions.all()
        if sessions:
            self.number += 1
            named = unicodedata.normalize(
                self.chance.choice(("NFC", "NFD")), self.chance.choice(self.chance.choice(CAST))
            )
            now, new_id = self.desk.clock.now(), self.desk.clock.new_id
            text = f"Note {self.number}: {named} said so"
            session = self.chance.choice(sessions).id
            self.desk.commit(add_text(self.desk.programme, session, "note", text, level="pair", new_id=new_id, now=now))

    def draft(self) -> None:
        text = f"to {self.chance.choice(self.chance.choice(CAST))}"
        self.desk.drafts.keep(Draft(f"draft-{self.chance.randrange(3)}", text, {}, self.desk.clock.now().isoformat()))

    def export(self) -> None:
        for kind in KINDS:
            export(self.desk, kind, kind.levels[0])

    def pair(self) -> None:
        person = self.somebody()
        if person is None or any(person.id in (one.mentor, one.mentee) for one in self.desk.programme.pairs.all()):
            return
        pair = Pair(id=self.desk.clock.new_id(), mentor=person.id, mentee="900", state="active")
        tables = {name: dict(rows) for name, rows in self.desk.store.tables.items()}
        for value in (pair, Session(id=self.desk.clock.new_id(), pair=pair.id, number=1, state="met")):
            for name, rows in tables_of([value]).items():
                tables.setdefault(name, {}).update(rows)
        self.desk.become("", "Met", tables)  # type: ignore[arg-type]

    def attempt(self, act: Callable[[], object]) -> None:
        """Do something that may be refused."""
        try:
            act()
        except BadInput:
            return

    def erase(self, names: tuple[str, ...], *, replaced: bool) -> list[erasing_person.Report]:
        """Erase one of the cast as whoever runs it would: who is here, then who only was, until nobody is left."""
        reports: list[erasing_person.Report] = []
        while (person := next(self.found(names), None)) is not None:
            assert len(reports) < 9
            reports.append(erasing_person.erase(self.desk, person, replace_in_texts=replaced, keep_damaged=False))
        return reports

    def ever_called(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return which of these names and addresses stand in any state: of others nobody can know whose they are."""
        states = [self.desk.store.tables, *(entry.operations for entry in history(self.desk).entries)]
        written = [json.dumps(states, ensure_ascii=False)]
        written += [path.read_text(encoding="utf-8") for path in (self.place / "North" / "backups").glob("*.json")]
        people = re.findall(r'"(?:name|email)": ?"([^"]*)"', "\n".join(written))
        return tuple(name for name in names if name in people)

    def found(self, names: tuple[str, ...]) -> Iterator[Person]:
        here = self.desk.programme.people.all()
        yield from (one for one in here if not is_erased(one) and {one.name, one.email} & {*names})
        for identity in people_ever(self.desk).former():
            if any({*form.values()} & {*names} for form in identity.forms):
                yield person_of(self.desk, identity)


def plain(text: str) -> str:
    """Return a text without case, accents and JSON's escapes, so that any way to write a name is found."""
    unescaped = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    apart = unicodedata.normalize("NFKD", unescaped.replace("\u0141", "L").replace("\u0142", "l"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def words_of(names: tuple[str, ...], doubtful: set[str]) -> set[str]:
    """Return the words of names, but for those that were said to mean perhaps somebody else."""
    return {word for name in names for word in re.split(r"[ ,]+", plain(name)) if word} - set(map(plain, doubtful))


def holding(place: Path, words: set[str], listed: list[str]) -> list[str]:
    """Return the files that hold one of these words, apart from the texts that were listed."""
    found: list[str] = []
    for path in sorted(place.rglob("*")):
        text = plain(path.read_bytes().decode("utf-8", "replace")) if path.is_file() else ""
        for one in listed:
            text = text.replace(plain(json.dumps(one)), "")
        if any(word in f"{plain(path.name)} {text}" for word in words):
            found.append(path.relative_to(place).as_posix())
    return found


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_no_file_holds_whoever_was_erased_but_the_texts_listed(tmp_path: Path, home: Path, seed: int) -> None:
    life = Life(tmp_path / "place", seed)
    life.add()
    life.pair()
    for _ in range(STEPS):
        life.live()
    is_away = life.chance.random() < 0.3
    if is_away:
        life.stick.rename(life.away)
    replaced = life.chance.random() < 0.5
    names = next((names for names in CAST if next(life.found(names), None) is not None), None)
    if names is None:
        life.desk.close()
        return
    others = {one.name for one in life.desk.programme.people.all() if not {one.name, one.email} & {*names}}
    had = life.ever_called(names)
    reports = life.erase(names, replaced=replaced)
    assert reports
    assert others <= {one.name for one in life.desk.programme.people.all()}
    listed = [
        value
        for text in reports[-1].naming
        if isinstance(value := life.desk.store.tables[text.table][text.key][text.field], str)
    ]
    assert not (replaced and [text for text in reports[-1].naming if text.surely])
    if is_away and (life.away / "North (copy)").exists():
        assert reports[-1].copy is erasing_person.SecondCopy.AWAY
        life.away.rename(life.stick)
        life.copy()
    life.desk.close()
    words = words_of(had, {word for report in reports for word in report.doubtful})
    known = {f"North/{name}" for report in reports for name in report.files}
    assert [name for name in holding(life.place, words, listed) if name not in known] == []
    assert holding(home, words, []) == []
    Desk.open(str(life.place / "North"), Clock()).close()
