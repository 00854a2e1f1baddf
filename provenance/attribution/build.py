"""The last step of every construction: from its parts to a relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution import stance as stances
from provenance.attribution.relation import Attribution, Cue, Mention
from provenance.report import Quotation, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution.scene import CueHit, Scene
    from provenance.text import Span


def relation(
    scene: Scene,
    construction: str,
    *,
    source: Mention | None,
    cue: Cue | None,
    content: Sequence[Span],
    stance: Stance,
    confidence: float,
    past_cue: bool = False,
) -> Attribution:
    """The relation of these parts, with its kind of quotation, its hedges and what they do."""
    quotation = quotation_of(scene, content)
    marks = (
        () if quotation is Quotation.DIRECT else stances.hedges(scene, content, past_cue=past_cue)
    )
    return Attribution(
        construction=construction,
        sentence=scene.sentence.index,
        source=source,
        cue=cue,
        content=tuple(content),
        stance=stances.with_hedges(stance, marks),
        confidence=confidence,
        quotation=quotation,
        hedges=marks,
    )


def verb_relation(
    scene: Scene,
    construction: str,
    hit: CueHit,
    *,
    source: Mention | None,
    content: Sequence[Span],
    confidence: float,
) -> Attribution:
    """The relation of a cue verb: its stance is the verb's, seen through its negation."""
    return relation(
        scene,
        construction,
        source=source,
        cue=Cue(hit.span, hit.row.lemma),
        content=content,
        stance=stances.verb_stance(hit),
        confidence=confidence,
        past_cue=stances.is_past(scene, hit.token),
    )


def quotation_of(scene: Scene, content: Sequence[Span]) -> Quotation:
    """Direct where all of the content stands between marks, mixed where a part of it does."""
    quotes = [quote for quote in scene.quotes if quote.depth == 0]
    if all(any(quote.span.contains(span) for quote in quotes) for span in content):
        return Quotation.DIRECT
    if any(quote.span.overlaps(span) for quote in quotes for span in content):
        return Quotation.MIXED
    return Quotation.INDIRECT
