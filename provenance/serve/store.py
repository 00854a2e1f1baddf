"""Reports and corrections in one SQLite file: written whole or not at all, and searched.

Corrections are kept by the fingerprint of the article's text, so that a report that is made anew of
the same text has them, and only the deletion of its last report takes them away.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from provenance.corrections import CorrectedArticle, Correction, Corrections
from provenance.errors import ServeError
from provenance.languages import bare
from provenance.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from provenance.serve.work import Record

_VERSION = 1
_WAIT_SECONDS = 10.0
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS reports (
        id TEXT PRIMARY KEY, made TEXT NOT NULL, article TEXT NOT NULL, title TEXT NOT NULL,
        publisher TEXT NOT NULL, url TEXT, language TEXT NOT NULL, claims INTEGER NOT NULL,
        sources INTEGER NOT NULL, words TEXT NOT NULL, report TEXT NOT NULL, parsed BLOB NOT NULL
    );
    CREATE INDEX IF NOT EXISTS reports_by_time ON reports (made);
    CREATE INDEX IF NOT EXISTS reports_by_article ON reports (article);
    CREATE TABLE IF NOT EXISTS corrections (
        article TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (article, id)
    );
"""
_COLUMNS = (
    "id, made, title, publisher, url, language, claims, sources, "
    "(SELECT COUNT(*) FROM corrections WHERE corrections.article = reports.article)"
)
_CORRECTION: TypeAdapter[Correction] = TypeAdapter(Correction)


@dataclass(frozen=True, slots=True)
class Entry:
    """A kept report in a list; `made` is ISO 8601, `corrections` how many readers made."""

    id: str
    made: str
    title: str
    publisher: str
    url: str | None
    language: str
    claims: int
    sources: int
    corrections: int


class Store:
    """The reports and corrections that are kept in one file. For several threads."""

    def __init__(self, path: Path, *, keep: int) -> None:
        """Open the file, or make it, readable by its owner only.

        Args:
            path: The file.
            keep: How many reports are kept; the oldest without corrections go first.

        Raises:
            ServeError: It cannot be opened, or is of a later version.
        """
        self._keep = keep
        self._lock = threading.RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._connection = sqlite3.connect(
                path, timeout=_WAIT_SECONDS, check_same_thread=False, isolation_level=None
            )
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            raise ServeError(f"{path}: reports cannot be kept there ({error})") from error

    def save(self, record: Record) -> Entry:
        """Keep a report; one that is there already moves to the top of the list."""
        made = datetime.now(UTC).isoformat(timespec="microseconds")
        row = (
            record.id, made, record.article, record.title, record.publisher, record.url,
            record.language, record.claims, record.sources, record.words, record.report,
            record.parsed,
        )  # fmt: skip
        with self._transaction() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO reports VALUES ({','.join('?' * len(row))})",  # noqa: S608
                row,
            )
            connection.execute(
                "DELETE FROM reports WHERE id IN (SELECT id FROM reports ORDER BY made DESC "
                "LIMIT -1 OFFSET ?) AND article NOT IN (SELECT article FROM corrections)",
                (self._keep,),
            )
            found = connection.execute(
                f"SELECT {_COLUMNS} FROM reports WHERE id = ?",  # noqa: S608 - our own words
                (record.id,),
            ).fetchone()
        return Entry(*found)

    def entries(
        self, search: str = "", *, limit: int = 50, offset: int = 0
    ) -> tuple[int, list[Entry]]:
        """How many reports hold every word of `search`, and `limit` of them, latest first.

        Case and accents do not count; words are found in text, title, names and address.
        """
        terms = bare(search).split()
        where = " AND ".join(["instr(words, ?) > 0"] * len(terms)) or "1"
        with self._lock:
            count = self._connection.execute(
                f"SELECT COUNT(*) FROM reports WHERE {where}",  # noqa: S608 - only ?
                terms,
            ).fetchone()[0]
            rows = self._connection.execute(
                f"SELECT {_COLUMNS} FROM reports WHERE {where} "  # noqa: S608 - only ?
                "ORDER BY made DESC, id LIMIT ? OFFSET ?",
                (*terms, limit, offset),
            ).fetchall()
        return int(count), [Entry(*row) for row in rows]

    def entry(self, report_id: str) -> Entry | None:
        """The line of one report; None where there is none."""
        row = self._row(_COLUMNS, report_id)
        return None if row is None else Entry(*row)

    def written(self, report_id: str) -> str | None:
        """The report as JSON, without its parse; None where there is none."""
        row = self._row("report", report_id)
        return None if row is None else str(row[0])

    def report(self, report_id: str, *, parsed: bool = False) -> Report | None:
        """The report, with its parse if `parsed`; None where there is none."""
        row = self._row("parsed" if parsed else "report", report_id)
        if row is None:
            return None
        return Report.model_validate_json(zlib.decompress(row[0]) if parsed else row[0])

    def delete(self, report_id: str) -> bool:
        """Forget a report, and the corrections of its article with its last one; False for none."""
        with self._transaction() as connection:
            gone = connection.execute(
                "DELETE FROM reports WHERE id = ? RETURNING article", (report_id,)
            ).fetchone()
            connection.execute(
                "DELETE FROM corrections WHERE article NOT IN (SELECT article FROM reports)"
            )
        with self._lock:  # nothing of it stays in the file beside
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return gone is not None

    def corrections(self, report: Report) -> Corrections:
        """What readers said of the article of `report`."""
        article = CorrectedArticle.of(report)
        with self._lock:
            rows = self._connection.execute(
                "SELECT body FROM corrections WHERE article = ? ORDER BY rowid", (article.sha256,)
            ).fetchall()
        held = tuple(_CORRECTION.validate_json(row[0]) for row in rows)
        return Corrections(article=article, corrections=held)

    def correct(self, report_id: str, *, add: Iterable[Correction], remove: Iterable[str]) -> bool:
        """Keep and take back corrections, all or none; one that is there stays as it is.

        Returns:
            False where there is no such report.
        """
        with self._transaction() as connection:
            row = connection.execute(
                "SELECT article FROM reports WHERE id = ?", (report_id,)
            ).fetchone()
            if row is None:
                return False
            connection.executemany(
                "INSERT OR IGNORE INTO corrections VALUES (?, ?, ?)",
                [(row[0], one.id, one.model_dump_json()) for one in add],
            )
            connection.executemany(
                "DELETE FROM corrections WHERE article = ? AND id = ?",
                [(row[0], one) for one in remove],
            )
        return True

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _prepare(self) -> None:
        connection = self._connection
        connection.execute("PRAGMA journal_mode=WAL").fetchall()
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON").fetchall()
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > _VERSION:
            raise sqlite3.DatabaseError("a later version of this program made it")
        connection.executescript(f"BEGIN;{_SCHEMA}PRAGMA user_version={_VERSION};COMMIT;")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _row(self, columns: str, report_id: str) -> tuple[Any, ...] | None:
        with self._lock:
            row: tuple[Any, ...] | None = self._connection.execute(
                f"SELECT {columns} FROM reports WHERE id = ?",  # noqa: S608 - our own words
                (report_id,),
            ).fetchone()
        return row
