"""A clause beside the main one that says who said the main one.

Surface forms:

1. *[Le pont fermera], comme l'a annoncé la préfecture.* *ainsi que le rapporte Y*
2. *[Le pont fermera], ce que confirme le syndicat.* *ce qu'a confirmé X; ce que dément X*
3. *comme indiqué par X*
4. ahead: *Comme l'avait prédit X, [la tempête a dévié].*
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.build import verb_relation
from provenance.attribution.party import coordinated, is_party
from provenance.attribution.phrases import (
    NOMINAL,
    clause_span,
    is_finite,
    opens_free_relative,
    pieces,
    source_mention,
)
from provenance.attribution.speaker import behind_insertion
from provenance.languages import fold
from provenance.text import Span, cover
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.relation import Attribution
    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token

REACH = 14
"""Words before a cue within which the word that opens its clause is looked for."""


def find(scene: Scene) -> Iterator[Attribution]:
    """Relations of every cue verb whose clause takes up the main clause."""
    for hit in scene.cues:
        opener = _opener(scene, hit)
        if opener is None or scene.sentence.child(hit.token, "ccomp") is not None:
            continue
        if any(map(scene.cue_at, scene.sentence.all_children(hit.token, "xcomp"))):
            continue  # "ce que X persiste à nier": said by the infinitive
        source = _source(scene, hit, opener)
        if source is None or not _tells(scene, hit, source):
            continue
        frame = _frame(scene, hit, opener, source)
        content = _content(scene, hit, opener, frame)
        for head in coordinated(scene, source) if content else ():
            yield verb_relation(
                scene,
                "comparative",
                hit,
                source=source_mention(scene, head),
                content=content,
                confidence=weights("relation")["comparative"],
            )


def _tells(scene: Scene, hit: CueHit, source: Token) -> bool:
    """False for *ce qu'on appelle* and *comme l'a montré le débat*: a name, a thing that shows."""
    if not ({"que", "incise", "noun"} & hit.row.frames):
        return False
    return is_party(scene, source) or hit.row.cls in ("says", "writes", "denies")


def _opener(scene: Scene, hit: CueHit) -> int | None:
    """Index of the word that opens the clause, with nothing but its subject and clitics between."""
    grammar = scene.lexicon.grammar
    if hit.token.feat("VerbForm") == "Inf" and not _governed(scene, hit):
        return None  # "vu comme un moyen de traduire P"
    for index in range(hit.first - 1, max(hit.first - REACH, -1), -1):
        length = scene.phrase_at(index, grammar.comparatives)
        if length:
            return None if length > 1 and _says_that(scene, index) else index
        if opens_free_relative(scene, index) and (index == 0 or scene.is_punctuation(index - 1)):
            return index
        token = scene.sentence.tokens[index]
        modal = index == hit.token.head
        beside = scene.phrase_at(max(index - 1, 0), grammar.comparatives)
        if token.upos == "SCONJ" and not beside and not opens_free_relative(scene, index - 1):
            return None  # "retient comme symbolique que Y a salué Z"
        if scene.is_punctuation(index) or (token.upos in ("VERB", "CCONJ") and not modal):
            return None
    return None


def _governed(scene: Scene, hit: CueHit) -> bool:
    """*ce que X persiste à nier, comme aime à le dire Y*: an infinitive with a finite verb."""
    head = scene.sentence.head(hit.token)
    if head is None or hit.token.relation != "xcomp":
        return is_finite(scene, hit.token)
    if any(row.stance == "denied" for row in scene.lexicon.verbs.get(fold(head.lemma), ())):
        return False  # "ce que X a refusé de commenter"
    negations = scene.lexicon.grammar.negations
    negated = any(scene.folded[c.index] in negations for c in scene.sentence.children[head.index])
    return is_finite(scene, head) and not negated  # "ce que X n'a pas voulu commenter"


def _says_that(scene: Scene, opener: int) -> bool:
    """*Le journal rapporte ainsi que P*: the *que* of the cue right before, not *ainsi que*."""
    return any(hit.last == opener - 1 and "que" in hit.row.frames for hit in scene.cues)


def _source(scene: Scene, hit: CueHit, opener: int) -> Token | None:
    sentence = scene.sentence
    agent = sentence.child(hit.token, "obl:agent")
    if agent is not None:
        return agent
    verbs = list(sentence.within(hit.span))
    head = sentence.head(hit.token)
    if hit.token.relation == "xcomp" and head is not None and head.index > opener:
        verbs.insert(0, head)
    for child in (child for verb in verbs for child in sentence.children[verb.index]):
        clitic = (
            child.index < hit.token.index
            and child.upos == "PRON"
            and (child.relation in ("obj", "expl") or child.feat("PronType") == "Rel")
        )
        if (
            child.relation in ("nsubj", "obj")
            and child.index > opener
            and child.upos in NOMINAL
            and not clitic
            and scene.folded[child.index] not in scene.lexicon.grammar.complementisers
        ):
            return child
    return behind_insertion(scene, hit.last)


def _frame(scene: Scene, hit: CueHit, opener: int, source: Token) -> Span:
    tokens = [t for t in scene.sentence.subtree(hit.token) if t.index >= opener]
    held = [*tokens, source, scene.sentence.tokens[opener]]
    return cover(t.span for t in held)


def _content(scene: Scene, hit: CueHit, opener: int, frame: Span) -> tuple[Span, ...]:
    """The clause that the frame is set into; what stands before it, where that clause is unseen.

    A frame that opens the sentence gives what stands behind it.
    """
    sentence = scene.sentence
    joined = [t.upos for t in sentence.tokens[max(0, opener - 2) : opener] if t.upos != "PUNCT"]
    if "CCONJ" in joined:  # "…, et, comme l'a dit X, Q"
        return pieces(scene, [Span(frame.end, sentence.span.end)], [])
    current = sentence.head(hit.token)
    while current is not None and current.index >= opener and frame.contains(current.span):
        current = sentence.head(current)
    if current is not None:
        current = _reported_before(scene, current, frame) or current
        found = pieces(scene, [clause_span(scene, current)], [frame])
        if found:
            return found
    before = pieces(scene, [Span(sentence.span.start, frame.start)], [])
    return before or pieces(scene, [Span(frame.end, sentence.span.end)], [])


def _reported_before(scene: Scene, verb: Token, frame: Span) -> Token | None:
    """*X refuse de confirmer que [P], comme l'a écrit Y*: what is taken up is the last clause."""
    for token in reversed(scene.sentence.subtree(verb)):
        head = scene.sentence.head(token)
        told = token.relation == "xcomp" and head is not None and scene.cue_at(head) is not None
        if not (told or token.relation == "ccomp") or token.start >= frame.start:
            continue
        held = clause_span(scene, token)
        gap = scene.sentence.text[min(held.end, frame.start) : frame.start]
        if held.start < frame.start and not gap.strip(" ,"):
            return token
    return None
