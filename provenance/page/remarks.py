"""Corrections as the page lists them, for readers whose browser runs no script too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.corrections import Merge, about, placed
from provenance.render.visible import visible

if TYPE_CHECKING:
    from provenance.corrections import Correction, Corrections
    from provenance.render.facts import Facts


@dataclass(frozen=True, slots=True)
class Remark:
    """One correction, the number of its claim where the report has it; `lost` without its words."""

    correction: Correction
    words: str
    claim: int | None
    lost: bool


def remarks(facts: Facts, held: Corrections) -> list[Remark]:
    """Each correction in the order in which they were made."""
    return [_remark(facts, one) for one in sorted(held.corrections, key=lambda one: one.made)]


def _remark(facts: Facts, one: Correction) -> Remark:
    if isinstance(one, Merge):
        return Remark(one, "", None, lost=False)
    words = " … ".join(visible(span.text) for span in one.words)
    found = placed(facts.report.article.text, one.words)
    claim = about([held.claim for held in facts.shown], found) if found else None
    numbers = {id(held.claim): held.number for held in facts.shown}
    return Remark(one, words, numbers[id(claim)] if claim else None, lost=found is None)
