"""Who says it: the word that heads the source of a cue verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.party import can_act, is_party
from provenance.attribution.phrases import agrees, is_finite, is_present_participle
from provenance.attribution.segments import COMMA, segment_of
from provenance.attribution.subject import subject
from provenance.languages import fold

if TYPE_CHECKING:
    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token


INSERTED = 14
"""Words of the longest phrase that is set in between a verb and its subject."""


def source_head(scene: Scene, verb: Token) -> Token | None:
    """Who says it: the agent of a passive (*il a été confirmé par X que*), else the subject."""
    hit = scene.cue_at(verb)
    stative = hit is not None and hit.row.stative
    if scene.sentence.child(verb, "aux:pass") is not None and not stative:
        return scene.sentence.child(verb, "obl:agent")
    if hit is not None and hit.row.dative:
        return scene.sentence.child(verb, "iobj")
    if hit is not None and hit.row.impersonal:
        return _behind_de(scene, verb)
    if hit is not None and is_apposed(hit):
        return fronted(scene, hit) or _noun_before(scene, hit)
    found = (
        _incise_before(scene, verb)
        or _relative_before(scene, verb)
        or _absolute(scene, verb)
        or subject(scene, verb)
    )
    if found is not None and _is_expletive(scene, hit, found):
        return None
    if found is None or not agrees(scene, found, verb):
        found = _behind_its_relative(scene, verb) or found
    if found is not None and not _beside(scene, found, verb):
        found = _subject_before(scene, verb) or _shared(scene, verb)
    return (
        found
        or scene.sentence.child(verb, "obl:agent")
        or _mistaken_expletive(scene, verb)
        or _party_before(scene, verb)
        or _root_of_phrase(scene, verb)
        or (_subject_before(scene, verb) if is_finite(scene, verb) else None)
    )


def is_apposed(hit: CueHit) -> bool:
    """*Convaincu que P, X agit*: a stative cue without its verb."""
    return hit.row.stative and hit.span == hit.token.span


def fronted(scene: Scene, hit: CueHit) -> Token | None:
    """*Convaincu que P, l'expert agit*: the subject behind the comma, wherever the tree has it."""
    behind = scene.sentence.tokens[hit.last + 1 :]
    comma = next((t.index for t in behind if t.form == COMMA), None)
    if comma is None or hit.first > 0:
        return None
    return next(
        (t for t in behind if t.index > comma and t.relation == "nsubj" and can_act(scene, t)), None
    )


def _noun_before(scene: Scene, hit: CueHit) -> Token | None:
    """*le parquet, persuadé, lui, que P*: who is described, before the comma."""
    tokens = scene.sentence.tokens
    if hit.first <= 1 or tokens[hit.first - 1].form != COMMA:
        return subject(scene, hit.token)
    named = _described(scene, tokens[hit.first - 2])
    return named if can_act(scene, named) else subject(scene, hit.token)


def _root_of_phrase(scene: Scene, verb: Token) -> Token | None:
    """*La mairie dément et parle de P*: the tree has not seen the first verb, only its subject."""
    head = scene.sentence.head(verb)
    if verb.relation != "conj" or head is None or head.head >= 0 or not is_finite(scene, verb):
        return None
    named = head.upos in ("NOUN", "PROPN") and is_party(scene, head)
    return head if named and scene.sentence.child(head, "cop") is None else None


def _incise_before(scene: Scene, verb: Token) -> Token | None:
    """*« P », a-t-il ajouté, évoquant Q*: the participle goes on with the incise's own subject."""
    if not is_present_participle(verb):
        return None
    told = [hit for hit in scene.cues if hit.last < verb.index]
    if not told:
        return None
    hit = told[-1]
    behind = [c for c in scene.sentence.all_children(hit.token, "nsubj") if c.index > hit.first]
    between = scene.sentence.tokens[hit.last + 1 : verb.index]
    opened = hit.first > 0 and scene.is_punctuation(hit.first - 1)
    closed = any(t.form == COMMA for t in between)
    other = any(t.feat("VerbForm") == "Fin" for t in between)
    return behind[0] if behind and opened and closed and not other else None


