"""A sentence without cue: does it go on with the voice before it, or is it the publisher's?

A weighing of named signs, each with its weight in `weights.toml`; never a single condition:

1. for going on: conditional of hearsay, *ainsi / en effet*, a subject that takes up what was said
   (*Ces derniers*), quoted words, a next sentence that goes back to the same voice;
2. for the publisher: a new paragraph, *pour rappel / rappelons que*, distance, a past background.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution import stance as stances

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.attribution import Scene
    from provenance.languages import Phrases
    from provenance.text import Span

OPENING_WORDS = 6
YEAR = 4
"""Digits of a year."""


def continuation_signs(
    scene: Scene,
    *,
    content: tuple[Span, ...],
    same_paragraph: bool,
    distance: int,
    after_quotation: bool,
    after_person: bool,
    sandwich: bool,
    scoped: bool,
    review: bool,
) -> Mapping[str, float]:
    """The signs that speak for or against continuation, by name; 0 where one is absent."""
    lexicon = scene.lexicon
    conditional = any(
        mark.kind == "conditional" for mark in stances.hedges(scene, content, past_cue=False)
    )
    quoted = any(q.span.overlaps(span) for q in scene.quotes for span in content)
    return {
        "same_paragraph": float(same_paragraph),
        "new_paragraph": float(not same_paragraph),
        "conditional": float(conditional),
        "marker": float(_opens(scene, lexicon.continuation_markers)),
        "return_marker": float(_opens(scene, lexicon.return_markers)),
        "taken_up": float(_taken_up(scene)),
        "sandwich": float(sandwich),
        "after_quotation": float(after_quotation),
        "after_person": float(after_person),
        "distance": float(distance),
        "present_quote": float(quoted),
        "past_background": float(_background(scene)),
        "scoped": float(scoped),
        "review": float(review),
    }


def _opens(scene: Scene, phrases: Phrases) -> bool:
    """True where one of `phrases` stands among the first words."""
    return any(start < OPENING_WORDS for start in scene.phrases(phrases))


def _taken_up(scene: Scene) -> bool:
    """The subject is a pronoun or a demonstrative phrase: *Cela passe*, *Ces derniers*."""
    grammar = scene.lexicon.grammar
    for token in scene.sentence.tokens:
        if token.relation != "nsubj" or token.head < 0:
            continue
        head = scene.sentence.tokens[token.head]
        if head.head >= 0 and head.relation != "conj":
            continue
        determiner = scene.sentence.child(token, "det")
        if determiner is not None:
            return scene.folded[determiner.index] in grammar.demonstrative
        return token.upos == "PRON" and scene.folded[token.index] not in grammar.impersonal_subjects
    return False


def _background(scene: Scene) -> bool:
    """The main verb stands in the pluperfect, or a year dates it."""
    root = scene.sentence.root
    if root is None:
        return False
    pluperfect = any(
        child.feat("Tense") == "Imp" for child in scene.sentence.all_children(root, "aux")
    )
    dated = any(
        t.upos == "NUM" and t.form.isdigit() and len(t.form) == YEAR for t in scene.sentence.tokens
    )
    return pluperfect or dated
