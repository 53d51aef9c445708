"""Markdown and YAML escaping: how does one typed line stand there without meaning anything?"""

from __future__ import annotations

import re

_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_HARMFUL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ANYWHERE = re.compile(r"""([\\`*_\[\]{}<>&|#~^$@]|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.)""")
"""Punctuation that can begin something anywhere in a line, for CommonMark, GitHub's dialect or pandoc."""
_AT_START = re.compile(r"^(?:([-+=:%])|(\(?(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+))([.)]))")
"""What makes a list, a rule, a heading's underline or a definition at the start of a line."""
_RUN_OF_BACKTICKS = re.compile("`+")
_YAML_PLAIN = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def escape(line: str) -> str:
    """Return a one-line value as Markdown that shows exactly these words.

    Line ends and controls become one blank, direction marks that would turn the rest of the line go, and every sign
    that could begin a link, a tag, a heading or a list is escaped.
    """
    plain = _HARMFUL.sub("", _SPACE.sub(" ", line)).strip()
    return _AT_START.sub(_escaped_start, _ANYWHERE.sub(r"\\\1", plain))


def fence_for(text: str) -> str:
    """Return a fence longer than any run of backticks in `text`, so that nothing inside can end it."""
    longest = max((len(run) for run in _RUN_OF_BACKTICKS.findall(text)), default=0)
    return "`" * max(3, longest + 1)


def yaml_text(value: str) -> str:
    """Return a text as a double-quoted YAML scalar on one line; every YAML reader gives back the same text.

    Half characters, which no file can hold, become U+FFFD.
    """
    return '"' + "".join(_yaml_character(character) for character in value) + '"'


def front_matter(fields: dict[str, str | int | None]) -> str:
    """Return a YAML block between `---` lines: texts in quotes, numbers bare, None as null, in the order given."""
    lines = [f"{name}: {_yaml_value(value)}" for name, value in fields.items()]
    return "\n".join(("---", *lines, "---", ""))


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _yaml_value(value: str | int | None) -> str:
    if value is None:
        return "null"
    return yaml_text(value) if isinstance(value, str) else str(value)


def _yaml_character(character: str) -> str:
    if character in _YAML_PLAIN:
        return _YAML_PLAIN[character]
    if character.isprintable():
        return character
    code = ord(character)
    if 0xD800 <= code < 0xE000:
        return "\N{REPLACEMENT CHARACTER}"
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
