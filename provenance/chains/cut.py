"""Cuts an article into what is claimed: every content once, at the innermost relation.

1. A relation claims its content without the relations inside it; what is left over is a claim of
   its own only where it holds a clause that no inner relation covers.
2. A content over several sentences (a long quotation) is one claim a sentence.
3. What is left of a sentence, a clause outside every content and every cue, is claimed by the voice
   that holds there.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from provenance.attribution.phrases import (
    FUNCTION_WORDS,
    clause_span,
    is_finite,
    is_infinitive,
    pieces,
)
from provenance.report import Quotation
from provenance.text import Span, cover, subtract

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from provenance.attribution import Attribution, Scene
    from provenance.parsing.sentence import Token

FEWEST = 3
"""Words that a clause must have to be a claim."""
BRACKETS = "(["
PHRASES = frozenset({"nominal", "predicate", "noun"})
"""Constructions whose content is no clause."""
OPENERS = FUNCTION_WORDS | {"PRON"}
"""Words that open a clause and mean nothing without it."""
MANY = 7
"""Words from which a phrase without a verb is one too."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that are claimed together: in `sentence`, by relation `attribution` or by a voice."""

    sentence: int
    spans: tuple[Span, ...]
    attribution: int | None


def cut_claims(scenes: Sequence[Scene], relations: Sequence[Attribution]) -> list[Cut]:
    """All claims of the article in text order."""
    cuts: list[Cut] = []
    passing = {i for i in range(len(relations)) if _in_passing(relations, i)}
    taken: dict[int, list[Attribution]] = {}
    for index, relation in enumerate(relations):
        touched = _touched(scenes, relation)
        for sentence in sorted({relation.sentence, *(s.sentence.index for s in touched)}):
            taken.setdefault(sentence, []).append(relation)
        if index not in passing:
            cuts.extend(_of_relation(touched, relations, index, passing))
    for scene in scenes:
        spans = _left_over(scene, taken.get(scene.sentence.index, []))
        if spans:
            cuts.append(Cut(scene.sentence.index, spans, None))
    return sorted(cuts, key=lambda cut: (cut.sentence, cut.spans[0]))


def _touched(scenes: Sequence[Scene], relation: Attribution) -> list[Scene]:
    """The scenes whose sentences hold some of the content, in text order."""
    whole = cover(relation.content)
    near = scenes[bisect_right(scenes, whole.start, key=_end) :]
    return [
        scene
        for scene in takewhile(lambda scene: scene.sentence.span.start < whole.end, near)
        if any(span.overlaps(scene.sentence.span) for span in relation.content)
    ]


def _end(scene: Scene) -> int:
    return scene.sentence.span.end


def _in_passing(relations: Sequence[Attribution], index: int) -> bool:
    """What is said in passing inside of what somebody says, and leaves his words whole.

    *« Ils accusent la ville de fraude », dit X*: named by a quoted speaker without a clause;
    *X dit que les morts imputées au tabac baissent*: by nobody in particular.
    """
    relation = relations[index]
    if relation.parent is None or relation.construction not in PHRASES:
        return False
    if relation.source is None and relation.construction == "predicate":
        return True
    parent = relations[relation.parent]
    return parent.quotation is Quotation.DIRECT


def _of_relation(
    scenes: Sequence[Scene],
    relations: Sequence[Attribution],
    index: int,
    passing: AbstractSet[int],
) -> Iterator[Cut]:
    relation = relations[index]
    children = [r for n, r in enumerate(relations) if r.parent == index and n not in passing]
    if any(child.content == relation.content for child in children):
        return
    for scene in scenes:
        sentence = scene.sentence
        here = [s for span in relation.content if (s := span.common(sentence.span))]
        if not here:
            continue
        here = list(pieces(scene, here, []))
        inner = [
            child
            for child in children
            if any(span.overlaps(sentence.span) for span in child.content)
        ]
        if inner and not _claims_beside(scene, here, inner):
            continue
        spans = pieces(scene, here, [s for child in inner for s in _taken_by(child)])
        if spans:
            yield Cut(sentence.index, spans, index)


def _taken_by(relation: Attribution) -> list[Span]:
    spans = list(relation.content)
    if relation.cue is not None:
        spans.append(relation.cue.span)
    return spans


