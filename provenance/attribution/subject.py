"""The subject of a verb, its own or lent by another, and what a relative pronoun stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.party import can_act, is_party, name_before
from provenance.attribution.phrases import NOMINAL, agrees, is_bare_participle, is_finite
from provenance.languages import fold

if TYPE_CHECKING:
    from provenance.attribution.scene import Scene
    from provenance.parsing.sentence import Token


def subject(scene: Scene, verb: Token) -> Token | None:
    """The word that heads the subject of `verb`, searched the way the language shares subjects.

    1. its own subject: *le ministre affirme*; an antecedent where that is a relative pronoun;
    2. a participle's noun: *un rapport affirmant que*;
    3. the subject of the verb it is coordinated with or depends on: *X a salué … et estimé que*.
    """
    sentence = scene.sentence
    seen: set[int] = set()
    current: Token | None = verb
    while current is not None and current.index not in seen:
        seen.add(current.index)
        own = _own_subject(scene, current)
        if own is not None and own.feat("PronType") == "Rel":
            return _antecedent(scene, own, current)
        if own is not None and _shares(scene, own, current, verb):
            return _counted(scene, current, own)
        head = sentence.head(current)
        if head is None:
            return None
        if current.relation == "acl" and head.upos in NOMINAL:
            hit = scene.cue_at(current)
            if is_bare_participle(scene, current) and not (hit is not None and hit.row.stative):
                return None
            named = scene.lexicon.grammar.canonical(head.lemma) in scene.lexicon.cue_nouns
            if can_act(scene, head) or named or current is not verb:
                return head
            current = _verb_above(scene, head)
            continue
        if current.relation == "advcl":
            head = _nearest_conjunct(scene, head, current)
        if current.relation == "xcomp" and fold(head.lemma) in (
            scene.lexicon.grammar.object_control
        ):
            return sentence.child(head, "iobj", "obj", "obl:arg")
        if current.relation in ("conj", "xcomp", "advcl", "acl", "ccomp", "parataxis", "aux"):
            if sentence.child(current, "expl:subj") is not None:
                return None
            current = head
            continue
        return None
    return None


def _own_subject(scene: Scene, verb: Token) -> Token | None:
    """The subject on the verb itself; one behind a *que* belongs to the clause it opens."""
    children = list(scene.sentence.all_children(verb, "nsubj"))
    before = [child for child in reversed(children) if child.index < verb.index]
    subjects = [*before, *(child for child in children if child.index > verb.index)]
    named = [c for c in subjects if scene.canonical[c.index] not in scene.lexicon.honorifics]
    for child in named or subjects:
        if child.index > verb.index and child.upos == "NOUN" and not can_act(scene, child):
            continue  # an object that the tree takes for the subject: "X, lui, nie tout contact"
        between = range(verb.index + 1, child.index)
        if not any(scene.folded[i] in scene.lexicon.grammar.complementisers for i in between):
            return child
    return None


def _shares(scene: Scene, own: Token, holder: Token, verb: Token) -> bool:
    """False in *X juge que les enfants mangent mal et exige P*: the verb refuses that number."""
    own_clause = holder is verb or holder.head < 0
    return own_clause or agrees(scene, _counted(scene, holder, own), verb)


def _counted(scene: Scene, verb: Token, own: Token) -> Token:
    """The noun that a figure or a share counts: *54 % des sondés, un tiers des élus jugent que*."""
    sentence = scene.sentence
    quantity = fold(own.lemma) in scene.lexicon.grammar.quantities
    if own.upos not in ("SYM", "NUM") and not quantity:
        return own
    nouns = [
        t
        for t in (*sentence.all_children(own, "nmod"), *sentence.all_children(verb, "nsubj"))
        if t.upos == "NOUN"
    ]
    return nouns[-1] if nouns else own


def _verb_above(scene: Scene, noun: Token) -> Token | None:
    """The verb that holds `noun`, or the noun itself as predicate: *n'est pas en mesure de*."""
    return next(
        (
            token
            for token in (noun, *scene.sentence.ancestors(noun))
            if token.upos == "VERB" or scene.sentence.child(token, "cop") is not None
        ),
        None,
    )


def _antecedent(scene: Scene, relative: Token, verb: Token) -> Token | None:
    """What a relative pronoun stands for: the tree's noun, unless a nearer one agrees better.

    *…attribué « X » aux réalisateurs du film, qui ont souligné que P*: the number of the verb
    refuses the noun that the tree has chosen, and the nearest party before it is taken.
    """
    sentence = scene.sentence
    held = next((t for t in (verb, *sentence.ancestors(verb)) if t.relation == "acl"), None)
    chosen = sentence.head(held) if held is not None else None
    beside = _name_beside(scene, relative)
    if beside is not None and chosen is not None and beside not in sentence.subtree(chosen):
        return beside
    if chosen is None or agrees(scene, chosen, verb):
        return _somebody_above(scene, chosen) if chosen is not None else None
    before = sentence.tokens[chosen.index + 1 : relative.index]
    nearer = [t for t in before if t.upos in NOMINAL and is_party(scene, t)]
    return next((t for t in reversed(nearer) if agrees(scene, t, verb)), chosen)


def _somebody_above(scene: Scene, noun: Token) -> Token:
    """*Jean Roy, vingt ans de fonderie, qui dit P*: who is described by the thing before *qui*."""
    current: Token | None = noun
    while current is not None and not can_act(scene, current):
        beside = current.relation in ("nmod", "appos", "flat", "amod")
        current = scene.sentence.head(current) if beside else None
    return current or noun


def _name_beside(scene: Scene, relative: Token) -> Token | None:
    """*le prétendant de lady X, sir Y, qui révèle que*: the apposed name right before *qui*."""
    name = name_before(scene, relative.index)
    if name is not None and scene.sentence.child(name, "case") is not None:
        return None
    return name if name is not None and name.relation == "appos" else None


def _nearest_conjunct(scene: Scene, head: Token, dependent: Token) -> Token:
    """*X est refusée et elle demande …, disant que P*: the last conjunct before the participle."""
    nearer = [
        child
        for child in scene.sentence.all_children(head, "conj")
        if head.index < child.index < dependent.index
        and is_finite(scene, child)
        and scene.sentence.child(child, "nsubj") is not None
    ]
    return nearer[-1] if nearer else head
