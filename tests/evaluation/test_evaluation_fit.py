"""Calibration, and the fits of weights to claims whose factors are made by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from provenance.chains import Factor
from provenance.chains.confidence import product
from provenance.evaluation import Bin, Calibration, GoldClaim, Judged, calibration, fit, likelihood
from provenance.evaluation.fit import Weighed, climb, worth
from provenance.report import (
    Basis,
    Claim,
    Hop,
    HopRelation,
    Quotation,
    Stance,
    TextSpan,
)
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Sequence

GOLD = GoldClaim(content="P", chain=("P",), kind=Quotation.NONE, stance=Stance.ASSERTED)


def claim(confidence: float) -> Claim:
    """A claim of the publisher with this confidence."""
    hop = Hop(
        source="s0",
        relation=HopRelation.PUBLISHES,
        basis=Basis.PUBLISHER,
        evidence=(),
        confidence=1.0,
    )
    return Claim(
        id="c0",
        sentence=0,
        text="P",
        spans=(TextSpan(start=0, end=1, text="P"),),
        quotation=Quotation.NONE,
        stance=Stance.ASSERTED,
        chain=(hop,),
        origin="s0",
        confidence=confidence,
    )


def judged(confidence: float | None, *, exact: bool = True, rival: bool = False) -> Judged:
    """A gold claim that was found with this confidence, or not at all."""
    return Judged(
        "a",
        "",
        GOLD,
        None if confidence is None else claim(confidence),
        ("P",),
        0,
        rival=rival,
        exact=exact,
        origin=exact,
        stance=True,
        invented=not exact,
    )


def test_evaluation_calibration_by_hand() -> None:
    """The error is the mean distance of confidence and truth of the bins, by their size."""
    held = calibration(
        [
            judged(0.95),
            judged(0.93),
            judged(0.92, exact=False),
            judged(0.3),
            judged(0.34, exact=False),
        ]
    )
    low, high = held.bins
    assert (low.confidence, low.right, low.count) == (pytest.approx(0.32), 0.5, 2)
    assert (high.confidence, high.right, high.count) == (pytest.approx(2.8 / 3), 2 / 3, 3)
    assert held.error == pytest.approx((2 * 0.18 + 3 * (2.8 / 3 - 2 / 3)) / 5)
    assert (held.sure_right, held.sure_share, held.count) == (2 / 3, 0.6, 5)


def test_evaluation_calibration_ends_of_the_scale() -> None:
    """Certain claims are in the last bin; 0.9 itself is not yet sure."""
    held = calibration([judged(1.0), judged(0.9), judged(0.0, exact=False)])
    assert held.bins == (Bin(0.0, 0.0, 1), Bin(0.95, 1.0, 2))
    assert (held.sure_share, held.sure_right) == (1 / 3, 1.0)


@pytest.mark.parametrize("held", [[], [judged(None, exact=False)]], ids=["empty", "not found"])
def test_evaluation_calibration_of_nothing(held: list[Judged]) -> None:
    """Claims that were not found have no confidence; of none there is no error."""
    assert calibration(held) == Calibration(0.0, (), 0.0, 0.0, 0)


def test_evaluation_fit_worth() -> None:
    """An exact chain is worth one and a half, a wrong source costs a half; by the claim."""
    assert worth([judged(0.5), judged(0.5, exact=False)]) == (1.5 - 0.5) / 2
    assert worth([]) == 0.0


def test_evaluation_fit_climb_moves_what_gains(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number moves towards what gives more right chains, and is put back in the end."""
    start = weights("graph")["explicit"]

    def measured(_: Sequence[Any]) -> list[Judged]:
        return [judged(0.5, exact=weights("graph")["explicit"] < start * 0.85)]

    monkeypatch.setattr(fit, "judge_prepared", measured)
    (change,) = climb([], ["graph"])
    assert (change.table, change.name, change.before) == ("graph", "explicit", start)
    assert change.after == pytest.approx(start * 0.7, abs=1e-3)
    assert change.worth == 1.5
    assert weights("graph")["explicit"] == start


