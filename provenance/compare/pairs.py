"""Who goes with whom: the stable pairs of two rows of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = tuple[int, int]


def stable_pairs(scored: Iterable[tuple[float, Pair]]) -> list[Pair]:
    """Pairs in which no two things would both rather be with each other than as they are.

    Both sides rank a pair by its one score, so the stable matching of Gale and Shapley (1962) is
    found by taking the best pair again and again, and there is one only where no scores are equal.
    Equal ones are settled by the distance of the two places and then by how early they stand, which
    settles every pair that competes with another, and settles it the same way when the two rows
    are exchanged.
    """
    ranked = sorted(scored, key=lambda held: (-held[0], abs(held[1][0] - held[1][1]), sum(held[1])))
    left: set[int] = set()
    right: set[int] = set()
    pairs: list[Pair] = []
    for _, (one, other) in ranked:
        if one not in left and other not in right:
            left.add(one)
            right.add(other)
            pairs.append((one, other))
    return pairs


def closeness(pair: Pair, sizes: Pair) -> float:
    """How near two things are in their rows, from 0 (opposite ends) to 1 (the same place)."""
    shares = [(place + 0.5) / size for place, size in zip(pair, sizes, strict=True)]
    return 1.0 - abs(shares[0] - shares[1])
