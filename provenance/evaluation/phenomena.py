"""What gold claims are cases of: by what a source is meant (B), by what a chain is known (C).

A claim may be a case of several phenomena, or of none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.evaluation.metrics import Judged

PHENOMENA = {
    "B1": "a name",
    "B2": "a noun for its kind",
    "B3": "a noun for its role",
    "B4": "the same again",
    "B5": "a pronoun",
    "B6": "a collective",
    "B7": "an unnamed source",
    "B8": "the newsroom",
    "B9": "an organisation and its voice",
    "C1": "several hops in one sentence",
    "C2": "a hop said elsewhere",
    "C3": "a floating quotation",
    "C4": "going on, or the publisher again",
    "C5": "review mode",
    "C6": "a label or an answer",
    "C7": "two voices, or a denial",
    "C8": "a circle",
    "C9": "hops of several stances",
    "C10": "a headline or lead",
}
"""The names that gold may use, in the order of tables, each with what it stands for."""


@dataclass(frozen=True, slots=True)
class PhenomenonFigures:
    """Of the `count` gold claims of one phenomenon, how many are right in what."""

    name: str
    exact: int
    origin: int
    stance: int
    count: int


def by_phenomenon(judged: Iterable[Judged]) -> list[PhenomenonFigures]:
    """The phenomena that any claim is a case of, in the order of `PHENOMENA`."""
    held: dict[str, list[Judged]] = {name: [] for name in PHENOMENA}
    for one in judged:
        for name in one.gold.phenomena:
            held[name].append(one)
    return [
        PhenomenonFigures(
            name,
            sum(j.exact for j in ones),
            sum(j.origin for j in ones),
            sum(j.stance for j in ones),
            len(ones),
        )
        for name, ones in held.items()
        if ones
    ]
