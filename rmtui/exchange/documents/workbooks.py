"""Workbooks: a table as an Excel file, every cell text, so that no cell is taken for a formula or a number."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import Any

from rmtui.exchange.documents.tables import BOM

_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_DAY = (2000, 1, 1, 0, 0, 0)
"""Stands for when the file was made: the same table gives the same bytes."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def as_workbook(table: str, title: str) -> bytes:
    """Return a CSV text of `tables.as_csv` as a workbook with one sheet; nothing is written to any folder."""
    from openpyxl import Workbook  # lazy: heavy, and only workbooks need it

    book = Workbook()
    sheet = book.active
    sheet.title = title[:31]
    for number, row in enumerate(csv.reader(io.StringIO(table.removeprefix(BOM), newline="")), 1):
        for column, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, column, _NOT_IN_XML.sub("", text))
                cell.data_type = "s"  # else what begins with = is stored as a formula
    return _without_times(_packed(book))


def _packed(book: Any) -> bytes:
    """Return a workbook as a file; openpyxl's own way leaves its sheets in the folder for temporary files meanwhile."""
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class Writer(ExcelWriter):  # type: ignore[misc]
        """Writes sheets in memory."""

        def write_worksheet(self, ws: Any) -> None:
            """Write one sheet."""
            sheet = io.BytesIO()
            writer = WorksheetWriter(ws, out=sheet)
            writer.write()
            ws._rels = writer._rels
            self._archive.writestr(ws.path[1:], sheet.getvalue())
            self.manifest.append(ws)

    out = io.BytesIO()
    Writer(book, _Archive(out, "w", zipfile.ZIP_DEFLATED)).save()
    return out.getvalue()


class _Archive(zipfile.ZipFile):
    """A zip file whose entries bear one day, whatever the computer's clock says: zip knows none before 1980."""

    def writestr(self, zinfo_or_arcname: str | zipfile.ZipInfo, data: Any, *args: Any, **options: Any) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED)


def _without_times(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for entry in packed.infolist():
            held = packed.read(entry)
            if entry.filename == "docProps/core.xml":
                held = _TIMES.sub(rb"\g<1>2000-01-01T00:00:00Z", held)
            again.writestr(zipfile.ZipInfo(entry.filename, _DAY), held, zipfile.ZIP_DEFLATED)
    return out.getvalue()
