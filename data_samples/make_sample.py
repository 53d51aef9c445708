"""Which documents does the sample programme consist of, and are they sound?

Reads story.toml, gives every record its id, checks that nothing is misspelt or points nowhere, and writes the tables
for the package and a programme's folder beside the story. The same story always gives
the same bytes. Run it from the project's folder:

    python data_samples/make_sample.py [FILE]
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from rmtui.clock import Clock  # noqa: E402
from rmtui.desk import Desk  # noqa: E402
from rmtui.programme.about import ABOUT_ID, About  # noqa: E402
from rmtui.programme.contact import Contact  # noqa: E402
from rmtui.programme.credit import Credit  # noqa: E402
from rmtui.programme.pair import Pair  # noqa: E402
from rmtui.programme.person import Person  # noqa: E402
from rmtui.programme.programme import TABLE_OF  # noqa: E402
from rmtui.programme.records import Document, DoesNotFit, read, write  # noqa: E402
from rmtui.programme.ruling import Ruling  # noqa: E402
from rmtui.programme.session import Session  # noqa: E402
from rmtui.programme.text import Text  # noqa: E402
from rmtui.store.folder import LOCK  # noqa: E402

STORY = Path(__file__).resolve().parent / "story.toml"
FOLDER = STORY.parent / "northwind"
TABLES = ROOT / "rmtui" / "content" / "sample" / "tables.json"

ID_SHIFT = 40
"""The lower bits of an id, which a running program fills with chance and this script with a checksum of the key."""


class StoryError(Exception):
    """Something in story.toml is misspelt or points nowhere."""


class Ids:
    """Decimal keys that rise with the story and depend on nothing else."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, str], str] = {}
        self._last: dict[str, int] = {}

    def make(self, table: str, key: str, day: date) -> str:
        """Return the id of a new record made on `day`; records of one day are a second apart, in their order."""
        if (table, key) in self._of:
            raise StoryError(f"{table}: the key {key!r} is there twice")
        morning = int(datetime.combine(day, time(9), UTC).timestamp())
        second = max(morning, self._last.get(table, 0) + 1)
        self._last[table] = second
        checksum = int.from_bytes(hashlib.sha256(f"{table}/{key}".encode()).digest()[: ID_SHIFT // 8])
        found = str(second * 1000 << ID_SHIFT | checksum)
        self._of[table, key] = found
        return found

    def of(self, table: str, key: str) -> str:
        """Return the id of a record made before; raises StoryError when there is none."""
        if (table, key) not in self._of:
            raise StoryError(f"there is no {key!r} in {table}")
        return self._of[table, key]


def tables() -> dict[str, dict[str, Document]]:
    """Return the documents of the sample programme: table name, then id, then document.

    Raises StoryError when story.toml holds a field that does not exist, a value that does not fit, or a key that
    nobody has.
    """
    story = tomllib.loads(STORY.read_text(encoding="utf-8"))
    ids = Ids()
    result: dict[str, dict[str, Document]] = {name: {} for name in TABLE_OF.values()}
    for kind, document in _documents(story, ids):
        try:
            value: Any = read(kind, _plain(document))
        except DoesNotFit as error:
            raise StoryError(f"{TABLE_OF[kind]} {_named(document)}: missing or does not fit: {error}") from None
        wrong = sorted(_unread(value))
        if wrong:
            raise StoryError(f"{TABLE_OF[kind]} {_named(document)}: unknown or does not fit: {', '.join(wrong)}")
        result[TABLE_OF[kind]][value.id] = write(value)
    return result


def _named(document: Document) -> str:
    return repr(document.get("name") or document.get("what") or document.get("text", "")[:40] or document["id"])


def as_bytes(documents: Mapping[str, Mapping[str, Document]]) -> bytes:
    """Return the tables as JSON, one record to a line, ids rising."""
    blocks: list[str] = []
    for table, rows in documents.items():
        lines = [f"{json.dumps(key)}: {json.dumps(rows[key], ensure_ascii=False)}" for key in sorted(rows, key=int)]
        blocks.append(f"{json.dumps(table)}: {{\n" + ",\n".join(lines) + "\n}")
    return ("{\n" + ",\n".join(blocks) + "\n}\n").encode("utf-8")


def write_tables(path: Path) -> None:
    """Write the tables to `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_bytes(tables()))


def write_folder(folder: Path) -> None:
    """Write the sample as a programme's folder, in place of an older one, as the program itself would on its day."""
    if folder.exists():
        shutil.rmtree(folder)
    documents = tables()
    told_on = datetime.combine(date.fromisoformat(documents["about"][ABOUT_ID]["sample_day"]), time(18), UTC)
    Desk.copy_of(documents, str(folder), "Wrote the sample programme", Clock(told_on.timestamp)).close()
    (folder / LOCK).unlink()


# -- from the story's keys to ids ------------------------------------------------------------------------------------


def _documents(story: Mapping[str, Any], ids: Ids) -> Iterator[tuple[type, Document]]:
    started = story["about"]["started"]
    yield About, {"id": ABOUT_ID, **story["about"]}
    for raw in story["people"]:
        ids.make("people", raw["key"], started)
    for raw in story["people"]:
        yield Person, _person(raw, ids)
    for raw in sorted(story["pairs"], key=lambda pair: pair["proposed_on"]):
        yield Pair, _pair(raw, ids)
    held = sorted(_sessions(story), key=lambda each: each[1])
    for key, day, raw in held:
        ids.make("sessions", key, day)
        yield Session, _session(key, raw, ids)
    for key, day, raw in held:
        for number, text in enumerate(raw.get("texts", ()), start=1):
            yield Text, _text(key, number, text, day, _pair_of(story, key), ids)
    for raw in sorted(story["credits"], key=lambda credit: credit["on"]):
        yield Credit, _credit(raw, ids)
    for raw in story["exceptions"]:
        yield Ruling, _ruling(raw, ids)
    for raw in sorted(story["contacts"], key=lambda contact: contact["on"]):
        yield Contact, _contact(raw, ids)


def _person(raw: Mapping[str, Any], ids: Ids) -> Document:
    document = {name: content for name, content in raw.items() if name != "key"}
    document["id"] = ids.of("people", raw["key"])
    if "manager" in document:
        document["manager"] = ids.of("people", document["manager"])
    for name in ("reviewers", "avoids", "wishes"):
        if name in document:
            document[name] = [ids.of("people", key) for key in document[name]]
    return _unfolded(document, "notes")


def _pair(raw: Mapping[str, Any], ids: Ids) -> Document:
    document = {name: content for name, content in raw.items() if name not in ("key", "sessions")}
    document["id"] = ids.make("pairs", raw["key"], raw["proposed_on"])
    points = [term["points"] for term in raw.get("terms", ())]
    if points and sum(points) != raw["score"]:
        raise StoryError(f"pairs: the terms of {raw['key']!r} sum to {sum(points)}, not {raw['score']}")
    return _with_both(document, ids)


def _sessions(story: Mapping[str, Any]) -> Iterator[tuple[str, date, Mapping[str, Any]]]:
    """Yield the key, the day it was first noted and the content of each session, numbered within its pair."""
    for pair in story["pairs"]:
        before = pair["proposed_on"]
        for number, raw in enumerate(pair.get("sessions", ()), start=1):
            noted = raw["on"] if raw.get("state") in ("met", "written up") else before + timedelta(days=1)
            yield f"{pair['key']}/{number}", noted, {**raw, "number": number}
            before = noted


def _session(key: str, raw: Mapping[str, Any], ids: Ids) -> Document:
    document = {name: content for name, content in raw.items() if name != "texts"}
    return {"id": ids.of("sessions", key), "pair": ids.of("pairs", key.split("/")[0]), **document}


def _text(session: str, number: int, raw: Mapping[str, Any], day: date, pair: Mapping[str, Any], ids: Ids) -> Document:
    document = {name: content for name, content in raw.items() if name != "key"}
    document["id"] = ids.make("texts", f"{session}/{raw.get('key', number)}", day)
    document["session"] = ids.of("sessions", session)
    if "whose" in document:
        document["whose"] = ids.of("people", pair[document["whose"]])
    document["written_at"] = datetime.combine(day, time(17, number), UTC)
    return _unfolded(document, "text")


def _credit(raw: Mapping[str, Any], ids: Ids) -> Document:
    document = {name: content for name, content in raw.items() if name not in ("key", "on", "from")}
    document["id"] = ids.make("credits", raw["key"], raw["on"])
    document["whose"] = [ids.of("people", key) for key in raw["whose"]]
    if "from" in raw:
        document["session"] = ids.of("sessions", raw["from"])
    if "text" in raw:
        document["text"] = ids.of("texts", f"{raw['from']}/{raw['text']}")
    return document


def _ruling(raw: Mapping[str, Any], ids: Ids) -> Document:
    document = {name: content for name, content in raw.items() if name != "key"}
    document["id"] = ids.make("exceptions", raw["key"], raw["on"])
    return _unfolded(_with_both(document, ids), "why")


def _contact(raw: Mapping[str, Any], ids: Ids) -> Document:
    pair = ids.of("pairs", raw["pair"])
    return {
        **raw,
        "id": ids.make("contacts", f"{raw['pair']}/{raw['on']}", raw["on"]),
        "pair": pair,
        "item": f"call:{pair}",
    }


def _with_both(document: Document, ids: Ids) -> Document:
    both = {side: ids.of("people", document[side]) for side in ("mentor", "mentee")}
    return {**document, **both}


def _pair_of(story: Mapping[str, Any], session: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(pair for pair in story["pairs"] if pair["key"] == session.split("/")[0])
    return found


# -- from TOML to documents ------------------------------------------------------------------------------------------


def _unfolded(document: Document, name: str) -> Document:
    """Return the document with single line ends inside a text made blanks; paragraphs stay apart."""
    if name not in document:
        return document
    paragraphs = document[name].strip().split("\n\n")
    return {**document, name: "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)}


def _plain(content: Any) -> Any:
    """Return TOML content as JSON content: days and moments become words."""
    if isinstance(content, Mapping):
        return {name: _plain(inner) for name, inner in content.items()}
    if isinstance(content, list):
        return [_plain(inner) for inner in content]
    return content.isoformat() if isinstance(content, date) else content


def _unread(value: Any) -> Iterator[str]:
    """Yield the names of fields that no value took, at any depth."""
    yield from value.extra
    for part in fields(value):
        content = getattr(value, part.name)
        for inner in content if isinstance(content, tuple) else (content,):
            if is_dataclass(inner):
                yield from _unread(inner)


def main(arguments: Sequence[str]) -> int:
    """Write the tables to the file named, else into the package; return the exit status."""
    path = Path(arguments[0]) if arguments else TABLES
    try:
        write_tables(path)
        if not arguments:
            write_folder(FOLDER)
    except StoryError as error:
        print(f"{STORY.name}: {error}. Nothing was written.", file=sys.stderr)
        return 2
    print(f"Wrote {path.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