def _claims_beside(scene: Scene, spans: list[Span], inner: list[Attribution]) -> bool:
    """True where `spans` hold a finite clause that is neither content nor cue of `inner`."""
    covered = [s for child in inner for s in _taken_by(child)]
    for token in scene.sentence.tokens:
        if not any(span.contains(token.span) for span in spans):
            continue
        if (
            _main(token)
            and (is_finite(scene, token) or _heads_own_words(scene, token, spans, covered))
            and not any(s.contains(token.span) for s in covered)
        ):
            return True
    return False


def _heads_own_words(scene: Scene, token: Token, spans: list[Span], covered: list[Span]) -> bool:
    """*reconnaît [avoir bu et évoqué « un accident »]*: an infinitive with words of its own."""
    return is_infinitive(scene, token) and any(
        span.contains(token.span) and _wordy(scene, span) for span in pieces(scene, spans, covered)
    )


def _main(token: Token) -> bool:
    return token.relation in ("root", "ccomp", "conj", "parataxis", "xcomp") or token.head < 0


def _left_over(scene: Scene, relations: list[Attribution]) -> tuple[Span, ...]:
    sentence = scene.sentence
    if not relations:
        return pieces(scene, [sentence.span], []) if _says_something(scene) else ()
    covered = [s for relation in relations for s in _taken_by(relation)]
    heads = [
        token
        for token in sentence.tokens
        if (token.head < 0 or token.relation in ("conj", "parataxis"))
        and is_finite(scene, token)
        and not any(s.contains(token.span) for s in covered)
        and not _part_of_cue(scene, token, relations)
    ]
    if not heads:
        return ()
    frames = [_frame(scene, relation) for relation in relations]
    spans = [clause_span(scene, head) for head in heads]
    whole = cover(spans)
    left = pieces(scene, [whole], [*covered, *frames])
    subjects = [s.span for head in heads for s in sentence.all_children(head, "nsubj")]
    held = [
        span
        for span in left
        if any(span.contains(word) for word in (*(head.span for head in heads), *subjects))
        or _wordy(scene, span)
    ]
    closed = [_without_opener(scene, span) if span.end < whole.end else span for span in held]
    return tuple(closed) if any(_wordy(scene, span) for span in closed) else ()


def _without_opener(scene: Scene, span: Span) -> Span:
    """*L'aîné, qui | a évoqué P |, a été entendu*: the relative's first words went with it."""
    inside = [t for t in scene.sentence.within(span) if t.upos != "PUNCT"]
    kept = list(inside)
    while len(kept) > 1 and kept[-1].upos in OPENERS:
        kept.pop()
    return Span(span.start, kept[-1].end) if len(kept) < len(inside) else span


def _part_of_cue(scene: Scene, token: Token, relations: list[Attribution]) -> bool:
    """True for the verb of the frame itself: an auxiliary of the cue, or a verb like *cite*."""
    cues = [r.cue.span for r in relations if r.cue is not None]
    return any(
        child.relation in ("aux", "cop") and any(cue.contains(child.span) for cue in cues)
        for child in scene.sentence.children[token.index]
    )


def _frame(scene: Scene, relation: Attribution) -> Span:
    """From cue to source, where the two stand side by side; else the cue alone."""
    spans = [s for s in (relation.cue.span if relation.cue else None,) if s is not None]
    if relation.source is not None and relation.construction in (
        "incise",
        "according",
        "relay",
        "comparative",
    ):
        spans.append(relation.source.span)
    spans = [s for s in spans if s.overlaps(scene.sentence.span)]
    if not spans:
        return Span(scene.sentence.span.start, scene.sentence.span.start)
    whole = cover(spans)
    parts = list(subtract([whole], relation.content))
    return cover(parts) if len(parts) == 1 else spans[0]


def _says_something(scene: Scene) -> bool:
    """A clause, or a phrase of some length: not a label, a date line or a credit."""
    tokens = scene.sentence.tokens
    words = sum(1 for t in tokens if t.upos != "PUNCT")
    verbal = any(t.upos in ("VERB", "AUX") for t in tokens)
    if tokens[0].form in BRACKETS and not any(is_finite(scene, t) for t in tokens):
        return False  # "(Reportage X ; édité par Y)"
    return (verbal and words >= FEWEST) or words > MANY


def _wordy(scene: Scene, span: Span) -> bool:
    inside = [t for t in scene.sentence.within(span) if t.upos != "PUNCT"]
    return len(inside) >= FEWEST and any(t.upos in ("VERB", "AUX") for t in inside)
