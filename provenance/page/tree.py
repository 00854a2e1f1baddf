"""The tree as rows in the order of the page, so that a template can nest them however deep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.page.marks import footings
from provenance.render.branches import distinct_evidence, grow
from provenance.render.facts import hops_after_publisher, is_doubtful
from provenance.render.pen import Pen, released
from provenance.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.page.cast import Cast
    from provenance.render.branches import Branch
    from provenance.render.facts import Facts, NumberedClaim
    from provenance.report import Source, TextSpan

_PEN = Pen("utf-8")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that something rests on, and the run of the text where they begin."""

    start: int
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Another chain that was weighed: its names, and how sure."""

    names: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source at its place in the tree; `closes` lists end before it, `first` of its number."""

    number: int
    name: str
    voice: str
    relation: str
    source: Source | None
    evidence: tuple[Link, ...]
    doubtful: bool
    closes: int
    first: bool


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim under its origin."""

    number: int
    words: str
    voice: str
    numbered: NumberedClaim
    evidence: tuple[Link, ...]
    others: tuple[Reading, ...]
    footing: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The rows below the publisher; `closes` lists end behind the last."""

    rows: tuple[SourceRow | ClaimRow, ...]
    closes: int


def plant(facts: Facts, cast: Cast) -> Tree:
    """The tree of the claims that are shown."""
    depths: list[int] = [0]
    held = tuple(_rows(facts, cast, depths))
    return Tree(held, closes=depths[-1])


def _rows(facts: Facts, cast: Cast, depths: list[int]) -> Iterator[SourceRow | ClaimRow]:
    """Every source and claim, the claims of a source before the sources that it cites.

    The depth of each source is added to `depths`: the lists that are open behind it.
    """
    footing = footings(facts)
    seen: set[int] = set()
    waiting: list[tuple[int, Branch]] = [(0, grow(facts))]
    while waiting:
        depth, branch = waiting.pop()
        if branch.hops:
            yield _source(facts, cast, branch, closes=depths[-1] + 1 - depth, seen=seen)
            depths.append(depth)
        yield from (_claim(facts, cast, held, footing[held.number]) for held in branch.claims)
        waiting.extend((depth + 1, inner) for inner in reversed(branch.branches.values()))


def _source(facts: Facts, cast: Cast, branch: Branch, *, closes: int, seen: set[int]) -> SourceRow:
    hop = branch.hops[0]
    number = cast.numbers[hop.source]
    first = number not in seen
    seen.add(number)
    return SourceRow(
        number=number,
        name=cast.name(hop.source),
        voice=cast.voice(hop.source),
        relation=hop.relation.value,
        source=cast.sources.get(hop.source),
        evidence=_links(distinct_evidence(facts, branch.hops)),
        doubtful=is_doubtful(max(held.confidence for held in branch.hops)),
        closes=closes,
        first=first,
    )


def _claim(facts: Facts, cast: Cast, held: NumberedClaim, footing: str) -> ClaimRow:
    claim = held.claim
    hops = hops_after_publisher(claim)
    return ClaimRow(
        number=held.number,
        words=" … ".join(visible(span.text) for span in claim.spans) or visible(claim.text),
        voice=cast.voice(claim.origin),
        numbered=held,
        evidence=_links(facts.evidence(hops[-1])) if hops else (),
        others=tuple(
            Reading(tuple(map(cast.name, other.chain)), other.confidence)
            for other in claim.alternatives
        ),
        footing=footing,
    )


def _links(spans: Iterable[TextSpan]) -> tuple[Link, ...]:
    return tuple(Link(span.start, released(_PEN.quote(span).plain)) for span in spans)
