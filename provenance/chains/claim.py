"""What this room yields: claims, each with the chain that vouches for it and its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.chains.confidence import Factor, product
from provenance.report import Basis, HopRelation, Quotation, Stance

if TYPE_CHECKING:
    from provenance.attribution import HedgeMark
    from provenance.text import Span

PUBLISHER = 0
"""The party that every chain starts with."""


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of a chain: a party, why it stands there, on which words, what makes it likely."""

    party: int
    relation: HopRelation
    basis: Basis
    evidence: tuple[Span, ...]
    factors: tuple[Factor, ...] = ()
    attribution: int | None = None

    @property
    def confidence(self) -> float:
        """How sure the hop is, from 0 to 1."""
        return product(self.factors)


Chain = tuple[Step, ...]

PUBLISHES: Chain = (Step(PUBLISHER, HopRelation.PUBLISHES, Basis.PUBLISHER, ()),)


@dataclass(frozen=True, slots=True)
class Reading:
    """A chain that was weighed, and what makes it likely beyond its hops."""

    chain: Chain
    factors: tuple[Factor, ...] = ()
    share: float = 1.0

    @property
    def probability(self) -> float:
        """How likely the reading is; `share` is its part where several fit."""
        return min(product(all_factors(self.chain, self.factors)) * self.share, 1.0)


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition: its words, its likeliest reading, and the readings beside it."""

    sentence: int
    spans: tuple[Span, ...]
    quotation: Quotation
    stance: Stance
    hedges: tuple[HedgeMark, ...]
    reading: Reading
    alternatives: tuple[Reading, ...] = ()

    @property
    def chain(self) -> Chain:
        """The chain of the likeliest reading."""
        return self.reading.chain

    @property
    def probability(self) -> float:
        """How sure that chain is, from 0 to 1."""
        return self.reading.probability


def all_factors(chain: Chain, more: tuple[Factor, ...] = ()) -> tuple[Factor, ...]:
    """Everything that must hold for a chain: the factors of its hops, and `more`."""
    return (*(factor for step in chain for factor in step.factors), *more)


def parties(chain: Chain) -> tuple[int, ...]:
    """The parties of a chain, outermost first."""
    return tuple(step.party for step in chain)


def extend(chain: Chain, step: Step) -> Chain:
    """`chain` with one more hop; unchanged where the party already stands in it (no circles)."""
    return chain if step.party in parties(chain) else (*chain, step)
