"""Encodings of web pages: header, meta, bytes, and what happens where they disagree."""

from __future__ import annotations

import codecs

import pytest

from provenance.ingest.charset import decode_page

TEXT = "L’été à Besançon : « déjà », œuvre"
META = "<meta charset={}><p>" + TEXT
OLD = '<meta http-equiv="Content-Type" content="text/html; charset={}"><p>' + TEXT
XML = "<?xml version='1.0' encoding='{}'?><p>" + TEXT


def decoded(data: bytes, declared: str | None = None) -> tuple[str, list[str]]:
    """The text, and the codes of the notices."""
    found = decode_page(data, declared=declared)
    assert found is not None
    return found.text, [notice.code for notice in found.notices]


@pytest.mark.parametrize("page", [META, OLD, XML])
@pytest.mark.parametrize("label", ["windows-1252", "iso-8859-1", "utf-8"])
def test_ingest_charset_meta_is_believed(page: str, label: str) -> None:
    """The page's own word counts; Latin-1 means what Windows writes, as in browsers."""
    source = page.format(label)
    codec = "cp1252" if label == "iso-8859-1" else label
    assert decoded(source.encode(codec)) == (source, [])


def test_ingest_charset_header_goes_before_meta() -> None:
    """A Cyrillic page whose header is right and whose meta element errs."""
    source = "<meta charset=windows-1252><p>Привет, мир"
    assert decoded(source.encode("koi8-r"), "KOI8-R") == (source, [])


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "utf-16"])
def test_ingest_charset_utf8_shows_itself(declared: str) -> None:
    """Bytes that are UTF-8 are read so, whatever is declared; a known codec's error is told."""
    told = ["encoding"] if declared != "utf-16" else []
    assert decoded(TEXT.encode(), declared) == (TEXT, told)


def test_ingest_charset_false_utf8_is_found_out() -> None:
    """A page that calls itself UTF-8 and is not is read by its bytes, and told."""
    source = META.format("utf-8")
    assert decoded(source.encode("cp1252"))[0] == source
    assert "encoding" in decoded(source.encode("cp1252"))[1]


@pytest.mark.parametrize("label", ["utf-7", "unicode_escape", "zlib", "hex", "idna", "x", "", "\0"])
def test_ingest_charset_odd_labels_are_not_heard(label: str) -> None:
    """Names of codecs that are none of pages change nothing."""
    assert decoded(TEXT.encode("cp1252"), label)[0] == TEXT


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_ingest_charset_byte_order_mark_wins(codec: str) -> None:
    """A byte-order mark goes before header and meta."""
    assert decoded(TEXT.encode(codec), "iso-8859-1")[0] == TEXT


def test_ingest_charset_binary_is_none() -> None:
    """What is no text in any encoding is said to be none."""
    assert decode_page(codecs.BOM_UTF8[:1] + bytes(range(32)) * 50) is None
