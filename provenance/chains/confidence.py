"""How sure a chain is: the product of factors, each a small logistic model over named signs.

The numbers of the models stand in `weights.toml`; `provenance evaluate fit` fits them together, by
maximum likelihood of the chains that gold says are exact.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.weights import probability

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing that must hold: the table of its model, its signs; `against`: that it must not."""

    table: str
    signs: Mapping[str, float] = field(hash=False)
    against: bool = False

    @property
    def probability(self) -> float:
        """How likely it is, from 0 to 1."""
        sure = probability(self.table, self.signs)
        return 1.0 - sure if self.against else sure


def product(factors: Iterable[Factor]) -> float:
    """The probability that all factors hold."""
    return math.prod(factor.probability for factor in factors)