def test_evaluation_fit_climb_leaves_what_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no number changes anything, none is moved."""
    monkeypatch.setattr(fit, "judge_prepared", lambda _: [judged(0.5)])
    assert climb([]) == []


@dataclass(frozen=True)
class Article:
    """Stands for a prepared article: for each claim its factors, and whether it is exact."""

    claims: tuple[tuple[tuple[Factor, ...], bool], ...]


def weighed(one: Article) -> list[Weighed]:
    """The claims of an article, each as sure as the numbers say now."""
    return [Weighed(judged(product(f), exact=exact), f) for f, exact in one.claims]


@pytest.fixture
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("scipy")
    monkeypatch.setattr(likelihood, "weighed", weighed)
    monkeypatch.setattr(
        likelihood, "judge_prepared", lambda held: [w.judged for one in held for w in weighed(one)]
    )


def articles(right: Sequence[bool], *, count: int = 10, **signs: float) -> list[Any]:
    """So many articles with one floating quotation for each value, exact or not."""
    factors = (Factor("floating", signs),)
    return [Article(tuple((factors, exact) for exact in right)) for _ in range(count)]


@pytest.mark.usefixtures("_by_hand")
@pytest.mark.parametrize(("right", "up"), [([True] * 4, True), ([False] * 4, False)])
def test_evaluation_likelihood_moves_towards_what_is_right(right: list[bool], *, up: bool) -> None:
    """Claims that are all right raise the number behind them, all wrong ones lower it."""
    fitted = likelihood.fit_probabilities(articles(right))["floating"]
    assert (fitted["bias"] > weights("floating")["bias"]) is up
    unused = {name: value for name, value in weights("floating").items() if name != "bias"}
    assert {name: fitted[name] for name in unused} == pytest.approx(unused, abs=2e-3)


@pytest.mark.usefixtures("_by_hand")
def test_evaluation_likelihood_reaches_the_share() -> None:
    """With a weak prior the fitted probability is the share of claims that are right."""
    held = articles([True, True, True, False])
    with likelihood.applied(likelihood.fit_probabilities(held, prior=100.0)):
        assert Factor("floating", {}).probability == pytest.approx(0.75, abs=0.01)


@pytest.mark.usefixtures("_by_hand")
def test_evaluation_likelihood_prior_holds() -> None:
    """A narrow prior keeps the numbers where they are."""
    fitted = likelihood.fit_probabilities(articles([True]), prior=0.001)["floating"]
    assert fitted == pytest.approx(dict(weights("floating")), abs=2e-3)


@pytest.mark.usefixtures("_by_hand")
def test_evaluation_likelihood_against() -> None:
    """Where a factor must not hold, right claims lower its number."""
    factors = (Factor("floating", {}, against=True),)
    held: list[Any] = [Article(((factors, True),) * 4)] * 10
    fitted = likelihood.fit_probabilities(held)["floating"]
    assert fitted["bias"] < weights("floating")["bias"]


@pytest.mark.usefixtures("_by_hand")
def test_evaluation_likelihood_rival(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the rival is the right reading, the sign that speaks for it gains."""

    def contested(_: Any) -> list[Weighed]:  # noqa: ANN401 - stands for an article
        one = judged(0.5, exact=False, rival=True)
        mine, other = Factor("floating", {"before": 1.0}), Factor("floating", {"beside": 1.0})
        return [Weighed(one, (mine,), (other,))] * 4

    monkeypatch.setattr(likelihood, "weighed", contested)
    held: list[Any] = [None] * 10
    fitted = likelihood.fit_probabilities(held)["floating"]
    assert fitted["beside"] > weights("floating")["beside"]
    assert fitted["before"] < weights("floating")["before"]


@pytest.mark.usefixtures("_by_hand")
def test_evaluation_likelihood_other_tables_stay() -> None:
    """Tables that are not fitted are not in the result, though factors of theirs count."""
    factors = (Factor("floating", {}), Factor("unmarked", {}))
    held: list[Any] = [Article(((factors, True),))] * 10
    assert set(likelihood.fit_probabilities(held, tables=["unmarked"])) == {"unmarked"}


@pytest.mark.usefixtures("_by_hand")
def test_evaluation_likelihood_cross_validated_gain() -> None:
    """Where articles are alike, a fit to the others makes the error of each one smaller."""
    held = articles([True] * 9 + [False])
    told = likelihood.cross_validate(held)
    assert told.before.count == told.after.count == 100
    before = abs(Factor("floating", {}).probability - 0.9)
    assert told.before.error == pytest.approx(before)
    assert told.after.error < before / 2


@pytest.mark.usefixtures("_by_hand")
def test_evaluation_likelihood_judges_by_the_others() -> None:
    """An article is judged by a fit that it has no part in."""
    odd, rest = articles([False] * 4, count=1), articles([True] * 4, count=4)
    told = likelihood.cross_validate(odd + rest)
    inside = likelihood.fit_probabilities(rest)
    with likelihood.applied(inside):
        sure = Factor("floating", {}).probability
    assert any(one.confidence == pytest.approx(sure) for one in told.after.bins)
    assert told.after.count == 20


def test_evaluation_likelihood_applied_for_a_while() -> None:
    """Fitted numbers decide inside of the block only."""
    before = dict(weights("floating"))
    with likelihood.applied({"floating": {"bias": 9.0}}):
        assert weights("floating")["bias"] == 9.0
    assert dict(weights("floating")) == before
