"""Pages from a server of our own: what is read, and what is refused with one line."""

# ruff: noqa: S603, S607 - what is run is openssl, with words of the tests
from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import time
import tracemalloc
import zlib
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from server import PAGE, Web, answer, moved

from provenance.errors import InputError
from provenance.ingest import address, read_entries, read_url
from provenance.ingest.fetch import AGENT, Limits, Page, fetch

if TYPE_CHECKING:
    from collections.abc import Callable

QUICK = Limits(connect=0.5, read=0.3, total=1.0, size=256 * 1024, redirects=3)
MEBIBYTE = 2**20


def get(web: Web, path: str = "/page") -> Page:
    """Read a page of the test's server within small limits."""
    return fetch(web.url(path), allow_private=True, limits=QUICK)


def refusal(url: str, *, allow_private: bool = True, limits: Limits = QUICK) -> str:
    """What is said instead of the page, in one line that begins with the address."""
    with pytest.raises(InputError) as caught:
        fetch(url, allow_private=allow_private, limits=limits)
    said = str(caught.value)
    assert said.startswith(f"{url}: ")
    assert said.isprintable()
    assert len(said) < 300
    return said


@pytest.fixture
def public_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 passes for a public address; nothing else of the private ones does."""
    real = address.is_public
    passes = ip_address("127.0.0.1")
    monkeypatch.setattr(address, "is_public", lambda asked: asked == passes or real(asked))


def test_ingest_fetch_reads_a_page(web: Web) -> None:
    """A page comes with its type and charset; the server is told who asks, and robots.txt first."""
    web.answers["/page"] = answer(kind="text/html; charset=UTF-8")
    assert get(web) == Page(web.url("/page"), PAGE, "text/html", "utf-8")
    assert web.paths() == ["/robots.txt", "/page"]
    headers = web.asked[-1][1]
    assert headers["User-Agent"].startswith(AGENT)
    assert headers["Host"] == f"127.0.0.1:{web.port}"


def test_ingest_fetch_gives_an_article(web: Web) -> None:
    """The article knows where it was found, without the fragment that was asked for."""
    web.answers["/page"] = answer()
    article = read_url(web.url("/page#part"), allow_private=True, publisher="Le Bourg")
    assert "le pont resterait fermé" in article.text
    assert (article.url, article.publisher) == (web.url("/page"), "Le Bourg")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html; charset=ISO-8859-1", PAGE.decode().encode("cp1252")),
        ("text/html; charset=ISO-8859-1", PAGE),
        ("text/html; charset=utf-7", PAGE),
        ("text/html", PAGE.decode().encode("cp1252")),
        (
            "text/html",
            PAGE.replace(b"<head>", b"<head><meta charset=iso-8859-15>").decode().encode("latin-1"),
        ),
        ("text/html", PAGE.decode().encode("utf-16")),
        ("text/plain; charset=iso-8859-1", "Le pont resterait fermé.".encode("latin-1")),
        (None, PAGE),
    ],
)
def test_ingest_fetch_finds_the_charset(web: Web, kind: str | None, body: bytes) -> None:
    """By the header, the page's meta element or its bytes; a header that errs is not believed."""
    web.answers["/page"] = answer(body, kind=kind)
    assert "resterait fermé" in read_url(web.url("/page"), allow_private=True).text


def test_ingest_fetch_unpacks_gzip(web: Web) -> None:
    """A page that is packed as was offered, in one piece or in two, comes unpacked."""
    web.answers["/page"] = answer(
        gzip.compress(PAGE[:100]) + gzip.compress(PAGE[100:]), Content_Encoding="gzip"
    )
    assert get(web).data == PAGE


def test_ingest_fetch_reads_a_feed(web: Web) -> None:
    """A feed on the web gives its entries."""
    item = b"<item><description>Un.</description></item>"
    feed = b"<rss version='2.0'><channel><title>F</title>%s</channel></rss>" % item
    web.answers["/feed"] = answer(feed, kind="application/rss+xml")
    entries = list(read_entries(web.url("/feed"), allow_private=True))
    assert [entry.place for entry in entries] == ["entry 1"]


