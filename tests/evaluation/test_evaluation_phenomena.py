"""What gold claims are cases of: the figures of each phenomenon, and enough cases of each."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from provenance.evaluation import (
    PHENOMENA,
    GoldClaim,
    Judged,
    PhenomenonFigures,
    by_phenomenon,
    read_gold,
)
from provenance.report import Quotation, Stance

FIXTURES = Path(__file__).parents[2] / "fixtures"
LEAST = 4


def judged(*phenomena: str, exact: bool = True, origin: bool = True, stance: bool = True) -> Judged:
    """A gold claim that is a case of `phenomena`, and what is right of it."""
    claim = GoldClaim(
        content="la digue cède",
        chain=("Le Bourg", "Reuters"),
        kind=Quotation.INDIRECT,
        stance=Stance.REPORTED,
        phenomena=phenomena,
    )
    return Judged(
        article="digue",
        kind_of_article="wire",
        gold=claim,
        claim=None,
        names=(),
        links=0,
        rival=False,
        exact=exact,
        origin=origin,
        stance=stance,
        invented=False,
    )


def test_evaluation_phenomena_count_each_case() -> None:
    """A claim counts for each of its phenomena; rows stand in the order of their numbers."""
    held = [
        judged("C10", "B2", exact=False),
        judged("B2", "C2", exact=False, origin=False),
        judged("B2", stance=False),
    ]
    assert by_phenomenon(held) == [
        PhenomenonFigures("B2", exact=1, origin=2, stance=2, count=3),
        PhenomenonFigures("C2", exact=0, origin=0, stance=1, count=1),
        PhenomenonFigures("C10", exact=0, origin=1, stance=1, count=1),
    ]


def test_evaluation_phenomena_of_nothing() -> None:
    """Where no claim has a name of one, there is no figure."""
    assert by_phenomenon([judged()]) == []


def test_evaluation_phenomena_have_enough_cases() -> None:
    """Each has at least four gold claims in the open and the fit articles."""
    folders = [FIXTURES, FIXTURES / "dev", FIXTURES / "fit"]
    counts = Counter(
        name
        for article in read_gold(folders)
        for claim in article.gold.claims
        for name in claim.phenomena
    )
    assert {name: counts[name] for name in PHENOMENA if counts[name] < LEAST} == {}


def test_evaluation_phenomena_agree_with_chains() -> None:
    """Several hops need a chain of three; the publisher is meant by the newsroom's words only."""
    wrong = [
        (article.name, claim.content, claim.phenomena)
        for article in read_gold([FIXTURES, FIXTURES / "dev", FIXTURES / "fit"])
        for claim in article.gold.claims
        for sources in [{name for name in claim.phenomena if name.startswith("B")}]
        if ({"C1", "C2"}.intersection(claim.phenomena) and len(claim.chain) < 3)
        or (len(claim.chain) == 1 and sources - {"B8"})
    ]
    assert wrong == []
