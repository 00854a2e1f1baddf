"""How sure a chain is."""

from __future__ import annotations

import math

from provenance.chains.claim import Chain


def chain_probability(chain: Chain) -> float:
    """The probability that all hops hold: their product."""
    return math.prod(step.confidence for step in chain)
