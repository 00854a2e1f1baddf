"""Inputs that hold several articles: JSON Lines, feeds, archives of the web."""

from __future__ import annotations

import gzip
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from server import PAGE

from provenance.errors import InputError
from provenance.ingest import Article, read_bytes, read_entries
from provenance.ingest.formats import Given, entries_of

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.ingest import Entry


def entries(data: bytes, file: str = "", size_limit: int = 4 * 2**20) -> list[Entry]:
    """What an input holds."""
    return list(entries_of(Given(io.BytesIO(data), "in", file, size_limit=size_limit)))


def said(found: list[Entry]) -> list[tuple[str | None, str]]:
    """Place and text, or place and error, of each entry."""
    return [
        (held.place, held.result.text if isinstance(held.result, Article) else f"! {held.result}")
        for held in found
    ]


def test_ingest_json_lines_carry_what_is_known() -> None:
    """Every key reaches its article; blank lines are passed over and keep their number."""
    line = {
        "id": "a1", "text": "Il neige.", "publisher": "P", "title": "T", "author": "A",
        "published": "2026-01-01", "url": "https://x.example", "language": "fr",
    }  # fmt: skip
    found = entries(b"\xef\xbb\xbf" + json.dumps(line).encode() + b"\n\n" + b'{"text":"Un."}')
    article = found[0].result
    assert isinstance(article, Article)
    assert {key: getattr(article, key) for key in line} == line
    assert said(found) == [("line 1", "Il neige."), ("line 3", "Un.")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"text": "x", "texte": "y"}', "has the unknown key “texte” (known: id, text,"),
        (b'{"text": "x", "\\u001b[2J": 1}', "has the unknown key “?[2J”"),
        (b'{"text": 3}', "has a value for text that is no string"),
        (b'{"text": "x", "publisher": ["P"]}', "has a value for publisher that is no string"),
        (b'{"id": "x"}', "has no text"),
        (b'{"text": null}', "has no text"),
        (b'{"text": " \\n "}', "has a blank text"),
        (b'["x"]', "is no JSON object"),
        (b'{"text": "x"', "is no JSON (Expecting"),
        (b"\xff\xfe", "is not in UTF-8"),
        (b'{"text": ' + b"[" * 50_000, "is no JSON (nested too deeply)"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "is no JSON (a number too long)"),
        (b'{"text": "' + b"x" * 200_000 + b'"}', "is longer than 0.0953674 MiB"),
    ],
)
def test_ingest_json_lines_bad_line_is_told(line: bytes, words: str) -> None:
    """A bad line is told with its number, and the lines beside it are read."""
    data = b'{"text": "Un."}\n' + line + b'\n{"text": "Trois."}\n'
    found = said(entries(data, "a.jsonl", size_limit=100_000))
    assert [found[0], found[2]] == [("line 1", "Un."), ("line 3", "Trois.")]
    assert found[1][0] == "line 2"
    assert found[1][1].startswith(f"! {words}")
    assert found[1][1].isprintable()


def test_ingest_json_lines_are_read_line_by_line() -> None:
    """The first article is there before the second line is read."""
    stream = io.BytesIO(b'{"text": "' + b"x" * 70_000 + b'"}\n' + b'{"text": "y"}\n' * 100_000)
    first = next(entries_of(Given(stream, "in", "a.jsonl")))
    assert isinstance(first.result, Article)
    assert stream.tell() < 200_000


@given(st.text(alphabet=st.characters(codec=None), min_size=1, max_size=40))
def test_ingest_json_lines_take_any_text(text: str) -> None:
    """Whatever string JSON can carry is an article, or is told to be blank."""
    ((place, shown),) = said(entries(json.dumps({"text": text}).encode()))
    assert place == "line 1"
    assert shown == "! has a blank text" or shown.strip()


