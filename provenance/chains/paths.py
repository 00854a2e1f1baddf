"""From a relation to its chain: the relations it lies in, who cites its source, the voice there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.chains.claim import PUBLISHER, PUBLISHES, Chain, Step, extend, parties
from provenance.chains.confidence import Factor
from provenance.report import Basis, HopRelation, SourceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution import Attribution
    from provenance.chains.graph import CitationGraph
    from provenance.chains.scope import Scope
    from provenance.sources import Candidate, Resolution
    from provenance.text import Span


class Paths:
    """Builds chains of one article from its relations, readings, graph and scopes."""

    def __init__(
        self,
        relations: Sequence[Attribution],
        readings: Sequence[tuple[Candidate, ...]],
        resolution: Resolution,
        graph: CitationGraph,
        scopes: Sequence[Scope],
    ) -> None:
        self._relations = relations
        self._readings = readings
        self._resolution = resolution
        self._graph = graph
        self._scopes = scopes
        cited = {reading[0].party for reading in readings if reading}
        self.outlets = any(
            resolution.sources[party].kind is SourceKind.MEDIA for party in cited - {PUBLISHER}
        )
        """True where the article gives something to an outlet: others may stand behind it too."""

    def scope(self, sentence: int) -> Scope | None:
        """The innermost scope that holds at `sentence`: a label before review mode."""
        holding = [s for s in self._scopes if s.first <= sentence <= s.last]
        return max(holding, key=lambda s: (s.label, s.first), default=None)

    def in_review(self, sentence: int) -> bool:
        """True where the article is an account of one outlet at `sentence`."""
        return any(not s.label and s.first <= sentence <= s.last for s in self._scopes)

    def scope_chain(self, sentence: int, *, labels_only: bool = False) -> Chain:
        """The publisher, and under it the outlet of the scope that holds at `sentence`.

        What no cue gives to anybody is a label's, but not review mode's: there the newsroom goes on
        speaking for itself.
        """
        scope = self.scope(sentence)
        if scope is None or scope.party == PUBLISHER or (labels_only and not scope.label):
            return PUBLISHES
        sure = (Factor("hop", {"relation": 1.0, "reading": 1.0, "scope": 1.0}),)
        step = Step(
            scope.party,
            HopRelation.CITES,
            Basis.EXPLICIT if scope.label else Basis.CONTINUATION,
            scope.evidence,
            sure,
        )
        return extend(PUBLISHES, step)

    def chain(self, index: int, *, choice: int = 0) -> Chain:
        """The chain of relation `index`; `choice` takes another reading of its own source."""
        lineage = self._lineage(index)
        steps: list[Step] = []
        for position, number in enumerate(lineage):
            taken = choice if number == index else 0
            step = self._step(number, nested=position > 0, choice=taken)
            if step is not None:
                steps.extend(self._collective(number, step))
                steps.append(step)
        sentence = self._relations[index].sentence
        if not steps:
            return self.scope_chain(sentence)
        own = frozenset(step.party for step in steps)
        chain = self._prefix(steps[0].party, sentence, own=own)
        if chain == PUBLISHES and self.outlets:
            steps[0] = self._past_outlets(steps[0])
        if chain != PUBLISHES and steps[0].relation is HopRelation.CITES:
            edge = self._graph.best(
                steps[0].party, sentence, without=frozenset({PUBLISHER, steps[0].party})
            )
            if edge is not None and edge.outer == chain[-1].party:
                steps[0] = replace(steps[0], relation=edge.relation)
        for step in steps:
            if step.party != PUBLISHER:
                chain = extend(chain, step)
        return chain

    def _past_outlets(self, step: Step) -> Step:
        """The step with the sign that no outlet stands before it, in an article that cites some."""
        if self._resolution.sources[step.party].kind is SourceKind.MEDIA:
            return step
        hop = step.factors[0]
        return replace(
            step,
            factors=(replace(hop, signs={**hop.signs, "past_outlets": 1.0}), *step.factors[1:]),
        )

    def to(self, party: int, sentence: int, *, evidence: tuple[Span, ...], sure: Factor) -> Chain:
        """The chain down to a party that speaks without a cue, on these words."""
        chain = self._prefix(party, sentence, own=frozenset({party}))
        step = Step(party, HopRelation.CITES, Basis.CONTINUATION, evidence, (sure,))
        return extend(chain, step)

    def choices(self, index: int) -> int:
        """How many readings the source of relation `index` has."""
        return len(self._readings[index])

    def fit(self, index: int, choice: int) -> float:
        """How well reading `choice` of that source fits (0 to 1)."""
        return self._readings[index][choice].score

    def _lineage(self, index: int) -> list[int]:
        lineage = [index]
        parent = self._relations[index].parent
        while parent is not None and parent not in lineage:
            lineage.insert(0, parent)
            parent = self._relations[parent].parent
        return lineage

    def _step(self, number: int, *, nested: bool, choice: int) -> Step | None:
        relation, readings = self._relations[number], self._readings[number]
        if not readings or choice >= len(readings):
            return None
        reading = readings[choice]
        if reading.party == PUBLISHER:
            return None
        others = [c.score for i, c in enumerate(readings) if i != choice]
        signs = {
            "relation": relation.confidence,
            "reading": reading.score,
            "margin": reading.score - max(others, default=0.0),
            "anaphoric": float(reading.anaphoric),
            "nested": float(nested),
        }
        basis = Basis.NESTED if nested else Basis.ANAPHORA if reading.anaphoric else Basis.EXPLICIT
        return Step(
            reading.party,
            HopRelation.INCLUDES if relation.member else HopRelation.CITES,
            basis,
            _evidence(relation, reading),
            (Factor("hop", signs),),
            number,
        )

    def _collective(self, number: int, step: Step) -> list[Step]:
        """The group that an example stands for: *Y cite à titre d'exemple X*: Y's sources."""
        relation = self._relations[number]
        edge = self._graph.best(step.party, relation.sentence, without=frozenset({PUBLISHER}))
        if edge is None or edge.relation is not HopRelation.INCLUDES or not relation.member:
            return []
        group = self._resolution.sources[edge.outer]
        return [
            Step(
                edge.outer,
                HopRelation.CITES,
                Basis.ANAPHORA,
                (*group.mentions[:1], *edge.evidence),
            )
        ]

    def _prefix(self, party: int, sentence: int, *, own: frozenset[int]) -> Chain:
        """The chain down to, not including, `party`: by the graph, else the scope's voice.

        It never runs through the parties of `own`, which have their place further in.
        """
        above: list[Step] = []
        current, seen = party, {PUBLISHER, *own}
        while True:
            edge = self._graph.best(current, sentence, without=frozenset(seen))
            if edge is None:
                break
            sure = (Factor("hop", {"relation": edge.strength, "reading": 1.0, "graph": 1.0}),)
            above.insert(
                0, Step(edge.outer, HopRelation.CITES, Basis.ANAPHORA, edge.evidence, sure)
            )
            if above[1:] and edge.relation is HopRelation.INCLUDES:
                above[1] = replace(above[1], relation=HopRelation.INCLUDES)
            seen.add(edge.outer)
            current = edge.outer
        base = self.scope_chain(sentence)
        if (own | {step.party for step in above}).intersection(parties(base)):
            base = PUBLISHES
        chain = base
        for step in above:
            chain = extend(chain, step)
        return chain


def _evidence(relation: Attribution, reading: Candidate) -> tuple[Span, ...]:
    spans: list[Span] = []
    if relation.cue is not None:
        spans.append(relation.cue.span)
    if relation.source is not None:
        spans.append(relation.source.span)
    return (*spans, *(span for span in reading.evidence if span not in spans))
