"""The tables, judged by DuckDB."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from factories import kiosque
from hostile import hostile
from judges import judged
from saved_reports import SAVED

from provenance.export import FORMATS
from provenance.export.csv_tables import restored
from provenance.export.tables import COLUMNS, tables

if TYPE_CHECKING:
    from provenance.report import Report

SQL_TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}


@pytest.fixture
def some(founding: Report) -> list[Report]:
    """A real report, the worked example twice, one of hostile words, and those that were saved."""
    return [founding, kiosque(), kiosque(), hostile(), *SAVED.values()]


def put(name: str, some: list[Report], place: Path) -> None:
    """Write the tables of `some` as files."""
    for file, data in FORMATS[name].files([("x", report) for report in some]):
        (place / file).write_bytes(data)


def rows(query: str) -> list[tuple[Any, ...]]:
    """What DuckDB answers."""
    return duckdb.connect().execute(query).fetchall()


@judged("parquet", by="DuckDB")
@pytest.mark.parametrize("table", COLUMNS)
def test_export_parquet_is_read_by_duckdb(some: list[Report], tmp_path: Path, table: str) -> None:
    """Types, names and every cell are those of the tables."""
    put("parquet", some, tmp_path)
    path = tmp_path / f"{table}.parquet"
    described = rows(f"DESCRIBE SELECT * FROM '{path}'")  # noqa: S608 - a path of the test's own
    assert {name: kind for name, kind, *_ in described} == {
        name: SQL_TYPES[kind] for name, kind in COLUMNS[table].items()
    }
    read = rows(f"SELECT * FROM '{path}'")  # noqa: S608
    assert read == [tuple(row[name] for name in COLUMNS[table]) for row in tables(some)[table]]


@judged("csv", by="DuckDB")
@pytest.mark.parametrize("table", COLUMNS)
def test_export_csv_is_read_by_duckdb(some: list[Report], tmp_path: Path, table: str) -> None:
    """Another program finds the same cells in the CSV as the package's own reader."""
    put("csv", some, tmp_path)
    options = "header=true, all_varchar=true, delim=',', quote='\"', escape='\"', strict_mode=true"
    read = rows(f"SELECT * FROM read_csv('{tmp_path / table}.csv', {options})")  # noqa: S608
    found = [tuple(restored(cell or "") for cell in row) for row in read]
    assert found == [
        tuple(_as_text(row[name]) for name in COLUMNS[table]) for row in tables(some)[table]
    ]


def _as_text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return str(value).lower() if isinstance(value, bool) else repr(value)


def test_export_tables_keep_reports_apart(some: list[Report]) -> None:
    """Two reports on the same article have keys of their own, and every row leads to its report."""
    made = tables(some)
    keys = [row["report"] for row in made["articles"]]
    assert keys[1:3] == ["kiosque360", "kiosque360 (2)"]
    assert len(set(keys)) == len(keys)
    assert {row["report"] for held in made.values() for row in held} == set(keys)


def test_export_tables_answer_who_vouches(founding: Report, tmp_path: Path) -> None:
    """A question on the hops gives each source the claims that came through it."""
    put("parquet", [founding], tmp_path)
    found = rows(
        "SELECT source_name, count(DISTINCT claim) FROM "  # noqa: S608 - a path of the test's own
        f"'{tmp_path}/hops.parquet' WHERE relation <> 'publishes' GROUP BY ALL"
    )
    names = {source.id: source.name for source in founding.sources}
    counted: dict[str, int] = {}
    for claim in founding.claims:
        for hop in claim.chain[1:]:
            counted[names[hop.source]] = counted.get(names[hop.source], 0) + 1
    assert dict(found) == counted


def test_export_csv_is_no_formula(some: list[Report]) -> None:
    """No cell of any table begins with what a spreadsheet would reckon out."""
    for file, data in FORMATS["csv"].files([("x", report) for report in some]):
        for row in csv.reader(io.StringIO(data.decode(), newline="")):
            for cell in row:
                assert not cell.lstrip(" \t\r\n\x00").startswith(("=", "+", "-", "@")), file
