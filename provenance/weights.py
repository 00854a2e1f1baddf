"""Every number that decides stands in `weights.toml`; here it is read."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def weights(table: str) -> Mapping[str, float]:
    """One table of `weights.toml`, by name."""
    file = resources.files(__package__).joinpath("weights.toml")
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: float(value) for name, value in data[table].items()}


def probability(table: str, signs: Mapping[str, float]) -> float:
    """The probability that the log odds of `table` give to `signs` (a logistic model)."""
    held = weights(table)
    odds = held["bias"] + sum(held[name] * value for name, value in signs.items())
    return 1.0 / (1.0 + math.exp(-odds))
