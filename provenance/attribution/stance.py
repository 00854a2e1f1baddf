"""How a content is presented: the cue's class, its negation, the mood and adverbs of the content.

Stances follow the conventions of the gold: a denied or doubted cue wins over a factive one, which
wins over the conditional of hearsay, which wins over plain report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.relation import HedgeMark
from provenance.report import Stance
from provenance.text import Span, cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token

_NEGATED = {
    "says": Stance.DENIED,
    "writes": Stance.DENIED,
    "shows": Stance.DENIED,
    "thinks": Stance.DENIED,
    "knows": Stance.DOUBTED,
    "denies": Stance.REPORTED,
    "asks": Stance.ASKED,
}


def verb_stance(hit: CueHit) -> Stance:
    """The stance that a cue verb gives: *affirme* reported, *n'a pas confirmé* denied."""
    if not hit.negated:
        return Stance(hit.row.stance)
    if Stance(hit.row.stance) in (Stance.DENIED, Stance.DOUBTED):
        return Stance.REPORTED
    return _NEGATED[hit.row.cls]


def hedges(scene: Scene, content: Iterable[Span], *, past_cue: bool) -> tuple[HedgeMark, ...]:
    """The words inside `content` that weaken it, in text order.

    1. Conditional of hearsay: *aurait versé*, *serait* — not after a condition (*si*), and not the
       future seen from a past cue (*a dit que la loi serait votée*).
    2. Adverbs and adjectives of the lexicon: *apparemment*, *présumé*.
    """
    spans = tuple(content)
    marks = [*_conditionals(scene, spans, past_cue=past_cue), *_listed(scene, spans)]
    return tuple(sorted(marks, key=lambda mark: mark.span))


def with_hedges(stance: Stance, marks: Iterable[HedgeMark]) -> Stance:
    """`stance`, weakened to hedged where a conditional of hearsay weakens plain report."""
    weakened = any(mark.kind == "conditional" for mark in marks)
    if weakened and stance in (Stance.REPORTED, Stance.ASSERTED):
        return Stance.HEDGED
    return stance


def is_past(scene: Scene, verb: Token) -> bool:
    """True where the verb group of `verb` stands in a past tense."""
    if verb.feat("Tense") in ("Past", "Imp"):
        return True
    return any(True for _ in scene.sentence.all_children(verb, "aux:tense"))


def _conditionals(scene: Scene, spans: tuple[Span, ...], *, past_cue: bool) -> Iterator[HedgeMark]:
    sentence = scene.sentence
    moods = [t for t in sentence.tokens if t.feat("Mood") == "Cnd"]
    inside = [t for t in sentence.tokens if moods and any(s.contains(t.span) for s in spans)]
    if _condition(scene, inside):
        return
    for token in moods:
        if token not in inside:
            continue
        head = token
        if token.relation in ("aux", "cop"):
            head = sentence.head(token) or token
        compound = token.deprel == "aux:tense" and head.index != token.index
        if past_cue and not compound:
            continue
        if _embedded(scene, head, inside):
            continue
        words = [token.span, head.span] if compound else [token.span]
        yield HedgeMark("conditional", cover(words))


def _embedded(scene: Scene, head: Token, inside: list[Token]) -> bool:
    """True where the conditional stands in a relative clause: it weakens that clause alone."""
    indices = {token.index for token in inside}
    for current in (head, *scene.sentence.ancestors(head)):
        if current.index not in indices:
            return False
        if current.deprel == "acl:relcl":
            return True
    return False


def _condition(scene: Scene, inside: list[Token]) -> bool:
    return any(
        scene.phrase_at(token.index, scene.lexicon.grammar.condition_markers)
        and token.relation == "mark"
        for token in inside
    )


def _listed(scene: Scene, spans: tuple[Span, ...]) -> Iterator[HedgeMark]:
    tokens = scene.sentence.tokens
    for start, length in scene.phrases(scene.lexicon.hedges).items():
        mark = Span(tokens[start].start, tokens[start + length - 1].end)
        if any(span.contains(mark) for span in spans):
            yield HedgeMark("word", mark)
