"""A report's parts in plain words on one line, with nothing in them that a reader would obey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.render.notes import claim_note
from provenance.render.pen import Pen, released
from provenance.render.visible import visible
from provenance.report import HopRelation

if TYPE_CHECKING:
    from rich.text import Text

    from provenance.report import Claim, Report

PEN = Pen("utf-8")


def plain(words: Text) -> str:
    """What the terminal's pen wrote, without its styles."""
    return released(words.plain)


def claim_in_words(claim: Claim) -> str:
    """The words of a claim and its note: `it will rain [hedged: would, 0.71]`."""
    said = " … ".join(visible(span.text) for span in claim.spans) or visible(claim.text)
    return f"{said} {plain(claim_note(PEN, claim))}"


def chain_in_words(report: Report, claim: Claim) -> str:
    """A chain and how the claim is presented: `Kiosque360 → cites Nice Matin [reported, 0.82]`."""
    names = {source.id: visible(source.name) for source in report.sources}
    steps = [
        names.get(hop.source, visible(hop.source))
        if hop.relation is HopRelation.PUBLISHES
        else f"{hop.relation.value} {names.get(hop.source, visible(hop.source))}"
        for hop in claim.chain
    ]
    return f"{' → '.join(steps)} {plain(claim_note(PEN, claim))}"
