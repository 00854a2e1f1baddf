"""An open input → its articles: what format it is in, and who reads that."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from provenance.errors import InputError
from provenance.ingest.charset import decode_page
from provenance.ingest.encoding import decode
from provenance.ingest.entry import Entry
from provenance.ingest.plain import article_from_text
from provenance.ingest.sniff import HEAD, Format, recognise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

    from provenance.ingest.article import Article

SIZE_LIMIT = 4 * 1024 * 1024
"""Largest article that is read, in bytes, unless the caller sets another limit."""

DOCUMENT_LIMIT = 32 * 1024 * 1024
"""Largest Word or PDF document, in bytes, unless the caller's limit is higher."""


@dataclass(frozen=True, slots=True)
class Given:
    """An input that was opened, and what is known of it before it is read.

    `name` is what people call it, fit for one line; `file` the name of its file; `url`,
    `media_type` and `charset` are what the web says of it.
    """

    stream: BinaryIO
    name: str
    file: str = ""
    publisher: str | None = None
    article_id: str | None = None
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    size_limit: int = SIZE_LIMIT


def entries_of(given: Given) -> Iterator[Entry]:
    """Every article of an input, or what is wrong with one of several.

    Raises:
        InputError: The input as a whole cannot be read.
    """
    head = given.stream.read(HEAD)
    kind = recognise(head, name=given.name, file=given.file, media_type=given.media_type)
    stream = io.BufferedReader(_Rejoined(head, given.stream))
    if kind is Format.JSON_LINES:
        from provenance.ingest.jsonlines import read_json_lines

        yield from read_json_lines(stream, publisher=given.publisher, size_limit=given.size_limit)
    elif kind is Format.WARC:
        from provenance.ingest.warc import read_warc

        yield from read_warc(
            stream, name=given.name, publisher=given.publisher, size_limit=given.size_limit
        )
    elif kind is Format.FEED:
        from provenance.ingest.feed import read_feed

        data = _whole(stream, given.name, given.size_limit)
        yield from read_feed(
            data, name=given.name, publisher=given.publisher, charset=given.charset
        )
    else:
        article = _document(stream, kind, given)
        if not article.blocks:
            raise InputError(
                f"{given.name}: holds no text; give a file with the text of an article"
            )
        yield Entry(None, article)


def _document(stream: BinaryIO, kind: Format, given: Given) -> Article:
    name, publisher, article_id = given.name, given.publisher, given.article_id
    if kind in {Format.PDF, Format.DOCX}:
        data = _whole(stream, name, max(given.size_limit, DOCUMENT_LIMIT))
        if kind is Format.PDF:
            from provenance.ingest.pdf import article_from_pdf

            return article_from_pdf(data, name=name, publisher=publisher, article_id=article_id)
        from provenance.ingest.word import article_from_docx

        return article_from_docx(data, name=name, publisher=publisher, article_id=article_id)
    data = _whole(stream, name, given.size_limit)
    on_web = kind is Format.HTML or given.charset is not None
    decoded = decode_page(data, declared=given.charset) if on_web else decode(data)
    if decoded is None:
        message = "looks like binary data, not like text; give the article as plain text"
        raise InputError(f"{name}: {message}")
    if kind is Format.HTML:
        from provenance.ingest.html import article_from_html

        return article_from_html(
            decoded.text,
            name=name,
            publisher=publisher,
            article_id=article_id,
            url=given.url,
            notices=decoded.notices,
        )
    if kind is Format.MARKDOWN:
        from provenance.ingest.markdown import article_from_markdown

        return article_from_markdown(
            decoded.text, publisher=publisher, article_id=article_id, notices=decoded.notices
        )
    return article_from_text(
        decoded.text,
        publisher=publisher,
        article_id=article_id,
        url=given.url,
        notices=decoded.notices,
    )


def _whole(stream: BinaryIO, name: str, limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"{name}: is larger than {limit / 2**20:g} MiB; split it into articles")
    return data


class _Rejoined(io.RawIOBase):
    """A stream whose beginning was read already, from its beginning."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer).cast("B")
        piece = self._head[: len(room)] if self._head else self._rest.read(len(room))
        self._head = self._head[len(piece) :]
        room[: len(piece)] = piece
        return len(piece)
