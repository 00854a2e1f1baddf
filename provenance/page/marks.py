"""The small marks of a claim: sign of its stance, how sure, what sort of footing it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.render.facts import hops_after_publisher, is_doubtful
from provenance.report import SourceKind, Stance
from provenance.text import Span

if TYPE_CHECKING:
    from provenance.render.facts import Facts, NumberedClaim
    from provenance.report import Claim

STANCE_SIGNS = {
    Stance.ASSERTED: "",
    Stance.REPORTED: "”",
    Stance.FACTIVE: "=",
    Stance.HEDGED: "≈",
    Stance.DOUBTED: "?",
    Stance.DENIED: "≠",
    Stance.ASKED: "!",
}
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of the masthead: how many claims, cited sources, doubtful claims."""

    claims: int
    sources: int
    doubtful: int


def count(facts: Facts) -> Counts:
    """Count what the masthead tells."""
    claims = [held.claim for held in facts.shown]
    return Counts(
        claims=len(claims),
        sources=len({hop.source for claim in claims for hop in hops_after_publisher(claim)}),
        doubtful=sum(is_doubtful(claim.confidence) for claim in claims),
    )


def decile(confidence: float) -> str:
    """The class of the bar that shows `confidence`, from `q0` to `q10`; cut off, not rounded."""
    return f"q{int(confidence * 10 + 1e-9)}"


def surety(confidence: float) -> str:
    """The class of a claim's line: how sure in three steps."""
    if is_doubtful(confidence):
        return "doubt"
    return "sure" if confidence >= _SURE else "fair"


def footings(facts: Facts) -> dict[int, str]:
    """By number of claim: `own` for the publisher's own, `alone` for one voice alone.

    One voice alone is one party, not a group, as the origin of a claim, where no other source is
    given for the same words.
    """
    held = {numbered.number: _footing(facts, numbered.claim) for numbered in facts.shown}
    for numbered in facts.shown:
        if held[numbered.number] == "alone" and _has_second_voice(facts, numbered):
            held[numbered.number] = ""
    return held


def _footing(facts: Facts, claim: Claim) -> str:
    if not hops_after_publisher(claim):
        return "own"
    source = facts.sources.get(claim.origin)
    return "" if source is not None and source.kind is SourceKind.COLLECTIVE else "alone"


def _has_second_voice(facts: Facts, numbered: NumberedClaim) -> bool:
    claim = numbered.claim
    return any(
        other.claim.origin != claim.origin and _same_words(claim, other.claim)
        for other in facts.shown
        if other.claim.sentence == claim.sentence
    )


def _same_words(one: Claim, two: Claim) -> bool:
    first, second = ([Span(s.start, s.end) for s in c.spans] for c in (one, two))
    size = sum(map(len, first)) + sum(map(len, second))
    return size > 0 and 4 * sum(len(a.common(b)) for a in first for b in second) >= size
