"""Who cites whom in one article, as the tree that every picture of a report is drawn from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.render.facts import hops_after_publisher

if TYPE_CHECKING:
    from provenance.render.facts import Facts, NumberedClaim
    from provenance.report import Hop, HopRelation, TextSpan


@dataclass(slots=True)
class Branch:
    """A source at one place of the tree: those of its claims and steps that came this way."""

    hops: list[Hop] = field(default_factory=list)
    claims: list[NumberedClaim] = field(default_factory=list)
    branches: dict[tuple[str, HopRelation], Branch] = field(default_factory=dict)


def grow(facts: Facts) -> Branch:
    """The tree of the claims that are shown; its root is the publisher, without hops."""
    root = Branch()
    for numbered in facts.shown:
        branch = root
        for hop in hops_after_publisher(numbered.claim):
            branch = branch.branches.setdefault((hop.source, hop.relation), Branch())
            branch.hops.append(hop)
        branch.claims.append(numbered)
    return root


def distinct_evidence(facts: Facts, hops: list[Hop]) -> list[TextSpan]:
    """The words that the hops rest on in text order, the same words once."""
    spans = sorted(
        (span for hop in hops for span in facts.evidence(hop)), key=lambda span: span.start
    )
    return list({span.text.casefold(): span for span in reversed(spans)}.values())[::-1]
