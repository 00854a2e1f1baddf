"""What this room yields: claims, each with the chain that vouches for it and its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.report import Basis, HopRelation, Quotation, Stance

if TYPE_CHECKING:
    from provenance.attribution import HedgeMark
    from provenance.text import Span

PUBLISHER = 0
"""The party that every chain starts with."""


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of a chain: a party, why it stands there, on which words, how sure (0 to 1)."""

    party: int
    relation: HopRelation
    basis: Basis
    evidence: tuple[Span, ...]
    confidence: float
    attribution: int | None = None


Chain = tuple[Step, ...]

PUBLISHES: Chain = (Step(PUBLISHER, HopRelation.PUBLISHES, Basis.PUBLISHER, (), 1.0),)


@dataclass(frozen=True, slots=True)
class Reading:
    """A chain that was weighed, with its probability."""

    chain: Chain
    probability: float


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition: its words, its chain (publisher first), and the readings beside it."""

    sentence: int
    spans: tuple[Span, ...]
    quotation: Quotation
    stance: Stance
    hedges: tuple[HedgeMark, ...]
    chain: Chain
    probability: float
    alternatives: tuple[Reading, ...] = ()


def parties(chain: Chain) -> tuple[int, ...]:
    """The parties of a chain, outermost first."""
    return tuple(step.party for step in chain)


def extend(chain: Chain, step: Step) -> Chain:
    """`chain` with one more hop; unchanged where the party already stands in it (no circles)."""
    return chain if step.party in parties(chain) else (*chain, step)
