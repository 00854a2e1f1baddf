"""Who cites whom: edges, how far they reach, and which one wins."""

from __future__ import annotations

import pytest
from articles import article

from provenance.chains.graph import CitationGraph, Edge, citation_edges
from provenance.report import HopRelation, SourceKind
from provenance.sources import Candidate, Resolution, Source
from provenance.weights import weights

PUBLISHER, OUTLET, INNER, OTHER = range(4)
NONE = frozenset[int]()


def resolution(kind: SourceKind = SourceKind.PERSON, *, anonymous: bool = False) -> Resolution:
    """Four parties, the third one of the kind asked for."""
    return Resolution(
        (
            Source("Le Bourg", SourceKind.MEDIA, anonymous=False, aliases=(), mentions=()),
            Source("L’Écho", SourceKind.MEDIA, anonymous=False, aliases=(), mentions=()),
            Source("inner", kind, anonymous=anonymous, aliases=(), mentions=()),
            Source("Reuters", SourceKind.MEDIA, anonymous=False, aliases=(), mentions=()),
        ),
        {},
    )


def edge(
    outer: int = OUTLET, inner: int = INNER, *, sentence: int = 0, strength: float = 0.95
) -> Edge:
    """An edge that is as strong as an explicit one unless a test says otherwise."""
    return Edge(outer, inner, HopRelation.CITES, sentence, (), strength)


def best(
    *edges: Edge,
    at: int,
    kind: SourceKind = SourceKind.PERSON,
    anonymous: bool = False,
    without: frozenset[int] = NONE,
) -> int | None:
    """Who cites the inner party at a sentence."""
    graph = CitationGraph(edges, resolution(kind, anonymous=anonymous))
    found = graph.best(INNER, at, without=without)
    return found.outer if found is not None else None


def test_chains_graph_edge_holds_further_down() -> None:
    """What was said of a party once holds for its later mentions."""
    assert best(edge(), at=3) == OUTLET


def test_chains_graph_edge_fades() -> None:
    """An edge far away is not followed any more."""
    assert best(edge(), at=1000) is None


@pytest.mark.parametrize(
    ("kind", "anonymous", "reached"),
    [
        (SourceKind.COLLECTIVE, False, True),
        (SourceKind.MEDIA, False, True),
        (SourceKind.UNKNOWN, True, True),
        (SourceKind.PERSON, True, True),
        (SourceKind.PERSON, False, False),
        (SourceKind.ORGANISATION, False, False),
        (SourceKind.GOVERNMENT, False, False),
    ],
)
def test_chains_graph_reaches_back_to_who_does_not_speak_for_himself(
    kind: SourceKind,
    anonymous: bool,  # noqa: FBT001 - a case
    reached: bool,  # noqa: FBT001 - a case
) -> None:
    """An edge from further down reaches collectives, anonymous sources and outlets alone."""
    found = best(edge(sentence=2), at=1, kind=kind, anonymous=anonymous)
    assert found == (OUTLET if reached else None)


def test_chains_graph_backward_edge_weighs_less() -> None:
    """Of two edges at the same distance the earlier one wins."""
    edges = (edge(OTHER, sentence=4), edge(OUTLET, sentence=2))
    assert best(*edges, at=3, kind=SourceKind.COLLECTIVE) == OUTLET


def test_chains_graph_nearer_edge_wins() -> None:
    """Of two edges as strong, the nearer one says who cites the party here."""
    assert best(edge(OUTLET, sentence=0), edge(OTHER, sentence=4), at=5) == OTHER


def test_chains_graph_stronger_edge_wins() -> None:
    """Of two edges of one sentence, the explicit one wins."""
    numbers = weights("graph")
    edges = (edge(OTHER, strength=numbers["nested"]), edge(strength=numbers["explicit"]))
    assert best(*edges, at=1) == OUTLET


def test_chains_graph_leaves_out_who_stands_in_the_chain() -> None:
    """A party of the chain so far is no candidate, so that no chain runs in a circle."""
    edges = (edge(OUTLET, sentence=1), edge(OTHER, sentence=0))
    assert best(*edges, at=1, without=frozenset({OUTLET})) == OTHER
    assert best(*edges, at=1, without=frozenset({OUTLET, OTHER})) is None


NESTED = article(
    "Reuters/PROPN/2:nsubj rapporte/VERB/0:root que/SCONJ/5:mark Paul/PROPN/5:nsubj "
    "affirme/VERB/2:ccomp que/SCONJ/8:mark tout/PRON/8:nsubj change/VERB/5:ccomp ./PUNCT/2:punct"
)
OUTER = NESTED.said("Reuters", "rapporte", "Paul affirme que tout change")


def reading(party: int) -> tuple[Candidate, ...]:
    """A certain reading."""
    return (Candidate(party, 1.0, anaphoric=False),)


def test_chains_graph_nested_relation_is_an_edge() -> None:
    """*Y rapporte que X affirme*: Y cites X, on the cues of both."""
    relations = (OUTER, NESTED.said("Paul", "affirme", "tout change", parent=0))
    (found,) = citation_edges(relations, (), (reading(OTHER), reading(INNER)), resolution())
    assert (found.outer, found.inner, found.relation) == (OTHER, INNER, HopRelation.CITES)
    assert [span.slice(NESTED.text) for span in found.evidence] == ["Reuters rapporte"]


def test_chains_graph_relayed_edge_is_stronger_than_nested() -> None:
    """*X, cité par Y* says outright what nesting only implies."""
    readings = (reading(OTHER), reading(INNER))
    strengths = [
        citation_edges(
            (OUTER, NESTED.said("Paul", "affirme", "tout change", parent=0, construction=kind)),
            (),
            readings,
            resolution(),
        )[0].strength
        for kind in ("clause", "relay")
    ]
    assert strengths[0] < strengths[1]


@pytest.mark.parametrize(
    ("parent", "inner"),
    [
        pytest.param(None, reading(INNER), id="beside each other"),
        pytest.param(0, reading(OTHER), id="one party"),
        pytest.param(0, (), id="implicit source"),
    ],
)
def test_chains_graph_no_edge_without_two_parties(
    parent: int | None, inner: tuple[Candidate, ...]
) -> None:
    """No edge where relations are not nested, or have one party, or no party inside."""
    relations = (OUTER, NESTED.said("Paul", "affirme", "tout change", parent=parent))
    assert citation_edges(relations, (), (reading(OTHER), inner), resolution()) == []


def test_chains_graph_example_stands_under_the_group() -> None:
    """*Y cite à titre d'exemple X* puts X under the group that Y cites, as included."""
    relations = (
        OUTER,
        NESTED.said("Paul", "affirme", "tout change", parent=0),
        OUTER,
        NESTED.said("Paul", "affirme", "tout change", parent=2, member=True),
    )
    readings = (reading(OUTLET), reading(INNER), reading(OUTLET), reading(OTHER))
    held = resolution(SourceKind.COLLECTIVE)
    edges = citation_edges(relations, (), readings, held)
    assert [(e.outer, e.inner, e.relation) for e in edges] == [
        (OUTLET, INNER, HopRelation.CITES),
        (INNER, OTHER, HopRelation.INCLUDES),
    ]
