"""Decoder of table files: which text do the bytes hold, and which files are no tables at all?"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from rmtui.errors import BadInput
from rmtui.exchange.roster.encodings import most_plausible, named

MOST_BYTES = 100 * 1024 * 1024
"""A larger file is refused before anything is read from it."""

_LOOKED_AT = 64 * 1024
_NUL_SHARE_OF_UTF16 = 0.2
_CONTROL_SHARE_OF_GUESSED = 0.05
_CONTROL_SHARE_OF_UTF8 = 0.3
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f]")

# The longer mark first: that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_KINDS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Word file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)

# Valid UTF-8 never holds these bytes in a row, so nothing sound is replaced.
_HALF_IN_UTF8 = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_WEB_PAGE = re.compile(rb"\s*<(!doctype|html|\?xml|table|meta|head)", re.IGNORECASE)
_JSON = re.compile(rb'\s*\[?\s*\{\s*"')


class Decoded(NamedTuple):
    """The text of a file."""

    text: str
    """Without byte order mark; line ends as in the file."""
    encoding: str
    """`utf-8`, `utf-16-le`, `cp1252` and so on."""
    guessed: bool
    """True when nothing in the file proves the encoding."""
    broken: int = 0
    """How many half characters (lone surrogates) were replaced by U+FFFD."""


def decode(data: bytes, encoding: str = "") -> Decoded:
    """Return the text of a table file; raises BadInput when it is too large, empty, or of another kind.

    `encoding` is one somebody chose; empty has the likeliest taken.
    """
    if len(data) > MOST_BYTES:
        raise BadInput("This file is larger than 100 MB. Nothing was read; split it, or check its name.")
    if not data.strip(b" \t\r\n\x00"):
        raise BadInput("This file is empty. Nothing was changed.")
    _refuse_other_kinds(data)
    decoded = _chosen(data, encoding) if encoding else _decode(data)
    if not decoded.text.strip():
        raise BadInput("This file is empty. Nothing was changed.")
    return decoded


def _chosen(data: bytes, encoding: str) -> Decoded:
    codec = named(encoding)
    try:
        return Decoded(data.decode(codec).removeprefix("\ufeff"), codec, guessed=False)
    except UnicodeError:
        raise BadInput(f"This file is not stored as {codec}. Nothing was changed; choose another encoding.") from None


def _decode(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    head = data[:_LOOKED_AT]
    if head.count(0) > len(head) * _NUL_SHARE_OF_UTF16:
        return _unmarked_utf16(data, head)
    try:
        return _looked_over(_utf8(data), _CONTROL_SHARE_OF_UTF8)
    except UnicodeDecodeError:
        pass
    encoding = most_plausible(data)
    return _looked_over(Decoded(_lenient(data, encoding), encoding, guessed=True), _CONTROL_SHARE_OF_GUESSED)


def _lenient(data: bytes, encoding: str) -> str:
    """Return text; a byte that stands for nothing there becomes a control, which is removed on entry."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        table = {byte: bytes((byte,)).decode(encoding, "ignore") or chr(byte) for byte in range(0x80, 0x100)}
        return data.decode("latin-1").translate(table)


def _utf8(data: bytes) -> Decoded:
    """Return UTF-8 text, half characters replaced; raises UnicodeDecodeError when anything else is wrong with it."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        mended, broken = _HALF_IN_UTF8.subn(b"\xef\xbf\xbd", data)
        return Decoded(mended.decode("utf-8"), "utf-8", guessed=False, broken=broken)


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return _utf8(data) if encoding == "utf-8" else Decoded(data.decode(encoding), encoding, guessed=False)
    except UnicodeDecodeError:
        raise BadInput(
            f"This file says it is {encoding.upper()} text but is damaged. Nothing was changed; save it anew "
            "as CSV (UTF-8)."
        ) from None


def _unmarked_utf16(data: bytes, head: bytes) -> Decoded:
    encoding = "utf-16-le" if head[1::2].count(0) >= head[0::2].count(0) else "utf-16-be"
    try:
        decoded = Decoded(data.decode(encoding), encoding, guessed=True)
    except UnicodeDecodeError:
        raise _not_text() from None
    return _looked_over(decoded, _CONTROL_SHARE_OF_GUESSED)


def _looked_over(decoded: Decoded, most: float) -> Decoded:
    """Refuse a text that is mostly control characters: it was no text."""
    head = decoded.text[:_LOOKED_AT]
    if len(_CONTROLS.findall(head)) > len(head) * most:
        raise _not_text()
    return decoded


def _refuse_other_kinds(data: bytes) -> None:
    kind = next((kind for start, kind in _KINDS if data.startswith(start)), "")
    if data.startswith(b"PK\x03\x04"):
        kind = _kind_of_zip(data)
    elif _WEB_PAGE.match(data):
        kind = "a web page or XML"
    elif _JSON.match(data):
        kind = "JSON"
    if not kind:
        return
    if "Excel" in kind or "spreadsheet" in kind:
        raise BadInput(f"This is {kind}; save it as CSV (in Excel: Save as, CSV UTF-8) and import that.")
    raise BadInput(f"This is {kind}, not a table. Nothing was changed; save the list as CSV and import that.")


def _kind_of_zip(data: bytes) -> str:
    head = data[:_LOOKED_AT]
    if b"opendocument.spreadsheet" in head:
        return "an OpenDocument spreadsheet"
    if b"xl/" in data:
        return "an Excel file"
    if b"Index/" in head and b".iwa" in head:
        return "a Numbers spreadsheet"
    return "a text document (Word)" if b"word/" in data else "a packed file (zip)"


def _not_text() -> BadInput:
    return BadInput("This file is not text. Nothing was changed; save the list as CSV and import that.")
