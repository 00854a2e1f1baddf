"""Runs every construction over an article and settles what overlaps.

The rule, in this order:

1. One cue, one construction: of two relations on the same cue and source, the one whose
   construction stands earlier in `PRECEDENCE` is kept.
2. A cue without a subject takes the source phrase beside it: two findings become one relation.
3. Relations that lie one inside another are both kept; the inner one gets the outer one as parent.
4. The first person inside a quotation opens no hop, since the quotation's speaker says it.
5. A content ends with the independent clause in which its cue stands.
6. Contents that cross (neither inside the other) are both kept: two voices may share words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.attribution.build import quotation_of
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
from provenance.attribution.phrases import pieces
from provenance.attribution.quotes import Quote, find_quotes
from provenance.attribution.relay import Citation, find_citations, find_relays
from provenance.attribution.scene import Scene
from provenance.attribution.segments import COMMA, SEMICOLON, clipped, segment_of
from provenance.attribution.speaker import is_nobody
from provenance.report import Quotation
from provenance.text import Span, cover
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.attribution.relation import Attribution
    from provenance.attribution.relay import Relay
    from provenance.languages import Lexicon
    from provenance.parsing.sentence import Sentence

CONSTRUCTIONS = (comparative, colon, incise, clause, according, noun_cue, predicate, nominal)
PRECEDENCE = (
    "comparative",
    "colon",
    "incise",
    "clause",
    "orphan",
    "according",
    "noun",
    "predicate",
    "nominal",
)


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
        shown = [_bounded(scene, r) for module in CONSTRUCTIONS for r in module.find(scene)]
        settled = _settle(scene, shown)
        kept = [r for r in settled if not _speaks_of_himself(scene, r)]
        asides.extend(r for r in settled if r not in kept)
        for relation in kept:
            found.extend(_with_relays(scene, relation, offset=len(found)))
        if not kept:
            citations.extend(find_citations(scene))
    beside = (*asides, *find_layout(scenes, quotes, found))
    return Found(tuple(_parents(found)), beside, tuple(citations), quotes, scenes)


def _bounded(scene: Scene, relation: Attribution) -> Attribution:
    """The relation with no more content than the independent clause in which its cue stands."""
    if relation.cue is None or relation.construction == "colon":
        return relation
    if relation.quotation is Quotation.DIRECT:
        return relation
    place = relation.cue.span.start
    if relation.construction == "comparative":  # the frame stands beside the clause, not in it
        before = [s.end - 1 for s in relation.content if s.end <= place]
        place = before[-1] if before else relation.content[0].start
    index = next(t.index for t in scene.sentence.tokens if t.end > place)
    kept = [s for s in relation.content if not _of_the_frame(scene, relation, s)]
    content = _told(scene, relation, pieces(scene, _clip(scene, relation, kept, index), []))
    if not content:
        content = _rest_of_clause(scene, relation, index)
    if not content or content == relation.content:
        return relation
    return replace(relation, content=content, quotation=quotation_of(scene, content))


def _clip(scene: Scene, relation: Attribution, spans: list[Span], index: int) -> list[Span]:
    """What lies in the cue's own clause; an incise holds what follows it where nobody else speaks.

    *La ligne fermera, dit X, et des bus rouleront.*
    """
    kept = clipped(scene, spans, index)
    if relation.construction != "incise" or relation.cue is None:
        return kept
    end = max((s.end for s in spans), default=0)
    rest = Span(segment_of(scene, index).end, end)
    speaks = any(rest.start <= hit.token.start < rest.end for hit in scene.cues)
    if rest.start >= end or speaks or SEMICOLON in rest.slice(scene.sentence.text):
        return kept
    return [*kept, *(Span(max(s.start, rest.start), s.end) for s in spans if s.end > rest.start)]


def _told(scene: Scene, relation: Attribution, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """*Pour X, au contraire, P*: without the connective that ties the frame to what came before."""
    if relation.construction != "according" or not content:
        return content
    first = next((t for t in scene.sentence.tokens if t.start >= content[0].start), None)
    length = scene.phrase_at(first.index, scene.lexicon.grammar.connectives) if first else 0
    if first is None or not length:
        return content
    behind = scene.sentence.tokens[first.index + length]
    if behind.form != COMMA:
        return content
    return pieces(scene, [Span(behind.end, content[0].end), *content[1:]], [])


def _of_the_frame(scene: Scene, relation: Attribution, span: Span) -> bool:
    """*[P], a-t-on appris auprès de X, qui écarte Q*: a relative that hangs on the frame's noun."""
    first = next((t for t in scene.sentence.tokens if t.start >= span.start), None)
    if relation.cue is None or first is None or span.start < relation.cue.span.end:
        return False
    if first.feat("PronType") != "Rel" or span is relation.content[0]:
        return False
    clause = next((a for a in scene.sentence.ancestors(first) if a.relation == "acl"), None)
    noun = scene.sentence.head(clause) if clause is not None else None
    return noun is not None and noun.start >= relation.cue.span.start


