"""From relations and sources to claims, each with the chain that vouches for it."""

from provenance.chains.claim import Claim, Reading, Step
from provenance.chains.trace import trace_claims

__all__ = ["Claim", "Reading", "Step", "trace_claims"]
