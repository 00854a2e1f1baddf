"""Names of the things of a report that are unique in the world, and the vocabulary beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from provenance.report import ArticleInfo

VOCABULARY = "urn:provenance:vocabulary:"

_PLAIN = re.compile(r"[A-Za-z0-9_]")
_LEGAL_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"


def namespace(article: ArticleInfo) -> str:
    """What every name in the report on `article` begins with."""
    return f"urn:provenance:article:{encoded(article.id)}:"


def local(kind: str, *parts: object) -> str:
    """The name of one thing, such as `claim_c1`: letters, digits, `_` and `%` escapes only."""
    return "_".join([kind, *(encoded(str(part)) for part in parts)])


def identifier(name: str, kind: str | None = None) -> str | None:
    """The id that `local(kind, id)` was made from; None where `name` is not of that kind."""
    found, mark, rest = name.partition("_")
    return unquote(rest) if mark and kind in {None, found} else None


def encoded(words: str) -> str:
    """`words` in characters that are legal in every syntax, the others as `%` escapes of UTF-8."""
    return "".join(
        character
        if _PLAIN.match(character)
        else "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))
        for character in words
    )


def address(article: ArticleInfo) -> str:
    """Where the article is: its address on the web if it has one, else a name for it."""
    url = (article.url or "").strip()
    if url.casefold().startswith(("http://", "https://")):
        return quote(url, safe=_LEGAL_IN_ADDRESSES, errors="replace")
    return namespace(article) + "article"
