"""How well the chains of reports agree with gold.

A claim is found where a claim of the report shares enough of its characters (Dice >= 0.5 over code
points). A chain is exact where it has the length of the gold chain, or of one in `also`, and every
name is right; a name is right where rapidfuzz's `token_set_ratio` with the source's name or one of
its aliases, case and accents folded, is at least 85.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from provenance.evaluation.figure import Figure, figure
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from provenance.evaluation.gold import GoldArticle, GoldClaim
    from provenance.report import Claim, Report

FOUND_DICE = 0.5
SAME_NAME = 85.0
LONG_CHAIN = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """One gold claim beside what the report says of it; `claim` is None where none was found.

    `links` counts the steps of the gold chain, beyond the publisher, that the claim has too;
    `rival` says that the best alternative's chain is the right one.
    """

    article: str
    kind_of_article: str
    gold: GoldClaim
    claim: Claim | None
    names: tuple[str, ...]
    links: int
    rival: bool
    exact: bool
    origin: bool
    stance: bool
    invented: bool

    @property
    def attributed(self) -> bool:
        """True where the gold gives the claim to somebody else than the publisher."""
        return len(self.gold.chain) > 1


def judge(article: GoldArticle, report: Report) -> list[Judged]:
    """Every gold claim of `article` beside the claim of `report` that is nearest to it."""
    called = {s.id: (s.name, *s.aliases) for s in report.sources}
    judged = []
    for gold, span in zip(article.gold.claims, article.spans, strict=True):
        claim = _nearest(gold, span, report, called)
        chains = (gold.chain, *gold.also)
        stances = (gold.stance, *gold.also_stance)
        names = tuple(called[hop.source][0] for hop in claim.chain) if claim else ()
        exact = claim is not None and _any_exact(claim, chains, called)
        origin = claim is not None and any(_same_origin(claim, chain, called) for chain in chains)
        judged.append(
            Judged(
                article.name,
                article.gold.kind_of_article,
                gold,
                claim,
                names,
                _links(claim, chains, called),
                claim is not None and _rival(claim, chains, called),
                exact,
                origin,
                claim is not None and claim.stance in stances,
                claim is not None and len(claim.chain) > 1 and not origin,
            )
        )
    return judged


def figures(judged: Sequence[Judged], *, seed: int = 0) -> list[Figure]:
    """The figures of the contract, each with a bootstrap interval that resamples articles."""
    return [
        _figure(name, judged, among, right, seed)
        for name, among, right in (
            ("found", _all, lambda j: j.claim is not None),
            ("chain exact", _all, lambda j: j.exact),
            ("chain exact, attributed", _attributed, lambda j: j.exact),
            ("origin right, attributed", _attributed, lambda j: j.origin),
            ("chain exact, three and more", _long, lambda j: j.exact),
            ("given to a wrong source", _all, lambda j: j.invented),
            ("stance right", _all, lambda j: j.stance),
        )
    ] + [
        _ratio_figure("link precision", judged, lambda j: len(j.names[1:]), seed),
        _ratio_figure("link recall", judged, lambda j: len(j.gold.chain) - 1, seed),
    ]


def _ratio_figure(
    name: str, judged: Sequence[Judged], whole: Callable[[Judged], int], seed: int
) -> Figure:
    """Links that are right as a share of those that `whole` counts.

    A chain of `also` may be longer than the gold's own: no claim has more than all links right.
    """
    by_article: dict[str, list[tuple[int, int]]] = {}
    for held in judged:
        by_article.setdefault(held.article, []).append((min(held.links, whole(held)), whole(held)))

    def ratio(groups: Sequence[list[tuple[int, int]]]) -> float:
        pairs = [pair for group in groups for pair in group]
        return sum(links for links, _ in pairs) / max(sum(n for _, n in pairs), 1)

    count = sum(n for group in by_article.values() for _, n in group)
    return figure(name, list(by_article.values()), ratio, count=count, seed=seed)


def by_group(
    judged: Iterable[Judged], group: Callable[[Judged], str]
) -> list[tuple[str, int, int, int]]:
    """For each group: its name, exact chains, right origins, claims; groups in order of size."""
    held: dict[str, list[Judged]] = {}
    for one in judged:
        held.setdefault(group(one), []).append(one)
    return [
        (name, sum(j.exact for j in ones), sum(j.origin for j in ones), len(ones))
        for name, ones in sorted(held.items(), key=lambda item: -len(item[1]))
    ]


def _all(_: Judged) -> bool:
    return True


def _attributed(judged: Judged) -> bool:
    return judged.attributed


def _long(judged: Judged) -> bool:
    return len(judged.gold.chain) >= LONG_CHAIN


def _figure(
    name: str,
    judged: Sequence[Judged],
    among: Callable[[Judged], bool],
    right: Callable[[Judged], bool],
    seed: int,
) -> Figure:
    by_article: dict[str, list[bool]] = {}
    for held in judged:
        if among(held):
            by_article.setdefault(held.article, []).append(right(held))
    groups = list(by_article.values())
    return figure(name, groups, _share, count=sum(map(len, groups)), seed=seed)


def _share(groups: Iterable[list[bool]]) -> float:
    values = [value for group in groups for value in group]
    return sum(values) / len(values) if values else 0.0


def _nearest(
    gold: GoldClaim, span: Span, report: Report, called: dict[str, tuple[str, ...]]
) -> Claim | None:
    """The claim with the best overlap; of two with the same, one whose chain is right."""
    ranked = sorted(
        (
            (_dice(span, claim), _any_exact(claim, (gold.chain, *gold.also), called), -i)
            for i, claim in enumerate(report.claims)
        ),
        reverse=True,
    )
    if not ranked or ranked[0][0] < FOUND_DICE:
        return None
    return report.claims[-ranked[0][2]]


def dice(span: Span, spans: Sequence[Span]) -> float:
    """Dice's coefficient of `span` and the stretches `spans`, over code points."""
    shared = sum(len(span.common(held)) for held in spans)
    return 2 * shared / (len(span) + sum(map(len, spans)))


