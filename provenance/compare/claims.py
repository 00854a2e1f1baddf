"""Claims across versions.

1. Claims of the same words are one claim; where several have them, those nearest in text order.
2. Of the others, the stable pairs by similarity of their words and, a little, of their places.
   A claim may so move, and one that is like no other is new or gone.
3. A claim left over that is part of a paired claim of the other version, and not of its partner,
   was split from it or merged into it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.compare.pairs import Pair, closeness, stable_pairs
from provenance.compare.similarity import Words, claim_similarity, is_part, words_of
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.report import Claim, Report


@dataclass(frozen=True, slots=True)
class Same:
    """What is one claim in both versions: one of each, and what was split off on either side."""

    olds: tuple[Claim, ...]
    news: tuple[Claim, ...]

    def links(self) -> Iterator[tuple[Claim, Claim]]:
        """Each two claims that are to be compared: the pair, and each part with its whole."""
        yield from ((self.olds[0], new) for new in self.news)
        yield from ((old, self.news[0]) for old in self.olds[1:])


@dataclass(frozen=True, slots=True)
class ClaimMatches:
    """The claims of two versions: those that both have, and those that one has."""

    same: tuple[Same, ...]
    dropped: tuple[Claim, ...]
    added: tuple[Claim, ...]

    def links(self) -> list[tuple[Claim, Claim]]:
        """Each two claims that are to be compared."""
        return [link for same in self.same for link in same.links()]


def in_text_order(report: Report) -> list[Claim]:
    """The claims of a report as they stand in its text."""
    return sorted(report.claims, key=start_of)


def start_of(claim: Claim) -> int:
    """Where a claim starts in its text."""
    return min((span.start for span in claim.spans), default=0)


def match_claims(old: Report, new: Report) -> ClaimMatches:
    """Find the claims of `old` again in `new`."""
    olds, news = in_text_order(old), in_text_order(new)
    old_words = [words_of(claim.text) for claim in olds]
    new_words = [words_of(claim.text) for claim in news]
    pairs = _pairs(old_words, new_words)
    partner, back = dict(pairs), {j: i for i, j in pairs}
    split = _parts(new_words, old_words, pairs=back)
    merged = _parts(old_words, new_words, pairs=partner)
    return ClaimMatches(
        tuple(
            Same(
                olds=(olds[i], *(olds[k] for k in merged[j])),
                news=(news[j], *(news[k] for k in split[i])),
            )
            for i, j in sorted(pairs)
        ),
        dropped=tuple(_left(olds, partner, merged)),
        added=tuple(_left(news, back, split)),
    )


def _pairs(olds: Sequence[Words], news: Sequence[Words]) -> list[Pair]:
    numbers, sizes = weights("compare"), (len(olds), len(news))
    places: defaultdict[Words, list[int]] = defaultdict(list)
    for j, words in enumerate(news):
        places[words].append(j)
    exact = stable_pairs(
        (closeness((i, j), sizes), (i, j)) for i, words in enumerate(olds) for j in places[words]
    )
    taken, given = {i for i, _ in exact}, {j for _, j in exact}
    scored: list[tuple[float, Pair]] = []
    for i in (i for i in range(len(olds)) if i not in taken):
        for j in (j for j in range(len(news)) if j not in given):
            alike = claim_similarity(olds[i], news[j])
            if alike >= numbers["claim"]:
                scored.append((alike + numbers["order"] * closeness((i, j), sizes), (i, j)))
    return exact + stable_pairs(scored)


def _parts(
    parts: Sequence[Words], wholes: Sequence[Words], *, pairs: dict[int, int]
) -> defaultdict[int, list[int]]:
    """For each whole, the claims of the other version left over that are a part of it."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for k in (k for k in range(len(parts)) if k not in pairs):
        held = [
            whole
            for partner, whole in pairs.items()
            if is_part(parts[k], wholes[whole])
            and parts[k] != parts[partner]
            and not is_part(parts[k], parts[partner])
        ]
        if held:
            found[min(held, key=lambda whole: (len(wholes[whole]), whole))].append(k)
    return found


def _left(
    claims: Sequence[Claim], paired: Iterable[int], parts: dict[int, list[int]]
) -> Iterator[Claim]:
    found = set(paired) | {k for held in parts.values() for k in held}
    return (claim for place, claim in enumerate(claims) if place not in found)
