"""Who says it: the word that heads the source of a cue verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.phrases import (
    NOMINAL,
    agrees,
    is_bare_participle,
    is_finite,
    is_present_participle,
)
from provenance.attribution.segments import COMMA, segment_of
from provenance.languages import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token


INSERTED = 14
"""Words of the longest phrase that is set in between a verb and its subject."""


def coordinated(scene: Scene, head: Token) -> Iterator[Token]:
    """`head` and the nominal phrases coordinated with it by a conjunction: *Reuters et l'AFP*."""
    yield head
    conjuncts = list(scene.sentence.all_children(head, "conj"))
    if any(scene.sentence.child(child, "cc") is not None for child in conjuncts):
        yield from (
            c
            for c in conjuncts
            if c.upos in NOMINAL and c.upos != "ADJ" and not _second_title(scene, head, c)
        )


def _second_title(scene: Scene, head: Token, conjunct: Token) -> bool:
    """*Jean Roy, député, et président du syndicat*: what else the same person is."""
    sense = scene.lexicon.noun(conjunct.lemma) if conjunct.upos == "NOUN" else None
    one = head.feat("Number") == "Sing" and scene.sentence.child(head, "det") is not None
    return (
        (head.upos == "PROPN" or one)  # "le ministre des Finances et président du Conseil"
        and sense is not None
        and sense.kind == "person"
        and scene.sentence.child(conjunct, "det") is None
    )


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


def _shares(scene: Scene, own: Token, holder: Token, verb: Token) -> bool:
    """False in *X juge que les enfants mangent mal et exige P*: the verb refuses that number."""
    own_clause = holder is verb or holder.head < 0
    return own_clause or agrees(scene, _counted(scene, holder, own), verb)


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


def impersonal_body(scene: Scene, verb: Token) -> Token | None:
    """*Au ministère, on assure que P*, *insiste-t-on au ministère*: whom "on" speaks for."""
    for child in scene.sentence.all_children(verb, "obl"):
        case = scene.sentence.child(child, "case")
        if (
            case is not None
            and is_party(scene, child)
            and scene.phrase_at(case.index, scene.lexicon.grammar.impersonal_places)
        ):
            return child
    return None


def is_party(scene: Scene, token: Token) -> bool:
    """True where `token` can head the name of a party: a name, a pronoun, a noun that can speak."""
    if token.upos == "PROPN":
        return True
    if token.upos == "PRON":
        neuter = scene.folded[token.index] in scene.lexicon.grammar.neuter
        return token.feat("PronType") != "Rel" and not neuter
    if scene.canonical[token.index] in scene.lexicon.honorifics:
        return True
    if token.index > 0 and token.upos == "NOUN" and token.form[:1].isupper():
        return True
    return scene.lexicon.noun(token.lemma) is not None or (
        scene.lexicon.noun(token.form) is not None
    )


def _behind_de(scene: Scene, verb: Token) -> Token | None:
    """*il ressort de l'enquête que P*: what the content comes out of."""
    for child in scene.sentence.all_children(verb, "obl"):
        case = scene.sentence.child(child, "case")
        if case is not None and scene.folded[case.index] in scene.lexicon.grammar.source_openers:
            return child
    return None


def is_nobody(scene: Scene, index: int) -> bool:
    """True for *on*, glued to its verb or not: it stands for nobody in particular."""
    stem = scene.folded[index].rpartition("-")[2]
    return stem in scene.lexicon.grammar.impersonal_subjects


def is_first_person(scene: Scene, index: int) -> bool:
    """True for *je, nous*, glued to its verb or not; *Me*, a lawyer's title, is none."""
    if scene.sentence.tokens[index].upos in ("NOUN", "PROPN"):
        return False
    return scene.folded[index].lstrip("-") in scene.lexicon.grammar.first_person


def can_act(scene: Scene, token: Token) -> bool:
    """A party, or a noun made like the names of those who act: *le randonneur, la guitariste*."""
    lemma = fold(token.lemma)
    return is_party(scene, token) or (
        token.upos in ("NOUN", "ADJ") and lemma.endswith(scene.lexicon.person_endings)
    )


def is_denied(scene: Scene, token: Token) -> bool:
    """True where nobody is meant: *aucune étude ne montre que, rien ne s'oppose à*."""
    return scene.folded[token.index] in scene.lexicon.grammar.nobody or any(
        scene.folded[child.index] in scene.lexicon.grammar.negations
        for child in scene.sentence.all_children(token, "det")
    )


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


def name_before(scene: Scene, index: int) -> Token | None:
    """The head of the name that ends right before the token `index`, or before its comma."""
    last = index - 1
    if last > 0 and scene.sentence.tokens[last].form == COMMA:
        last -= 1
    token = scene.sentence.tokens[max(last, 0)]
    while token.relation == "flat" and token.head >= 0:
        token = scene.sentence.tokens[token.head]
    return token if token.upos == "PROPN" else None


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
