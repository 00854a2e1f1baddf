"""From bytes to an article: plain text in, clean text with its blocks out."""

from __future__ import annotations

from provenance.ingest.article import Article, Block, BlockKind, Notice
from provenance.ingest.plain import article_from_text
from provenance.ingest.reader import read_bytes, read_path, read_stdin

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Notice",
    "article_from_text",
    "read_bytes",
    "read_path",
    "read_stdin",
]
