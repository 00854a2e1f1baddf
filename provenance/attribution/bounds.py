"""How far a content reaches: no further than the independent clause in which its cue stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.attribution.build import quotation_of
from provenance.attribution.phrases import pieces
from provenance.attribution.segments import COMMA, SEMICOLON, clipped, segment_of
from provenance.report import Quotation
from provenance.text import Span, cover

if TYPE_CHECKING:
    from provenance.attribution.relation import Attribution
    from provenance.attribution.scene import Scene


def bounded(scene: Scene, relation: Attribution) -> Attribution:
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
    behind = next(iter(scene.sentence.tokens[first.index + length :]), None)
    if behind is None or behind.form != COMMA:
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
