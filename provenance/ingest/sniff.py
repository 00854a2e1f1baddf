"""What some bytes are: by what they begin with, and by name or media type where that is open."""

from __future__ import annotations

import json
import re
import zlib
from enum import StrEnum
from pathlib import PurePath

from provenance.errors import InputError

HEAD = 65_536
"""How many bytes of an input are enough to tell what it is."""


class Format(StrEnum):
    """The kinds of input that are read; the last three hold several articles."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    PDF = "pdf"
    DOCX = "docx"
    FEED = "feed"
    JSON_LINES = "jsonl"
    WARC = "warc"


_HEADS = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF sound, film or image"),
    (b"\x7fELF", "an ELF program"),
    (b"MZ", "a Windows program"),
    (b"PK\x03\x04", "a zip archive (or an OpenDocument or EPUB file)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"ID3", "an MP3 sound"),
    (b"OggS", "an Ogg sound or film"),
    (b"{\\rtf", "an RTF document"),
)
_BINARY_ONLY = frozenset({b"MZ", b"RIFF", b"GIF8", b"ID3", b"OggS", b"BZh"})
_SUFFIXES = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), Format.HTML),
    **dict.fromkeys((".md", ".markdown"), Format.MARKDOWN),
    **dict.fromkeys((".jsonl", ".ndjson"), Format.JSON_LINES),
    **dict.fromkeys((".rss", ".atom"), Format.FEED),
}
MEDIA_TYPES = {
    **dict.fromkeys(("text/html", "application/xhtml+xml"), Format.HTML),
    **dict.fromkeys(("text/markdown", "text/x-markdown"), Format.MARKDOWN),
    **dict.fromkeys(("application/jsonl", "application/x-ndjson"), Format.JSON_LINES),
    **dict.fromkeys(("application/rss+xml", "application/atom+xml"), Format.FEED),
    "application/pdf": Format.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.DOCX,
    **dict.fromkeys(("application/xml", "text/xml"), None),
    "text/plain": None,
}
"""The media types that are read from the web; None where the content tells what it is."""

_PROLOGUE = re.compile(
    rb"(?:\s+|<\?[^>]{0,500}\?>|<!--.{0,2000}?-->|<!DOCTYPE\s(?!html)[^>\[]*>)+", re.DOTALL
)
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|section|header|h[1-6]|ul|ol|table"
    rb"|blockquote|figure|meta|title|link|script|style|span)\b[^>]*>",
    re.IGNORECASE,
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
_XML = re.compile(rb"<\?xml\b")


def recognise(head: bytes, *, name: str, file: str = "", media_type: str | None = None) -> Format:
    """Which format the bytes are in whose beginning is `head`.

    Args:
        head: The first `HEAD` bytes, or all there are.
        name: What to call the input in an error message.
        file: Name of the file, for its suffix; empty where there is none.
        media_type: What a server says that they are, without parameters.

    Raises:
        InputError: They are of a kind that is not read.
    """
    if head.startswith(b"%PDF-"):
        return Format.PDF
    if head.startswith(b"PK\x03\x04") and b"word/" in head:
        return Format.DOCX
    if head.startswith(b"WARC/") or _inflated(head).startswith(b"WARC/"):
        return Format.WARC
    binary = _binary_kind(head)
    if binary:
        raise InputError(
            f"{name}: looks like {binary}, not like text; give the article as plain text"
        )
    said = MEDIA_TYPES.get(media_type or "") or _SUFFIXES.get(PurePath(file).suffix.lower())
    return _markup(head, name, said) or said or _first_line(head)


def _markup(head: bytes, name: str, said: Format | None) -> Format | None:
    body = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")
    prologue = _PROLOGUE.match(body)
    start = prologue.end() if prologue else 0
    if _FEED.match(body, start):
        return Format.FEED
    if _PAGE.match(body, start) and said is not Format.MARKDOWN:
        return Format.HTML
    if _XML.match(body.lstrip()) and said is None:
        message = "looks like XML that is neither a web page nor a feed; give plain text"
        raise InputError(f"{name}: {message}")
    return None


def _first_line(head: bytes) -> Format:
    """JSON Lines begin with a JSON object on a line of its own; what else is text is plain."""
    line = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    if not line.startswith(b"{"):
        return Format.TEXT
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        cut = len(line) >= HEAD - 3 and b'"text"' in line
        return Format.JSON_LINES if cut else Format.TEXT
    return Format.JSON_LINES


def _inflated(head: bytes) -> bytes:
    """What a gzip archive begins with, as far as an archive of the web needs to be known."""
    if not head.startswith(b"\x1f\x8b"):
        return b""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16)
    except zlib.error:
        return b""


def _binary_kind(head: bytes) -> str | None:
    """What the first bytes say, where a text that happens to begin so is ruled out."""
    for mark, kind in _HEADS:
        if head.startswith(mark):
            plain = mark in _BINARY_ONLY and b"\0" not in head[:512]
            return None if plain else kind
    return None
