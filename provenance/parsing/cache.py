"""A cache of parses in one SQLite file, so that an unchanged article is never parsed twice.

It is a convenience and never a condition: where the file cannot be opened, read or written, the
work goes on without it and one warning is logged. Several processes may share it.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from provenance.errors import ProvenanceError
from provenance.ingest.article import Article
from provenance.parsing.models import ModelDir
from provenance.parsing.parsed import Parsed, ParseNotice
from provenance.parsing.sentence import Sentence, Token
from provenance.parsing.table import table_path
from provenance.text import Span

CACHE_DIR_VARIABLE = "PROVENANCE_CACHE_DIR"
"""Environment variable that overrides where the cache lives."""

SIZE_LIMIT = 512 * 1024 * 1024
"""Bytes of parses that are kept; those that were not used for longest go first."""

TEXT_LIMIT = 4_000_000
"""Longest text, in characters, whose parse is kept."""

_FORMAT = 4
_FILE = "parses.sqlite"
_WAIT_SECONDS = 5.0
_FRESH_SECONDS = 3600
_KEEP_SHARE = 0.9
_LOOKUP_SIZE = 500
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS parses (
        key TEXT PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL, value BLOB NOT NULL
    );
    CREATE INDEX IF NOT EXISTS parses_by_use ON parses (used, size);
"""

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """State of a cache: `size` is in bytes of compressed parses."""

    path: Path
    parses: int
    size: int
    limit: int


