"""Relayed in one breath: the parties that stand between the article and a source it names.

Given a relation and its sentence, finds who relays the source (outer) and whom the source itself
cites (inner):

1. *rapporte Y, citant X* · *selon Y, qui cite X* · *Y, qui cite à son tour X*: X is inside Y.
2. *X, cité par Y* · *des propos de X relayés par Y* · *les sources citées par Y*: Y is outside X.
3. *a déclaré X à l'AFP* · *sur BFMTV* · *dans un entretien au Figaro*: the outlet is outside X.
4. *Y cite X, qui soutient que P* · *Y cite à titre d'exemple X*: Y is outside X, as an example
   where words say so.
5. *Dans ses colonnes, X dit que P* · *X y raconte que P*: outside X is the outlet spoken of last.
6. *…, cité par Y, selon Z*: Z outside Y outside X; the same steps, taken again from Y.

Not an outlet but a place: a social network, a press conference, a court.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.attribution.outlets import outlet_mention
from provenance.attribution.party import can_act, is_party
from provenance.attribution.phrases import source_mention
from provenance.attribution.quotes import MARKS
from provenance.attribution.relation import Cue, Mention
from provenance.attribution.subject import subject
from provenance.languages import fold
from provenance.text import Span, cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.relation import Attribution
    from provenance.attribution.scene import Scene
    from provenance.languages import CitingVerb
    from provenance.parsing.sentence import Token


REACH = 14
"""Words behind a source within which a participle that relays it is looked for."""


WORDS_OF_INTERVIEW = 2
"""Least length of a place phrase that by itself says an outlet got somebody's words."""


@dataclass(frozen=True, slots=True)
class Relay:
    """A party beside a source: `outer` says on which side; `example`, that it is one of several."""

    mention: Mention
    cue: Cue
    outer: bool
    example: bool = False


def find_relays(scene: Scene, relation: Attribution) -> Iterator[Relay]:
    """All parties that relay the source of `relation` or are cited by it, nearest first."""
    if relation.source is None:
        yield from _quoted_in(scene, relation)
        return
    head = scene.sentence.tokens[relation.source.head]
    found = (
        *_citing(scene, head, relation),
        *_cited_by(scene, head),
        *_cited_behind(scene, relation.source),
        *_citing_behind(scene, relation.source),
        *_quoted_in(scene, relation),
        *_paper_in_front(scene, relation),
        *_based_on(scene, relation),
        *_same_pages(scene, relation),
        *_object_of_citing(scene, head),
    )
    known = [relation.source.span]
    for relay in found:
        if not any(relay.mention.span.overlaps(span) for span in known):
            known.append(relay.mention.span)
            yield relay


@dataclass(frozen=True, slots=True)
class Citation:
    """That `outer` got the words of `inner`, said without any content beside it."""

    outer: Mention
    inner: Mention
    cue: Cue


def find_citations(scene: Scene) -> Iterator[Citation]:
    """*Interrogée par Y, X se montre sévère* · *Y s'appuie sur une note* · *Y cite X*.

    Facts of the article about who got whose words, in sentences that report nothing themselves.
    """
    sentence = scene.sentence
    root = sentence.root
    speaker = subject(scene, root) if root is not None else None
    if root is None or speaker is None or not is_party(scene, speaker):
        return
    if _rows(scene, root):
        yield from _cites(scene, root, speaker)
    for start, length in scene.phrases(scene.lexicon.place_prepositions).items():
        token = sentence.tokens[start]
        if length < WORDS_OF_INTERVIEW or scene.quote_around(token.start) is not None:
            continue
        outlet = _outlet_behind(scene, token.index + length)
        if outlet is not None and outlet.head != speaker.index:
            words = cover(t.span for t in sentence.tokens[token.index : token.index + length])
            cue = Cue(words, words.slice(sentence.text))
            yield Citation(outlet, source_mention(scene, speaker), cue)
            return


