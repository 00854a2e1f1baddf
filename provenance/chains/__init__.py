"""From relations and sources to claims, each with the chain that vouches for it."""

from provenance.chains.claim import Claim, Reading, Step, all_factors
from provenance.chains.confidence import Factor
from provenance.chains.part import WHOLE, Part
from provenance.chains.trace import trace_claims

__all__ = [
    "WHOLE",
    "Claim",
    "Factor",
    "Part",
    "Reading",
    "Step",
    "all_factors",
    "trace_claims",
]
