"""A cue verb whose content is a noun phrase or a predication.

Surface forms:

1. propositional object: *Le parquet a annoncé [l'ouverture d'une enquête].*
2. mixed quotation: *Elle dénonce [un « abandon » des familles].*
3. object and predicate: *Il juge [la mesure insuffisante]; elle estime [nécessaire d'attendre].*
4. object and what is held against it: *Il accuse [la mairie d'avoir menti].*
5. passive: *[Le retrait] a été confirmé par l'état-major.*
6. oblique content: *Le syndicat fait état de [trois blessés]; elle alerte sur [un risque].*

An object that is a pronoun, a bare name or a person carries no proposition and is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.build import verb_relation
from provenance.attribution.phrases import clause_span, pieces, source_mention
from provenance.attribution.speaker import coordinated, is_denied, is_party, subject
from provenance.text import Span, cover
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.relation import Attribution, Mention
    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token

PREDICATES = ("xcomp", "obl:arg", "advcl", "ccomp", "amod")


def find(scene: Scene) -> Iterator[Attribution]:
    """Relations of every cue verb with a nominal content or an object with its predicate."""
    for hit in scene.cues:
        if hit.row.incise_only or hit.row.needs == "clause":
            continue
        content, source, confidence = _parts(scene, hit)
        if not content or source is None or not is_party(scene, source) or is_denied(scene, source):
            continue
        for head in coordinated(scene, source):
            yield verb_relation(
                scene,
                "nominal",
                hit,
                source=_mention(scene, head),
                content=content,
                confidence=confidence,
            )


def _mention(scene: Scene, head: Token) -> Mention:
    return source_mention(scene, head)


def _parts(scene: Scene, hit: CueHit) -> tuple[tuple[Span, ...], Token | None, float]:
    sentence, verb = scene.sentence, hit.token
    agent = sentence.child(verb, "obl:agent")
    theme = sentence.child(verb, "nsubj:pass", "nsubj")
    if agent is not None and theme is not None and _event(scene, theme):
        return _phrase(scene, theme), agent, weights("relation")["nominal"]
    if sentence.child(verb, "aux:pass") is not None:
        return (), None, 0.0
    source = subject(scene, verb) or _mistaken_expletive(scene, hit)
    if source is None or scene.folded[source.index] in scene.lexicon.grammar.impersonal_subjects:
        return (), None, 0.0
    content = _predication(scene, hit) or _object(scene, hit) or _oblique(scene, hit)
    return content, source, weights("relation")["nominal"]


def _mistaken_expletive(scene: Scene, hit: CueHit) -> Token | None:
    """*Il y voit P*: a pronoun that the tree calls empty, though its active verb has an object."""
    sentence, verb = scene.sentence, hit.token
    if sentence.child(verb, "obj") is None or sentence.child(verb, "aux:pass") is not None:
        return None
    return sentence.child(verb, "expl:subj")


def _predication(scene: Scene, hit: CueHit) -> tuple[Span, ...]:
    if "predicate" not in hit.row.frames:
        return ()
    sentence, verb = scene.sentence, hit.token
    held = sentence.child(verb, "obj")
    judged = (
        held is not None
        and hit.row.cls == "thinks"
        and any(child.index > held.index for child in sentence.all_children(held, "amod", "acl"))
    )
    if judged and held is not None and held.index > hit.last:
        return _phrase(scene, held)
    if held is not None and held.index > hit.last and _charged(scene, held):
        return _phrase(scene, held)
    predicate = next(
        (
            child
            for child in sentence.all_children(verb, *PREDICATES)
            if child.index > hit.last and child.upos in ("ADJ", "NOUN", "VERB")
        ),
        None,
    )
    if predicate is None:
        return ()
    relative = held is not None and held.feat("PronType") == "Rel"
    spans = [clause_span(scene, t) for t in (held, predicate) if t is not None]
    if relative:
        spans = spans[1:]
    if held is None and not (predicate.upos == "ADJ" and hit.row.cls == "thinks"):
        return ()
    return pieces(scene, [cover(spans)], [hit.span])


def _charged(scene: Scene, held: Token) -> bool:
    """The predicate hangs on the object: *accuse [la mairie d'avoir menti], qualifie [X de Y]*."""
    openers = scene.lexicon.grammar.source_openers
    for child in scene.sentence.all_children(held, "acl", "nmod"):
        opener = scene.sentence.child(child, "mark", "case")
        if opener is not None and scene.folded[opener.index] in openers:
            return child.relation == "acl" or any(
                q.inner.contains(child.span) for q in scene.quotes
            )
    return False


def _object(scene: Scene, hit: CueHit) -> tuple[Span, ...]:
    if "noun" not in hit.row.frames or hit.row.addressee:
        return ()
    sentence = scene.sentence
    bare = (
        child
        for child in sentence.all_children(hit.token, "obl")
        if sentence.child(child, "case", "mark") is None and child.index > hit.last
    )
    objects = [
        *sentence.all_children(hit.token, "obj"),
        *bare,
        *list(sentence.all_children(hit.token, "nsubj"))[1:],
    ]
    for held in objects:
        if held.index > hit.last and _propositional(scene, held):
            return _phrase(scene, held)
    return ()


def _oblique(scene: Scene, hit: CueHit) -> tuple[Span, ...]:
    wanted = {"de"} & hit.row.frames and scene.lexicon.grammar.source_openers
    if hit.row.preposition:
        wanted = frozenset({scene.lexicon.grammar.canonical(hit.row.preposition)})
    if not wanted or not ({"de", "prep"} & hit.row.frames):
        return ()
    for child in scene.sentence.children[hit.token.index]:
        if child.index <= hit.last or child.relation not in ("obl", "xcomp", "obj", "nmod"):
            continue
        case = scene.sentence.child(child, "case", "mark")
        if case is None or scene.canonical[case.index] not in wanted:
            continue
        counted = scene.sentence.child(child, "nummod") is not None
        if child.upos == "VERB" or counted or _event(scene, child):
            return _phrase(scene, child)
    return ()


def _event(scene: Scene, token: Token) -> bool:
    """A noun that no party is called by: what is confirmed or denied in a passive."""
    return token.upos == "NOUN" and (
        scene.lexicon.noun(token.lemma) is None or _propositional(scene, token)
    )


def _propositional(scene: Scene, token: Token) -> bool:
    """True where the phrase can state something: a noun of event or fact, best with complements."""
    if token.upos != "NOUN":
        return False
    sense = scene.lexicon.noun(token.lemma)
    quoted = any(q.inner.overlaps(clause_span(scene, token)) for q in scene.quotes)
    if sense is not None and sense.kind not in ("document", "media") and not quoted:
        return False
    grammar = scene.lexicon.grammar
    complemented = any(
        child.relation in ("nmod", "acl", "amod")
        or (child.relation == "det" and scene.folded[child.index] in grammar.universal)
        for child in scene.sentence.children[token.index]
    )
    return quoted or complemented


def _phrase(scene: Scene, head: Token) -> tuple[Span, ...]:
    sentence = scene.sentence
    opening = {c.index for c in sentence.all_children(head, "case", "mark")}
    dropped = frozenset(opening)
    return pieces(scene, [clause_span(scene, head, without=dropped)], [])