def test_ingest_fetch_follows_and_counts_redirects(web: Web) -> None:
    """As many redirects as allowed are followed, relative ones too; one more is too many."""
    web.answers |= {
        "/page": answer(),
        "/1": moved("/page"),
        "/2": moved("1", 301),
        "/3": moved(web.url("/2"), 308),
    }
    assert get(web, "/3").url == web.url("/page")
    web.answers["/4"] = moved("/3", 307)
    assert "redirects more than 3 times" in refusal(web.url("/4"))
    web.answers["/round"] = moved("/round")
    assert "redirects more than 3 times" in refusal(web.url("/round"))


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.2:{port}/", "http://localhost.:{port}/", "http://[::1]:{port}/", "http://0/",
        "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "//192.168.0.1/",
        "http://[::ffff:10.0.0.1]/", "http://2130706434/", "http://224.0.0.1/",
        "http://intranet.example/",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("public_server")
def test_ingest_fetch_refuses_private_addresses_behind_a_redirect(
    web: Web, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A public page that leads to a private address, by number or by name, is not followed."""
    real = socket.getaddrinfo

    def look_up(host: str, *args: Any, **options: Any) -> Any:  # noqa: ANN401
        if host == "intranet.example":
            return [(2, 1, 6, "", ("10.1.2.3", 80))]
        if host == "localhost.":
            return [(10, 1, 6, "", ("::1", 80, 0, 0))]
        return real(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    web.answers["/page"] = moved(place.format(port=web.port))
    said = refusal(web.url("/page"), allow_private=False)
    assert "is no public address (--allow-private reads it all the same)" in said
    assert web.paths() == ["/robots.txt", "/page"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1"])
def test_ingest_fetch_refuses_private_addresses(web: Web, host: str) -> None:
    """Without leave no private address is asked for anything, not even for robots.txt."""
    assert "is no public address" in refusal(web.url("/page", host=host), allow_private=False)
    assert web.asked == []


@pytest.mark.usefixtures("public_server")
def test_ingest_fetch_connects_to_what_it_checked(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that changes its address between two look-ups never leads to one unchecked."""
    answers = iter(["127.0.0.1", "10.0.0.1"])
    asked: list[str] = []
    connected: list[str] = []

    def look_up(host: str, port: int, **_options: object) -> list[Any]:
        asked.append(host)
        return [(2, 1, 6, "", (next(answers), port))]

    create = socket.create_connection

    def connect(place: tuple[str, int], *args: Any, **options: Any) -> socket.socket:  # noqa: ANN401
        connected.append(place[0])
        monkeypatch.setattr(socket, "getaddrinfo", real)
        try:
            return create(place, *args, **options)
        finally:
            monkeypatch.setattr(socket, "getaddrinfo", look_up)

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    # robots.txt closes the connection, so that the page needs a look-up of its own
    web.answers["/robots.txt"] = answer(b"", status=404, Connection="close")
    web.answers["/page"] = answer()
    said = refusal(web.url("/page", host="turning.example"), allow_private=False)
    assert "turning.example is at 10.0.0.1" in said
    assert (asked, connected) == (["turning.example"] * 2, ["127.0.0.1"])
    assert web.asked[0][1]["Host"] == f"turning.example:{web.port}"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("ftp://127.0.0.1/a", "begins with ftp:; only http and https"),
        ("file:///etc/passwd", "begins with file:; only http and https"),
        ("gopher://127.0.0.1/", "begins with gopher:; only http and https"),
        ("http://name:word@127.0.0.1/", "holds a name or a password"),
        ("http://[::1", "cannot be read"),
        ("http://exa mple/\x01", "cannot be read"),
    ],
)
def test_ingest_fetch_refuses_other_addresses(web: Web, place: str, words: str) -> None:
    """Other schemes, passwords and nonsense, asked for or led to, are refused."""
    if place.isprintable():
        assert words.replace("cannot be read", "no address that can be read") in refusal(place)
    web.answers["/page"] = moved(place)
    with pytest.raises(InputError) as caught:
        get(web)
    assert words in str(caught.value) or "the connection broke" in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "answers 404 (Not Found); check the address"),
        (403, "answers 403 (Forbidden); save the page in a browser"),
        (402, "answers 402 (Payment Required); save the page in a browser"),
        (503, "answers 503 (Service Unavailable); check the address, or try again later"),
        (204, "answers 204 (No Content)"),
        (599, "answers 599;"),
        (304, "answers 304 (Not Modified)"),
    ],
)
def test_ingest_fetch_says_the_status(web: Web, status: int, words: str) -> None:
    """An answer that is no page is named by its status."""
    web.answers["/page"] = answer(b"", status=status)
    assert words in refusal(web.url("/page"))


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/octet-stream", "text/css"])
def test_ingest_fetch_refuses_other_types(web: Web, kind: str) -> None:
    """What holds no article is refused by its type, its body unread."""
    web.answers["/page"] = answer(kind=kind)
    assert f"is of the type {kind}" in refusal(web.url("/page"))


