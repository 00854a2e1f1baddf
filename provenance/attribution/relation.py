"""What this room yields: attribution relations in the terms of PARC and PolNeAR.

A relation has a source, a cue and content. Finding is all that happens here: who a source *is* gets
decided in the room to the right.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.report import Quotation, Stance
from provenance.text import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names a party: its words, its sentence and the index of its head word."""

    span: Span
    sentence: int
    head: int


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that link source and content, with the dictionary form that was recognised."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class HedgeMark:
    """Words that weaken a content: `kind` is conditional, adverb, adjective, cue or negation."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One relation. `content` is in text order; its pieces may lie in several sentences.

    `parent` is the position, in the list that `find_attributions` returns, of the relation whose
    content holds this one or that relays it; `member` says that the source is named as an example
    of the parent's source (*des médias, notamment X*). `confidence` is the trust in the relation
    as such: high where tree and surface agree.
    """

    construction: str
    sentence: int
    source: Mention | None
    cue: Cue | None
    content: tuple[Span, ...]
    stance: Stance
    confidence: float
    quotation: Quotation = Quotation.INDIRECT
    hedges: tuple[HedgeMark, ...] = ()
    parent: int | None = None
    member: bool = False
