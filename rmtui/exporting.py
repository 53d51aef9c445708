"""Export of the open programme: make the files of one kind, write them, and say what became of them.

Screens and commands both come this way. What can be exported stands in `exchange.documents.registry`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rmtui.desk import Desk
from rmtui.errors import BadInput
from rmtui.exchange.documents.exports import Export, ExportFile, Request
from rmtui.exchange.documents.files import WriteReport, write_export
from rmtui.exchange.documents.registry import Format, Kind
from rmtui.exchange.lost import Copied
from rmtui.folders import short_path
from rmtui.programme.levels import LEVELS, Level
from rmtui.settings import second_copy
from rmtui.store.folder import EXPORTS
from rmtui.store.trouble import as_error


@dataclass(frozen=True, slots=True)
class ExportReport:
    """An export that was written."""

    folder: str
    """Below which folder."""
    made: Export
    """What it holds, and what it does not."""
    written: WriteReport
    """What became of each file."""


def export(desk: Desk, kind: Kind, level: Level, to: str = "", formats: Sequence[Format] | None = None) -> ExportReport:
    """Write what may leave at `level`; `to` is a folder, without one that of the programme's exports.

    `formats` says how papers are written; without it as the kind has it.

    Raises BadInput for a level the kind is not written for and where `to` is a file, and NotSaved where the medium
    refuses; what stood there is whole.
    """
    if level not in kind.levels:
        raise BadInput(f"The {kind.title} are written only for {', '.join(kind.levels)}. Nothing was exported.")
    folder = os.path.abspath(to) if to else os.path.join(desk.folder, EXPORTS)
    medium = desk.store.medium
    made = kind.make(desk.programme, request_of(desk, level))
    made = replace(made, files=in_formats(made.files, formats or kind.formats))
    try:
        if medium.exists(folder) and not medium.is_folder(folder):
            raise NotADirectoryError(folder)  # also where there is nothing to write
        written = write_export(medium, folder, made.files, made.folders)
    except (FileExistsError, NotADirectoryError):
        raise BadInput("The place to export to is a file, not a folder. Nothing was exported.") from None
    except OSError as error:
        raise as_error(error, f"The {kind.title} were not exported") from None
    return ExportReport(folder, made, written)


def request_of(desk: Desk, level: Level) -> Request:
    """Return what is asked of an export of the open programme."""
    return Request(level, desk.clock.today(), copied_of(desk))


def copied_of(desk: Desk) -> Copied | None:
    """Return the last second copy of the open programme that is known here."""
    made = second_copy(desk.folder)
    return Copied(short_path(made.place), made.on) if made is not None else None


def in_formats(files: Iterable[ExportFile], formats: Sequence[Format]) -> tuple[ExportFile, ...]:
    """Return the files with Markdown texts and tables in the forms asked for; what is neither stays as it is.

    A table is written as CSV where no form of a table is asked for.
    """
    written: list[ExportFile] = []
    for file in files:
        stem, dot, ending = file.name.rpartition(".")
        if ending == "csv" and "xlsx" in formats:
            from rmtui.exchange.documents.workbooks import as_workbook  # loaded once a workbook is asked for

            written.append(ExportFile(f"{stem}{dot}xlsx", "", as_workbook(file.text, stem.rpartition("/")[2])))
            written += [file] if "csv" in formats else []
            continue
        if ending != "md":
            written.append(file)
            continue
        if "md" in formats:
            written.append(file)
        if "html" in formats:
            from rmtui.exchange.documents.html import as_html  # loaded once a page is asked for

            written.append(ExportFile(f"{stem}{dot}html", as_html(file.text, stem.rpartition("/")[2])))
    return tuple(sorted(written, key=lambda file: file.name))


def readers_of(desk: Desk, kind: Kind) -> Level:
    """Return whom an export is offered for first: the group, else the next more confidential level that gets anything.

    Where nobody gets anything it is the group, or the first level the kind is written for.
    """
    usual: Level = "programme" if "programme" in kind.levels else kind.levels[0]
    closer = LEVELS[: LEVELS.index(usual) + 1]
    for level in reversed([level for level in closer if level in kind.levels]):
        made = kind.make(desk.programme, request_of(desk, level))
        if any(made.put_in.values()):
            return level
    return usual


def remarks(exported: ExportReport) -> Iterable[str]:
    """Yield what stayed in, and what became of files that stood there before, a sentence each."""
    written = exported.written
    yield from exported.made.stayed_in
    if written.left:
        yield f"Left alone, because somebody changed them or they are not ours: {', '.join(written.left)}."
    if written.removed:
        yield f"Taken away, because they may not leave like this any more: {', '.join(written.removed)}."
    if written.stale:
        edited = ", ".join(written.stale)
        yield f"From an earlier export, no longer part of this one, but changed by somebody: {edited}."
