"""A noun of saying or believing that carries a content.

Surface forms:

1. *l'affirmation de l'armée selon laquelle [le pont tient]*
2. *l'idée que [tout est joué]; la crainte que [P]*
3. *son annonce, jeudi, que [P]*: the possessive is the source
4. *X a démenti une information de Y selon laquelle [P]*: the denier's voice over P
5. *l'accusation d'[avoir menti], la promesse faite par X de [partir]*

The source is the noun's possessor (*de X, relayée par X*), else its possessive, else the subject of
the cue verb whose object the noun is (*l'armée maintient l'affirmation selon laquelle P*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.build import relation, verb_relation
from provenance.attribution.party import can_act, is_party
from provenance.attribution.phrases import (
    clause_span,
    is_finite,
    is_infinitive,
    pieces,
    source_mention,
)
from provenance.attribution.relation import Cue
from provenance.attribution.scene import CueHit
from provenance.attribution.segments import COMMA, comments
from provenance.attribution.subject import subject
from provenance.languages import CueVerb, fold
from provenance.report import Stance
from provenance.text import Span
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.relation import Attribution
    from provenance.attribution.scene import Scene
    from provenance.parsing.sentence import Token

REACH = 14
"""Words behind a noun within which its clause is looked for on the surface."""
PHRASE = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV"})


def find(scene: Scene) -> Iterator[Attribution]:
    """Relations of every cue noun with a clause of its own."""
    for token in scene.sentence.tokens:
        if token.upos != "NOUN":
            continue
        row = scene.lexicon.cue_nouns.get(scene.lexicon.grammar.canonical(token.lemma))
        if row is None:
            continue
        content = _content(scene, token)
        if not content:
            continue
        denier = _denier(scene, token)
        if denier is not None:
            hit, source = denier
            yield verb_relation(
                scene,
                "noun",
                hit,
                source=source_mention(scene, source),
                content=content,
                confidence=weights("relation")["noun"],
            )
        owner = _carrier(scene, token) if denier is not None else _source(scene, token)
        if owner is None and (denier is not None or row.cls in ("shows", "denies")):
            continue
        yield relation(
            scene,
            "noun",
            source=source_mention(scene, owner) if owner is not None else None,
            cue=Cue(token.span, row.noun),
            content=content,
            stance=Stance(row.stance),
            confidence=weights("relation")["noun" if owner is not None else "noun_alone"],
        )


def _denier(scene: Scene, noun: Token) -> tuple[CueHit, Token] | None:
    """Who denies what the noun says: *X dément la rumeur selon laquelle P*, *démentie par X*."""
    against = _against(scene, noun)
    if against is not None:
        return against
    verb = scene.sentence.head(noun)
    hit = scene.cue_at(verb) if verb is not None else None
    if hit is None or hit.row.cls != "denies" or noun.relation not in ("obj", "nsubj"):
        return None
    if noun.relation == "obj" or noun.index > hit.last:
        found = subject(scene, hit.token)
    else:
        found = scene.sentence.child(hit.token, "obl:agent")
    return (hit, found) if found is not None and is_party(scene, found) else None


def _against(scene: Scene, noun: Token) -> tuple[CueHit, Token] | None:
    """*X oppose un démenti à l'information selon laquelle P*: a noun of denial holds the cue."""
    for verb in scene.sentence.ancestors(noun):
        if verb.upos != "VERB":
            continue
        held = scene.sentence.child(verb, "obj")
        row = scene.lexicon.cue_nouns.get(fold(held.lemma)) if held is not None else None
        found = subject(scene, verb)
        if held is None or row is None or row.cls != "denies" or held.index == noun.index:
            return None
        if found is None or not is_party(scene, found):
            return None
        denial = CueVerb.model_validate(
            {
                "lemma": row.noun,
                "frames": ["noun"],
                "class": "denies",
                "stance": "denied",
                "example": row.example,
            }
        )
        return CueHit(held, denial, held.span, held.index, held.index, negated=False), found
    return None


def _content(scene: Scene, noun: Token) -> tuple[Span, ...]:
    sense = scene.lexicon.noun(noun.lemma)
    if sense is not None and sense.kind != "document":  # a body of that name: "le conseil"
        return ()
    if comments(scene, noun.index):
        return ()
    if noun.relation in ("obl", "advmod") and scene.sentence.child(noun, "case") is None:
        return ()
    return _hanging(scene, noun) or _seen(scene, noun) or _to_do(scene, noun)


def _hanging(scene: Scene, noun: Token) -> tuple[Span, ...]:
    """The clause that the tree hangs on the noun."""
    sentence, grammar = scene.sentence, scene.lexicon.grammar
    for child in sentence.all_children(noun, "acl", "ccomp", "advcl", "conj", "parataxis"):
        if child.index < noun.index or not is_finite(scene, child):
            continue
        for opener in sentence.subtree(child):
            length = scene.phrase_at(opener.index, grammar.relative_according)
            if length and opener.index > noun.index:
                return _from(scene, child, opener.index + length)
        mark = sentence.child(child, "mark")
        if (
            mark is not None
            and mark.upos == "SCONJ"
            and mark.index > noun.index
            and scene.folded[mark.index] in grammar.complementisers
        ):
            return _from(scene, child, mark.index + 1)
    return ()


