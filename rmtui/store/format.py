"""What do the bytes on the disk mean? The snapshot, the lines of changes, and the sums that prove them.

The rules for `sha256` and `sum` and the first line of the snapshot never change; docs/format.md states them in a few
lines of Python that a test runs. Everything is UTF-8 without a byte order mark, with plain line feeds.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rmtui.store.line_order import ProvenLine, belonging

FORMAT = "rmtui"
SCHEMA = 1
"""The first version of the documents, meant where nobody says another; which one is written is not decided here."""
BLOCK = 4096
"""Lines of changes are padded to whole blocks, so that two saves never share a sector."""
SUM_DIGITS = 24
META = "_meta"
ALONE = 1_000_000
"""Bytes up to which a sum is worked out at once; summing more goes on while the same bytes are read as JSON."""

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]
Operation = tuple[str, str, Document | None, Document | None]
"""Table, key, the document before, the document after; None where there is none."""

_SHA_IN_FIRST_LINE = re.compile(rb'"sha256":"([0-9a-f]{64})"')
_NO_SHA = b"0" * 64
_MARK = b"\xef\xbb\xbf"
"""What some editors put before the first byte of UTF-8."""
_LINE_START = b'{"n":'
_SUM = re.compile(rb',"sum":"([0-9a-f]{24})"\}')


class Unreadable(ValueError):
    """These bytes are not what this program wrote."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole programme at one moment."""

    tables: Tables
    """Every document, by table and key."""
    generation: int
    """Counts up with every snapshot."""
    after: int
    """The number of the last save in the changes before it that this snapshot holds."""
    schema: int
    """Version of the documents."""
    sha256: str
    """Proof of every byte."""
    ends_changed: bool = False
    """Whether another program changed the ends of its lines; every document is as it was written all the same."""


@dataclass(frozen=True, slots=True)
class Line:
    """One acknowledged save."""

    n: int
    """1 for the first after the header."""
    at: str
    """When, in UTC, ISO."""
    label: str
    """What was done, in words."""
    operations: tuple[Operation, ...]
    """What it changed."""
    kind: str = ""
    """What sort of change it was, in a word; empty where the line does not say."""


@dataclass(slots=True)
class Changes:
    """What a file of changes holds."""

    base: str | None = None
    """The sha256 of the snapshot it follows; None when its header cannot be read."""
    schema: int = 0
    """Version of the documents in it; 0 when its header cannot be read."""
    lines: list[Line] = field(default_factory=list)
    """The readable saves, in order."""
    last_sum: str = ""
    """The sum of the last readable line, which the next one names."""
    size: int = 0
    """Length in bytes."""
    good: int = 0
    """Length in bytes up to the end of the last readable line."""
    torn: bool = False
    """True when bytes follow it that prove nothing."""
    cut_off: bool = False
    """True when these are surely a save that was cut off before it was acknowledged."""
    gaps: list[int] = field(default_factory=list)
    """Numbers of saves that cannot be read although later ones can."""
    misplaced: bool = False
    """True when a whole line stands where it was not written: an older one once more, or one of another file."""
    ends_changed: bool = False
    """True when another program changed the ends of lines; `size` and `good` count as if none had."""

    @property
    def last_n(self) -> int:
        """The number of the last readable save; 0 where there is none."""
        return self.lines[-1].n if self.lines else 0

    @property
    def is_filled(self) -> bool:
        """Whether the last readable line fills its block, so that another can be written behind it."""
        return self.good % BLOCK == 0 and not self.ends_changed

    @property
    def counts(self) -> bool:
        """Whether there is, or was, more in the file than a header that was never finished."""
        return self.base is not None or bool(self.lines) or self.size > BLOCK


def apply_lines(tables: Tables, lines: Iterable[Line]) -> None:
    """Put the documents of saved lines into `tables`."""
    for line in lines:
        for table, key, _, after in line.operations:
            if after is None:
                tables.get(table, {}).pop(key, None)
            else:
                tables.setdefault(table, {})[key] = after


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def dumped(value: Any) -> str:
    """Return the JSON text of a value as it is stored; raises ValueError for what JSON cannot hold."""
    return _ENCODER.encode(value)


