"""Whether a probability can be believed: expected calibration error and reliability bins.

Guo et al., *On Calibration of Modern Neural Networks* (2017): claims are put into bins by their
confidence; the error is the mean distance of a bin's confidence from its share of exact chains,
weighted by the size of the bins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.evaluation.metrics import Judged

BINS = 10
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of like confidence: their mean confidence, the share that is right, how many."""

    confidence: float
    right: float
    count: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """The error, its bins, and what the sure claims (above 0.9) are worth."""

    error: float
    bins: tuple[Bin, ...]
    sure_right: float
    sure_share: float
    count: int


def calibration(judged: Sequence[Judged]) -> Calibration:
    """How the confidence of found claims compares with how often their chain is exact."""
    held = [(j.claim.confidence, j.exact) for j in judged if j.claim is not None]
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, exact in held:
        groups.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, exact))
    bins = tuple(
        Bin(
            sum(c for c, _ in group) / len(group), sum(e for _, e in group) / len(group), len(group)
        )
        for _, group in sorted(groups.items())
    )
    total = max(len(held), 1)
    error = sum(abs(b.confidence - b.right) * b.count for b in bins) / total
    sure = [exact for confidence, exact in held if confidence > SURE]
    return Calibration(error, bins, sum(sure) / max(len(sure), 1), len(sure) / total, len(held))
