"""Sources across versions. Only those that stand in a chain count; others vouch for nothing.

1. The publisher is the publisher.
2. Names that are variants of each other are one source, the ones with the same claims first.
3. Of the others, sources that stand at the same step of the chains of the same claims are one, in
   at least `same_claims` of those claims. Two proper names that are no variants never are: then one
   source has given way to another. A name is taken for a proper one if it starts with a capital.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.compare.pairs import Pair, stable_pairs
from provenance.compare.similarity import name_similarity
from provenance.render.facts import hops_after_publisher
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.report import Claim, Report, Source


@dataclass(frozen=True, slots=True)
class SourceMatches:
    """The sources of two versions: those that both have, and those that one has."""

    same: tuple[tuple[Source, Source], ...]
    dropped: tuple[Source, ...]
    added: tuple[Source, ...]


def cited(claim: Claim) -> list[str]:
    """The ids of the sources between the publisher and a claim, outermost first."""
    return [hop.source for hop in hops_after_publisher(claim)]


def match_sources(old: Report, new: Report, links: Sequence[tuple[Claim, Claim]]) -> SourceMatches:
    """Find the sources of `old` again in `new`, by name and by the claims that both have."""
    olds, news = _vouching(old), _vouching(new)
    first = _publisher(old), _publisher(new)
    pairs = [
        (i, j)
        for i, one in enumerate(olds)
        for j, other in enumerate(news)
        if (one.id, other.id) == first
    ]
    pairs += stable_pairs(_scored(olds, news, _Shared(links), known=pairs))
    ends = {i for i, _ in pairs}, {j for _, j in pairs}
    return SourceMatches(
        tuple((olds[i], news[j]) for i, j in sorted(pairs)),
        tuple(source for i, source in enumerate(olds) if i not in ends[0]),
        tuple(source for j, source in enumerate(news) if j not in ends[1]),
    )


class _Shared:
    """How often two sources stand at the same step, from either end, for the same claim."""

    def __init__(self, links: Sequence[tuple[Claim, Claim]]) -> None:
        self._old: Counter[str] = Counter()
        self._new: Counter[str] = Counter()
        self._both: Counter[tuple[str, str]] = Counter()
        for one, other in links:
            olds, news = cited(one), cited(other)
            self._old.update(set(olds))
            self._new.update(set(news))
            steps = [*zip(olds, news, strict=False), *zip(olds[::-1], news[::-1], strict=False)]
            self._both.update(set(steps))

    def share(self, old: str, new: str) -> float:
        """The share of their claims that two sources have in common (Dice), 0 to 1."""
        total = self._old[old] + self._new[new]
        return 2 * self._both[old, new] / total if total else 0.0


def _vouching(report: Report) -> list[Source]:
    held = {hop.source for claim in report.claims for hop in claim.chain}
    return [source for source in report.sources if source.id in held]


def _publisher(report: Report) -> str | None:
    return next((claim.chain[0].source for claim in report.claims if claim.chain), None)


def _scored(
    olds: Sequence[Source], news: Sequence[Source], shared: _Shared, *, known: list[Pair]
) -> Iterator[tuple[float, Pair]]:
    numbers = weights("compare")
    taken, given = {i for i, _ in known}, {j for _, j in known}
    for i, one in enumerate(olds):
        for j, other in enumerate(news):
            if i in taken or j in given:
                continue
            named, common = _alike(one, other), shared.share(one.id, other.id)
            if named >= numbers["name"]:
                yield 1 + named + common, (i, j)
            elif common >= numbers["same_claims"] and not _strangers(one, other):
                yield common, (i, j)


def _alike(one: Source, other: Source) -> float:
    return max(
        name_similarity(name, variant)
        for name in (one.name, *one.aliases)
        for variant in (other.name, *other.aliases)
    )


def _strangers(one: Source, other: Source) -> bool:
    return all(source.name[:1].isupper() and not source.anonymous for source in (one, other))