def snapshot_bytes(
    tables: Mapping[str, Mapping[str, Document]], generation: int, after: int, schema: int = SCHEMA
) -> tuple[bytes, str]:
    """Return the file of a snapshot and its sha256.

    The same documents, generation, count and version always give the same bytes: tables by name, documents by
    number. The sha256 is that of the whole file with 64 zeros in its own place.
    """
    meta = {"format": FORMAT, "schema": schema, "generation": generation, "after": after, "sha256": _NO_SHA.decode()}
    parts = [f'{{"{META}":{{"1":{dumped(meta)}}}']
    for name in sorted(name for name, rows in tables.items() if rows):
        rows = tables[name]
        lines = ",\n".join(f"{dumped(key)}:{dumped(rows[key])}" for key in sorted(rows, key=_by_number))
        parts.append(f",\n{dumped(name)}:{{\n{lines}\n}}")
    data = ("".join(parts) + "\n}\n").encode()
    sha256 = hashlib.sha256(data).hexdigest()
    return data.replace(_NO_SHA, sha256.encode(), 1), sha256


def read_snapshot(data: bytes) -> Snapshot:
    """Return what a snapshot holds; raises Unreadable unless its sha256 proves every byte but those of line ends."""
    try:
        return _read_snapshot(data)
    except Unreadable:
        # JSON writes the line feeds within a text as signs, so these are only those between its lines.
        own = data.removeprefix(_MARK).replace(b"\r\n", b"\n").rstrip(b"\n") + b"\n"
        if own == data:
            raise
        return replace(_read_snapshot(own), ends_changed=True)


