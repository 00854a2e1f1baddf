"""Quotations of an article, found on its text and not sentence by sentence.

Surface forms:

1. Paired marks: « … », “ … ”, „ … “, ‹ … ›, one kind inside another.
2. Straight marks: " … ", opening where a blank or bracket stands before and a letter behind.
3. A quotation over several paragraphs, its mark repeated at the head of each.
4. A mark that is never closed: the quotation ends with its paragraph, and says so.
5. A mark that was never opened: the quotation begins with its paragraph, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from provenance.text import Span

PAIRS = {"«": "»", "“": "”", "„": "“”", "‹": "›"}
STRAIGHT = '"'
ENDS = frozenset(",.;)")
GAP = 3
"""Blanks and a colon before a straight mark that opens."""
MARKS = frozenset('«»“”„‹›"')
_MARK = re.compile(f"[{''.join(sorted(MARKS))}]")


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: `span` with its marks, `inner` without; `depth` 0 is the outermost."""

    span: Span
    inner: Span
    depth: int
    closed: bool = True


def find_quotes(text: str, paragraphs: Sequence[Span]) -> tuple[Quote, ...]:
    """All quotations of `text`, sorted by their start; `paragraphs` are its blocks, in order."""
    found: list[Quote] = []
    stack: list[tuple[str, int]] = []
    for number, paragraph in enumerate(paragraphs):
        first = paragraph.start
        for match in _MARK.finditer(text, paragraph.start, paragraph.end):
            offset, mark = match.start(), match[0]
            if offset == first and stack and stack[-1][0] == mark:
                continue
            if _closes(text, offset, stack):
                _, start = stack.pop()
                found.extend(_quote(text, start, offset + 1, len(stack), closed=True))
            elif mark in PAIRS or (mark == STRAIGHT and _opens(text, offset)):
                stack.append((mark, offset))
            elif not stack and not any(q.span.start >= paragraph.start for q in found):
                found.extend(_unopened(text, paragraph.start, offset))
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = (
            following is not None
            and stack
            and text[following.start : following.start + 1] == stack[0][0]
            and stack[0][0] in PAIRS
        )
        if not goes_on:
            while stack:
                _, start = stack.pop()
                found.extend(_quote(text, start, paragraph.end, len(stack), closed=False))
    return tuple(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end)))


def _unopened(text: str, start: int, offset: int) -> Iterator[Quote]:
    """The quotation before a closing mark that nothing opened, from the paragraph's start on."""
    end = offset
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(c.isalnum() for c in text[start:end]):
        yield Quote(Span(start, offset + 1), Span(start, end), 0, closed=False)


def outermost(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Only the quotations that stand in no other."""
    return tuple(quote for quote in quotes if quote.depth == 0)


def _closes(text: str, offset: int, stack: list[tuple[str, int]]) -> bool:
    if not stack:
        return False
    mark, opener = text[offset], stack[-1][0]
    if opener == STRAIGHT:
        return mark == STRAIGHT and not (_opens(text, offset) and offset == stack[-1][1] + 1)
    return mark in PAIRS[opener]


def _opens(text: str, offset: int) -> bool:
    before = text[offset - 1] if offset else " "
    behind = text[offset + 1] if offset + 1 < len(text) else " "
    if behind in ENDS:
        return False
    announced = text[max(0, offset - GAP) : offset].rstrip().endswith(":")  # 'dit : " Non ! "'
    return (before.isspace() or before in "([’'«“") and (announced or not behind.isspace())


def _quote(text: str, start: int, end: int, depth: int, *, closed: bool) -> Iterator[Quote]:
    """The quotation between two marks; none where they hold no word."""
    inner_start, inner_end = start + 1, end - 1 if closed else end
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    if inner_start < inner_end:
        yield Quote(Span(start, end), Span(inner_start, inner_end), depth, closed)
