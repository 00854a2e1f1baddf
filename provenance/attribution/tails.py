"""Where a reported clause ends: what follows without a mark belongs to it, a new frame does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.party import can_act
from provenance.attribution.phrases import clause_span, is_present_participle
from provenance.attribution.segments import COMMA
from provenance.text import Span

if TYPE_CHECKING:
    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token


TAILS = ("obl", "advcl", "advmod", "ccomp", "xcomp", "obj", "nmod")
CORE = ("obj", "xcomp", "ccomp")
"""What a clause is not whole without, behind an adjunct set off by commas too."""
MARKS_BETWEEN = '«“»”"'


def whole(scene: Scene, hit: CueHit, spans: list[Span]) -> list[Span]:
    """The clauses with what belongs to the last of them, and without another voice's participle.

    1. *promet de payer [si la loi passe]*: what follows without a mark is part of what is said,
       though the tree hangs it on the cue.
    2. *explique que c'est un prêt, affirmant l'avoir rendu*: a cue's participle is a new frame.
    """
    *before, last = spans
    end = _before_remark(scene, last)
    last = Span(last.start, end)
    for child in scene.sentence.children[hit.token.index]:
        if child.relation not in TAILS or child.start < end or _frames(scene, child):
            continue
        held = clause_span(scene, child)
        first = min(t.start for t in scene.sentence.subtree(child))
        gap = scene.sentence.text[end:first]
        marks = MARKS_BETWEEN + COMMA if child.relation in CORE else MARKS_BETWEEN
        if any(not c.isspace() and c not in marks for c in gap):
            break
        end = max(end, held.end)
    for other in scene.cues:
        token = other.token
        inside = last.start < token.start < end and token.index != hit.token.index
        if inside and _adds(scene, hit, other):
            end = min(end, scene.sentence.tokens[other.first - 1].end)
    return [*before, Span(last.start, max(end, last.start + 1))]


def _before_remark(scene: Scene, span: Span) -> int:
    """The end of a clause without the sentence in brackets that follows it."""
    inside = scene.sentence.within(span)
    opening = next((t for t in inside[1:] if t.form == "("), None)
    if opening is None:
        return span.end
    behind = [t for t in inside if t.start > opening.start]
    closed = next((t for t in behind if t.form == ")"), behind[-1] if behind else opening)
    remark = [t for t in behind if t.start < closed.start]
    says = any(t.feat("VerbForm") == "Fin" for t in remark) or (
        bool(remark) and remark[0].form[:1].isupper() and remark[0].upos not in ("PROPN", "NOUN")
    )
    return inside[inside.index(opening) - 1].end if says and closed is inside[-1] else span.end


def _frames(scene: Scene, child: Token) -> bool:
    """When or where it was said, or who says it, *selon X*: no part of what is said."""
    name = scene.sentence.subtree(child)
    opening = next((t.index for t in name if t.upos != "PUNCT"), child.index)
    if any(
        scene.canonical[opening : opening + len(held.words)] == held.words
        for held in scene.lexicon.prepositions.get(scene.canonical[opening], ())
    ):
        return child.relation == "obl"
    return any(scene.folded[t.index] in scene.lexicon.grammar.days for t in name) or any(
        scene.lexicon.outlet(t.form) is not None for t in name
    )


def _adds(scene: Scene, hit: CueHit, other: CueHit) -> bool:
    """True for the present participle of a cue that hangs on a thing, and so on the speaker."""
    token, head = other.token, scene.sentence.head(other.token)
    if not is_present_participle(token) or hit.row.cls not in ("says", "writes", "thinks"):
        return False
    thing = token.relation == "acl" and head is not None and not can_act(scene, head)
    return thing or scene.sentence.tokens[other.first - 1].form == COMMA
