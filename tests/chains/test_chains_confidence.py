"""How sure a chain is: the product of its factors."""

from __future__ import annotations

import pytest

from provenance.chains.confidence import Factor, product

SIGNS = {"same_paragraph": 1.0, "conditional": 1.0}


def test_chains_confidence_factor_and_its_contrary_are_certain_together() -> None:
    """That the voice goes on and that it does not share all probability."""
    goes, ends = Factor("continuation", SIGNS), Factor("continuation", SIGNS, against=True)
    assert 0 < goes.probability < 1
    assert goes.probability + ends.probability == pytest.approx(1)


def test_chains_confidence_product_is_below_every_factor() -> None:
    """All factors together are less likely than the least likely one."""
    factors = [Factor("continuation", SIGNS), Factor("continuation", {})]
    assert product(factors) == pytest.approx(factors[0].probability * factors[1].probability)
    assert product(factors) < min(factor.probability for factor in factors)


def test_chains_confidence_of_nothing_is_certain() -> None:
    """A chain that needs nothing to hold is certain."""
    assert product([]) == 1.0
