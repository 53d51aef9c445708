"""Workbooks: a table as an Excel file, every cell text, so that no cell is taken for a formula or a number."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

from rmtui.exchange.documents.tables import BOM

_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_DAY = (2000, 1, 1, 0, 0, 0)
"""Stands for when the file was made: the same table gives the same bytes."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def as_workbook(table: str, title: str) -> bytes:
    """Return a CSV text of `tables.as_csv` as a workbook with one sheet."""
    from openpyxl import Workbook  # lazy: heavy, and only workbooks need it
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for row in csv.reader(io.StringIO(table.removeprefix(BOM), newline="")):
        cells = [WriteOnlyCell(sheet) for _ in row]
        for cell, text in zip(cells, row, strict=True):
            if text:
                cell.value = _NOT_IN_XML.sub("", text)
                cell.data_type = "s"  # else what begins with = is stored as a formula
        sheet.append(cells)
    out = io.BytesIO()
    ExcelWriter(book, _Archive(out, "w", zipfile.ZIP_DEFLATED)).save()
    return _without_times(out.getvalue())


class _Archive(zipfile.ZipFile):
    """A zip file whose entries bear one day, whatever the computer's clock says: zip knows none before 1980."""

    def writestr(self, zinfo_or_arcname: str | zipfile.ZipInfo, data: Any, *args: Any, **options: Any) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *args: Any, **options: Any) -> None:
        self.writestr(str(arcname or filename), Path(filename).read_bytes())


def _without_times(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for entry in packed.infolist():
            held = packed.read(entry)
            if entry.filename == "docProps/core.xml":
                held = _TIMES.sub(rb"\g<1>2000-01-01T00:00:00Z", held)
            again.writestr(zipfile.ZipInfo(entry.filename, _DAY), held, zipfile.ZIP_DEFLATED)
    return out.getvalue()
