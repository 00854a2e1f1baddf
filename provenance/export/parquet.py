"""Parquet: the tables of `provenance.export.tables`, with the types of their columns."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

from provenance.export.tables import COLUMNS, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.export.tables import Cell
    from provenance.report import Report

_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def write(reports: Sequence[Report]) -> dict[str, bytes]:
    """The file of each table by its name, `claims.parquet` and so on."""
    files: dict[str, bytes] = {}
    for name, rows in tables(reports).items():
        columns = {
            column: pa.array([_whole(row[column]) for row in rows], _TYPES[kind])
            for column, kind in COLUMNS[name].items()
        }
        out = io.BytesIO()
        parquet.write_table(pa.table(columns), out)
        files[f"{name}.parquet"] = out.getvalue()
    return files


def _whole(cell: Cell) -> Cell:
    """`cell` without halves of characters, which UTF-8 cannot write."""
    return cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell
