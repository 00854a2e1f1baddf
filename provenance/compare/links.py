"""What changed between a claim of the old version and the same claim in the new one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.compare.comparison import Change, ChangeKind, Subject
from provenance.compare.similarity import words_of
from provenance.compare.sources import cited
from provenance.report import Stance
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.compare.claims import Same
    from provenance.compare.comparison import Side
    from provenance.compare.sides import Version
    from provenance.compare.sources import SourceMatches
    from provenance.report import Claim


def rewording(before: Version, after: Version, same: Same) -> Iterator[Change]:
    """A claim, with what was split from it or merged into it, whose words are other ones.

    Case, punctuation and marks are no words. Where a hedge came or went, the words of the hedge and
    what stands in for them (*would have fallen*, *has fallen*) are no rewording; nor, where a claim
    was split or merged, are the few words that join its parts.
    """
    old_words, new_words = (_words(claims) for claims in (same.olds, same.news))
    if old_words == new_words or _only_hedges(same) or _only_joints(same):
        return
    old, new = before.claim_side(same.olds[0]), after.claim_side(same.news[0])
    yield _change(
        ChangeKind.CLAIM_REWORDED, _with_parts(old, same.olds), _with_parts(new, same.news)
    )


def link_changes(
    before: Version, after: Version, one: Claim, other: Claim, sources: SourceMatches
) -> Iterator[Change]:
    """How a claim is presented and through whom, where that is not as it was."""
    longer = len(cited(other)) - len(cited(one))
    denied = [claim.stance is Stance.DENIED for claim in (one, other)]
    hedged = [_is_hedged(claim) for claim in (one, other)]
    if denied[0] != denied[1]:
        kind = ChangeKind.DENIAL_ADDED if denied[1] else ChangeKind.DENIAL_DROPPED
        yield _change(
            kind,
            before.claim_side(one, before.evidence(one)),
            after.claim_side(other, after.evidence(other)),
        )
    elif hedged[0] != hedged[1]:
        kind = ChangeKind.HEDGE_GAINED if hedged[1] else ChangeKind.HEDGE_LOST
        yield _change(
            kind,
            before.claim_side(one, before.reserve(one)),
            after.claim_side(other, after.reserve(other)),
        )
    elif one.stance is not other.stance and not (
        longer and Stance.ASSERTED in (one.stance, other.stance)
    ):
        yield _change(
            ChangeKind.STANCE_CHANGED,
            before.claim_side(one, before.evidence(one)),
            after.claim_side(other, after.evidence(other)),
        )
    if _parties(one, sources, old=True) != _parties(other, sources, old=False):
        kind = ChangeKind.CHAIN_LONGER if longer > 0 else ChangeKind.CHAIN_SHORTER
        yield _change(
            kind if longer else ChangeKind.CHAIN_REROUTED,
            before.claim_side(one, before.evidence(one)),
            after.claim_side(other, after.evidence(other)),
        )


def _change(kind: ChangeKind, old: Side, new: Side) -> Change:
    return Change(kind=kind, subject=Subject.CLAIM, old=old, new=new)


def _words(claims: Iterable[Claim]) -> list[str]:
    """The words of claims that together are one, in text order."""
    spans = sorted((span.start, span.text) for claim in claims for span in claim.spans)
    return [word for _, text in spans for word in words_of(text)]


def _with_parts(side: Side, claims: tuple[Claim, ...]) -> Side:
    held = {span for claim in claims for span in claim.spans}
    spans = tuple(sorted(held, key=lambda span: (span.start, span.end)))
    text = " ".join(claim.text for claim in claims)
    return side.model_copy(update={"spans": spans, "text": text})


def _is_hedged(claim: Claim) -> bool:
    return bool(claim.hedges) or claim.stance is Stance.HEDGED


def _only_hedges(same: Same) -> bool:
    """True where all that differs is the words of hedges, and no more words instead of them."""
    olds, news = (Counter(_words(claims)) for claims in (same.olds, same.news))
    gone, come = olds - news, news - olds
    old_hedges, new_hedges = (_hedge_words(claims) for claims in (same.olds, same.news))
    if bool(old_hedges) == bool(new_hedges):
        return False
    if old_hedges:
        return not gone - old_hedges and come.total() <= gone.total()
    return not come - new_hedges and gone.total() <= come.total()


def _only_joints(same: Same) -> bool:
    """True where a claim was split or merged, and nearly all its letters are in both versions."""
    if len(same.olds) == len(same.news) == 1:
        return False
    olds, news = (Counter(_words(claims)) for claims in (same.olds, same.news))
    common, total = _letters(olds & news), _letters(olds) + _letters(news)
    return 2 * common >= weights("compare")["part"] * total


def _letters(words: Counter[str]) -> int:
    return sum(len(word) * count for word, count in words.items())


def _hedge_words(claims: Iterable[Claim]) -> Counter[str]:
    return Counter(
        word for claim in claims for hedge in claim.hedges for word in words_of(hedge.text)
    )


def _parties(claim: Claim, sources: SourceMatches, *, old: bool) -> list[tuple[str, str]]:
    """The sources of a chain, each by a name that is the same in both versions if it is in both."""
    side = 0 if old else 1
    both = {pair[side].id: pair[0].id for pair in sources.same}
    alone = {source.id for source in (sources.dropped if old else sources.added)}
    return [
        ("both", both[held]) if held in both else (str(old) if held in alone else "unlisted", held)
        for held in cited(claim)
    ]
