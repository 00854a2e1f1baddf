"""Decoding of bytes."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.ingest.encoding import decode

SENTENCES = [
    "Le ministre a déclaré hier que la réforme serait votée.",
    "Élysée : décision reportée",
    "Où ça ? À Noël, naïvement.",
    "Le maire s'est dit « très déçu » par l'État.",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("codec", ["cp1252", "iso8859-15", "latin-1", "mac-roman", "cp850"])
def test_encoding_reads_one_byte_french(text: str, codec: str) -> None:
    """A sentence of French is read rightly from each one-byte encoding, and it is told."""
    decoded = decode(text.encode(codec))
    assert decoded is not None
    assert decoded.text == text
    assert [notice.code for notice in decoded.notices] == ["encoding"]


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("garçon", "cp1252"),
        ("Cœur à cœur, l’été : « déjà vu » — 20 €…", "cp1252"),
        ("Cœur à cœur, déjà vu : 20 €", "iso8859-15"),
        ("L’œuvre “choc” de l’été…", "mac-roman"),
    ],
)
def test_encoding_reads_typographic_marks(text: str, codec: str) -> None:
    """Ligatures, curly quotes and the euro sign tell the encodings apart."""
    decoded = decode(text.encode(codec))
    assert decoded is not None
    assert decoded.text == text


def test_encoding_utf8_needs_no_notice() -> None:
    """UTF-8, with or without its mark, is the rule and not worth a word."""
    for data in ("L’été 😀".encode(), codecs.BOM_UTF8 + "L’été 😀".encode()):
        decoded = decode(data)
        assert decoded is not None
        assert (decoded.text, decoded.notices) == ("L’été 😀", ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("marked", [True, False])
def test_encoding_reads_utf16(codec: str, marked: bool) -> None:  # noqa: FBT001  # a parameter
    """UTF-16 is read in both byte orders, with and without its mark."""
    text = "L’été a été « chaud », dit-on."
    mark = codecs.BOM_UTF16_LE if codec == "utf-16-le" else codecs.BOM_UTF16_BE
    decoded = decode((mark if marked else b"") + text.encode(codec))
    assert decoded is not None
    assert decoded.text == text
    assert decoded.notices[0].code == "encoding"


def test_encoding_reads_utf32_with_mark() -> None:
    """UTF-32 is told by its mark, which begins as that of UTF-16 does."""
    decoded = decode("L’été".encode("utf-32"))
    assert decoded is not None
    assert decoded.text == "L’été"


def test_encoding_forgives_cut_utf8() -> None:
    """A UTF-8 file cut in the middle of a letter is still UTF-8."""
    decoded = decode("L’été a été long, à".encode()[:-1])
    assert decoded is not None
    assert decoded.text == "L’été a été long, \ufffd"
    assert [notice.code for notice in decoded.notices] == ["undecodable_bytes"]


def test_encoding_forgives_stray_byte_in_utf8() -> None:
    """One wrong byte does not turn a UTF-8 text into another encoding."""
    decoded = decode("L’été, à l’été".encode() + b"\xff" + " déjà vu".encode())
    assert decoded is not None
    assert decoded.text.endswith("\ufffd déjà vu")


def test_encoding_refuses_binary() -> None:
    """Bytes with many controls and no encoding are no text."""
    assert decode(bytes(range(256)) * 4) is None
    assert decode(b"\0" * 100) is None


@given(st.binary())
def test_encoding_never_fails(data: bytes) -> None:
    """Any bytes are read or refused, without an exception."""
    decoded = decode(data)
    assert decoded is None or isinstance(decoded.text, str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_encoding_utf8_round_trip(text: str) -> None:
    """What was written as UTF-8 is read as it was."""
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.text == text.removeprefix("\ufeff")