RSS = """<?xml version="1.0" encoding="iso-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Le Bourg</title><language>fr-FR</language>
<item><title>Le pont &amp;amp; la route</title><link>https://bourg.example/1</link><guid>g1</guid>
<dc:creator>Anne Roy</dc:creator><pubDate>Tue, 03 Mar 2026 07:00:00 +0100</pubDate>
<content:encoded><![CDATA[<p>L'été fini.</p><blockquote>« Non. »</blockquote>
<script>x()</script>]]></content:encoded></item>
<item><title>Deux</title><link>javascript:alert(1)</link>
<description>Un &lt;b&gt;résumé&lt;/b&gt;.</description></item>
<item><title>Rien</title></item>
</channel></rss>""".encode("iso-8859-1")

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Soir</title>
<entry><title type="html">Un &lt;i&gt;titre&lt;/i&gt;</title><id>tag:1</id>
<updated>2026-03-03T06:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un.</p>
<ul><li>Deux.</li></ul></div></content></entry>
</feed>"""


def test_ingest_feed_rss() -> None:
    """Entries with their text and what is known; a summary is said to be one; none is told."""
    found = entries(RSS)
    assert said(found) == [
        ("entry 1", "Le pont & la route\n\nL'été fini.\n\n« Non. »"),
        ("entry 2", "Deux\n\nUn résumé."),
        ("entry 3", "! has no text"),
    ]
    first, second = (held.result for held in found[:2])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.publisher, first.author, first.url, first.language) == (
        "g1", "Le Bourg", "Anne Roy", "https://bourg.example/1", "fr",
    )  # fmt: skip
    assert first.published == "2026-03-03T06:00:00Z"
    assert [block.kind.value for block in first.blocks] == ["headline", "paragraph", "quote"]
    assert [notice.code for notice in second.notices] == ["summary_only"]
    assert second.url is None


def test_ingest_feed_atom() -> None:
    """Atom as well, its markup of three kinds unwrapped."""
    assert said(entries(ATOM)) == [("entry 1", "Un titre\n\nUn.\n\nDeux.")]


@pytest.mark.parametrize(
    "data",
    [
        b"<rss version='2.0'><channel><title>x</title></channel></rss>",
        b"<rss",
        b"<rss><!DOCTYPE x [<!ENTITY a 'x'>]>&a;",
    ],
)
def test_ingest_feed_without_entries_is_one_line(data: bytes) -> None:
    """A feed that holds nothing, or that is damaged, is an error of one line."""
    with pytest.raises(InputError, match=r"^in: is a feed without entries") as caught:
        entries(data, "a.rss")
    assert "\n" not in str(caught.value)


def test_ingest_feed_entity_bomb_stays_small() -> None:
    """Entities that multiply are not multiplied, and no file is read by one."""
    levels = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    bomb = (
        f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY e0 'aaaaaaaaaa'>{levels}"
        "<!ENTITY file SYSTEM 'file:///etc/passwd'>]>"
        "<rss version='2.0'><channel><title>t</title><item>"
        "<description>Un. &e11; &file;</description></item></channel></rss>"
    )
    found = said(entries(bomb.encode(), "a.rss"))
    assert all(len(shown) < 1000 and "root:" not in shown for _, shown in found)


def archive(*answers: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    """A WARC file of responses (status, content type, content encoding, body)."""
    records = [record("warcinfo", "application/warc-fields", "", b"software: test\r\n")]
    for number, (status, kind, packing, body) in enumerate(answers):
        encoding = f"Content-Encoding: {packing}\r\n" if packing else ""
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoding}\r\n".encode()
        uri = f"WARC-Target-URI: https://bourg.example/{number}\r\n"
        records.append(record("response", "application/http; msgtype=response", uri, head + body))
    return b"".join(map(gzip.compress, records) if packed else records)


def record(kind: str, content_type: str, uri: str, block: bytes) -> bytes:
    """One record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{uri}WARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{len(block)}>\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize("packed", [True, False])
def test_ingest_warc_gives_its_pages(packed: bool) -> None:  # noqa: FBT001
    """Pages that were answered with 200 are read; the rest is passed over or told."""
    latin = PAGE.decode().encode("cp1252")
    found = entries(
        archive(
            ("200 OK", "text/html; charset=ISO-8859-1", "", latin),
            ("404 Not Found", "text/html", "", PAGE),
            ("200 OK", "image/png", "", b"\x89PNG"),
            ("200 OK", "text/html", "gzip", gzip.compress(PAGE)),
            ("200 OK", "text/html", "", b"<html></html>"),
            packed=packed,
        )
    )
    text = "Le pont fermé\n\nLa préfecture a annoncé mardi que le pont resterait fermé."
    assert said(found)[:2] == [("record 2", text), ("record 5", text)]
    assert said(found)[2][0] == "record 6"
    assert said(found)[2][1].startswith("! https://bourg.example/4: ")
    first = found[0].result
    assert isinstance(first, Article)
    assert first.url == "https://bourg.example/0"


def test_ingest_warc_large_page_is_told() -> None:
    """A page that unpacks to more than the limit is told, and the next is read."""
    data = archive(
        ("200 OK", "text/html", "gzip", gzip.compress(b" " * 50_000_000)),
        ("200 OK", "text/html", "", PAGE),
    )
    found = said(entries(data, size_limit=2**20))
    assert found[0] == ("record 2", "! is larger than 1 MiB")
    assert found[1][1].startswith("Le pont fermé")


@pytest.mark.parametrize("packed", [True, False])
def test_ingest_warc_damage_is_told_after_what_stood_before(packed: bool) -> None:  # noqa: FBT001
    """An archive that breaks off, or goes on with something else, gives its whole records first."""
    page = ("200 OK", "text/html", "", PAGE)
    data = archive(page, page, packed=packed)
    cut = said(entries(data[:-80]))
    assert cut[0][1].startswith("Le pont fermé")
    assert cut[1] == ("record 3", "! breaks off before its end")
    reading = entries_of(Given(io.BytesIO(data + b"something else"), "in"))
    assert [next(reading).place, next(reading).place] == ["record 2", "record 3"]
    with pytest.raises(InputError, match=r"^in: cannot be read as an archive of the web"):
        next(reading)


def test_ingest_warc_without_pages_is_one_line() -> None:
    """An archive of pictures holds no article."""
    with pytest.raises(InputError, match="is an archive without web pages"):
        entries(archive(("200 OK", "image/png", "", b"x")))


def test_ingest_lists_are_no_single_article(tmp_path: Path) -> None:
    """Who asks for one article is told that the input is made for several."""
    with pytest.raises(InputError, match=r"made for several articles; read_entries reads it"):
        read_bytes(RSS, name="a.rss")
    path = tmp_path / "a.txt"
    path.write_bytes(ATOM)
    assert [entry.place for entry in read_entries(str(path))] == ["entry 1"]
