"""Relations and gold sentences with defaults, so that a row of a test states what matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.evaluation import GoldRelation, GoldSentence, JudgedSentence, Relation
from provenance.evaluation.relations import judge_relations
from provenance.report import Quotation, Stance
from provenance.text import Span

if TYPE_CHECKING:
    from provenance.evaluation.sentences import Offsets

CONTENT = (20, 40)
SOURCE = (0, 10)
CUE = (12, 18)


def wanted(
    *content: Offsets,
    source: Offsets | None = SOURCE,
    cue: Offsets | None = CUE,
    construction: str = "A1",
    stance: Stance = Stance.REPORTED,
    antecedent: Offsets | None = None,
    optional: bool = False,
) -> GoldRelation:
    """A relation of the gold."""
    return GoldRelation(
        construction=construction,
        source=source,
        cue=cue,
        content=content or (CONTENT,),
        type=Quotation.INDIRECT,
        stance=stance,
        antecedent=antecedent,
        optional=optional,
    )


def got(
    *content: Offsets,
    source: Offsets | None = SOURCE,
    cue: Offsets | None = CUE,
    construction: str = "verb",
    stance: Stance = Stance.REPORTED,
    quotation: Quotation = Quotation.INDIRECT,
) -> Relation:
    """A relation that was found."""
    return Relation(
        construction,
        Span(*source) if source else None,
        Span(*cue) if cue else None,
        tuple(Span(*piece) for piece in content or (CONTENT,)),
        stance,
        quotation,
    )


def sentence(*relations: GoldRelation, name: str = "s") -> GoldSentence:
    """A sentence of a hundred characters with this gold."""
    return GoldSentence(name, "x" * 100, relations, None)


def judged(wanted: list[GoldRelation], got: list[Relation], name: str = "s") -> JudgedSentence:
    """Gold beside what was found."""
    return judge_relations(sentence(*wanted, name=name), got)
