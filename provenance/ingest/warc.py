"""Archives of the web (WARC, gzipped or not) → the articles of the pages in them."""

from __future__ import annotations

from email.message import Message
from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.errors import InputError
from provenance.ingest.charset import decode_page
from provenance.ingest.entry import Entry
from provenance.ingest.html import article_from_html
from provenance.ingest.libraries import sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.ingest.article import Article

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_OK = "200"
_CHUNK = 65_536


def read_warc(
    stream: BinaryIO, *, name: str, publisher: str | None = None, size_limit: int
) -> Iterator[Entry]:
    """The article of each page that was answered with 200, or why it has none.

    Records that are no web page are passed over. One record is in memory at a time.

    Args:
        stream: The archive; read record by record.
        name: What to call the archive in an error message.
        publisher: Goes before a page's own.
        size_limit: Largest page in bytes, unpacked.

    Raises:
        InputError: The archive is damaged from here on, or holds no page.
    """
    from warcio.archiveiterator import ArchiveIterator

    pages = 0
    with sound(name, "an archive of the web"):
        for number, record in enumerate(ArchiveIterator(stream), 1):
            if not _is_page(record):
                continue
            pages += 1
            try:
                result: Article | InputError = _article(record, publisher, size_limit)
            except InputError as error:
                result = error
            yield Entry(f"record {number}", result)
    if not pages:
        raise InputError(f"{name}: is an archive without web pages; give one that holds some")


def _is_page(record: Any) -> bool:  # noqa: ANN401 - the library has no types
    if record.rec_type == "response":
        answered = record.http_headers is not None
        if not answered or record.http_headers.get_statuscode() != _OK:
            return False
    elif record.rec_type != "resource":
        return False
    return _content_type(record).get_content_type() in _PAGES


def _content_type(record: Any) -> Message:  # noqa: ANN401 - the library has no types
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    message = Message()
    message["content-type"] = headers.get_header("Content-Type") or "application/octet-stream"
    return message


def _article(record: Any, publisher: str | None, size_limit: int) -> Article:  # noqa: ANN401
    data = bytearray()
    stream = record.content_stream()
    while chunk := stream.read(_CHUNK):
        data += chunk
        if len(data) > size_limit:
            raise InputError(f"is larger than {size_limit / 2**20:g} MiB")
    while record.raw_stream.read(_CHUNK):
        pass  # what stands behind the page, such as the end of its packing
    if record.raw_stream.limit > 0:
        raise InputError("breaks off before its end")
    decoded = decode_page(bytes(data), declared=_content_type(record).get_content_charset())
    if decoded is None:
        raise InputError("looks like binary data, not like a web page")
    url = record.rec_headers.get_header("WARC-Target-URI")
    shown = "".join(char if char.isprintable() else "?" for char in url or "a page")
    return article_from_html(
        decoded.text, name=shown, publisher=publisher, url=url, notices=decoded.notices
    )