def _rest_of_clause(scene: Scene, relation: Attribution, index: int) -> tuple[Span, ...]:
    """What else the frame's own clause holds, where the tree gave the frame to another clause."""
    if relation.construction not in ("according", "incise") or relation.source is None:
        return ()
    cue = [relation.cue.span] if relation.cue else []
    return pieces(scene, [segment_of(scene, index)], [cover([relation.source.span, *cue])])


def _speaks_of_himself(scene: Scene, relation: Attribution) -> bool:
    """*« Je pense que P »*: in a quotation the speaker's own *je* opens no further hop."""
    if relation.source is None or scene.quote_around(relation.source.span.start) is None:
        return False
    form = scene.folded[relation.source.head].lstrip("-")
    return form in scene.lexicon.grammar.first_person


def _settle(scene: Scene, candidates: list[Attribution]) -> list[Attribution]:
    kept: list[Attribution] = []
    for relation in sorted(candidates, key=_order):  # "according" comes after what it may complete
        if any(_same_cue(relation, other) for other in kept):
            continue
        kept.append(relation)
    ordered = sorted(_sourced(scene, kept), key=lambda r: (_anchor(r), _order(r)))
    return list(_voiced(scene, ordered))


def _sourced(scene: Scene, kept: list[Attribution]) -> Iterator[Attribution]:
    """*apprend-on de source policière*: a cue without subject takes the source phrase beside it."""
    given: set[int] = set()
    for relation in kept:
        near = [
            other
            for other in kept
            if _impersonal(scene, relation)
            and other.construction == "according"
            and _names_where_from(scene, other)
            and other.source is not None
            and not any(s.contains(other.source.span) for s in relation.content)
        ]
        beside = min(near, key=lambda other: abs(_anchor(other) - _anchor(relation)), default=None)
        if beside is not None:
            given.add(id(beside))
            yield replace(relation, source=beside.source, stance=beside.stance)
        elif id(relation) not in given:
            yield relation


def _names_where_from(scene: Scene, relation: Attribution) -> bool:
    """*de source policière, auprès de X*: not a frame of its own like *selon X*."""
    cue = relation.cue.lemma if relation.cue is not None else ""
    rows = (row for rows in scene.lexicon.prepositions.values() for row in rows)
    return any(held.row.form == cue and held.row.kind in ("source", "contact") for held in rows)


def _voiced(scene: Scene, kept: list[Attribution]) -> Iterator[Attribution]:
    """*« P », raconte X, avant de préciser que Q*: a cue outside goes on with the voice before it.

    So does one whose subject the tree found inside of what was quoted.
    """
    voice: Attribution | None = None
    for relation in kept:
        cue = relation.cue
        lent = cue is not None and _lent(scene, relation)
        if lent and voice is not None and voice.source is not None:
            yield replace(relation, source=voice.source)
            continue
        yield relation
        if cue is not None and scene.quote_around(cue.span.start) is None and relation.source:
            voice = relation


def _lent(scene: Scene, relation: Attribution) -> bool:
    """True where the cue is no finite verb without a source, or has one out of a quotation."""
    if relation.cue is None or relation.construction not in ("clause", "predicate", "nominal"):
        return False
    place = relation.cue.span.start
    token = next(t for t in scene.sentence.tokens if t.end > place)
    mark = scene.sentence.child(token, "mark", "case")
    opened = (
        mark is not None
        and mark.index > 0
        and scene.phrase_at(mark.index - 1, scene.lexicon.grammar.narrative_openers)
    )
    if relation.source is not None and not opened:
        around = scene.quote_around(relation.source.span.start)
        return around is not None and scene.quote_around(place) is not around
    present = token.feat("VerbForm") == "Part" and token.feat("Tense") == "Pres"
    return bool(opened) or present


def _impersonal(scene: Scene, relation: Attribution) -> bool:
    """True where nobody is the subject of the cue: *apprend-on, on assure*."""
    if relation.cue is None:
        return False
    named = relation.source
    if named is not None and not is_nobody(scene, named.head):
        return False
    words = scene.lexicon.grammar.impersonal_subjects
    return any(
        scene.folded[child.index].rpartition("-")[2] in words
        for token in scene.sentence.tokens
        if relation.cue.span.contains(token.span)
        for child in scene.sentence.all_children(token, "nsubj")
    )


def _order(relation: Attribution) -> tuple[int, float]:
    return PRECEDENCE.index(relation.construction), -relation.confidence


def _anchor(relation: Attribution) -> int:
    if relation.cue is not None:
        return relation.cue.span.start
    return relation.source.span.start if relation.source else relation.content[0].start


def _same_cue(left: Attribution, right: Attribution) -> bool:
    if left.cue is None or right.cue is None:
        return left.cue is right.cue and left.content == right.content
    if not left.cue.span.overlaps(right.cue.span):
        return False
    return left.construction != right.construction or left.source == right.source


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
    inside = [t for t in scene.sentence.tokens if frame.contains(t.span)]
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
