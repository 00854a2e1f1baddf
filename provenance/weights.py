"""Every number that decides stands in `weights.toml`; here it is read."""

from __future__ import annotations

import math
import tomllib
from contextlib import contextmanager
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Tables = dict[str, dict[str, float]]


@cache
def _tables() -> Tables:
    file = resources.files(__package__).joinpath("weights.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        table: {name: float(value) for name, value in numbers.items()}
        for table, numbers in data.items()
    }


def weights(table: str) -> Mapping[str, float]:
    """One table of `weights.toml`, by name."""
    return _tables()[table]


def probability(table: str, signs: Mapping[str, float]) -> float:
    """The probability that the log odds of `table` give to `signs` (a logistic model)."""
    held = weights(table)
    odds = held["bias"] + sum(held[name] * value for name, value in signs.items())
    return 1.0 / (1.0 + math.exp(-odds))


@contextmanager
def replaced(table: str, numbers: Mapping[str, float]) -> Iterator[None]:
    """Decide with other numbers for a while: how they are fitted. Not for several threads."""
    held = _tables()[table]
    before = {name: held[name] for name in numbers}
    held.update(numbers)
    try:
        yield
    finally:
        held.update(before)