def _cites(scene: Scene, verb: Token, speaker: Token) -> Iterator[Citation]:
    """*Le quotidien cite X* · *s'appuie sur une note*: what it rests on, without any content."""
    for child in scene.sentence.all_children(verb, "obj", "obl"):
        direct = child.relation == "obj" or scene.sentence.child(verb, "expl") is not None
        if direct and child.index > verb.index and child.upos != "PRON" and _party(scene, child):
            yield Citation(_mention(scene, speaker), _mention(scene, child), _cue(verb))
            return


def _rows(scene: Scene, token: Token) -> tuple[CitingVerb, ...]:
    if token.upos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return ()
    return scene.lexicon.cites.get(fold(token.lemma), ())


def _citing(scene: Scene, head: Token, relation: Attribution) -> Iterator[Relay]:
    """*Y, citant X* and *Y, qui cite X*: an active form whose subject is the source."""
    sentence = scene.sentence
    governors = [head, *sentence.all_children(head, "appos")]
    if relation.cue is not None:
        governors.extend(t for t in sentence.within(relation.cue.span) if t.upos in ("VERB", "AUX"))
    for governor in governors:
        for verb in sentence.all_children(governor, "acl", "advcl", "conj", "parataxis"):
            if not _rows(scene, verb) or (governor in governors[:1] and verb.index < head.index):
                continue
            active = verb.feat("Tense") == "Pres" or verb.feat("VerbForm") == "Fin"
            held = sentence.child(verb, "obj")
            if held is None and verb.relation.startswith("acl"):
                held = _name_behind(scene, verb)
            if held is None and sentence.child(verb, "expl") is not None:
                held = sentence.child(verb, "obl")  # "Y, qui s'appuie sur X"
            if active and held is not None and held.index > verb.index and _party(scene, held):
                yield Relay(source_mention(scene, held), _cue(verb), outer=False)


def _name_behind(scene: Scene, verb: Token) -> Token | None:
    """*qui cite à son tour X*: a bare name that the tree hangs on the words between."""
    for token in scene.sentence.tokens[verb.index + 1 :]:
        if scene.is_punctuation(token.index):
            return None
        if token.upos == "PROPN":
            bare = token.relation != "flat:name" and scene.sentence.child(token, "case") is None
            return token if bare else None
    return None


def _cited_by(scene: Scene, head: Token) -> Iterator[Relay]:
    """*X, cité par Y*: a passive participle with its agent, on the source or on its noun."""
    sentence = scene.sentence
    for verb in sentence.all_children(head, "acl", "appos", "amod", "parataxis"):
        if not _rows(scene, verb) or verb.feat("Tense") == "Pres":
            continue
        agent = _agent(scene, verb)
        if agent is not None:
            yield Relay(_mention(scene, agent), _cue(verb), outer=True)
            yield from _cited_by(scene, agent)


def _cited_behind(scene: Scene, source: Mention) -> Iterator[Relay]:
    """The same on the surface, past a comma and an apposition: *X, chef de Z, cité par Y*."""
    tokens = scene.sentence.tokens
    behind = [t for t in tokens if t.start >= source.span.end][:REACH]
    for token in behind:
        if token.upos in ("VERB", "AUX") and token.feat("VerbForm") != "Part":
            return
        if scene.quote_around(token.start) is not None:
            return
        if not _rows(scene, token) or token.feat("Tense") == "Pres":
            continue
        if not (
            scene.is_punctuation(token.index - 1)
            or tokens[token.index - 1].end == source.span.end
            or _document_before(scene, token.index)
        ):
            continue
        agent = _agent(scene, token)
        if agent is not None:
            yield Relay(_mention(scene, agent), _cue(token), outer=True)
        return


def _citing_behind(scene: Scene, source: Mention) -> Iterator[Relay]:
    """*…, selon Y, citant X* · *rapporte Y en citant X*: hung on the verb of what is told."""
    behind = [t for t in scene.sentence.tokens if t.start >= source.span.end][:REACH]
    for token in behind:
        if scene.quote_around(token.start) is not None or token.feat("VerbForm") == "Fin":
            return
        if not _rows(scene, token) or token.feat("Tense") != "Pres":
            continue
        held = scene.sentence.child(token, "obj")
        if held is not None and held.index > token.index and _party(scene, held):
            yield Relay(_mention(scene, held), _cue(token), outer=False)
        return


