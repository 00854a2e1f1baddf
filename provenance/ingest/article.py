"""What every way of reading yields: an article with its text, its blocks, what is known of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from provenance.text import Span


class BlockKind(StrEnum):
    """The role that a block of text plays on the page."""

    HEADLINE = "headline"
    HEADING = "heading"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ITEM = "item"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: `span` in code points of the article's text."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a reader of the article should be told about how it was read."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article, ready to be parsed. `blocks` are in text order and never overlap.

    `language` is what the article says of itself (ISO 639-1), not what it was found to be.
    """

    text: str
    blocks: tuple[Block, ...]
    id: str
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    notices: tuple[Notice, ...] = ()


def fingerprint(text: str) -> str:
    """What to call an article that has no name: 16 hexadecimal digits of its text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
