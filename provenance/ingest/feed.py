"""RSS and Atom feeds → articles, as far as the feed carries their text; no link is followed."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING, Any

from provenance.errors import InputError
from provenance.ingest.article import BlockKind, Notice
from provenance.ingest.compose import Facts, Part, compose
from provenance.ingest.entry import Entry
from provenance.ingest.html import parts_from_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.ingest.article import Article

_SUMMARY = Notice("summary_only", "the feed holds a summary; the page itself may say more")


def read_feed(
    data: bytes, *, name: str, publisher: str | None = None, charset: str | None = None
) -> Iterator[Entry]:
    """Each entry's article, or why it has none.

    Args:
        data: The feed as it was sent.
        name: What to call the feed in an error message.
        publisher: Goes before the feed's title.
        charset: What the header of the answer names, if any.

    Raises:
        InputError: It is no feed, or has no entries.
    """
    import feedparser

    # A stream and no string: the library would take a string for an address and go there.
    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    parsed: Any = feedparser.parse(io.BytesIO(data), response_headers=headers)
    if not parsed.entries:
        damaged = " that can be read" if parsed.bozo else ""
        raise InputError(f"{name}: is a feed without entries{damaged}; give single articles")
    language = str(parsed.feed.get("language", ""))[:2].lower() or None
    for number, entry in enumerate(parsed.entries, 1):
        place = f"entry {number}"
        article = _article(entry, publisher or _said(parsed.feed.get("title")), language)
        bodied = any(block.kind is not BlockKind.HEADLINE for block in article.blocks)
        yield Entry(place, article if bodied else InputError("has no text"))


def _article(entry: Any, publisher: str | None, language: str | None) -> Article:  # noqa: ANN401 - the library's own mapping
    bodies = entry.get("content") or []
    whole = next((body.value for body in bodies if body.get("value")), "")
    parts = list(parts_from_html(whole or entry.get("summary", "")))
    title = " ".join(part.text for part in parts_from_html(entry.get("title", ""))) or None
    if title:
        parts.insert(0, Part(title, BlockKind.HEADLINE))
    link = _said(entry.get("link"))
    date = entry.get("published_parsed") or entry.get("updated_parsed")
    facts = Facts(
        id=_said(entry.get("id")),
        publisher=publisher,
        title=title,
        author=_said(entry.get("author")),
        published=time.strftime("%Y-%m-%dT%H:%M:%SZ", date) if date else None,
        url=link if link and link.startswith(("http://", "https://")) else None,
        language=language,
    )
    return compose(parts, facts, notices=() if whole else (_SUMMARY,))


def _said(value: object) -> str | None:
    return " ".join(str(value or "").split()) or None