def _document_before(scene: Scene, index: int) -> bool:
    """*dans un communiqué relayé par Y*: what is relayed is the paper that the source speaks in."""
    head = scene.sentence.tokens[index - 1] if index else None
    sense = scene.lexicon.noun(head.lemma) if head is not None and head.upos == "NOUN" else None
    return sense is not None and sense.kind == "document"


def _paper_in_front(scene: Scene, relation: Attribution) -> Iterator[Relay]:
    """*Dans un message cité par Y, X écrit que P* · *Cité par Y, X dit que P*: in front of it."""
    for token in scene.sentence.tokens:
        if relation.source is None or token.start >= relation.source.span.start:
            return
        if not _rows(scene, token) or token.feat("VerbForm") == "Fin":
            continue
        head = scene.sentence.head(token)
        while head is not None and token.relation == "conj" and head.upos == "VERB":
            head = scene.sentence.head(head)
        paper = scene.lexicon.noun(head.lemma) if head is not None else None
        fronted = token.relation == "advcl" and token.feat("Tense") != "Pres"
        if not fronted and (paper is None or paper.kind != "document"):
            continue
        agent = _agent(scene, token)
        if agent is not None:
            yield Relay(_mention(scene, agent), _cue(token), outer=True)
            return


def _agent(scene: Scene, verb: Token) -> Token | None:
    """The party behind *par*, whether the tree calls it the agent or not."""
    found = scene.sentence.child(verb, "obl:agent") or _agent_on_surface(scene, verb)
    return found if found is not None and _party(scene, found) else None


def _agent_on_surface(scene: Scene, verb: Token) -> Token | None:
    """The phrase behind *par* where the tree does not call it the agent."""
    agents = scene.lexicon.grammar.agent_prepositions
    for child in scene.sentence.children[verb.index]:
        case = scene.sentence.child(child, "case")
        if case is not None and scene.folded[case.index] in agents and child.index > verb.index:
            return child
    return None


def _quoted_in(scene: Scene, relation: Attribution) -> Iterator[Relay]:
    """*a déclaré X à l'AFP*, *dans un entretien au Figaro*: an outlet behind a place preposition.

    Searched in the frame of the relation only: outside its content, in its sentence.
    """
    sentence = scene.sentence
    if relation.construction == "noun":  # "les images à la télévision accentuent la crainte que P"
        return
    for start, length in scene.phrases(scene.lexicon.place_prepositions).items():
        token = sentence.tokens[start]
        if any(span.contains(token.span) for span in relation.content):
            continue
        if scene.quote_around(token.start) is not None:
            continue
        if relation.source is not None and _published(scene, relation.source, token):
            continue
        outlet = _outlet_behind(scene, token.index + length)
        if outlet is None or (relation.source and outlet.span.overlaps(relation.source.span)):
            continue
        if relation.cue and relation.cue.span.overlaps(token.span):
            continue
        words = cover(t.span for t in sentence.tokens[token.index : token.index + length])
        yield Relay(outlet, Cue(words, words.slice(sentence.text)), outer=True)
        return


def _same_pages(scene: Scene, relation: Attribution) -> Iterator[Relay]:
    """*Dans ses colonnes, X affirme que P* · *X y raconte que P*: the outlet spoken of before."""
    sentence, grammar = scene.sentence, scene.lexicon.grammar
    for token in sentence.tokens:
        length = scene.phrase_at(token.index, grammar.same_pages)
        clitic = (
            scene.folded[token.index] in grammar.outlet_pronouns
            and relation.cue is not None
            and token.head >= 0
            and relation.cue.span.contains(sentence.tokens[token.head].span)
        )
        if not (length or clitic) or scene.quote_around(token.start) is not None:
            continue
        if not any(span.contains(token.span) for span in relation.content):
            words = cover(
                t.span for t in sentence.tokens[token.index : token.index + max(length, 1)]
            )
            cue = Cue(words, words.slice(sentence.text))
            yield Relay(Mention(words, sentence.index, token.index), cue, outer=True)
            return