def _relative_before(scene: Scene, verb: Token) -> Token | None:
    """*des propos de X, député, qui, en présence de Y, a révélé que P*: an insertion behind *qui*.

    The tree often loses such a relative; the mark right behind the pronoun and the one before the
    verb show it.
    """
    hit = scene.cue_at(verb)
    tokens = scene.sentence.tokens
    if hit is None or not is_finite(scene, verb) or tokens[hit.first - 1].form != COMMA:
        return None
    own = scene.sentence.child(verb, "nsubj", "nsubj:pass")
    if hit.first == 0 or (own is not None and own.feat("PronType") == "Rel"):
        return None
    for token in reversed(tokens[1 : hit.first - 1]):
        if token.feat("VerbForm") == "Fin":
            return None
        if token.feat("PronType") == "Rel" and tokens[token.index + 1].form == COMMA:
            if own is not None and own.index > hit.last:
                return None
            before = tokens[token.index - 1]
            return _described(scene, tokens[before.index - 1] if before.form == COMMA else before)
    return None


def _absolute(scene: Scene, verb: Token) -> Token | None:
    """*…, Rabat ayant jugé P*: the subject of a participle of its own, hung elsewhere."""
    auxiliary = next((c for c in scene.sentence.all_children(verb, "aux")), None)
    if auxiliary is None or not is_present_participle(auxiliary) or auxiliary.index == 0:
        return None
    before = scene.sentence.tokens[auxiliary.index - 1]
    named = _described(scene, before)
    return named if named.relation == "nsubj" and can_act(scene, named) else None


def _behind_its_relative(scene: Scene, verb: Token) -> Token | None:
    """*…, et ses conseils, qui ont plaidé P, contestent Q*: a subject hung on another noun.

    The relative of the subject ends with the comma before the verb.
    """
    hit = scene.cue_at(verb)
    tokens = scene.sentence.tokens
    if hit is None or hit.first == 0 or tokens[hit.first - 1].form != COMMA:
        return None
    for clause in tokens[: hit.first - 1]:
        noun = scene.sentence.head(clause)
        if clause.deprel != "acl:relcl" or noun is None or not is_finite(scene, verb):
            continue
        words = [t for t in scene.sentence.subtree(clause) if t.upos != "PUNCT"]
        if words[-1].index == hit.first - 2 and can_act(scene, noun) and agrees(scene, noun, verb):
            return noun
    return None


def _described(scene: Scene, last: Token) -> Token:
    """The head of the phrase that ends with the word `last`: *X* in *X, député de Lyon*."""
    current = last
    while (head := scene.sentence.head(current)) is not None:
        inside = current.relation in ("flat", "appos", "amod", "conj")
        if not inside and not (current.relation == "nmod" and can_act(scene, head)):
            return current
        current = head
    return current


def behind_insertion(scene: Scene, last: int) -> Token | None:
    """*raconte, encore incrédule, X* · *ce qu'a admis, après deux heures, le chef*: the subject.

    `last` is the last token of the verb group; commas hold what is set in.
    """
    tokens = scene.sentence.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].form != COMMA:
        return None
    behind = tokens[last + 2 : last + 2 + INSERTED]
    close = next((t.index for t in behind if t.form == COMMA), None)
    if close is None or any(
        t.feat("VerbForm") == "Fin" or t.upos == "SCONJ" for t in tokens[last + 2 : close]
    ):
        return None
    for token in tokens[close + 1 :]:
        if token.upos in ("NOUN", "PROPN"):
            return token if can_act(scene, token) else None
        if token.upos not in ("DET", "ADJ", "NUM"):
            return None
    return None


def _is_expletive(scene: Scene, hit: CueHit | None, found: Token) -> bool:
    """*Il se murmure que P; il lui est reproché de P*: a pronoun that names nobody."""
    grammar = scene.lexicon.grammar
    if hit is None or scene.folded[found.index] not in grammar.expletives:
        return False
    if hit.row.pronominal:  # "il se murmure", and not "il se vante"
        return hit.row.cls == "says" and hit.row.stance == "hedged"
    return any(
        scene.folded[child.index] in grammar.reflexives
        or (child.relation == "aux" and fold(child.lemma) in grammar.passive_auxiliaries)
        for child in scene.sentence.children[hit.token.index]
    )