def _seen(scene: Scene, noun: Token) -> tuple[Span, ...]:
    """A clause seen on the surface: *la crainte de X que P, sa thèse, tenue, selon laquelle P*."""
    sentence, grammar = scene.sentence, scene.lexicon.grammar
    plain, start = True, _behind_participle(scene, noun)
    for token in sentence.tokens[start : start + REACH]:
        if token.feat("VerbForm") == "Fin":
            return ()
        length = scene.phrase_at(token.index, grammar.relative_according)
        if length:
            pronoun = sentence.tokens[token.index + length - 1]
            head = sentence.head(pronoun)
            return _from(scene, head, pronoun.index + 1) if _agree(noun, pronoun) else ()
        verb = sentence.head(token)
        if verb is not None and verb.deprel == "advcl:cleft":  # "c'est une promesse qu'on relit"
            return ()
        marks = (token.upos == "SCONJ" or token.relation == "mark") and not (
            token.relation == "obj" and verb is not None and _takes_such_nouns(scene, verb)
        )
        if marks and scene.folded[token.index] in grammar.complementisers:
            return _from(scene, sentence.head(token), token.index + 1) if plain else ()
        plain = plain and token.upos in PHRASE
    return ()


def _takes_such_nouns(scene: Scene, verb: Token) -> bool:
    """*les menaces qu'elle a reçues, la promesse qu'il a faite*: a relative, and no content."""
    light = scene.lexicon.grammar.light_verbs | scene.lexicon.grammar.holding_verbs
    return verb.deprel == "acl:relcl" and fold(verb.lemma) in light


def _behind_participle(scene: Scene, noun: Token) -> int:
    """*la conviction, partagée par X, que P*: index of the word behind what is set in."""
    behind = scene.sentence.tokens[noun.index + 1 :]
    opens = len(behind) > 1 and behind[0].form == COMMA and behind[1].feat("VerbForm") == "Part"
    close = next((t.index for t in behind[1:] if t.form == COMMA), None) if opens else None
    return noun.index + 1 if close is None else close + 1


def _from(scene: Scene, head: Token | None, start: int) -> tuple[Span, ...]:
    """The clause of `head` from the token `start` on."""
    if head is None or head.index < start or not is_finite(scene, head):
        return ()
    end = min(clause_span(scene, head).end, _own_verb(scene, head))
    return pieces(scene, [Span(scene.sentence.tokens[start].start, end)], [])


def _own_verb(scene: Scene, head: Token) -> int:
    """*L'idée que la panthère est revenue ne repose sur rien*: where the noun's own verb begins.

    A second finite verb in one breath, with nothing between that could join or be its subject.
    """
    tokens = scene.sentence.tokens
    for token in tokens[head.index + 1 :]:
        if token.upos in ("PUNCT", "SCONJ", "CCONJ", "NOUN", "PROPN") or token.relation == "nsubj":
            break
        if token.feat("VerbForm") == "Fin":
            first = token.index
            while tokens[first - 1].head == token.index and first - 1 > head.index:
                first -= 1
            return tokens[first - 1].end
    return scene.sentence.span.end


def _agree(noun: Token, pronoun: Token) -> bool:
    pairs = [(noun.feat(name), pronoun.feat(name)) for name in ("Gender", "Number")]
    return all(None in pair or pair[0] == pair[1] for pair in pairs)


def _to_do(scene: Scene, noun: Token) -> tuple[Span, ...]:
    """An infinitive: *l'accusation d'[avoir menti], la promesse de [partir]*."""
    row = scene.lexicon.cue_nouns[scene.lexicon.grammar.canonical(noun.lemma)]
    if "de" not in row.frames or row.cls == "thinks":
        return ()
    for child in scene.sentence.all_children(noun, "acl"):
        mark = scene.sentence.child(child, "mark", "case")
        opened = mark is not None and scene.folded[mark.index] in (
            scene.lexicon.grammar.infinitive_markers
        )
        if opened and is_infinitive(scene, child) and child.index > noun.index:
            return pieces(scene, [clause_span(scene, child)], [])
    return ()


def _source(scene: Scene, noun: Token) -> Token | None:
    sentence, grammar = scene.sentence, scene.lexicon.grammar
    for child in sentence.children[noun.index]:
        if child.relation == "nmod" and child.index > noun.index and _speaks(scene, child):
            case = sentence.child(child, "case")
            if case is not None and scene.canonical[case.index] in {
                grammar.canonical(word) for word in grammar.source_openers
            }:
                return child
        if child.relation == "acl":
            agent = sentence.child(child, "obl:agent")
            if agent is not None:
                return agent
        if child.relation == "det" and scene.folded[child.index] in grammar.possessive:
            return child
    verb = sentence.head(noun)
    if verb is None or noun.relation != "obj":
        return None
    if fold(verb.lemma) not in scene.lexicon.grammar.holding_verbs:
        return None  # a cue verb has the noun as its own content: "dénonce l'idée que P"
    holder = subject(scene, verb)
    return holder if holder is not None and can_act(scene, holder) else None


def _carrier(scene: Scene, noun: Token) -> Token | None:
    """*X dément l'information, relayée par Y, selon laquelle P*: the voice that is denied."""
    for child in scene.sentence.all_children(noun, "acl"):
        agent = scene.sentence.child(child, "obl:agent")
        if agent is not None and is_party(scene, agent):
            return agent
    return None


def _speaks(scene: Scene, token: Token) -> bool:
    return token.upos == "PROPN" or scene.lexicon.noun(token.lemma) is not None
