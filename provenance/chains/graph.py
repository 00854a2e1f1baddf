"""Who cites whom, for the whole article: a fact wherever in the article it is said.

*Les sources citées par Y* in the fifth paragraph also places these sources under Y in the second.
Each edge keeps the words it rests on; an edge from further down the text weighs less, and reaches
back only to parties that do not speak for themselves (collectives, anonymous sources, outlets).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.report import HopRelation, SourceKind
from provenance.text import cover
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.attribution import Attribution, Citation
    from provenance.sources import Candidate, Resolution
    from provenance.text import Span

BETWEEN = 12
"""Characters between a cue and its source within which both are quoted as one: *citées par Y*."""
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
    relations: Sequence[Attribution],
    citations: Sequence[Citation],
    readings: Sequence[tuple[Candidate, ...]],
    resolution: Resolution,
) -> list[Edge]:
    """The edges that nested and relayed relations state, the best reading of each source taken.

    An example stands under the group that the same outer source cites, where there is one: *Y cite
    à titre d'exemple X* puts X under Y's sources.
    """
    stated = [
        (number, edge)
        for number in range(len(relations))
        if (edge := _stated(relations, readings, number)) is not None
    ]
    edges = list(_bare(citations, resolution))
    for number, edge in stated:
        group = None
        if relations[number].member:
            group = _group(edge, [e for _, e in stated], resolution)
        if group is not None:
            edge = replace(edge, outer=group, relation=HopRelation.INCLUDES)  # noqa: PLW2901
        edges.append(edge)
    return edges


def _bare(citations: Sequence[Citation], resolution: Resolution) -> Iterator[Edge]:
    """The edges of sentences that say who got whose words, and report nothing."""
    for citation in citations:
        outer, inner = (
            resolution.readings.get((m.sentence, m.head), ())
            for m in (citation.outer, citation.inner)
        )
        if outer and inner and outer[0].party != inner[0].party:
            yield Edge(
                outer[0].party,
                inner[0].party,
                HopRelation.CITES,
                citation.outer.sentence,
                (citation.cue.span, citation.outer.span),
                weights("graph")["explicit"],
            )


def _naming(relation: Attribution) -> tuple[Span, ...]:
    """The words that say who cites: cue and source, as one where nothing much stands between."""
    spans = [part.span for part in (relation.cue, relation.source) if part is not None]
    held = sorted(spans, key=lambda span: span.start)
    near = all(last.start - first.end <= BETWEEN for first, last in pairwise(held))
    return (cover(held),) if held and near else tuple(held)


def _stated(
    relations: Sequence[Attribution], readings: Sequence[tuple[Candidate, ...]], number: int
) -> Edge | None:
    numbers = weights("graph")
    relation, reading = relations[number], readings[number]
    if relation.parent is None or not reading:
        return None
    above, parent = readings[relation.parent], relations[relation.parent]
    if not above or above[0].party == reading[0].party:
        return None
    relayed = "relay" in (relation.construction, parent.construction)
    return Edge(
        above[0].party,
        reading[0].party,
        HopRelation.CITES,
        relation.sentence,
        _naming(parent) or _naming(relation),
        numbers["explicit"] if relayed else numbers["nested"],
    )


def _group(edge: Edge, stated: Sequence[Edge], resolution: Resolution) -> int | None:
    """The collective that the outer source of `edge` cites, the one spoken of last."""
    groups = [
        other
        for other in stated
        if other.outer == edge.outer
        and other.inner != edge.inner
        and resolution.sources[other.inner].kind is SourceKind.COLLECTIVE
    ]
    nearest = min(groups, key=lambda other: abs(other.sentence - edge.sentence), default=None)
    return nearest.inner if nearest is not None else None
