"""From bytes to articles: files, web pages and feeds in, clean texts with their blocks out."""

from __future__ import annotations

from provenance.ingest.article import Article, Block, BlockKind, Notice
from provenance.ingest.entry import Entry
from provenance.ingest.plain import article_from_text
from provenance.ingest.reader import read_bytes, read_entries, read_path, read_stdin, read_url

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Entry",
    "Notice",
    "article_from_text",
    "read_bytes",
    "read_entries",
    "read_path",
    "read_stdin",
    "read_url",
]