def _beside(scene: Scene, found: Token, verb: Token) -> bool:
    """False where another independent clause has lent its subject to a finite verb."""
    if not is_finite(scene, verb) or found.index > verb.index:
        return True
    goes_on = verb.relation == "conj" and found.head == verb.head and can_act(scene, found)
    if goes_on and not _behind_sequel(scene, verb):  # "j'ai décidé et fait savoir que P"
        return True
    held = segment_of(scene, verb.index)
    return held.contains(found.span)


def _behind_sequel(scene: Scene, verb: Token) -> bool:
    """*…, puis a sommé le ministre de partir*: the subject is the sentence's, not the nearest."""
    start = segment_of(scene, verb.index).start
    before = [t for t in scene.sentence.tokens if t.end <= start][-1:]
    return any(scene.folded[t.index] in scene.lexicon.grammar.sequels for t in before)


def _shared(scene: Scene, verb: Token) -> Token | None:
    """*X s'est demandé si P, puis a sommé Y*: behind a sequel's word, the sentence's subject."""
    first = next(
        (t for t in scene.sentence.tokens if t.start >= segment_of(scene, verb.index).start), verb
    )
    root = scene.sentence.root
    before = scene.folded[first.index - 1] if first.index else ""
    grammar = scene.lexicon.grammar
    if before not in grammar.sequels | grammar.separators or root is None:
        return None
    return subject(scene, root)


def _subject_before(scene: Scene, verb: Token) -> Token | None:
    """*… ; le doyen, entendu comme témoin, assure que P*: a subject hung elsewhere."""
    held = segment_of(scene, verb.index)
    before = [t for t in scene.sentence.tokens[: verb.index] if held.contains(t.span)]
    subjects = [t for t in before if t.relation == "nsubj" and t.feat("PronType") != "Rel"]
    return subjects[0] if subjects else None


def _mistaken_expletive(scene: Scene, verb: Token) -> Token | None:
    """*Il a reconnu que P*: a pronoun that the tree calls empty before an active cue verb."""
    empty = scene.sentence.child(verb, "expl:subj")
    reflexive = any(
        scene.folded[child.index] in scene.lexicon.grammar.reflexives
        for child in scene.sentence.children[verb.index]
    )
    return None if reflexive or scene.cue_at(verb) is None else empty


def _party_before(scene: Scene, verb: Token) -> Token | None:
    """*…, son agent, Paul Roy, dément que P*: the name right before a verb without subject."""
    hit = scene.cue_at(verb)
    absolute = any(is_present_participle(c) for c in scene.sentence.all_children(verb, "aux"))
    if hit is None or hit.first == 0 or not (is_finite(scene, verb) or absolute):
        return None  # "…, Rabat ayant jugé P"
    tokens = scene.sentence.tokens
    index = hit.first - 1
    if tokens[index].form == COMMA:
        index -= 1
    if index > 1 and tokens[index].upos == "PRON" and tokens[index - 1].form == COMMA:
        index -= 2  # "X, lui, nie P"
        named = _described(scene, tokens[max(index, 0)])
        if named.upos == "NOUN" and can_act(scene, named):
            return named
    return _name_ending_at(scene, index)


def _name_ending_at(scene: Scene, index: int) -> Token | None:
    """The head of the name whose last word is the token `index`, if no preposition opens it."""
    token = scene.sentence.tokens[max(index, 0)]
    while token.relation == "flat" and token.head >= 0:
        token = scene.sentence.tokens[token.head]
    if token.upos != "PROPN" or scene.sentence.child(token, "case") is not None:
        return None
    return token


def _behind_de(scene: Scene, verb: Token) -> Token | None:
    """*il ressort de l'enquête que P*: what the content comes out of."""
    for child in scene.sentence.all_children(verb, "obl"):
        case = scene.sentence.child(child, "case")
        if case is not None and scene.folded[case.index] in scene.lexicon.grammar.source_openers:
            return child
    return None
