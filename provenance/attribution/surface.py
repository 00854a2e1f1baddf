"""A clause behind *que*, seen on the surface where the tree hangs it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.phrases import clause_span, is_bare_participle, is_finite
from provenance.attribution.segments import COMMA
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token


QUE_REACH = 24
"""Words behind a cue within which a *que* is looked for on the surface."""
NEXT = 2
"""Words behind a cue that still stand right behind it."""
STOPS = frozenset(".;:!?»”")


def clause_on_surface(scene: Scene, hit: CueHit) -> Span | None:
    """From a *que* close behind the cue, with only short adjuncts between, to its clause's end."""
    if "que" not in hit.row.frames:
        return None
    sentence, grammar = scene.sentence, scene.lexicon.grammar
    if is_bare_participle(scene, hit.token) and not hit.row.stative:  # "la peine demandée"
        return None
    others = frozenset(o.token.index for o in scene.cues if "que" in o.row.frames)
    resumed = 0
    for index in range(hit.last + 1, min(hit.last + QUE_REACH, len(sentence.tokens))):
        token = sentence.tokens[index]
        if index < resumed:
            continue
        if index == resumed:
            others = frozenset()
        elif token.form == COMMA:
            resumed = _behind_insertion(scene, index)
        if token.feat("VerbForm") == "Fin" or index in others:
            return None
        if scene.folded[index] not in grammar.complementisers or (
            token.upos != "SCONJ" and sentence.child(hit.token, "obj") is not None
        ):
            continue
        if _bound(scene, sentence.tokens[index - 1], token):
            return None
        if token.relation == "fixed" or _is_relative(scene, hit, token):
            return None
        head = sentence.head(token)
        if head is not None and head.index > index and is_finite(scene, head):
            return Span(sentence.tokens[index + 1].start, clause_span(scene, head).end)
        close = index - hit.last <= NEXT and not (
            hit.negated or hit.row.stative
        )  # "n'affirme que la vérité"
        return _up_to_stop(scene, index) if close else None
    return None


def _bound(scene: Scene, before: Token, que: Token) -> bool:
    """*pour que, afin que, ce que confirme X*: a word before *que* that takes it from the cue."""
    verb = scene.sentence.head(que)
    adverbial = before.upos == "ADV" and verb is not None and verb.head == before.index
    return adverbial or (
        before.upos in ("ADP", "SCONJ", "DET", "CCONJ")
        or before.relation == "mark"
        or scene.folded[before.index] in scene.lexicon.grammar.demonstrative_heads
    )


def _behind_insertion(scene: Scene, comma: int) -> int:
    """*confirme, comme l'a dit X, que P*: index of the *que* behind the second comma, or 0."""
    tokens = scene.sentence.tokens
    compares = scene.phrase_at(comma + 1, scene.lexicon.grammar.comparatives)
    for index in range(comma + 1, min(comma + QUE_REACH, len(tokens) - 1)):
        if tokens[index].feat("VerbForm") == "Fin" and not compares:
            return 0
        if tokens[index].form == COMMA and (
            scene.folded[index + 1] in scene.lexicon.grammar.complementisers
            and tokens[index + 1].upos == "SCONJ"
        ):
            return index + 1
    return 0


def _is_relative(scene: Scene, hit: CueHit, que: Token) -> bool:
    """The relative of a noun, and not what was said.

    *raconte l'histoire qu'ils ont vécue*, *dément l'information, qu'il juge fausse*: of the object;
    *plaide pour un moratoire, le temps que soit rendu l'audit*: of another noun, by the tree.
    """
    if hit.row.addressee:
        return False
    before, head = scene.sentence.tokens[que.index - 1], scene.sentence.head(que)
    if que.upos == "PRON" and head is not None and head.deprel == "acl:relcl":
        return head.head == before.index
    held = scene.sentence.child(hit.token, "obj")
    noun = scene.sentence.tokens[before.index - 1] if before.form == COMMA else before
    return held is not None and noun.index == held.index


def and_que(scene: Scene, span: Span) -> Iterator[Span]:
    """*… que P et que Q*: the second clause of a cue whose first was seen on the surface."""
    tokens = scene.sentence.tokens
    behind = [t for t in tokens if t.start >= span.end][:3]
    for token in behind:
        head = scene.sentence.head(token)
        if token.upos == "SCONJ" and scene.folded[token.index] in (
            scene.lexicon.grammar.complementisers
        ):
            joined = all(t.upos in ("PUNCT", "CCONJ") for t in behind[: behind.index(token)])
            if joined and head is not None and is_finite(scene, head) and head.index > token.index:
                yield Span(tokens[token.index + 1].start, clause_span(scene, head).end)
            return


def _up_to_stop(scene: Scene, index: int) -> Span | None:
    """What stands behind a *que* in which the tree sees no verb: to the next strong mark."""
    tokens = scene.sentence.tokens[index + 1 :]
    length = next((i for i, t in enumerate(tokens) if t.form in STOPS), len(tokens))
    return Span(tokens[0].start, tokens[length - 1].end) if length else None
