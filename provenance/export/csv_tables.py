"""CSV (RFC 4180, UTF-8): one file a table, safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, also behind blanks.
Such a cell gets an apostrophe in front, and so does one that begins with an apostrophe, so that the
reader can tell. An empty cell is nothing; text of length 0 is an apostrophe alone.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

from provenance.export.tables import COLUMNS, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.export.tables import Cell, Row
    from provenance.report import Report

_FORMULA = frozenset("=+-@＝＋－＠﹢﹣﹦﹫−")  # also what a spreadsheet folds to them
_MARK = "'"


def write(reports: Sequence[Report]) -> dict[str, bytes]:
    """The file of each table by its name, `claims.csv` and so on."""
    made = tables(reports)
    return {f"{name}.csv": _file(COLUMNS[name], made[name]) for name in COLUMNS}


def neutralised(words: str) -> str:
    """`words` as a cell that no spreadsheet takes for a formula or for nothing."""
    if not words or words[0] in _MARK or words[0] in "\t\r\n":
        return _MARK + words
    first = next((character for character in words if not _is_blank(character)), "")
    return _MARK + words if first in _FORMULA else words


def restored(cell: str) -> str | None:
    """What `neutralised` made `cell` from; None for an empty cell."""
    return cell.removeprefix(_MARK) if cell else None


def _file(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return neutralised(value)
        case _:
            return repr(value)


def _is_blank(character: str) -> bool:
    """True for what a spreadsheet may pass over: white space, controls, what is not drawn."""
    return unicodedata.category(character) in {"Zs", "Zl", "Zp", "Cc", "Cf"}
