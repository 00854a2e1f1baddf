"""A figure of quality with its 95 % bootstrap interval (percentile method, Efron 1979)."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RESAMPLES = 1000

Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value between 0 and 1 over `count` cases, with the ends of its interval."""

    name: str
    value: float
    low: float
    high: float
    count: int


def figure(
    name: str,
    groups: Sequence[Group],
    statistic: Callable[[Sequence[Group]], float],
    *,
    count: int,
    seed: int = 0,
) -> Figure:
    """`statistic` of all groups, and where it falls in 95 % of the resamplings of whole groups."""
    draw = random.Random(seed)  # noqa: S311 - resampling, no secret
    sampled = sorted(statistic(draw.choices(groups, k=len(groups))) for _ in range(RESAMPLES))
    low, high = sampled[RESAMPLES // 40], sampled[-RESAMPLES // 40 - 1]
    return Figure(name, statistic(groups), low, high, count)
