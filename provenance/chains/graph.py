"""Who cites whom, for the whole article: a fact wherever in the article it is said.

*Les sources citées par Y* in the fifth paragraph also places these sources under Y in the second.
Each edge keeps the words it rests on; an edge from further down the text weighs less, and reaches
back only to parties that do not speak for themselves (collectives, anonymous sources, outlets).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.chains.confidence import weights
from provenance.report import HopRelation, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.attribution import Attribution
    from provenance.sources import Candidate, Resolution
    from provenance.text import Span

REACHED_BACK = frozenset({SourceKind.COLLECTIVE, SourceKind.MEDIA, SourceKind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Edge:
    """`outer` cites (or includes) `inner`: said in `sentence`, on the words of `evidence`."""

    outer: int
    inner: int
    relation: HopRelation
    sentence: int
    evidence: tuple[Span, ...]
    strength: float


class CitationGraph:
    """The edges of one article, asked for the best one that leads to a party at a sentence."""

    def __init__(self, edges: Sequence[Edge], resolution: Resolution) -> None:
        self._into: dict[int, list[Edge]] = {}
        self._resolution = resolution
        for edge in edges:
            self._into.setdefault(edge.inner, []).append(edge)

    def best(self, party: int, sentence: int, *, without: frozenset[int]) -> Edge | None:
        """The edge into `party` that weighs most at `sentence`, if it weighs enough."""
        numbers = weights("graph")
        weighed = [
            (self._weight(edge, sentence), edge)
            for edge in self._into.get(party, [])
            if edge.outer not in without
        ]
        best = max(weighed, key=lambda pair: pair[0], default=None)
        return best[1] if best is not None and best[0] >= numbers["accept"] else None

    def _weight(self, edge: Edge, sentence: int) -> float:
        numbers = weights("graph")
        value = edge.strength - numbers["decay"] * abs(edge.sentence - sentence)
        if edge.sentence > sentence:
            source = self._resolution.sources[edge.inner]
            if not (source.anonymous or source.kind in REACHED_BACK):
                return 0.0
            value -= numbers["backward"]
        return value


def citation_edges(
    relations: Sequence[Attribution], readings: Sequence[tuple[Candidate, ...]]
) -> Iterator[Edge]:
    """The edges that nested and relayed relations state, the best reading of each source taken."""
    numbers = weights("graph")
    for relation, reading in zip(relations, readings, strict=True):
        if relation.parent is None or not reading:
            continue
        above = readings[relation.parent]
        parent = relations[relation.parent]
        if not above or above[0].party == reading[0].party:
            continue
        relayed = "relay" in (relation.construction, parent.construction)
        spans = [r.cue.span for r in (parent, relation) if r.cue is not None]
        yield Edge(
            above[0].party,
            reading[0].party,
            HopRelation.INCLUDES if relation.member else HopRelation.CITES,
            relation.sentence,
            tuple(spans) or tuple(r.source.span for r in (parent, relation) if r.source),
            numbers["explicit"] if relayed else numbers["nested"],
        )
