"""Training for a given time: the learning rate over the budget, and an average of the weights."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WARM_UP_SHARE = 0.04
_WARM_UP_SECONDS = 120.0
_FLOOR = 0.01


@dataclass(slots=True)
class TimeBudget:
    """A linear schedule over wall-clock time; time spent in `paused` does not count.

    Attributes:
        seconds: the whole budget.
        peak: the learning rate at the end of the warm-up.
        evaluations: how often `due` comes true, spread evenly over the budget.
    """

    seconds: float
    peak: float
    evaluations: int
    _start: float = field(default_factory=time.monotonic)
    _paused: float = 0.0
    _done: int = 0

    def elapsed(self) -> float:
        """Seconds of training so far."""
        return time.monotonic() - self._start - self._paused

    def over(self) -> bool:
        """Whether the budget is spent."""
        return self.elapsed() >= self.seconds

    def rate(self) -> float:
        """The learning rate now: linear warm-up, then linear decay to a hundredth."""
        elapsed = self.elapsed()
        warm_up = min(_WARM_UP_SECONDS, _WARM_UP_SHARE * self.seconds)
        rising = min(1.0, (elapsed + 1.0) / max(warm_up, 1e-6))
        return self.peak * rising * max(_FLOOR, 1.0 - elapsed / self.seconds)

    def due(self) -> bool:
        """Whether the next of the evenly spread evaluations has come; true once for each."""
        if self.elapsed() < (self._done + 1) / self.evaluations * self.seconds:
            return False
        self._done += 1
        return True

    def pause(self, seconds: float) -> None:
        """Takes seconds that were not training out of the count."""
        self._paused += seconds


def set_rate(optimizers: Iterable[torch.optim.Optimizer], rate: float) -> None:
    """Sets the learning rate of all parameter groups."""
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = rate


class AveragedWeights:
    """An exponential moving average of a model's trained parameters.

    The average is young at first: its decay grows with the number of updates up to `decay`, so
    that the first weights leave no trace.
    """

    def __init__(self, model: torch.nn.Module, *, decay: float) -> None:
        self._parameters = [p for p in model.parameters() if p.requires_grad]
        self._average = [p.detach().clone() for p in self._parameters]
        self._decay = decay
        self._updates = 0

    def update(self) -> None:
        """Takes the model's present weights into the average."""
        self._updates += 1
        decay = min(self._decay, (1 + self._updates) / (10 + self._updates))
        with torch.no_grad():
            for average, parameter in zip(self._average, self._parameters, strict=True):
                average.lerp_(parameter, 1.0 - decay)

    def swap(self) -> None:
        """Exchanges the model's weights and the average; twice is as before."""
        with torch.no_grad():
            for parameter, average in zip(self._parameters, self._average, strict=True):
                kept = parameter.detach().clone()
                parameter.copy_(average)
                average.copy_(kept)


def endless(batches: Iterable[object]) -> Iterator[object]:
    """The batches over and over; each pass iterates afresh."""
    while True:
        yield from batches
