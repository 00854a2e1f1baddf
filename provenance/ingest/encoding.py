"""Bytes to text: which encoding a file was written in, decided without asking anybody.

Byte-order marks decide first, then UTF-8 where it fits, then UTF-16 by where the zero bytes stand.
What is left is a one-byte encoding of western Europe: the candidates are compared by how many of
their accented letters and quotation marks stand where such characters stand in writing. General
detectors guess among a hundred encodings and go astray on a sentence or two.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from provenance.ingest.article import Notice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_ONE_BYTE = (
    ("cp1252", "Windows-1252"),
    ("iso8859-15", "ISO 8859-15"),
    ("mac-roman", "Mac Roman"),
    ("cp850", "code page 850"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_NON_ASCII = re.compile(r"(.?)([^\x00-\x7f])(.?)", re.DOTALL)
_PUNCTUATION = frozenset("«»“”‘’‹›–—…•€°§©®\u00a0")
_ACCENTS = frozenset("\u0300\u0301\u0302\u0303\u0308\u0327")
_LIGATURES = frozenset("œŒæÆ")
_SAMPLE = 100_000
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, and what to tell about how they were read."""

    text: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """Decode `data`; None where it does not look like text in any encoding known here."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data, codec, name)
    utf16 = _utf16_codec(data)
    if utf16:
        return _decoded(data, utf16, "UTF-16 without byte-order mark")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    try:
        text = data.decode()
    except UnicodeDecodeError:
        if controls > 0.02 * len(data):
            return None
        return _broken_utf8(data) or _one_byte(data)
    return None if controls > 0.3 * len(data) else Decoded(text)


def _utf16_codec(data: bytes) -> str | None:
    """The UTF-16 codec whose high bytes are mostly zero, as in any western text."""
    half = len(data) // 2
    if half == 0:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd > 0.5 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.5 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _decoded(data: bytes, codec: str, name: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    notices = [] if name == "UTF-8" else [Notice("encoding", f"read as {name}, not as UTF-8")]
    broken = text.count(_REPLACEMENT)
    if broken:
        notices.append(Notice("undecodable_bytes", f"{broken} places could not be read as {name}"))
    return Decoded(text, tuple(notices))


def _broken_utf8(data: bytes) -> Decoded | None:
    """`data` as UTF-8 where it is so but for a few bytes or a cut at its end."""
    text = data.decode(errors="replace")
    broken = text.count(_REPLACEMENT)
    sound = sum(1 for char in text if char > "\x7f") - broken
    cut_short = broken == 1 and text.endswith(_REPLACEMENT) and sound > 0
    return _decoded(data, "utf-8", "UTF-8") if cut_short or sound >= 4 * broken else None


def _one_byte(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    if sample.isascii():
        sample = data
    codec, name = max(_ONE_BYTE, key=lambda pair: _plausibility(sample, pair[0]))
    return _decoded(data, codec, name)


def _plausibility(data: bytes, codec: str) -> int:
    """Non-ASCII characters that stand as in writing, less those that do not."""
    text = data.decode(codec, errors="replace")
    return sum(
        1 if _stands_well(match[1], match[2], match[3]) else -1
        for match in _NON_ASCII.finditer(text)
    )


def _stands_well(before: str, char: str, after: str) -> bool:
    if char in _PUNCTUATION:
        return char in "’‘" or not (before.isalpha() and after.isalpha())
    if not _is_western_letter(char):
        return False
    return char.islower() or not before.islower()


def _is_western_letter(char: str) -> bool:
    if char in _LIGATURES:
        return True
    base, *marks = list(unicodedata.normalize("NFD", char))
    return base.isascii() and len(marks) == 1 and marks[0] in _ACCENTS
