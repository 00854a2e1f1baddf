"""Which encoding a web page is in: by its header, its own word, or else its bytes.

Byte-order mark, then the header of the answer, then the page's meta element, as browsers have it;
but what the bytes contradict is not believed, and a notice says so.
"""

from __future__ import annotations

import codecs
import re

from provenance.ingest.article import Notice
from provenance.ingest.encoding import Decoded, decode

_META = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9][\w.:-]{1,30})""",
    re.IGNORECASE,
)
_HEAD = 4096
_UTF8 = "utf-8"
# Codecs of whole pages; Python knows others, such as utf-7 and unicode_escape, that are none.
_KNOWN = frozenset(
    {"ascii", "iso8859-1", "cp1252", "iso8859-15", "mac-roman", "gb18030", "gbk", "gb2312", "big5"}
    | {"shift_jis", "cp932", "euc_jp", "euc_kr", "cp949", "koi8-r", "koi8-u", "tis-620", _UTF8}
    | {f"cp{number}" for number in (*range(1250, 1259), 874)}
    | {f"iso8859-{number}" for number in (*range(2, 12), 13, 14, 16)}
)
# A page that says Latin-1 or ASCII means the superset that Windows writes, in every browser.
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252"}


def decode_page(data: bytes, *, declared: str | None = None) -> Decoded | None:
    """The text of a page; None where it does not look like text in any encoding known here.

    Args:
        data: The page as it was sent.
        declared: The charset that the header of the answer names, if any.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        return decode(data)
    if not data.isascii() and _fits(data, _UTF8):
        said = _codec(declared) or _codec(_meta(data))
        told = (_contradicted(said),) if said not in {None, _UTF8} else ()
        return Decoded(data.decode(), told)
    for said in (_codec(declared), _codec(_meta(data))):
        if said is None:
            continue
        if _fits(data, said):
            return Decoded(data.decode(said))
        found = decode(data)
        return found and Decoded(found.text, (_contradicted(said), *found.notices))
    return decode(data)


def _meta(data: bytes) -> str | None:
    match = _META.search(data, 0, _HEAD)
    return match[1].decode("ascii") if match else None


def _codec(label: str | None) -> str | None:
    """Python's name of the codec that a page means by `label`; None where it is no such codec."""
    try:
        name = codecs.lookup((label or "").strip()).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(name, name) if name in _KNOWN else None


def _fits(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _contradicted(said: str | None) -> Notice:
    return Notice("encoding", f"the page says that it is in {said}, its bytes say otherwise")
