"""Runs every construction over an article and puts what they find together.

1. A content is bounded (`bounds`), what overlaps is settled (`settle`), relays are added.
2. Relations that lie one inside another are both kept; the inner one gets the outer one as parent.
3. The first person inside a quotation opens no hop, since the quotation's speaker says it.
4. Contents that cross (neither inside the other) are both kept: two voices may share words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.attribution.bounds import bounded
from provenance.attribution.constructions import (
    according,
    clause,
    colon,
    comparative,
    incise,
    nominal,
    noun_cue,
    predicate,
)
from provenance.attribution.layout import find_layout
from provenance.attribution.party import is_first_person
from provenance.attribution.phrases import pieces
from provenance.attribution.quotes import Quote, find_quotes
from provenance.attribution.relay import Citation, find_citations, find_relays
from provenance.attribution.scene import Scene
from provenance.attribution.settle import settle
from provenance.text import Span, cover
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.attribution.relation import Attribution
    from provenance.attribution.relay import Relay
    from provenance.languages import Lexicon
    from provenance.parsing.sentence import Sentence

CONSTRUCTIONS = (comparative, colon, incise, clause, according, noun_cue, predicate, nominal)


@dataclass(frozen=True, slots=True)
class Found:
    """What an article shows.

    `attributions` are the relations of sentences, in text order; `beside` those that open no hop:
    what a quoted speaker says of himself (*« je pense que P »*), labels, credits, quotations
    without a cue; `citations` the bare facts of who cites whom.
    """

    attributions: tuple[Attribution, ...]
    beside: tuple[Attribution, ...]
    citations: tuple[Citation, ...]
    quotes: tuple[Quote, ...]
    scenes: tuple[Scene, ...]


def find_attributions(
    sentences: Sequence[Sentence], *, paragraphs: Sequence[Span], lexicon: Lexicon
) -> Found:
    """All attribution relations of an article.

    Args:
        sentences: The parsed sentences of one article, in text order.
        paragraphs: Its blocks, in text order; quotations are paired within and across them.
        lexicon: The words of its language.
    """
    text = sentences[0].text if sentences else ""
    quotes = find_quotes(text, paragraphs)
    scenes = tuple(
        Scene(sentence, lexicon, tuple(q for q in quotes if q.span.overlaps(sentence.span)))
        for sentence in sentences
    )
    found: list[Attribution] = []
    citations: list[Citation] = []
    asides: list[Attribution] = []
    for scene in scenes:
        shown = [bounded(scene, r) for module in CONSTRUCTIONS for r in module.find(scene)]
        settled = settle(scene, shown)
        kept = [r for r in settled if not _speaks_of_himself(scene, r)]
        asides.extend(r for r in settled if r not in kept)
        for relation in kept:
            found.extend(_with_relays(scene, relation, offset=len(found)))
        if not kept:
            citations.extend(find_citations(scene))
    beside = (*asides, *find_layout(scenes, quotes, found))
    return Found(tuple(_parents(found)), beside, tuple(citations), quotes, scenes)


def _speaks_of_himself(scene: Scene, relation: Attribution) -> bool:
    """*« Je pense que P »*: in a quotation the speaker's own *je* opens no further hop."""
    if relation.source is None or scene.quote_around(relation.source.span.start) is None:
        return False
    return is_first_person(scene, relation.source.head)


def _with_relays(scene: Scene, relation: Attribution, *, offset: int) -> Iterator[Attribution]:
    """The relation with a relation for each party that relays it or is cited by it.

    Outer parties come first; each next one has the one before as parent.
    """
    relays = list(find_relays(scene, relation))
    frames = [cover([relay.cue.span, relay.mention.span]) for relay in relays]
    frames = [f for f in frames if _short(scene, f) and _inside(f, relation)]
    if frames:
        content = pieces(scene, relation.content, frames)
        relation = replace(relation, content=content or relation.content)
    outer = [relay for relay in relays if relay.outer]
    inner = [relay for relay in relays if not relay.outer]
    chain = [
        *(_relayed(relation, relay) for relay in reversed(outer)),
        relation,
        *(_relayed(relation, relay) for relay in inner),
    ]
    example = any(relay.example for relay in outer)
    for position, member in enumerate(chain):
        parent = offset + position - 1 if position else None
        is_main = member is relation
        yield replace(member, parent=parent, member=example and is_main)


def _inside(frame: Span, relation: Attribution) -> bool:
    return any(span.contains(frame) for span in relation.content)


def _short(scene: Scene, frame: Span) -> bool:
    """True for a frame without a clause in it: *citant un diplomate*, not half a sentence."""
    inside = scene.sentence.within(frame)
    return not any(t.feat("VerbForm") == "Fin" or t.upos == "PUNCT" for t in inside)


def _relayed(relation: Attribution, relay: Relay) -> Attribution:
    return replace(
        relation,
        construction="relay",
        source=relay.mention,
        cue=relay.cue,
        hedges=(),
        confidence=min(relation.confidence, weights("relation")["relay"]),
    )


def _parents(found: list[Attribution]) -> Iterator[Attribution]:
    """Each relation without a relaying parent gets the smallest relation that holds its frame."""
    for relation in found:
        if relation.parent is not None:
            yield relation
            continue
        holders = [
            (sum(len(span) for span in other.content), index)
            for index, other in enumerate(found)
            if other is not relation and _holds(other, relation)
        ]
        yield replace(relation, parent=min(holders)[1] if holders else None)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """True where the frame of `inner` (its cue, else its source) lies in the content of `outer`."""
    anchor = inner.cue.span if inner.cue is not None else None
    if anchor is None:
        anchor = inner.source.span if inner.source is not None else None
    if anchor is None or outer.content == inner.content:
        return False
    if not any(span.contains(anchor) for span in outer.content):
        return False
    return sum(len(s) for s in outer.content) > sum(len(s) for s in inner.content)
