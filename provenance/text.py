"""Half-open spans of Unicode code points: the one way in which every room points at the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, `start` inclusive, `end` exclusive, in Unicode code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """True where `other` lies wholly inside this span (equal spans included)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def common(self, other: Span) -> Span:
        """What the two spans share; empty where they share nothing."""
        start = max(self.start, other.start)
        return Span(start, max(start, min(self.end, other.end)))

    def slice(self, text: str) -> str:
        """The words of `text` that this span points at."""
        return text[self.start : self.end]


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of `spans`.

    Raises:
        ValueError: `spans` is empty.
    """
    held = list(spans)
    return Span(min([s.start for s in held]), max([s.end for s in held]))


def subtract(whole: Iterable[Span], parts: Iterable[Span]) -> Iterator[Span]:
    """What is left of `whole`, in text order, when every stretch of `parts` is cut out."""
    cuts = sorted(parts)
    for span in sorted(whole):
        start = span.start
        for cut in cuts:
            if cut.end <= start or cut.start >= span.end:
                continue
            if cut.start > start:
                yield Span(start, cut.start)
            start = max(start, cut.end)
        if start < span.end:
            yield Span(start, span.end)


def trim(span: Span, text: str, *, edges: str) -> Span:
    """`span` without white space and without the characters of `edges` at either end."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in edges):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in edges):
        end -= 1
    return Span(start, end)