def _dice(span: Span, claim: Claim) -> float:
    return dice(span, [Span(held.start, held.end) for held in claim.spans])


def _links(
    claim: Claim | None, chains: Sequence[tuple[str, ...]], called: dict[str, tuple[str, ...]]
) -> int:
    """How many steps of the nearest gold chain the claim has, in order (longest common run)."""
    if claim is None:
        return 0
    got = [called[hop.source] for hop in claim.chain[1:]]
    return max(_common(chain[1:], got) for chain in chains)


def _common(wanted: Sequence[str], got: Sequence[tuple[str, ...]]) -> int:
    row = [0] * (len(got) + 1)
    for name in wanted:
        last, row = row, [0] * (len(got) + 1)
        for column, names in enumerate(got, 1):
            row[column] = (
                last[column - 1] + 1
                if same_name(name, names)
                else max(last[column], row[column - 1])
            )
    return row[-1]


def _any_exact(
    claim: Claim, chains: Iterable[tuple[str, ...]], called: dict[str, tuple[str, ...]]
) -> bool:
    return _is_one_of([hop.source for hop in claim.chain], chains, called)


def _rival(
    claim: Claim, chains: Iterable[tuple[str, ...]], called: dict[str, tuple[str, ...]]
) -> bool:
    return any(_is_one_of(other.chain, chains, called) for other in claim.alternatives[:1])


def _is_one_of(
    sources: Sequence[str],
    chains: Iterable[tuple[str, ...]],
    called: dict[str, tuple[str, ...]],
) -> bool:
    return any(
        len(chain) == len(sources)
        and all(
            same_name(name, called[source]) for name, source in zip(chain, sources, strict=True)
        )
        for chain in chains
    )


def _same_origin(claim: Claim, chain: tuple[str, ...], called: dict[str, tuple[str, ...]]) -> bool:
    published = len(chain) == 1, len(claim.chain) == 1
    return published[0] == published[1] and same_name(chain[-1], called[claim.origin])


def same_name(name: str, aliases: Iterable[str]) -> bool:
    """True where `name` and one of `aliases` name the same party, by rapidfuzz."""
    wanted = _plain(name)
    return any(fuzz.token_set_ratio(wanted, _plain(alias)) >= SAME_NAME for alias in aliases)


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.replace("’", "'").lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
