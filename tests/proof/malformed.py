"""What can a file of a programme look like after a crash, an editor, a sync program, another program or a bad stick?

`CASES` gives every kind of harm a name: bytes of one file made from what they were (None deletes it). `RESEALED` holds
documents that are wrong although the sum is right, as another program with the same rules might write them. `FOLDERS`
does something to the folder as a whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rmtui.store.format import read_snapshot, snapshot_bytes

Harm = Callable[[bytes], bytes | None]
_SHA = re.compile(rb'"sha256":"([0-9a-f]{64})"')
DEEP = 100_000


def resealed(data: bytes) -> bytes:
    """Return a snapshot with the sum its bytes now have."""
    found = _SHA.search(data)
    if found is None:
        return data
    bare = data[: found.start(1)] + b"0" * 64 + data[found.end(1) :]
    return data[: found.start(1)] + hashlib.sha256(bare).hexdigest().encode() + data[found.end(1) :]


def _half(data: bytes) -> int:
    return len(data) // 2


def _in_text(data: bytes, old: bytes, new: bytes) -> bytes:
    """Return the bytes with one thing replaced where it stands first; something appended where it does not."""
    return data.replace(old, new, 1) if old in data else data + new


def _as_json(change: Callable[[Any], Any]) -> Harm:
    """Return a harm that changes the JSON of a file, line by line where it is not one value."""

    def harm(data: bytes) -> bytes:
        try:
            return json.dumps(change(json.loads(data)), ensure_ascii=False).encode()
        except ValueError:
            return b"\n".join(json.dumps(change({"line": 1})).encode() for _ in range(2))

    return harm


CASES: dict[str, Harm] = {
    "missing": lambda data: None,
    "empty": lambda data: b"",
    "null": lambda data: b"null",
    "an empty object": lambda data: b"{}",
    "an empty list": lambda data: b"[]",
    "a list": lambda data: b"[" + data.strip() + b"]",
    "a string": lambda data: json.dumps(data.decode()).encode(),
    "a number": lambda data: b"42\n",
    "true": lambda data: b"true",
    "a line feed": lambda data: b"\n",
    "blanks": lambda data: b" " * len(data),
    "cut in the first line": lambda data: data[:40],
    "cut in the middle": lambda data: data[: _half(data)],
    "cut by one byte": lambda data: data[:-1],
    "cut by the last line": lambda data: data.rstrip()[: data.rstrip().rfind(b"\n")],
    "all NUL": lambda data: bytes(len(data)),
    "a tail of NUL": lambda data: data[: _half(data)] + bytes(len(data) - _half(data)),
    "NUL in the middle": lambda data: data[: _half(data)] + bytes(20) + data[_half(data) + 20 :],
    "NUL behind the end": lambda data: data + bytes(4096),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "UTF-16 without a mark": lambda data: data.decode().encode("utf-16-be"),
    "UTF-32": lambda data: data.decode().encode("utf-32"),
    "cp1252": lambda data: data.decode().encode("cp1252", "replace"),
    "encoded twice": lambda data: data.decode("latin-1").encode(),
    "invalid UTF-8 in a text": lambda data: _in_text(data, b"Northwind", b"North\xff\xfewind"),
    "Windows line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "old Mac line ends": lambda data: data.replace(b"\n", b"\r"),
    "a web page": lambda data: b"<!DOCTYPE html><html><body>Sign in to continue</body></html>",
    "conflict markers": lambda data: b"<<<<<<< HEAD\n" + data + b"=======\n" + data + b">>>>>>> theirs\n",
    "text behind the end": lambda data: data + b"and then some more\n",
    "text before the start": lambda data: b"hello\n" + data,
    "twice in one file": lambda data: data + data,
    "a picture": lambda data: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "a zip archive": lambda data: b"PK\x03\x04" + bytes(range(255, -1, -1)) * 8,
    "random bytes": lambda data: hashlib.shake_128(b"rmtui").digest(max(len(data), 100)),
    "deep lists": lambda data: b"[" * DEEP,
    "deep objects": lambda data: b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "a number of 5,000 digits": lambda data: _in_text(
        data, b'"generation":', b'"x":' + b"9" * 5000 + b',"generation":'
    ),
    "a generation of 5,000 digits": lambda data: re.sub(
        rb'"gen(eration)?":\d+', rb'"gen\1":' + b"9" * 5000, data, count=1
    ),
    "a generation that is no number": lambda data: re.sub(rb'"gen(eration)?":\d+', rb'"gen\1":"seven"', data, count=1),
    "a generation below zero": lambda data: re.sub(rb'"gen(eration)?":', rb'"gen\1":-', data, count=1),
    "another generation": lambda data: re.sub(rb'"gen(eration)?":\d+', rb'"gen\1":77', data, count=1),
    "another schema": lambda data: re.sub(rb'"schema":\d+', b'"schema":0', data, count=1),
    "a schema that is no number": lambda data: re.sub(rb'"schema":\d+', b'"schema":"x"', data, count=1),
    "another format": lambda data: _in_text(data, b'"format":"rmtui"', b'"format":"other"'),
    "another base": lambda data: re.sub(rb'"(base|sha256)":"[0-9a-f]{6}', rb'"\1":"000000', data, count=1),
    "NaN": lambda data: re.sub(rb":\d+", b":NaN", data, count=1),
    "an infinite number": lambda data: re.sub(rb":\d+", b":-Infinity", data, count=1),
    "a lone surrogate": lambda data: _in_text(data, b"Northwind", b"North\\ud800wind"),
    "duplicate keys": lambda data: re.sub(rb'"id":', b'"id":"1","id":', data, count=1),
    "a key that is a word": lambda data: re.sub(rb'"\d+":\{', b'"seven":{', data, count=1),
    "a key that is no whole number": lambda data: re.sub(rb'"\d+":\{', b'"1.5":{', data, count=1),
    "a table that is a list": _as_json(lambda whole: {name: [] for name in whole}),
    "a table that is null": _as_json(lambda whole: dict.fromkeys(whole)),
    "records that are null": _as_json(lambda whole: {name: {"1": None} for name in whole}),
    "records that are strings": _as_json(lambda whole: {name: {"1": "x"} for name in whole}),
    "no meta": _as_json(lambda whole: {name: rows for name, rows in whole.items() if name != "_meta"}),
    "written anew by an editor": _as_json(lambda whole: whole),
    "one letter edited by hand": lambda data: _in_text(data, b"Northwind", b"Northwynd"),
    "one digit edited by hand": lambda data: re.sub(rb"2026-05-0(\d)", rb"2026-05-1\1", data, count=1),
    "upper case": lambda data: data.upper(),
    "a stock TinyDB file": lambda data: b'{"_default": {"1": {"name": "Ann"}}}',
    "a file of another program": lambda data: b'{"version": 3, "notebooks": []}\n',
    "a shell script": lambda data: b"#!/bin/sh\necho hello\n",
    "an e-mail": lambda data: b"From: a@b.example\nSubject: programme\n\n" + data[:200],
    "base64": lambda data: __import__("base64").encodebytes(data),
    "lines in another order": lambda data: b"\n".join(reversed(data.split(b"\n"))),
    "the first line gone": lambda data: data[data.find(b"\n") + 1 :],
    "the first line twice": lambda data: data[: data.find(b"\n") + 1] + data,
    "no final line feed": lambda data: data.rstrip(b"\n"),
    "padding gone": lambda data: re.sub(rb" +\n", b"\n", data),
    "tabs instead of blanks": lambda data: data.replace(b"  ", b"\t\t"),
}
"""Every kind of harm to one file, by name."""


def _with_tables(change: Callable[[dict[str, Any]], None]) -> Harm:
    """Return a harm that changes the documents of a snapshot and gives it the right sum."""

    def harm(data: bytes) -> bytes:
        snapshot = read_snapshot(data)
        tables: dict[str, Any] = snapshot.tables
        change(tables)
        bare = {name: rows for name, rows in tables.items() if isinstance(rows, dict)}
        strange = {name: rows for name, rows in tables.items() if not isinstance(rows, dict)}
        made, _ = snapshot_bytes(bare, snapshot.generation, snapshot.after)
        for name, rows in strange.items():
            made = made.rstrip()[:-1].rstrip() + f",\n{json.dumps(name)}:{json.dumps(rows)}\n}}\n".encode()
        return resealed(made)

    return harm


def _put(table: str, rows: Any) -> Harm:
    return _with_tables(lambda tables: tables.__setitem__(table, rows))


def _person(**fields: Any) -> Harm:
    def change(tables: dict[str, Any]) -> None:
        key, person = next(iter(tables["people"].items()))
        tables["people"][key] = {**person, **fields}

    return _with_tables(change)


RESEALED: dict[str, Harm] = {
    "a table that is a list": _put("people", []),
    "a table that is a list of people": _put("people", [{"id": "1", "name": "Ann"}]),
    "a table that is null": _put("people", None),
    "a table that is a string": _put("people", "Ann"),
    "a record that is null": _put("people", {"1": None}),
    "a record that is a string": _put("people", {"1": "Ann"}),
    "a record that is a list": _put("people", {"1": ["Ann"]}),
    "a record without an id": _put("people", {"1": {"name": "Ann"}}),
    "a key that is a word": _put("people", {"seven": {"id": "seven", "name": "Ann"}}),
    "a key that is no whole number": _put("people", {"1.5": {"id": "1.5", "name": "Ann"}}),
    "a name that is a number": _person(name=7),
    "a name that is null": _person(name=None),
    "a name that is a list": _person(name=["Ann"]),
    "a role nobody knows": _person(role="emperor"),
    "wants that are a string": _person(wants="everything"),
    "a field nobody knows": _person(shoe_size=43),
    "deep fields": _person(name=json.loads("[" * 400 + "]" * 400)),
    "a table nobody knows": _put("spaceships", {"1": {"id": "1"}}),
    "no people": _put("people", {}),
    "no about": _put("about", {}),
    "about is a list": _put("about", []),
    "sessions of nobody": _put("sessions", {"5": {"id": "5", "pair": "404", "number": 1, "state": "held"}}),
    "duplicate keys": lambda data: resealed(re.sub(rb'"name":', b'"name":"Ann","name":', data, count=1)),
    "NaN": lambda data: resealed(re.sub(rb'"name":', b'"weight":NaN,"name":', data, count=1)),
    "a lone surrogate": lambda data: resealed(_in_text(data, b"Northwind", b"North\\ud800wind")),
    "a number of 5,000 digits": lambda data: resealed(
        re.sub(rb'"name":', b'"n":' + b"9" * 5000 + b',"name":', data, count=1)
    ),
    "a schema of the future": lambda data: resealed(re.sub(rb'"schema":\d+', b'"schema":99', data, count=1)),
    "a generation below zero": lambda data: resealed(re.sub(rb'"generation":\d+', b'"generation":-3', data, count=1)),
    "an enormous generation": lambda data: resealed(
        re.sub(rb'"generation":\d+', b'"generation":' + b"9" * 30, data, count=1)
    ),
    "another generation": lambda data: resealed(re.sub(rb'"generation":\d+', b'"generation":77', data, count=1)),
}
"""Documents that make no sense in `programme.json` although its sum is right."""


def _stub(folder: Path) -> None:
    for name in ("programme.json", "programme.prev.json"):
        (folder / name).write_bytes(b"")


def _as_folder(name: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        target = folder / name
        if target.exists():
            target.rename(folder.parent / f"was {name}")
        target.mkdir()
        (target / "inside.txt").write_text("hello", encoding="utf-8")

    return harm


def _loop(name: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        os.symlink(name, folder / name)

    return harm


def _link(name: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        (folder / name).rename(folder / "elsewhere")
        os.symlink("elsewhere", folder / name)

    return harm


def _copy(old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: void(shutil.copy(folder / old, folder / new))


def _delete(*names: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        for name in names:
            (folder / name).unlink()

    return harm


def _file(name: str, content: bytes = b"hello") -> Callable[[Path], None]:
    return lambda folder: void((folder / name).write_bytes(content))


def _swap(one: str, other: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        first, second = (folder / one).read_bytes(), (folder / other).read_bytes()
        (folder / one).write_bytes(second)
        (folder / other).write_bytes(first)

    return harm


def void(_: object) -> None:
    """Return nothing."""


MAIN, PREV = "programme.json", "programme.prev.json"
LIVE, BEFORE = "changes-000002.jsonl", "changes-000001.jsonl"
FOLDERS: dict[str, Callable[[Path], None]] = {
    "both snapshots empty, as a sync program leaves them": _stub,
    "two previous snapshots": _copy(PREV, "programme.prev (1).json"),
    "a conflicted copy": _copy(MAIN, "programme (conflicted copy 2026-05-08).json"),
    "a copy of another computer": _copy(MAIN, "programme-LAPTOP7.json"),
    "a conflicted copy of the changes": _copy(LIVE, "changes-000002-LAPTOP7.jsonl"),
    "the snapshots swapped": _swap(MAIN, PREV),
    "the changes swapped": _swap(LIVE, BEFORE),
    "the previous snapshot as the current one": _copy(PREV, MAIN),
    "the current snapshot as the previous one": _copy(MAIN, PREV),
    "the changes of this one as those before": _copy(LIVE, BEFORE),
    "changes of a generation nobody has": _copy(LIVE, "changes-000009.jsonl"),
    "changes with an enormous number": _copy(LIVE, "changes-99999999999999999999.jsonl"),
    "an unfinished snapshot": _copy(MAIN, "programme.new.json"),
    "an empty unfinished snapshot": _file("programme.new.json", b""),
    "a half-written part": _file("programme.json.part", b'{"_me'),
    "both snapshots gone": _delete(MAIN, PREV),
    "everything but the changes gone": _delete(MAIN, PREV, BEFORE),
    "the current snapshot and its changes gone": _delete(MAIN, LIVE),
    "the previous generation gone": _delete(PREV, BEFORE),
    "all changes gone": _delete(LIVE, BEFORE),
    "the lock is garbage": _file(".rmtui.lock", b"\0\xff" * 50),
    "the lock is empty": _file(".rmtui.lock", b""),
    "the lock is a folder": _as_folder(".rmtui.lock"),
    "programme.json is a folder": _as_folder(MAIN),
    "the previous snapshot is a folder": _as_folder(PREV),
    "the changes are a folder": _as_folder(LIVE),
    "the earlier changes are a folder": _as_folder(BEFORE),
    "the unfinished snapshot is a folder": _as_folder("programme.new.json"),
    "damaged is a file": _file("damaged"),
    "drafts is a file": _file("drafts"),
    "backups is a file": _file("backups"),
    "history is a file": _file("history"),
    "the read-me is binary": _file("READ ME.txt", bytes(range(256))),
    "programme.json is a loop of links": _loop(MAIN),
    "the changes are a loop of links": _loop(LIVE),
    "the lock is a loop of links": _loop(".rmtui.lock"),
    "programme.json is a link to a file": _link(MAIN),
    "names in capitals": _copy(MAIN, "PROGRAMME.JSON"),
    "rubbish of an operating system": _file(".DS_Store", b"\0\0\0\1Bud1"),
    "thumbnails": _file("Thumbs.db", b"\xd0\xcf\x11\xe0"),
    "a name that is no UTF-8": lambda folder: _file(os.fsdecode(b"\xff\xfe.json"))(folder),
    "a name with a line feed": _file("programme\n2.json", b"{}"),
}
"""What may become of the folder as a whole."""
