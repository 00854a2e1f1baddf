"""The CSV tables of a folder or of a zip → the reports they were written from, all of them."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from provenance.errors import InputError
from provenance.export.csv_tables import restored
from provenance.export.spans import words, words_at
from provenance.export.tables import COLUMNS
from provenance.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

Values = dict[str, Any]
Tables = dict[str, list[Values]]

_PARSERS: dict[type, Callable[[str], Any]] = {
    str: restored,
    int: int,
    float: float,
    bool: {"true": True, "false": False}.__getitem__,
}


def read_csv(place: Path) -> list[Report]:
    """The reports whose tables are in the folder or the zip at `place`, in their order.

    Raises:
        InputError: A table is missing or damaged.
    """
    try:
        tables = {name: list(_rows(name, _read(place, f"{name}.csv"))) for name in COLUMNS}
        grouped = {name: _by_report(rows) for name, rows in tables.items()}
        return [
            Report.model_validate(_report(row, {n: grouped[n][row["report"]] for n in COLUMNS}))
            for row in tables["articles"]
        ]
    except (OSError, ValueError, LookupError, TypeError, csv.Error, zipfile.BadZipFile) as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise InputError(f"{place}: not the tables of a report ({reason})") from error


def _read(place: Path, name: str) -> str:
    if place.is_dir():
        return (place / name).read_bytes().decode("utf-8-sig")
    with zipfile.ZipFile(place) as archive:
        return archive.read(name).decode("utf-8-sig")


def _rows(table: str, text: str) -> Iterator[Values]:
    columns = COLUMNS[table]
    with _long_cells():
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True):
            yield {
                name: _PARSERS[kind](row[name]) if row[name] else None
                for name, kind in columns.items()
            }


@contextmanager
def _long_cells() -> Iterator[None]:
    """A cell may be as long as an article is."""
    before = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _by_report(rows: Iterable[Values]) -> dict[str, list[Values]]:
    held: dict[str, list[Values]] = defaultdict(list)
    for row in rows:
        held[row["report"]].append(row)
    return held


def _report(article: Values, rows: Tables) -> Values:
    text = article["text"]
    hops: dict[str, list[Values]] = defaultdict(list)
    for hop in sorted(rows["hops"], key=lambda row: int(row["step"])):
        hops[hop["claim"]].append(_hop(hop, text))
    names = ("index", "start", "end")
    model = {
        "name": article["model"],
        "language": article["model_language"],
        "sha256": article["model_sha256"],
    }
    kept = ("id", "title", "publisher", "author", "published", "url", "language", "text")
    return {
        "schema_version": article["schema_version"],
        "diagnostics": json.loads(article["diagnostics"]),
        "tool": {"name": article["tool"], "version": article["tool_version"], "model": model},
        "article": {name: article[name] for name in kept},
        "sentences": [
            dict(zip(names, held, strict=True)) for held in json.loads(article["sentences"])
        ],
        "sources": [_source(row, text) for row in rows["sources"]],
        "attributions": [_attribution(row, text) for row in rows["attributions"]],
        "claims": [_claim(row, hops[row["id"]], text) for row in rows["claims"]],
    }


def _source(row: Values, text: str) -> Values:
    return {name: row[name] for name in ("id", "name", "kind", "anonymous", "member_of")} | {
        "aliases": json.loads(row["aliases"]),
        "mentions": words_at(text, json.loads(row["mentions"])),
    }


def _attribution(row: Values, text: str) -> Values:
    kept = ("id", "sentence", "construction", "quotation", "stance", "parent", "confidence")
    return {name: row[name] for name in kept} | {
        "source": _named(row, "source", {"id": row["source"]}, text),
        "cue": _named(row, "cue", {"lemma": row["cue_lemma"]}, text),
        "content": words_at(text, json.loads(row["content"])),
    }


def _named(row: Values, what: str, more: Values, text: str) -> Values | None:
    start, end = row[f"{what}_start"], row[f"{what}_end"]
    return None if start is None else words(text, start, end).model_dump() | more


def _claim(row: Values, chain: list[Values], text: str) -> Values:
    kept = ("id", "sentence", "text", "quotation", "stance", "origin", "confidence")
    return {name: row[name] for name in kept} | {
        "spans": words_at(text, json.loads(row["spans"])),
        "hedges": [
            words(text, start, end).model_dump() | {"kind": kind}
            for start, end, kind in json.loads(row["hedges"])
        ],
        "chain": chain,
        "alternatives": json.loads(row["alternatives"]),
    }


def _hop(row: Values, text: str) -> Values:
    kept = ("source", "relation", "basis", "attribution", "confidence")
    return {name: row[name] for name in kept} | {
        "evidence": words_at(text, json.loads(row["evidence"]))
    }
