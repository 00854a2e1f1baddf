"""Signs to probabilities: every number that decides here stands in `confidence.toml`."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.chains.claim import Chain


@cache
def weights(table: str) -> Mapping[str, float]:
    """One table of `confidence.toml`."""
    file = resources.files(__package__).joinpath("confidence.toml")
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: float(value) for name, value in data[table].items()}


def probability(table: str, signs: Mapping[str, float]) -> float:
    """The probability that the weights of `table` give to `signs` (a logistic model)."""
    held = weights(table)
    odds = held["bias"] + sum(held[name] * value for name, value in signs.items())
    return 1.0 / (1.0 + math.exp(-odds))


def chain_probability(chain: Chain) -> float:
    """The probability that all hops hold: their product."""
    return math.prod(step.confidence for step in chain)
