"""Fits the models behind probabilities by the chains that gold says are exact.

A claim's probability is the product of its factors; the numbers of all their models are fitted
together by maximum likelihood: of the chosen chain being exact, and of the right reading winning
where either it or its rival is right. A Gaussian prior draws them towards the present numbers
(MAP), since a few hundred claims decide little. Cross-validated by article: what a fit is worth is
what it says of articles outside of it.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.evaluation.calibration import Calibration, calibration
from provenance.evaluation.fit import judge_prepared, weighed
from provenance.weights import replaced, weights

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from provenance.chains import Factor
    from provenance.evaluation.fit import Prepared
    from provenance.evaluation.metrics import Judged

PRIOR = 0.5
"""Standard deviation of the prior around each present number, in log odds."""
FOLDS = 5
TABLES = ("hop", "unmarked", "floating")
"""The models that say how sure a chain is. What chooses (`continuation`) does not gain by a fit."""

Numbers = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class CrossValidated:
    """Calibration of the claims of all articles, each article by a fit to the others."""

    before: Calibration
    after: Calibration


def fit_probabilities(
    held: Sequence[Prepared], *, tables: Collection[str] = TABLES, prior: float = PRIOR
) -> Numbers:
    """The numbers of the logistic models `tables`, by the claims of `held`."""
    import numpy as np
    from scipy.optimize import minimize

    claims = [found for one in held for found in weighed(one) if found.factors]
    chosen = [found.factors for found in claims]
    rivals = [found.rival for found in claims]
    names = sorted({(f.table, n) for r in (*chosen, *rivals) for f in r for n in weights(f.table)})
    place = {name: number for number, name in enumerate(names)}
    start = np.array([weights(table)[name] for table, name in names])
    free = np.array([table in tables for table, _ in names])
    of_chosen, of_rivals = _matrix(chosen, place), _matrix(rivals, place)
    exact = np.array([found.judged.exact for found in claims])
    contested = np.array(
        [bool(f.rival) and f.judged.exact is not f.judged.rival for f in claims], dtype=bool
    )

    def loss(numbers: Any) -> float:  # noqa: ANN401 - numpy has no plain type for it
        numbers = np.where(free, numbers, start)
        sure = _logs(of_chosen, numbers, len(claims))
        other = _logs(of_rivals, numbers, len(claims))
        wrong = np.log(-np.expm1(np.minimum(sure, -1e-9)))
        told = float(np.sum(np.where(exact, sure, wrong)))
        both = np.logaddexp(sure, other)
        chosen_right = np.where(exact, sure - both, other - both)
        told += float(np.sum(chosen_right[contested]))
        return float(np.sum((numbers - start) ** 2)) / (2 * prior**2) - told

    fitted = minimize(loss, start, method="L-BFGS-B").x
    numbers: Numbers = {}
    for (table, name), value in zip(names, fitted, strict=True):
        if table in tables:
            numbers.setdefault(table, {})[name] = round(float(value), 3)
    return numbers


def _matrix(
    rows: Sequence[tuple[Factor, ...]], place: Mapping[tuple[str, str], int]
) -> tuple[Any, Any, Any]:
    """One line a factor: its signs, whether it counts against, the claim it belongs to."""
    import numpy as np

    flat = [(number, factor) for number, factors in enumerate(rows) for factor in factors]
    signs = np.zeros((len(flat), len(place)))
    for line, (_, factor) in enumerate(flat):
        signs[line, place[factor.table, "bias"]] = 1.0
        for name, value in factor.signs.items():
            signs[line, place[factor.table, name]] = value
    against = np.array([factor.against for _, factor in flat], dtype=bool)
    return signs, against, np.array([number for number, _ in flat], dtype=int)


def _logs(matrix: tuple[Any, Any, Any], numbers: Any, count: int) -> Any:  # noqa: ANN401
    """The log probability of each claim: the sum of those of its factors."""
    import numpy as np

    signs, against, claim = matrix
    odds = signs @ numbers
    held = np.zeros(count)
    np.add.at(held, claim, -np.logaddexp(0.0, np.where(against, odds, -odds)))
    return held


@contextmanager
def applied(numbers: Numbers) -> Iterator[None]:
    """Decide with the fitted numbers for a while."""
    with ExitStack() as stack:
        for table, values in numbers.items():
            stack.enter_context(replaced(table, values))
        yield


def cross_validate(held: Sequence[Prepared], *, folds: int = FOLDS) -> CrossValidated:
    """Fit to all but one fold of the articles, measure on that one; every fold in turn."""
    outside: list[Judged] = []
    for fold in range(folds):
        inside = [one for number, one in enumerate(held) if number % folds != fold]
        left = [one for number, one in enumerate(held) if number % folds == fold]
        with applied(fit_probabilities(inside)):
            outside.extend(judge_prepared(left))
    return CrossValidated(calibration(judge_prepared(held)), calibration(outside))
