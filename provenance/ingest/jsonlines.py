"""JSON Lines → articles: an object a line, with `text` and what is known of the article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.errors import InputError
from provenance.ingest.entry import Entry
from provenance.ingest.plain import article_from_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.ingest.article import Article

KEYS = ("id", "text", "publisher", "title", "author", "published", "url", "language")
"""What an object may hold: strings all, or null; `text` is the one that it must."""


def read_json_lines(
    stream: BinaryIO, *, publisher: str | None = None, size_limit: int
) -> Iterator[Entry]:
    """Each line's article, or what is wrong with the line; blank lines are passed over.

    Args:
        stream: UTF-8; read line by line.
        publisher: Goes before a line's own.
        size_limit: Longest line in bytes.
    """
    number = 0
    while line := stream.readline(size_limit + 1):
        number += 1
        try:
            result: Article | InputError | None = _line_article(line, stream, publisher, size_limit)
        except InputError as error:
            result = error
        if result is not None:
            yield Entry(f"line {number}", result)


def _line_article(
    line: bytes, stream: BinaryIO, publisher: str | None, size_limit: int
) -> Article | None:
    if len(line) > size_limit:
        while line and not line.endswith(b"\n"):
            line = stream.readline(size_limit)
        raise InputError(f"is longer than {size_limit / 2**20:g} MiB")
    return _article(line, publisher) if line.strip() else None


def _article(line: bytes, publisher: str | None) -> Article:
    try:
        held: Any = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError("is not in UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"is no JSON ({_reason(error)})") from None
    if not isinstance(held, dict):
        raise InputError('is no JSON object such as {"text": "…"}')
    unknown = [key for key in held if key not in KEYS]
    if unknown:
        raise InputError(f"has the unknown key {_shown(unknown[0])} (known: {', '.join(KEYS)})")
    for key, value in held.items():
        if value is not None and not isinstance(value, str):
            raise InputError(f"has a value for {key} that is no string")
    if held.get("text") is None:
        raise InputError("has no text")
    article = article_from_text(
        held["text"],
        article_id=held.get("id"),
        publisher=publisher or held.get("publisher"),
        title=held.get("title"),
        author=held.get("author"),
        published=held.get("published"),
        url=held.get("url"),
        language=held.get("language"),
    )
    if not article.blocks:
        raise InputError("has a blank text")
    return article


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number too long"


def _shown(key: str) -> str:
    return "“" + "".join(char if char.isprintable() else "?" for char in key[:40]) + "”"