def test_ingest_fetch_type_that_lies_is_found_out(web: Web) -> None:
    """An image that is called a page is refused by its first bytes."""
    web.answers["/page"] = answer(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(InputError, match="looks like a PNG image"):
        read_url(web.url("/page"), allow_private=True)


def endless(piece: bytes, pause: float = 0.0, **headers: str) -> Callable[[Any], None]:
    """An answer without end."""

    def give(handler: Any) -> None:  # noqa: ANN401
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Connection", "close")
        handler.end_headers()
        with suppress(OSError):
            while True:
                handler.wfile.write(piece)
                time.sleep(pause)

    return give


def bomb() -> bytes:
    """Half a gibibyte of blanks in half a megabyte."""
    packer = zlib.compressobj(9, wbits=31)
    blanks = b" " * MEBIBYTE
    return b"".join(packer.compress(blanks) for _ in range(512)) + packer.flush()


@pytest.mark.parametrize("name", ["endless", "announced", "bomb", "bomb in a bomb"])
def test_ingest_fetch_memory_is_bounded(web: Web, name: str) -> None:
    """What is too large is refused as soon as that shows; little of it is ever in memory."""
    packed = bomb()
    answers = {
        "endless": endless(b"<p>encore</p>" * 5000),
        "announced": answer(b" " * MEBIBYTE),
        "bomb": answer(packed, Content_Encoding="gzip"),
        "bomb in a bomb": answer(gzip.compress(packed), Content_Encoding="gzip, gzip"),
    }
    web.answers["/page"] = answers[name]
    wanted = "is packed as gzip, gzip" if name == "bomb in a bomb" else "is larger than 0.25 MiB"
    del packed
    fetch_nothing(web)
    tracemalloc.start()
    try:
        assert wanted in refusal(web.url("/page"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8 * MEBIBYTE


def fetch_nothing(web: Web) -> None:
    """Load what the first request loads, so that it is not counted."""
    with pytest.raises(InputError):
        get(web, "/nothing")


def test_ingest_fetch_bomb_at_the_real_limit(web: Web) -> None:
    """With the limits that people have, a bomb costs some times the limit and no more."""
    web.answers["/page"] = answer(bomb(), Content_Encoding="gzip")
    fetch_nothing(web)
    tracemalloc.start()
    try:
        assert "is larger than 4 MiB" in refusal(web.url("/page"), limits=Limits())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 24 * MEBIBYTE


@pytest.mark.parametrize(
    ("give", "words"),
    [
        (endless(b"x", 0.1), "was not read to its end within 1 s"),
        (endless(b"x", 5.0), "the server went silent"),
        (endless(b"\0", 0.1, Content_Encoding="gzip"), "is packed wrongly"),
        (lambda _handler: time.sleep(5), "the server went silent"),
        (lambda handler: dribble(handler), "was not read to its end within 1 s"),  # noqa: PLW0108
    ],
)
def test_ingest_fetch_slow_answers_end(web: Web, give: Callable[[Any], None], words: str) -> None:
    """A server that is silent, or that sends a byte now and then, is left in time."""
    web.answers["/page"] = give
    start = time.monotonic()
    assert words in refusal(web.url("/page"))
    assert time.monotonic() - start < 2.5


def dribble(handler: Any) -> None:  # noqa: ANN401
    """Headers that come byte by byte and never end."""
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.05)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "the connection broke"),
        (b"SSH-2.0-OpenSSH\r\n", "the connection broke"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\nabc",
            "the connection broke",
        ),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000 + b"\r\n\r\n", "the connection broke"),
        (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "answers 302 (Found)"),
    ],
)
def test_ingest_fetch_broken_answers_are_one_line(web: Web, raw: bytes, words: str) -> None:
    """Nothing, another protocol, a body that breaks off and headers without measure have a line."""

    def give(handler: Any) -> None:  # noqa: ANN401
        handler.wfile.write(raw)
        handler.close_connection = True

    web.answers["/page"] = give
    assert words in refusal(web.url("/page"))


