"""How far two annotators of the same articles agree: the ceiling of every other figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.errors import GoldError
from provenance.evaluation.gold import GoldArticle, GoldClaim
from provenance.evaluation.metrics import FOUND_DICE, dice, same_name
from provenance.evaluation.relations import JudgedSentence, gold_relation, judge_relations
from provenance.evaluation.sentences import GoldSentence


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares (0 to 1) of the first annotator's claims on which the second agrees."""

    articles: int
    claims: int
    found: float
    chain: float
    attributed: int
    chain_attributed: float
    origin_attributed: float
    stance: float


def agreement(first: Sequence[GoldArticle], second: Sequence[GoldArticle]) -> Agreement:
    """Compare two annotations, article by article.

    A chain agrees where a chain that one accepts (`chain` or `also`) is one that the other accepts.

    Raises:
        GoldError: The second annotator lacks an article, or the first one has no claims.
    """
    others = {article.name: article for article in second}
    lacking = [article.name for article in first if article.name not in others]
    if lacking:
        raise GoldError(f"the second annotation lacks {', '.join(lacking)}")
    pairs = [pair for a in first for pair in _pairs(a, others[a.name])]
    if not pairs:
        raise GoldError("the first annotation has no claims; nothing would be compared")
    matched = [(a, b) for a, b in pairs if b is not None]
    attributed = [a for a, _ in pairs if len(a.chain) > 1]
    chained = [a for a, b in matched if _chains_agree(a, b)]
    return Agreement(
        len(first),
        len(pairs),
        len(matched) / len(pairs),
        len(chained) / len(pairs),
        len(attributed),
        sum(len(a.chain) > 1 for a in chained) / max(len(attributed), 1),
        sum(len(a.chain) > 1 and _origins_agree(a, b) for a, b in matched)
        / max(len(attributed), 1),
        sum(a.stance == b.stance for a, b in matched) / len(pairs),
    )


def _pairs(
    article: GoldArticle, other: GoldArticle
) -> Iterator[tuple[GoldClaim, GoldClaim | None]]:
    for claim, span in zip(article.gold.claims, article.spans, strict=True):
        ranked = [(dice(span, [theirs]), -number) for number, theirs in enumerate(other.spans)]
        best, number = max(ranked, default=(0.0, 0))
        yield claim, other.gold.claims[-number] if best >= FOUND_DICE else None


def _chains_agree(left: GoldClaim, right: GoldClaim) -> bool:
    return any(
        len(a) == len(b) and all(same_name(x, [y]) for x, y in zip(a, b, strict=True))
        for a in (left.chain, *left.also)
        for b in (right.chain, *right.also)
    )


def _origins_agree(left: GoldClaim, right: GoldClaim) -> bool:
    return any(
        same_name(a[-1], [b[-1]])
        for a in (left.chain, *left.also)
        for b in (right.chain, *right.also)
    )


def compare_sentences(
    first: Sequence[GoldSentence], second: Sequence[GoldSentence]
) -> list[JudgedSentence]:
    """The sentences that two annotators share, the first one's relations as gold.

    Relations that either calls optional count for neither.

    Raises:
        GoldError: They share no sentence.
    """
    others = {sentence.name: sentence for sentence in second}
    if not any(sentence.name in others for sentence in first):
        raise GoldError("no sentence is in both annotations; nothing would be compared")
    return [
        judge_relations(
            sentence,
            [gold_relation(relation) for relation in others[sentence.name].relations],
        )
        for sentence in first
        if sentence.name in others
    ]
