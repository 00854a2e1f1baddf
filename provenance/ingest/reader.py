"""Files, bytes, standard input and web addresses to articles, or one clear line why not."""

from __future__ import annotations

import io
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from provenance.errors import InputError
from provenance.ingest.formats import SIZE_LIMIT, Given, entries_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.ingest.article import Article
    from provenance.ingest.entry import Entry
    from provenance.ingest.fetch import Page

STDIN = "-"
_STDIN_SAID = "standard input"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def is_address(name: str) -> bool:
    """True where the name of an input is an address of the web (or of a scheme that is refused)."""
    return _ADDRESS.match(name) is not None


def read_entries(
    name: str,
    *,
    publisher: str | None = None,
    allow_private: bool = False,
    size_limit: int = SIZE_LIMIT,
) -> Iterator[Entry]:
    """The articles of one input: a file, an address, or `-` for standard input.

    Feeds, archives of the web and JSON Lines hold several; of these, what cannot be read is an
    entry that says so, and the others go on.

    Args:
        name: Path, http(s) address, or `-`.
        publisher: Who speaks in the articles' own voice; goes before what they say of themselves.
        allow_private: Read addresses of private and loopback ranges too.
        size_limit: Largest article in bytes.

    Raises:
        InputError: The input as a whole cannot be read.
    """
    if is_address(name):
        given = _fetched(name, publisher, size_limit, allow_private=allow_private)
        yield from entries_of(given)
    elif name == STDIN:
        with _standard_input() as stream:
            yield from entries_of(
                Given(stream, _STDIN_SAID, publisher=publisher, size_limit=size_limit)
            )
    else:
        with _opened(Path(name)) as stream:
            yield from entries_of(
                Given(stream, _shown(name), name, publisher=publisher, size_limit=size_limit)
            )


def read_path(
    path: Path,
    *,
    publisher: str | None = None,
    article_id: str | None = None,
    size_limit: int = SIZE_LIMIT,
) -> Article:
    """Read the file at `path`: plain text, a web page, Markdown, a Word or PDF document.

    Args:
        path: A file, or anything else that can be read to its end, such as a pipe.
        publisher: Who speaks in the article's own voice.
        article_id: Name to give the article; without one, a fingerprint of its text.
        size_limit: Largest size in bytes.

    Raises:
        InputError: The file is missing, a directory, unreadable, blank, too large, of a kind that
            is not read, or holds several articles.
    """
    name = str(path)
    with _opened(path) as stream:
        return _only(
            Given(stream, _shown(name), name, publisher, article_id, size_limit=size_limit)
        )


def read_stdin(
    *,
    stream: BinaryIO | None = None,
    publisher: str | None = None,
    article_id: str | None = None,
    size_limit: int = SIZE_LIMIT,
) -> Article:
    """Read standard input, or `stream`, to its end, as `read_path` reads a file.

    Raises:
        InputError: It is blank, too large, of a kind that is not read, or cannot be read.
    """
    with _standard_input() as standard:
        held = stream or standard
        return _only(Given(held, _STDIN_SAID, "", publisher, article_id, size_limit=size_limit))


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
        data: The bytes of what `read_path` reads.
        name: What to call them in an error message; its suffix tells Markdown from plain text.
        publisher: Who speaks in the article's own voice.
        article_id: Name to give the article; without one, a fingerprint of its text.
        size_limit: Largest size in bytes.

    Raises:
        InputError: The bytes are blank, too many, of a kind that is not read, or hold several
            articles.
    """
    stream = io.BytesIO(data)
    return _only(Given(stream, _shown(name), name, publisher, article_id, size_limit=size_limit))


def read_url(
    url: str,
    *,
    publisher: str | None = None,
    allow_private: bool = False,
    size_limit: int = SIZE_LIMIT,
) -> Article:
    """Read the article at an http or https address; see `provenance.ingest.fetch` for the limits.

    Raises:
        InputError: The address cannot or must not be read, or holds no article, or several.
    """
    return _only(_fetched(url, publisher, size_limit, allow_private=allow_private))


def read_page(page: Page, *, publisher: str | None = None, size_limit: int = SIZE_LIMIT) -> Article:
    """Read the article of a page that was fetched before; `read_url` does both.

    Raises:
        InputError: The page holds no article, or several.
    """
    return _only(_given(page, page.url, publisher, size_limit))


def _fetched(url: str, publisher: str | None, size_limit: int, *, allow_private: bool) -> Given:
    from provenance.ingest.fetch import Limits, fetch

    page = fetch(url, allow_private=allow_private, limits=Limits(size=size_limit))
    return _given(page, url, publisher, size_limit)


def _given(page: Page, name: str, publisher: str | None, size_limit: int) -> Given:
    return Given(
        io.BytesIO(page.data),
        _shown(name),
        publisher=publisher,
        url=page.url,
        media_type=page.media_type,
        charset=page.charset,
        size_limit=size_limit,
    )


def _only(given: Given) -> Article:
    entry = next(entries_of(given), None)
    if entry is None or entry.place is not None:
        raise InputError(f"{given.name}: is made for several articles; read_entries reads it")
    if isinstance(entry.result, InputError):
        raise entry.result
    return entry.result


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    name = _shown(str(path))
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        raise InputError(f"{name}: no such file; check the name") from None
    except IsADirectoryError:
        raise InputError(f"{name}: is a directory; name the files in it") from None
    except PermissionError:
        raise InputError(f"{name}: may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: cannot be read ({error}); check the file") from error
    with stream:
        try:
            yield stream
        except OSError as error:
            raise InputError(f"{name}: cannot be read ({error}); check the file") from error


@contextmanager
def _standard_input() -> Iterator[BinaryIO]:
    try:
        yield sys.stdin.buffer
    except OSError as error:
        message = f"{_STDIN_SAID}: cannot be read ({error}); name a file instead"
        raise InputError(message) from error


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)
