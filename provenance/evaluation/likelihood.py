"""Fits the models behind probabilities by the chains that gold says are exact.

A claim's probability is the product of its factors; the numbers of all their models are fitted
together by maximum likelihood, drawn towards the present numbers by a Gaussian prior (MAP), since a
few hundred claims decide little. Cross-validated by article: what a fit is worth is what it says of
articles outside of it.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.evaluation.calibration import Calibration, calibration
from provenance.evaluation.fit import judge_prepared, weighed
from provenance.weights import replaced, weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.chains import Factor
    from provenance.evaluation.fit import Prepared
    from provenance.evaluation.metrics import Judged

PRIOR = 0.5
"""Standard deviation of the prior around each present number, in log odds."""
FOLDS = 5

Numbers = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class CrossValidated:
    """Calibration of the claims of all articles, each article by a fit to the others."""

    before: Calibration
    after: Calibration


def fit_probabilities(held: Sequence[Prepared], *, prior: float = PRIOR) -> Numbers:
    """The numbers of every logistic model that the claims of `held` rest on."""
    import numpy as np
    from scipy.optimize import minimize

    rows = [(factors, judged.exact) for one in held for judged, factors in weighed(one) if factors]
    names = sorted({(f.table, n) for factors, _ in rows for f in factors for n in weights(f.table)})
    place = {name: number for number, name in enumerate(names)}
    start = np.array([weights(table)[name] for table, name in names])
    signs, against, claim = _matrix(rows, place)
    exact = np.array([right for _, right in rows])

    def loss(numbers: np.ndarray) -> float:
        odds = signs @ numbers
        logs = -np.logaddexp(0.0, np.where(against, odds, -odds))
        sure = np.zeros(len(rows))
        np.add.at(sure, claim, logs)
        wrong = np.log(-np.expm1(np.minimum(sure, -1e-9)))
        prior_loss = float(np.sum((numbers - start) ** 2)) / (2 * prior**2)
        return float(-np.sum(np.where(exact, sure, wrong))) + prior_loss

    fitted = minimize(loss, start, method="L-BFGS-B").x
    numbers: Numbers = {}
    for (table, name), value in zip(names, fitted, strict=True):
        numbers.setdefault(table, {})[name] = round(float(value), 3)
    return numbers


def _matrix(
    rows: Sequence[tuple[tuple[Factor, ...], bool]], place: Mapping[tuple[str, str], int]
) -> tuple[Any, Any, Any]:
    """One line a factor: its signs, whether it counts against, the claim it belongs to."""
    import numpy as np

    flat = [(number, factor) for number, (factors, _) in enumerate(rows) for factor in factors]
    signs = np.zeros((len(flat), len(place)))
    for line, (_, factor) in enumerate(flat):
        signs[line, place[factor.table, "bias"]] = 1.0
        for name, value in factor.signs.items():
            signs[line, place[factor.table, name]] = value
    against = np.array([factor.against for _, factor in flat])
    return signs, against, np.array([number for number, _ in flat])


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
