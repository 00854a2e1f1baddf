"""The interval of a figure: which resamplings it leaves out, and what is resampled."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

import pytest

from provenance.evaluation.figure import RESAMPLES, Figure, figure

if TYPE_CHECKING:
    from collections.abc import Sequence


def test_evaluation_figure_interval_leaves_out_a_fortieth_at_each_end() -> None:
    """Of the sorted resamplings as many lie below the interval as above: 2.5 % of them."""
    results = iter([*range(RESAMPLES - 1, -1, -1), 7])
    held = figure("ranked", ["a"], lambda _: next(results), count=1)
    assert held == Figure("ranked", 7, 25, RESAMPLES - 1 - 25, 1)


def test_evaluation_figure_interval_of_a_share_is_that_of_theory() -> None:
    """Of 400 cases half of which are right, 95 % of the shares lie within 1.96 times 0.025."""
    held = figure("share", [0.0, 1.0] * 200, fmean, count=400)
    assert held.value == 0.5
    assert held.low == pytest.approx(0.5 - 1.96 * 0.025, abs=0.01)
    assert held.high == pytest.approx(0.5 + 1.96 * 0.025, abs=0.01)


def test_evaluation_figure_resamples_whole_groups() -> None:
    """Each resampling has as many groups as there are, each as it is; the value has all once."""
    groups = [(1, 2, 3), (4,), ()]
    seen: list[list[tuple[int, ...]]] = []

    def size(drawn: Sequence[tuple[int, ...]]) -> float:
        seen.append(list(drawn))
        return float(sum(map(len, drawn)))

    held = figure("size", groups, size, count=3)
    *sampled, whole = seen
    assert (whole, held.value, held.count) == (groups, 4.0, 3)
    assert len(sampled) == RESAMPLES
    assert {len(drawn) for drawn in sampled} == {3}
    assert {group for drawn in sampled for group in drawn} == set(groups)
    assert any(len(set(drawn)) < 3 for drawn in sampled)


def test_evaluation_figure_seed_decides_the_draws() -> None:
    """The same seed draws the same interval, another seed another one; the value hangs on none."""
    groups = [1 / number for number in range(1, 31)]
    drawn = [figure("mean", groups, fmean, count=30, seed=seed) for seed in (0, 0, 1)]
    assert drawn[0] == drawn[1]
    assert (drawn[0].low, drawn[0].high) != (drawn[2].low, drawn[2].high)
    assert drawn[0].value == drawn[2].value == pytest.approx(fmean(groups))


def test_evaluation_figure_of_no_groups() -> None:
    """Without groups the statistic of nothing is the value and both ends."""
    assert figure("none", [], lambda drawn: float(len(drawn)), count=0) == Figure(
        "none", 0.0, 0.0, 0.0, 0
    )
