"""One of the articles that an input holds."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.errors import InputError
from provenance.ingest.article import Article


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of an input, or why it cannot be had while the others can.

    `place` says where in the input it stands, such as `line 3`; it is None where the input is one
    article.
    """

    place: str | None
    result: Article | InputError
