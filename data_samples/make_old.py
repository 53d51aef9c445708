"""What does a folder look like that today's program leaves behind? Made once for every version of the documents.

Run it from the project's folder before the version of the documents is raised; it never writes over a folder:

    python data_samples/make_old.py
"""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from rmtui.clock import Clock  # noqa: E402
from rmtui.content.sample_programme import sample_tables  # noqa: E402
from rmtui.desk import Desk  # noqa: E402
from rmtui.programme.edit import Tables  # noqa: E402
from rmtui.programme.edit_kind import EditKind  # noqa: E402
from rmtui.programme.records import Document  # noqa: E402
from rmtui.programme.session_writing import SessionWriting  # noqa: E402
from rmtui.programme.upgrades import SCHEMA  # noqa: E402
from rmtui.recovery.backups import back_up  # noqa: E402
from rmtui.store.drafts import Draft  # noqa: E402
from rmtui.store.folder import LOCK  # noqa: E402

OLD = ROOT / "data_samples" / "old"
BEGUN = datetime(2026, 5, 8, 10, 0, tzinfo=UTC)
LEFT_OUT = ("texts", "sessions", "contacts")
"""Tables of which only the first records are taken: a small folder shows as much as a large one."""
RECORDS_KEPT = 25


class Hours:
    """A clock that goes on an hour each time somebody looks."""

    def __init__(self) -> None:
        self._now = BEGUN

    def __call__(self) -> float:
        """Return this moment in seconds since 1970."""
        self._now += timedelta(hours=1)
        return self._now.timestamp()


def make(place: Path) -> None:
    """Make the folder, with what it holds as `records.json` beside it."""
    folder = place / "programme"
    tables = {
        name: dict(list(rows.items())[:RECORDS_KEPT]) if name in LEFT_OUT else rows
        for name, rows in sample_tables().items()
    }
    with Desk.copy_of(tables, str(folder), "Copied the sample programme", Clock(Hours())) as desk:
        work_in(desk)
        records = {name: rows for name, rows in desk.store.tables.items() if rows}
        text = json.dumps(records, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / LOCK).unlink(missing_ok=True)
    (place / "records.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def work_in(desk: Desk) -> None:
    """Change, remove, take back, tidy up, make a backup, and leave a draft: everything a folder may hold."""
    people = desk.programme.people.all()
    desk.documents.table("from elsewhere").insert({"kept": ["as it is", {"depth": 2}], "name": "Zoë ŵ ✓ 王"})
    for number, person in enumerate(people[:3]):
        other = {**desk.store.tables["people"][person.id], "unit": f"Unit {number}", "unheard of": {"number": number}}
        desk.become(EditKind.NONE, f"Changed {person.name}", put(desk.store.tables, "people", person.id, other))
        desk.store.tidy()
    desk.become(EditKind.NONE, "Removed somebody", put(desk.store.tables, "people", people[-1].id, None))
    back_up(desk)
    key = desk.clock.new_id()
    somebody = {"id": key, "name": "Somebody new", "notes": "Line one\nline two"}
    desk.become(EditKind.NONE, "Added Somebody new", put(desk.store.tables, "people", key, somebody))
    session = desk.programme.sessions.all()[0]
    writing = SessionWriting(session=session.id, kind="takeaway", level="pair", whose="")
    desk.drafts.keep(Draft(writing.key, "Half a sentence", writing.about, desk.clock.now().isoformat()))


def put(tables: Tables, table: str, key: str, document: Document | None) -> dict[str, dict[str, Document]]:
    """Return the documents with one in the place of another, or without it."""
    result = {name: dict(rows) for name, rows in tables.items()}
    result[table].pop(key, None)
    if document is not None:
        result[table][key] = document
    return result


if __name__ == "__main__":
    target = OLD / f"schema-{SCHEMA}"
    if target.exists():
        sys.exit(f"{target.name} is there already. It is never made anew: an old folder is what an old program left.")
    try:
        make(target)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    print(f"Made {target.name}.")