class ParseCache:
    """Parses by key, in `directory` or, without one, where the platform keeps caches."""

    def __init__(self, directory: Path | None = None, *, size_limit: int = SIZE_LIMIT) -> None:
        self.path = (directory or cache_dir()) / _FILE
        self._limit = size_limit
        self._connection: sqlite3.Connection | None = None
        self._broken = False

    def get(self, wanted: dict[str, str]) -> dict[str, Parsed]:
        """The parses that are held of `wanted`, a mapping from key to the article's text."""
        found: dict[str, Parsed] = {}
        try:
            connection = self._connect()
            keys = list(wanted)
            for start in range(0, len(keys), _LOOKUP_SIZE):
                self._lookup(connection, keys[start : start + _LOOKUP_SIZE], wanted, found)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
        return found

    def put(self, parses: Iterable[tuple[str, Parsed]]) -> None:
        """Keep each parse under its key; the oldest go where the limit is passed."""
        try:
            connection = self._connect()
            now = int(time.time())
            values = ((key, now, encode(parsed)) for key, parsed in parses)
            with connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO parses VALUES (?, ?, ?, ?)",
                    ((key, used, len(value), value) for key, used, value in values),
                )
                self._evict(connection)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def info(self) -> CacheInfo:
        """How much is held.

        Raises:
            ProvenanceError: The cache cannot be opened.
        """
        if not self.path.exists():
            return CacheInfo(self.path, 0, 0, self._limit)
        try:
            row = self._connect().execute("SELECT COUNT(*), TOTAL(size) FROM parses").fetchone()
        except (sqlite3.Error, OSError) as error:
            advice = "`provenance cache clear` removes it"
            raise ProvenanceError(f"{self.path}: unusable ({error}); {advice}") from error
        return CacheInfo(self.path, int(row[0]), int(row[1]), self._limit)

    def clear(self) -> None:
        """Drop everything, a broken file included.

        Raises:
            ProvenanceError: The cache cannot be written.
        """
        if not self.path.exists():
            return
        try:
            try:
                connection = self._connect()
                with connection:
                    connection.execute("DELETE FROM parses")
                connection.execute("VACUUM")
            except sqlite3.DatabaseError:
                self.close()
                for suffix in ("", "-wal", "-shm"):
                    self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        except OSError as error:
            raise ProvenanceError(f"{self.path}: cannot be removed ({error})") from error

    def close(self) -> None:
        """Let go of the file; the next call opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> sqlite3.Connection:
        if self._broken:
            raise sqlite3.OperationalError("unusable")
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=_WAIT_SECONDS)
            try:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
                connection.executescript(_SCHEMA)
            except sqlite3.Error:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _lookup(
        self,
        connection: sqlite3.Connection,
        keys: list[str],
        wanted: dict[str, str],
        found: dict[str, Parsed],
    ) -> None:
        marks = ",".join("?" * len(keys))
        query = f"SELECT key, used, value FROM parses WHERE key IN ({marks})"  # noqa: S608  # only ?
        now = int(time.time())
        stale = []
        for key, used, value in connection.execute(query, keys).fetchall():
            try:
                found[key] = decode(value, wanted[key])
            except (ValueError, TypeError, zlib.error):
                continue
            if used < now - _FRESH_SECONDS:
                stale.append((now, key))
        if stale:
            with connection:
                connection.executemany("UPDATE parses SET used = ? WHERE key = ?", stale)

    def _evict(self, connection: sqlite3.Connection) -> None:
        total = connection.execute("SELECT TOTAL(size) FROM parses").fetchone()[0]
        if total <= self._limit:
            return
        surplus = total - _KEEP_SHARE * self._limit
        doomed = []
        for row, size in connection.execute("SELECT rowid, size FROM parses ORDER BY used, rowid"):
            if surplus <= 0:
                break
            doomed.append((row,))
            surplus -= size
        connection.executemany("DELETE FROM parses WHERE rowid = ?", doomed)

    def _give_up(self, error: Exception) -> None:
        if not self._broken:
            _logger.warning("parse cache %s: %s; going on without it", self.path, error)
        self._broken = True
        self.close()


def cache_dir() -> Path:
    """Where the cache lives: the environment variable's directory, or the platform's."""
    import platformdirs  # only the cache needs it

    return Path(os.environ.get(CACHE_DIR_VARIABLE) or platformdirs.user_cache_dir("provenance"))


def parse_key(article: Article, model: ModelDir) -> str:
    """SHA-256 over all that a parse depends on: text, blocks, models, Stanza and this room."""
    digest = hashlib.sha256(f"{_FORMAT} {model.fingerprint} {_rules(model.language)}\n".encode())
    spans = " ".join(f"{block.span.start}-{block.span.end}" for block in article.blocks)
    digest.update(f"{spans}\n{article.text}".encode())
    return digest.hexdigest()


@lru_cache
def _rules(language: str) -> str:
    """Fingerprint of Stanza's version, this room's code and the language's table."""
    from importlib.metadata import version  # asked once

    room = Path(__file__).resolve().parent
    digest = hashlib.sha256(version("stanza").encode())
    for path in (*sorted(room.glob("*.py")), table_path(language)):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def encode(parsed: Parsed) -> bytes:
    """A compact form of `parsed`, without the text."""
    rows = [
        [
            sentence.paragraph,
            sentence.span.start,
            sentence.span.end,
            [_row(token, sentence.text) for token in sentence.tokens],
        ]
        for sentence in parsed.sentences
    ]
    notices = [[notice.code, notice.message, notice.sentence] for notice in parsed.notices]
    packed = json.dumps([rows, notices], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(packed.encode("utf-8", "surrogatepass"), 6)


def decode(value: bytes, text: str) -> Parsed:
    """The parse that `encode` made of an article with this `text`.

    Raises:
        ValueError, TypeError, zlib.error: `value` was not made so, or is damaged.
    """
    rows, notices = json.loads(zlib.decompress(value))
    return Parsed(
        tuple(
            Sentence(
                index,
                paragraph,
                text,
                Span(start, end),
                tuple(_token(number, row, text) for number, row in enumerate(tokens)),
            )
            for index, (paragraph, start, end, tokens) in enumerate(rows)
        ),
        tuple(ParseNotice(*notice) for notice in notices),
    )


def _row(token: Token, text: str) -> list[Any]:
    form = None if token.form == text[token.start : token.end] else token.form
    return [
        form,
        token.lemma,
        token.upos,
        token.feats,
        token.head,
        token.deprel,
        token.start,
        token.end,
    ]


def _token(index: int, row: list[Any], text: str) -> Token:
    form, lemma, upos, feats, head, deprel, start, end = row
    return Token(
        index=index,
        form=text[start:end] if form is None else form,
        lemma=sys.intern(lemma),
        upos=sys.intern(upos),
        feats=sys.intern(feats),
        head=head,
        deprel=sys.intern(deprel),
        start=start,
        end=end,
    )