def test_ingest_fetch_truncated_gzip_is_one_line(web: Web) -> None:
    """Half a packed page is no page."""
    web.answers["/page"] = answer(gzip.compress(PAGE)[:-20], Content_Encoding="gzip")
    assert "breaks off before its end" in refusal(web.url("/page"))


def test_ingest_fetch_closed_port_is_one_line() -> None:
    """Nobody listens there."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        said = refusal(f"http://127.0.0.1:{held.getsockname()[1]}/")
    assert "no connection to the server" in said


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /pa", False),
        ("User-agent: *\nDisallow: /*ge$", False),
        ("User-agent: *\nDisallow: /\nAllow: /page", True),
        (f"User-agent: {AGENT}\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        (f"User-agent: {AGENT}\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: other\nDisallow: /", True),
        ("<html>no rules</html>", True),
        ("", True),
    ],
)
def test_ingest_fetch_respects_robots(web: Web, rules: str, allowed: bool) -> None:  # noqa: FBT001
    """What robots.txt forbids is not asked for; the longest rule counts, our own group first."""
    web.answers |= {"/page": answer(), "/robots.txt": answer(rules.encode(), kind="text/plain")}
    if allowed:
        assert get(web).data == PAGE
    else:
        assert "robots.txt of 127.0.0.1 forbids programs to read it" in refusal(web.url("/page"))
        assert "/page" not in web.paths()


def test_ingest_fetch_robots_hold_behind_a_redirect(web: Web) -> None:
    """A page that may be read and leads to one that may not is not read."""
    rules = b"User-agent: *\nDisallow: /hidden"
    web.answers |= {"/robots.txt": answer(rules), "/page": moved("/hidden"), "/hidden": answer()}
    assert "forbids programs to read it" in refusal(web.url("/page"))
    assert web.paths() == ["/robots.txt", "/page"]


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)]
)
def test_ingest_fetch_robots_that_fail(web: Web, status: int, allowed: bool) -> None:  # noqa: FBT001
    """No robots.txt is leave; one that the server cannot give just now is none (RFC 9309)."""
    web.answers |= {"/page": answer(), "/robots.txt": answer(b"", status=status)}
    if allowed:
        assert get(web).data == PAGE
    else:
        assert f"robots.txt of 127.0.0.1 answers {status}" in refusal(web.url("/page"))


def test_ingest_fetch_endless_robots_is_cut(web: Web) -> None:
    """Only the first half mebibyte of robots.txt counts, and it does count."""
    web.answers |= {
        "/page": answer(),
        "/robots.txt": endless(b"User-agent: *\nDisallow: /page\n" * 999),
    }
    said = refusal(web.url("/page"), limits=Limits(size=QUICK.size))
    assert "forbids programs to read it" in said


def test_ingest_fetch_uses_no_proxy(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would look names up by itself, so none is used."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    web.answers["/page"] = answer()
    assert get(web).data == PAGE


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_ingest_fetch_checks_certificates(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name in the address is what the certificate must carry, not the number it leads to."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key,
         "-out", certificate, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    web._server.socket = context.wrap_socket(web._server.socket, server_side=True)
    web.answers["/page"] = answer()
    url = f"https://localhost:{web.port}/page"
    assert "CERTIFICATE_VERIFY_FAILED" in refusal(url, limits=Limits(total=5))
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert fetch(url, allow_private=True, limits=Limits(total=5)).data == PAGE
    by_number = url.replace("localhost", "127.0.0.1")
    assert "CERTIFICATE_VERIFY_FAILED" in refusal(by_number, limits=Limits(total=5))
