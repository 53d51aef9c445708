"""Command `export WHAT`: what leaves the programme as files, and what stays in?"""

from __future__ import annotations

import os

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, add_json, add_level
from rmtui.cli.context import looking
from rmtui.content.braces import fill
from rmtui.counts import counted
from rmtui.errors import BadInput
from rmtui.exchange.documents import registry
from rmtui.exporting import ExportReport, remarks
from rmtui.exporting import export as write
from rmtui.folders import check_new_folder
from rmtui.paths import path_meant
from rmtui.programme.about import About
from rmtui.programme.levels import SHOWN, Level
from rmtui.words import words_of


def describe(_word: str, parser: Parser) -> None:
    """Say what the command takes."""
    names = tuple(kind.name for kind in registry.KINDS)
    words = words_of(About())
    meaning = "; ".join(f"{kind.name}: {fill(kind.meaning, words)}" for kind in registry.KINDS)
    parser.add_argument("what", metavar="WHAT", choices=names, help=meaning)
    parser.add_argument("--to", metavar="DIR", help="where to; without it the folder exports of the programme")
    forms = "how papers are written: md, html, or both with a comma; tables: csv, xlsx"
    parser.add_argument("--format", metavar="FORMAT", type=_formats, help=forms)
    add_level(parser, "programme", "what may be known to")
    add_json(parser)
    parser.set_defaults(run=export)


def _formats(typed: str) -> tuple[registry.Format, ...]:
    """Return the forms somebody named; raises BadInput for one there is not."""
    named = [word.strip().casefold() for word in typed.split(",") if word.strip()]
    unknown = [word for word in named if word not in registry.EVERY_FORMAT]
    if unknown or not named:
        raise BadInput(
            "Papers are written as md or html, tables as csv or xlsx, or as both: --format md,html. "
            "Nothing was exported."
        )
    return tuple(one for one in registry.EVERY_FORMAT if one in named)


def export(arguments: Arguments, named: str | None) -> int:
    """Write files: only what may leave at the level asked for, nothing of anybody else's."""
    kind, level = registry.kind_named(arguments.what), arguments.level
    with looking(named) as desk:
        to = check_new_folder(os.path.abspath(path_meant(arguments.to))) if arguments.to else ""
        exported = write(desk, kind, level, to, arguments.format)
    if arguments.json:
        speech.tell_json(_shape(exported, level))
        return 0
    written = exported.written
    for name in written.files:
        speech.tell(name)
    changed = len(written.new) + len(written.replaced)
    files = counted(changed, "file")
    speech.talk(f"{files} written, {len(written.unchanged)} up to date already. Who may read them: {SHOWN[level]}.")
    for sentence in remarks(exported):
        speech.talk(sentence)
    return 0


def _shape(exported: ExportReport, level: Level) -> dict[str, object]:
    """Return what happened as data; `files` are whole paths, the other names stand below the folder."""
    written = exported.written
    return {
        "files": [os.path.join(exported.folder, *name.split("/")) for name in written.files],
        "level": level,
        "stayed_in": exported.made.stayed_in,
        "put_in": dict(exported.made.put_in),
        "left_out": dict(exported.made.left_out),
        "asked": [],
        "new": written.new,
        "replaced": written.replaced,
        "unchanged": written.unchanged,
        "left": written.left,
        "removed": written.removed,
    }
