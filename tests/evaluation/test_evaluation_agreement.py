"""Two annotators of the same texts, by articles and by sentences."""

from __future__ import annotations

import pytest
from sentence_factories import sentence, wanted

from provenance.errors import GoldError
from provenance.evaluation import (
    GoldArticle,
    GoldClaim,
    GoldFile,
    agreement,
    compare_sentences,
    relation_figures,
)
from provenance.report import Quotation, Stance
from provenance.text import Span

PLACES = {"a": Span(0, 10), "b": Span(20, 30), "c": Span(40, 50)}


def claim(
    content: str,
    *chain: str,
    stance: Stance = Stance.REPORTED,
    also: tuple[tuple[str, ...], ...] = (),
) -> GoldClaim:
    """A claim at one of the three places."""
    return GoldClaim(
        content=content, chain=("P", *chain), kind=Quotation.INDIRECT, stance=stance, also=also
    )


def article(*claims: GoldClaim, name: str = "n") -> GoldArticle:
    """An article with these claims."""
    return GoldArticle(
        name,
        "x" * 50,
        GoldFile(publisher="P", claims=claims),
        tuple(PLACES[held.content] for held in claims),
    )


def test_evaluation_agreement_with_oneself_is_whole() -> None:
    """An annotation agrees with itself in everything."""
    held = agreement(both := [article(claim("a", "Reuters"), claim("b"))], both)
    assert (held.articles, held.claims, held.attributed) == (1, 2, 1)
    shares = held.found, held.chain, held.chain_attributed, held.origin_attributed, held.stance
    assert shares == (1.0,) * 5


def test_evaluation_agreement_by_hand() -> None:
    """Of three claims two are found, one has the chain, one of the two attributed the origin."""
    first = article(claim("a", "Reuters"), claim("b", "Anne", "Reuters"), claim("c"))
    second = article(claim("a", "Renault"), claim("b", "Reuters", stance=Stance.HEDGED))
    held = agreement([first], [second])
    assert (held.claims, held.attributed) == (3, 2)
    assert (held.found, held.chain, held.stance) == (2 / 3, 0.0, 1 / 3)
    assert (held.chain_attributed, held.origin_attributed) == (0.0, 0.5)


def test_evaluation_agreement_on_an_also() -> None:
    """A chain that one accepts beside the own agrees with the other's."""
    first = article(claim("a", "Reuters", also=(("P", "Anne"),)))
    held = agreement([first], [article(claim("a", "Anne"))])
    assert (held.chain, held.chain_attributed, held.origin_attributed) == (1.0, 1.0, 1.0)


def test_evaluation_agreement_second_without_claims() -> None:
    """An annotator who finds nothing agrees on nothing."""
    held = agreement([article(claim("a", "Reuters"))], [article()])
    assert (held.found, held.chain, held.stance) == (0.0, 0.0, 0.0)


def test_evaluation_agreement_needs_the_same_articles() -> None:
    """An article that the second lacks, or no claim at all, is an error and no figure."""
    with pytest.raises(GoldError, match="lacks n"):
        agreement([article(claim("a"))], [article(claim("a"), name="m")])
    with pytest.raises(GoldError, match="no claims"):
        agreement([article()], [article()])


def test_evaluation_agreement_of_sentences() -> None:
    """The first annotator is the gold; sentences that one of them lacks are left out."""
    first = [
        sentence(wanted(), name="s"),
        sentence(wanted(), name="t"),
        sentence(wanted(), name="left out"),
    ]
    second = [sentence(wanted(source=(50, 60)), name="s"), sentence(name="t"), sentence(name="u")]
    judged = compare_sentences(first, second)
    assert [held.name for held in judged] == ["s", "t"]
    found = {figure.name: figure.value for figure in relation_figures(judged)}
    assert (found["strict precision"], found["strict recall"], found["full recall"]) == (1, 0.5, 0)


def test_evaluation_agreement_optional_counts_for_neither() -> None:
    """What either annotator calls optional is neither missed nor false."""
    optional = sentence(wanted(optional=True))
    for first, second in ((optional, sentence()), (sentence(), optional)):
        (held,) = compare_sentences([first], [second])
        assert (held.pairs, held.missed, held.false) == ((), (), ())


def test_evaluation_agreement_needs_a_shared_sentence() -> None:
    """Two annotations without a common sentence are an error and no figure."""
    with pytest.raises(GoldError, match="no sentence is in both"):
        compare_sentences([sentence(name="s")], [sentence(name="t")])
