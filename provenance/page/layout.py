"""The article's text cut into runs, so that any words a report points at can be lit."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.page.marks import surety
from provenance.render.facts import hops_after_publisher
from provenance.render.visible import visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.page.cast import Cast
    from provenance.render.facts import Facts, NumberedClaim
    from provenance.report import TextSpan

_SEPARATORS = {0x2028: "\n", 0x2029: "\n"}
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Run:
    """Words between two places where something begins or ends.

    Attributes:
        start: First code point, which also names the run in the page.
        end: One past the last code point.
        words: What is shown, harmless, lines kept.
        css: Classes: the voice of the claim that the words belong to, and how sure it is.
        begins: The claims that begin here.
    """

    start: int
    end: int
    words: str
    css: str
    begins: tuple[NumberedClaim, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some runs; `headline` where they are the title of the article."""

    runs: tuple[Run, ...]
    headline: bool


def paragraphs(facts: Facts, cast: Cast) -> list[Paragraph]:
    """The text of the article, blank lines between paragraphs left out."""
    text = facts.report.article.text
    bounds = list(_bounds(text, [h.claim.spans[0].start for h in facts.shown if h.claim.spans]))
    cuts = sorted({place for pair in bounds for place in pair} | set(_edges(facts)))
    styles = _styles(facts, cast, cuts)
    begins: dict[int, list[NumberedClaim]] = {}
    for held in facts.shown:
        if held.claim.spans:
            begins.setdefault(held.claim.spans[0].start, []).append(held)
    made: list[Paragraph] = []
    for first, last in bounds:
        places = cuts[bisect_left(cuts, first) : bisect_left(cuts, last) + 1]
        runs = tuple(
            Run(
                start,
                end,
                visible_lines(text[start:end]).translate(_SEPARATORS),
                styles.get(start, ""),
                tuple(begins.get(start, ())),
            )
            for start, end in pairwise(places)
        )
        made.append(Paragraph(runs, headline=not made and _is_title(facts, text[first:last])))
    return made


def _is_title(facts: Facts, words: str) -> bool:
    title = facts.report.article.title
    return title is not None and visible(title) == visible(words)


def _bounds(text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Where paragraphs begin and end; blank lines where a claim begins are part of one."""
    starts = sorted(starts)

    def holds(first: int, last: int) -> bool:
        return bisect_left(starts, first) < bisect_left(starts, last)

    start = 0
    for gap in _BLANK_LINES.finditer(text):
        if holds(gap.start(), gap.end()):
            continue
        if text[start : gap.start()].strip() or holds(start, gap.start()):
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip() or holds(start, len(text) + 1):
        yield start, len(text)


def _edges(facts: Facts) -> Iterator[int]:
    """Every place where words begin or end that something can be said of."""
    for held in facts.shown:
        yield from _ends(held.claim.spans)
        yield from _ends(held.claim.hedges)
        for hop in hops_after_publisher(held.claim):
            yield from _ends(facts.evidence(hop))
    cited = {hop.source for held in facts.shown for hop in held.claim.chain}
    for source in facts.report.sources:
        if source.id in cited:
            yield from _ends(source.mentions)


def _ends(spans: Iterable[TextSpan]) -> Iterator[int]:
    for span in spans:
        yield from (span.start, span.end)


def _styles(facts: Facts, cast: Cast, cuts: list[int]) -> dict[int, str]:
    """The classes of each run, by its start; where claims overlap the shortest is seen."""
    styles: dict[int, str] = {}
    for held in sorted(facts.shown, key=lambda held: -len(held.claim.text)):
        claim = held.claim
        css = f"c {cast.voice(claim.origin)} {surety(claim.confidence)}"
        for span in claim.spans:
            covered = cuts[bisect_left(cuts, span.start) : bisect_left(cuts, span.end)]
            styles |= dict.fromkeys(covered, css)
    return styles
