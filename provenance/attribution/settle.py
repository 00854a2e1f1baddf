"""Settles what overlaps among the relations of one sentence, and lends a source where one is due.

1. One cue, one construction: of two relations on the same cue and source, the one whose
   construction stands earlier in `PRECEDENCE` is kept.
2. A cue without a subject takes the source phrase beside it: two findings become one relation.
3. A cue that is no finite verb goes on with the voice before it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.attribution.party import is_nobody
from provenance.attribution.phrases import is_present_participle, opens_narrative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.relation import Attribution
    from provenance.attribution.scene import Scene

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


def settle(scene: Scene, candidates: list[Attribution]) -> list[Attribution]:
    """The relations of a sentence that are kept, in text order."""
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
            for other in (kept if _impersonal(scene, relation) else ())
            if other.construction == "according"
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
    opened = opens_narrative(scene, token)
    if relation.source is not None and not opened:
        around = scene.quote_around(relation.source.span.start)
        return around is not None and scene.quote_around(place) is not around
    return opened or is_present_participle(token)


def _impersonal(scene: Scene, relation: Attribution) -> bool:
    """True where nobody is the subject of the cue: *apprend-on, on assure*."""
    if relation.cue is None:
        return False
    named = relation.source
    if named is not None and not is_nobody(scene, named.head):
        return False
    return any(
        is_nobody(scene, child.index)
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
