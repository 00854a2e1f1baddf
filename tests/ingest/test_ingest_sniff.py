"""Formats by what the bytes begin with."""

from __future__ import annotations

import gzip

import pytest

from provenance.errors import InputError
from provenance.ingest.sniff import Format, recognise


@pytest.mark.parametrize(
    ("head", "file", "wanted"),
    [
        (b"Le pont.", "a.txt", Format.TEXT),
        (b"Le pont.", "", Format.TEXT),
        (b"<!DOCTYPE html>\n<html>", "a.txt", Format.HTML),
        (b"\xef\xbb\xbf \n<!-- saved -->\n<HTML lang=fr>", "", Format.HTML),
        ("<html>".encode("utf-16-le"), "", Format.HTML),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C' 'x'><html>", "", Format.HTML),
        (b"<p>Le pont.</p>", "", Format.HTML),
        (b"Le pont & la route", "page.html", Format.HTML),
        (b"<pont> est un mot", "a.txt", Format.TEXT),
        (b"<3 le pont", "a.txt", Format.TEXT),
        (b"# Titre", "a.md", Format.MARKDOWN),
        (b"<p>Un</p>\n\n# Titre", "a.md", Format.MARKDOWN),
        (b"# Titre", "a.txt", Format.TEXT),
        (b"<?xml version='1.0'?><rss version='2.0'>", "", Format.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a.xml", Format.FEED),
        (b"<?xml version='1.0'?><!-- x --><rdf:RDF xmlns='x'>", "", Format.FEED),
        (b'{"text": "Un."}\n{"text": "Deux."}', "", Format.JSON_LINES),
        (b'{"text": "Un."}', "a.txt", Format.JSON_LINES),
        (b"{ le pont }", "", Format.TEXT),
        (b"not json", "a.jsonl", Format.JSON_LINES),
        (b'{"text": "' + b"x" * 65_530, "", Format.JSON_LINES),
        (b"WARC/1.0\r\n", "", Format.WARC),
        (gzip.compress(b"WARC/1.1\r\nWARC-Type: warcinfo"), "a.bin", Format.WARC),
        (b"%PDF-1.4", "a.txt", Format.PDF),
        (b"PK\x03\x04" + bytes(30) + b"word/document.xml", "", Format.DOCX),
    ],
)  # fmt: skip
def test_ingest_sniff_tells_the_format(head: bytes, file: str, wanted: Format) -> None:
    """The content decides where it shows; the name where it does not."""
    assert recognise(head, name="x", file=file) is wanted


@pytest.mark.parametrize(
    ("media_type", "wanted"),
    [
        ("text/html", Format.HTML),
        ("text/markdown", Format.MARKDOWN),
        ("text/plain", Format.TEXT),
        (None, Format.TEXT),
    ],
)
def test_ingest_sniff_hears_the_media_type(media_type: str | None, wanted: Format) -> None:
    """Where the content is open, what the server says counts."""
    assert recognise(b"Le pont.", name="x", media_type=media_type) is wanted


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"<?xml version='1.0'?><svg>", "XML that is neither"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04" + bytes(30) + b"mimetypeapplication/epub", "zip"),
        (gzip.compress(b"Bonjour."), "gzip"),
    ],
)
def test_ingest_sniff_refuses_the_rest(head: bytes, words: str) -> None:
    """What is not read is named."""
    with pytest.raises(InputError, match=words):
        recognise(head, name="x")