def _published(scene: Scene, source: Mention, token: Token) -> bool:
    """*L'étude, parue dans Nature, conclut*: where a document came out is no hop of its own."""
    head = scene.sentence.tokens[source.head]
    sense = scene.lexicon.noun(head.lemma)
    if sense is None or sense.kind != "document":
        return False
    return any(ancestor.index == head.index for ancestor in scene.sentence.ancestors(token))


def _outlet_behind(scene: Scene, index: int) -> Mention | None:
    """The outlet that begins at token `index`: known by name, by its noun, or as a work's owner.

    Behind *interrogé par* any name is one.
    """
    tokens = scene.sentence.tokens
    named = outlet_mention(scene, index)
    if named is not None:
        return named
    while index < len(tokens) and (
        tokens[index].upos in ("DET", "ADJ") or tokens[index].form in MARKS
    ):
        index += 1
    if index >= len(tokens) or scene.phrase_at(index, scene.lexicon.places_not_sources):
        return None
    if any(scene.phrase_at(i, scene.lexicon.collective_examples) for i in (index - 1, index)):
        return None
    named = outlet_mention(scene, index)
    if named is not None:
        return named
    token = tokens[index]
    opening = next((t for t in reversed(tokens[:index]) if t.upos == "ADP"), None)
    agents = scene.lexicon.grammar.agent_prepositions
    if token.upos == "PROPN" and opening is not None and scene.folded[opening.index] in agents:
        return source_mention(scene, token)
    sense = scene.lexicon.noun(token.lemma) if token.upos == "NOUN" else None
    if sense is None or sense.kind not in ("document", "media"):
        return None
    for child in scene.sentence.all_children(token, "nmod", "appos"):
        owner = outlet_mention(scene, child.index)
        if owner is not None:
            return owner
    return source_mention(scene, token) if sense.kind == "media" and _known(scene, token) else None


def _known(scene: Scene, token: Token) -> bool:
    """*à la chaîne, au même journal*: an outlet known already, and no *station balnéaire*."""
    determiner = scene.sentence.child(token, "det")
    grammar = scene.lexicon.grammar
    return determiner is not None and scene.folded[determiner.index] in (
        grammar.definite | grammar.demonstrative
    )


def _based_on(scene: Scene, relation: Attribution) -> Iterator[Relay]:
    """*Y rapporte, sur la foi d'une source, que P* · *en se fondant sur X*: X is inside Y."""
    for start, length in scene.phrases(scene.lexicon.bases).items():
        token = scene.sentence.tokens[start]
        if any(span.contains(token.span) for span in relation.content):
            continue
        behind = start + length
        head = next(
            (t for t in scene.sentence.tokens[behind : behind + 4] if t.upos in ("NOUN", "PROPN")),
            None,
        )
        if head is not None and _party(scene, head):
            words = cover(t.span for t in scene.sentence.tokens[start:behind])
            yield Relay(
                _mention(scene, head), Cue(words, words.slice(scene.sentence.text)), outer=False
            )


def _object_of_citing(scene: Scene, head: Token) -> Iterator[Relay]:
    """*Y cite X qui soutient que P*: the source is itself the object of a citing verb."""
    sentence = scene.sentence
    verb = sentence.head(head)
    if verb is None or head.relation != "obj" or not _rows(scene, verb):
        return
    citing = subject(scene, verb)
    if citing is None or citing.index == head.index or not _party(scene, citing):
        return
    example = any(
        scene.phrase_at(t.index, scene.lexicon.collective_examples)
        for t in sentence.tokens[verb.index + 1 : head.index]
    )
    yield Relay(_mention(scene, citing), _cue(verb), outer=True, example=example)


def _party(scene: Scene, token: Token) -> bool:
    if outlet_mention(scene, token.index) is not None:
        return True
    return can_act(scene, token)


def _mention(scene: Scene, token: Token) -> Mention:
    return outlet_mention(scene, token.index) or source_mention(scene, token)


def _cue(verb: Token) -> Cue:
    return Cue(Span(verb.start, verb.end), verb.lemma)
