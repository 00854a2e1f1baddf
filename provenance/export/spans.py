"""Words of the article as pairs of offsets, the way every format writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report import TextSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

Offsets = list[list[int]]


def offsets(spans: Iterable[TextSpan]) -> Offsets:
    """`[[start, end], …]`, in the order given."""
    return [[span.start, span.end] for span in spans]


def words_at(text: str, pairs: Iterable[Iterable[int]]) -> tuple[TextSpan, ...]:
    """The spans of `text` that `offsets` wrote."""
    return tuple(words(text, start, end) for start, end in pairs)


def words(text: str, start: int, end: int) -> TextSpan:
    """The span of `text` between two offsets."""
    return TextSpan(start=start, end=end, text=text[start:end])
