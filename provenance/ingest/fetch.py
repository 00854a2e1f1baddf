"""One page from the web, asked for politely and read within limits.

Only http and https; only public addresses unless private ones are allowed, checked at every
redirect; robots.txt is respected; nothing of the environment (proxies, passwords) is used. Every
refusal is one line.
"""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpcore
import httpx
from protego import Protego

from provenance.errors import InputError
from provenance.ingest.network import Deadline, GuardedTransport
from provenance.ingest.sniff import MEDIA_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

AGENT = "news-provenance"
"""The name that robots.txt may address."""

_ROBOTS_LIMIT = 512 * 1024
_BY_HAND = "save the page in a browser and give the file"
_REFUSED = frozenset({401, 402, 403, 407, 451})
_UNDECIDED = frozenset({429}) | frozenset(range(500, 600))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a page may cost: seconds, bytes (unpacked) and redirects."""

    connect: float = 10.0
    read: float = 10.0
    total: float = 30.0
    size: int = 4 * 1024 * 1024
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered. `url` is where it was in the end, without fragment."""

    url: str
    data: bytes
    media_type: str | None
    charset: str | None


def fetch(url: str, *, allow_private: bool = False, limits: Limits | None = None) -> Page:
    """Read one page.

    Args:
        url: Its http or https address.
        allow_private: Read addresses of private, loopback and other ranges that are not public.
        limits: What it may cost.

    Raises:
        InputError: It cannot or must not be read; the message says why, and begins with `url`.
    """
    bounds = limits or Limits()
    try:
        with _named_failures(), _client(bounds, allow_private=allow_private) as client:
            return _Visit(client, bounds).page(url)
    except InputError as error:
        shown = "".join(char if char.isprintable() else "?" for char in url)
        raise InputError(f"{shown}: {error}") from error.__cause__


def _client(limits: Limits, *, allow_private: bool) -> httpx.Client:
    deadline = Deadline(limits.total)
    return httpx.Client(
        transport=GuardedTransport(deadline, allow_private=allow_private),
        timeout=httpx.Timeout(limits.read, connect=limits.connect),
        headers={
            "User-Agent": f"{AGENT} (reads single articles on a person's request)",
            "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.5",
            "Accept-Encoding": "gzip",
        },
        trust_env=False,
    )


@dataclass(slots=True)
class _Visit:
    client: httpx.Client
    limits: Limits
    _robots: dict[str, Protego | None] = field(default_factory=dict)

    def page(self, url: str) -> Page:
        response = self._get(_address(url), polite=True)
        try:
            _check_status(response)
            media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            if media_type and media_type not in MEDIA_TYPES:
                shown = media_type[:60]
                raise InputError(f"is of the type {shown}, which holds no article that is read")
            data = b"".join(_body(response, self.limits.size))
        finally:
            response.close()
        place = str(response.request.url.copy_with(fragment=None))
        return Page(place, data, media_type or None, response.charset_encoding)

    def _get(self, url: httpx.URL, *, polite: bool) -> httpx.Response:
        """The last answer of a chain of redirects, its body unread."""
        request = self.client.build_request("GET", url)
        for _ in range(self.limits.redirects + 1):
            if polite:
                self._ask_leave(request.url)
            response = self.client.send(request, stream=True)
            if not response.has_redirect_location:
                return response
            response.close()
            if response.next_request is None:
                raise InputError("redirects to an address that cannot be read")
            request = response.next_request
            _check(request.url, redirected=True)
        raise InputError(f"redirects more than {self.limits.redirects} times")

    def _ask_leave(self, url: httpx.URL) -> None:
        """Respect robots.txt as RFC 9309 has it: none is leave, one that fails is none."""
        origin = str(url.copy_with(raw_path=b"/robots.txt", fragment=None))
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(httpx.URL(origin))
        rules = self._robots[origin]
        if rules is not None and not rules.can_fetch(str(url), AGENT):
            raise InputError(f"robots.txt of {url.host} forbids programs to read it; {_BY_HAND}")

    def _read_robots(self, url: httpx.URL) -> Protego | None:
        response = self._get(url, polite=False)
        try:
            if response.status_code in _UNDECIDED:
                status = response.status_code
                raise InputError(f"robots.txt of {url.host} answers {status}; try again later")
            if not response.is_success:
                return None
            rules = b"".join(_body(response, _ROBOTS_LIMIT, cut=True))
        finally:
            response.close()
        return Protego.parse(rules.decode("utf-8", errors="replace"))


def _address(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise InputError("is no address that can be read; check its spelling") from None
    _check(address)
    return address


def _check(url: httpx.URL, *, redirected: bool = False) -> None:
    said = "redirects to an address that" if redirected else "is an address that"
    if url.scheme not in {"http", "https"}:
        raise InputError(f"{said} begins with {url.scheme}:; only http and https are read")
    if not url.host:
        raise InputError(f"{said} names no server; check its spelling")
    if url.userinfo:
        raise InputError(f"{said} holds a name or a password; {_BY_HAND}")


def _check_status(response: httpx.Response) -> None:
    status = response.status_code
    if status == httpx.codes.OK:
        return
    phrase = httpx.codes.get_reason_phrase(status)
    said = f"{status} ({phrase})" if phrase else str(status)
    advice = _BY_HAND if status in _REFUSED else "check the address, or try again later"
    raise InputError(f"the server answers {said}; {advice}")


def _body(response: httpx.Response, limit: int, *, cut: bool = False) -> Iterator[bytes]:
    """The body, unpacked piece by piece, so that no piece is ever larger than the limit.

    Raises:
        InputError: It is larger and not to be `cut`, or packed in a way that was not asked for.
    """
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip", ""}:
        raise InputError(f"is packed as {packing[:40]}, which was not asked for; {_BY_HAND}")
    left = limit
    pieces = response.iter_raw()
    for piece in _unpacked(pieces, limit + 1) if "gzip" in packing else pieces:
        if len(piece) > left:
            if cut:
                yield piece[:left]
                return
            raise InputError(
                f"is larger than {limit / 2**20:g} MiB; give a single article's address"
            )
        left -= len(piece)
        yield piece


def _unpacked(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if unpacker.eof:
                    unpacker = zlib.decompressobj(wbits=31)
                yield unpacker.decompress(rest, most)
                rest = unpacker.unconsumed_tail or unpacker.unused_data
    except zlib.error:
        raise InputError("is packed wrongly (its gzip is damaged); try again later") from None
    if not unpacker.eof:
        raise InputError("breaks off before its end; try again later")


@contextmanager
def _named_failures() -> Iterator[None]:
    """Every way in which the network fails, as one line.

    Raises:
        InputError: In place of what the libraries raise.
    """
    try:
        yield
    except (httpcore.ConnectTimeout, httpcore.PoolTimeout) as error:
        raise InputError("the server does not answer; try again later") from error
    except (httpcore.TimeoutException, httpx.TimeoutException) as error:
        raise InputError("the server went silent; try again later") from error
    except (httpcore.ConnectError, httpx.ConnectError) as error:
        raise InputError(f"no connection to the server ({_reason(error)})") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError) as error:
        raise InputError(f"the connection broke ({_reason(error)}); try again later") from error
    except (httpx.InvalidURL, UnicodeError) as error:
        raise InputError("redirects to an address that cannot be read") from error


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return "".join(char if char.isprintable() else "?" for char in text[:120])
