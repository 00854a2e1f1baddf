"""Files, bytes and standard input to an `Article`, with one clear line where that cannot be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from provenance.errors import InputError
from provenance.ingest.article import Article
from provenance.ingest.encoding import decode
from provenance.ingest.plain import article_from_text

SIZE_LIMIT = 4 * 1024 * 1024
"""Largest input that is read, in bytes, unless the caller sets another limit."""

_HEADS = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF sound, film or image"),
    (b"%PDF-", "a PDF document"),
    (b"\x7fELF", "an ELF program"),
    (b"MZ", "a Windows program"),
    (b"PK\x03\x04", "a zip archive (or a Word, OpenDocument or EPUB file)"),
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
_MARKUP = ("<!doctype html", "<html", "<?xml")
_MARKUP_ADVICE = "save the article's text as plain text first"


def read_path(
    path: Path,
    *,
    publisher: str | None = None,
    article_id: str | None = None,
    size_limit: int = SIZE_LIMIT,
) -> Article:
    """Read the plain text file at `path`.

    Args:
        path: A file, or anything else that can be read to its end, such as a pipe.
        publisher: Who speaks in the article's own voice.
        article_id: Name to give the article; without one, a fingerprint of its text.
        size_limit: Largest size in bytes.

    Raises:
        InputError: The file is missing, a directory, unreadable, blank, too large or no text.
    """
    name = str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(size_limit + 1)
    except FileNotFoundError:
        raise _error(name, "no such file; check the name") from None
    except IsADirectoryError:
        raise _error(name, "is a directory; name the files in it") from None
    except PermissionError:
        raise _error(name, "may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        raise _error(name, f"cannot be read ({error}); check the file") from error
    return read_bytes(
        data, name=name, publisher=publisher, article_id=article_id, size_limit=size_limit
    )


def read_stdin(
    *,
    stream: BinaryIO | None = None,
    publisher: str | None = None,
    article_id: str | None = None,
    size_limit: int = SIZE_LIMIT,
) -> Article:
    """Read standard input, or `stream`, to its end.

    Raises:
        InputError: It is blank, too large, no text, or cannot be read.
    """
    name = "standard input"
    try:
        data = (stream or sys.stdin.buffer).read(size_limit + 1)
    except OSError as error:
        raise _error(name, f"cannot be read ({error}); name a file instead") from error
    return read_bytes(
        data, name=name, publisher=publisher, article_id=article_id, size_limit=size_limit
    )


def read_bytes(
    data: bytes,
    *,
    name: str,
    publisher: str | None = None,
    article_id: str | None = None,
    size_limit: int = SIZE_LIMIT,
) -> Article:
    """Read `data`, whatever its encoding, as one article.

    Args:
        data: The bytes of a plain text.
        name: What to call them in an error message.
        publisher: Who speaks in the article's own voice.
        article_id: Name to give the article; without one, a fingerprint of its text.
        size_limit: Largest size in bytes.

    Raises:
        InputError: The bytes are blank, too many, or no plain text.
    """
    if len(data) > size_limit:
        limit = f"{size_limit / 2**20:g} MiB"
        raise _error(name, f"is larger than {limit}; split it into single articles")
    kind = _binary_kind(data)
    if kind:
        raise _error(name, f"looks like {kind}, not like text; give the article as plain text")
    decoded = decode(data)
    if decoded is None:
        raise _error(name, "looks like binary data, not like text; give the article as plain text")
    if decoded.text.lstrip()[:20].lower().startswith(_MARKUP):
        raise _error(name, f"looks like a web page or XML, not plain text; {_MARKUP_ADVICE}")
    article = article_from_text(
        decoded.text, publisher=publisher, article_id=article_id, notices=decoded.notices
    )
    if not article.blocks:
        raise _error(name, "holds no text; give a file with the text of an article")
    return article


def _binary_kind(data: bytes) -> str | None:
    """What the first bytes say, where a text that happens to begin so is ruled out."""
    for head, kind in _HEADS:
        if data.startswith(head):
            plain = head in _BINARY_ONLY and b"\0" not in data[:512]
            return None if plain else kind
    return None


def _error(name: str, message: str) -> InputError:
    shown = "".join(char if char.isprintable() else "?" for char in name)
    return InputError(f"{shown}: {message}")