def _read_snapshot(data: bytes) -> Snapshot:
    end = data.find(b"\n")
    found = _SHA_IN_FIRST_LINE.search(data, 0, end if end >= 0 else len(data))
    if found is None:
        raise Unreadable
    proof = _Proof(data, found.start(1), found.end(1))
    try:
        content = json.loads(data, parse_constant=_no_number)
        if proof.sha256() != found[1].decode():
            raise Unreadable
        meta = content.pop(META)["1"]
        _must_be_documents(data, content)
        if meta["format"] != FORMAT or int(meta["schema"]) < SCHEMA:
            raise Unreadable
        return Snapshot(content, int(meta["generation"]), int(meta["after"]), int(meta["schema"]), meta["sha256"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unreadable from None


def _must_be_documents(data: bytes, content: Mapping[str, Any]) -> None:
    """Raise Unreadable, or ValueError, where another program wrote a right sum over what this one never writes."""
    for rows in content.values():
        if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
            raise Unreadable
    # Half a character cannot be written again. Looking through a large file for it would take as long as summing it.
    if len(data) < ALONE and b"\\ud" in data.lower():
        dumped(content).encode()


def _no_number(_: str) -> None:
    raise Unreadable


class _Proof:
    """The sha256 of a file with zeros in its own place, worked out beside the reading where the file is large."""

    def __init__(self, data: bytes, start: int, end: int) -> None:
        self._digest = hashlib.sha256(data[:start])
        self._digest.update(_NO_SHA)
        rest = memoryview(data)[end:]
        self._join: Callable[[], None] | None = None
        if len(rest) < ALONE:
            self._digest.update(rest)
            return
        import threading  # lazy: only for large files

        begun = threading.Event()

        def add_up() -> None:
            begun.set()
            self._digest.update(rest)  # lets other threads run meanwhile

        thread = threading.Thread(target=add_up)
        thread.start()
        begun.wait()  # the reader of JSON lets nobody else run before it is through
        self._join = thread.join

    def sha256(self) -> str:
        """Return the sum, waiting for it where it is not ready."""
        if self._join is not None:
            self._join()
        return self._digest.hexdigest()


def header_line(base: str, generation: int, schema: int = SCHEMA) -> tuple[bytes, str]:
    """Return the first line of a file of changes and its sum."""
    return _summed({"n": 0, "base": base, "gen": generation, "schema": schema})


def change_line(
    n: int, prev: str, at: str, label: str, operations: tuple[Operation, ...], kind: str = ""
) -> tuple[bytes, str]:
    """Return the line of one save and its sum; `prev` is the sum of the line before, no kind is not written.

    Raises ValueError for what JSON or UTF-8 cannot hold.
    """
    said = {"kind": kind, "label": label} if kind else {"label": label}
    return _summed({"n": n, "prev": prev, "at": at, **said, "ops": operations})


def read_changes(data: bytes, generation: int | None = None) -> Changes:
    """Return what a file of changes holds, skipping what cannot be read; its name may say of which generation.

    Every line proves itself, so a damaged one costs one save. Lines start on block boundaries, so a damaged line feed
    does not swallow the line behind it. Lines that do not belong where they stand are not believed.
    """
    read, ends_changed = _with_own_ends(data)
    proven = _proven_lines(read)
    lines = belonging(proven, BLOCK, generation)
    result = Changes(size=len(read), ends_changed=ends_changed, misplaced=len(proven) > len(lines))
    expected = 0
    for line in lines:
        content, n = line.content, line.n
        if n == 0:
            result.base, result.schema = str(content.get("base")), int(content.get("schema", SCHEMA))
        else:
            result.gaps.extend(range(max(expected, 1), n))
            result.lines.append(_line(content))
        expected, result.last_sum, result.good = n + 1, content["sum"], line.end
    result.torn = result.good < len(read)
    # A whole change without its blanks was either refused, or acknowledged and cut since: it is told.
    result.cut_off = result.torn and not read.endswith(b"\n") and _proven(read[result.good :]) is None
    return result


def _with_own_ends(data: bytes) -> tuple[bytes, bool]:
    """Return bytes with plain line feeds, where another program gave every line other ends or took the last one away.

    Within a line there is none: JSON writes those of a text as signs.
    """
    first = data.find(b"\n")  # looking through all of a large file takes as long as a good part of reading it
    is_changed = first > 0 and data[first - 1] == ord("\r") and data.count(b"\r\n") == data.count(b"\n")
    own = data.replace(b"\r\n", b"\n") if is_changed else data
    own = own + b"\n" if len(own) % BLOCK == BLOCK - 1 and not own.endswith(b"\n") else own
    return own, own is not data


def _proven_lines(data: bytes) -> list[ProvenLine]:
    """Return every line that proves itself, wherever it comes from, in the order they stand in."""
    found: list[ProvenLine] = []
    position = 0
    while position < len(data):
        end, content = _line_at(data, position)
        if content is not None:
            found.append(ProvenLine(content, position, end))
        position = end
    return found


def _summed(content: dict[str, Any]) -> tuple[bytes, str]:
    body = dumped(content).encode()
    total = hashlib.sha256(body).hexdigest()[:SUM_DIGITS]
    line = body[:-1] + b',"sum":"' + total.encode() + b'"}'
    return line + b" " * (-(len(line) + 1) % BLOCK) + b"\n", total


def _line_at(data: bytes, position: int) -> tuple[int, dict[str, Any] | None]:
    """Return where the next line starts and what this one holds; None where it proves nothing."""
    feed = data.find(b"\n", position)
    starts = _next_starts(data, position)
    ends = [feed + 1] if feed >= 0 else []
    # Where the line feed is damaged, the line reaches to the next start, or to the end where that is a whole block.
    ends += starts or ([len(data)] if len(data) % BLOCK == 0 else [])
    for end in ends:
        line = _proven(data[position:end])
        if line is not None:
            content, length = line
            return min(end, position + length + -length % BLOCK), content
    return (starts[0] if starts else len(data)), None


def _next_starts(data: bytes, position: int) -> list[int]:
    starts: list[int] = []
    at = (position // BLOCK + 1) * BLOCK
    while at < len(data) and len(starts) < 4:
        if data.startswith(_LINE_START, at):
            starts.append(at)
        at += BLOCK
    # A line somebody changed by hand may be of another length, and then all later ones stand beside their blocks.
    feed = data.find(b"\n", position) + 1
    if feed and feed not in starts and data.startswith(_LINE_START, feed):
        starts = sorted((*starts, feed))
    return starts


def _proven(chunk: bytes) -> tuple[dict[str, Any], int] | None:
    """Return the content of a line and its length with the line feed but without padding; None without proof."""
    # The last sum of the chunk is the line's own: within a text the quotes would be escaped. Padding proves nothing.
    found = _SUM.match(chunk, max(0, chunk.rfind(b',"sum":"')))
    if found is None:
        return None
    body = chunk[: found.start()] + b"}"
    if hashlib.sha256(body).hexdigest()[:SUM_DIGITS].encode() != found[1]:
        return None
    try:
        content = json.loads(chunk[: found.end()])
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or not isinstance(content.get("n"), int):
        return None
    return content, found.end() + 1


def _line(content: dict[str, Any]) -> Line:
    operations = tuple((op[0], op[1], op[2], op[3]) for op in content.get("ops", ()))
    return Line(content["n"], content.get("at", ""), content.get("label", ""), operations, content.get("kind", ""))


def _by_number(key: str) -> tuple[int, str]:
    return (len(key), key)
