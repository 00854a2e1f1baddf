"""An incise: a cue verb with its subject behind it, set into or after what is said.

Surface forms:

1. after the content: *[Les stocks suffisent], affirme le ministre.*
2. in the midst of it: *[C'est faux], a-t-elle ajouté, [et grave].*
3. after a quotation: *« [Nous partirons en mars] », assure la directrice.*
4. after a quotation of several sentences: the content is the whole quotation.
5. nobody as subject: *[Le pont est fermé], a-t-on appris de source policière.*
6. any verb behind a quotation: *« [C'est un bon joueur] », a éludé l'entraîneur.*

Found on the surface (a mark before the verb group, the subject after it), so that a parse that
makes the incise the root or its subject an object does no harm; the tree only names the subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from provenance.attribution.build import verb_relation
from provenance.attribution.outlets import outlet_mention
from provenance.attribution.party import can_act, coordinated, is_nobody, is_party
from provenance.attribution.phrases import (
    NOMINAL,
    agrees,
    clause_span,
    has_article,
    is_finite,
    is_present_participle,
    pieces,
    source_mention,
)
from provenance.attribution.segments import COMMA
from provenance.attribution.speaker import behind_insertion
from provenance.languages import CueVerb
from provenance.text import Span
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.quotes import Quote
    from provenance.attribution.relation import Attribution, Mention
    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token

REACH = 12
"""Words behind a cue within which its subject is looked for on the surface."""
GAP = 4
"""Marks and blanks, or words, between two things that still stand side by side."""
OPENING = frozenset("«“„‹")


@dataclass(frozen=True, slots=True)
class _Incise:
    hit: CueHit
    source: Token | None
    first: int
    last: int


def find(scene: Scene) -> Iterator[Attribution]:
    """Relations of every cue verb that stands as an incise."""
    for hit in (*scene.cues, *_unlisted(scene)):
        incise = _incise(scene, hit)
        if incise is None:
            continue
        content, confidence = _content(scene, incise)
        if not content:
            continue
        for source in _sources(scene, incise):
            yield verb_relation(
                scene, "incise", hit, source=source, content=content, confidence=confidence
            )


def _unlisted(scene: Scene) -> Iterator[CueHit]:
    """Any verb right behind a closed quotation, its subject inverted, says what was quoted.

    *« C'est un bon joueur », a éludé l'entraîneur*: the frame makes the cue, not the word.
    """
    known = {hit.token.index for hit in scene.cues}
    for token in scene.sentence.tokens if scene.quotes else ():
        if token.upos != "VERB" or token.index in known or not is_finite(scene, token):
            continue
        hit = scene.hit(token, _any_verb(token.lemma))
        closed = _behind_quotation(scene, hit.first)
        source = _subject_behind(scene, hit) if closed else None
        if source is not None and is_party(scene, source):
            yield hit


@cache
def _any_verb(lemma: str) -> CueVerb:
    return CueVerb(
        lemma=lemma, frames=frozenset({"incise"}), cls="says", stance="reported", example=""
    )


def _incise(scene: Scene, hit: CueHit) -> _Incise | None:
    if "incise" not in hit.row.frames:
        return None
    first = _group_start(scene, hit)
    if first == 0 or not _mark_before(scene, first):
        return None
    says = (
        is_finite(scene, hit.token)
        or hit.token.deprel == "parataxis:insert"  # "P, dit X", its verb taken for a participle
        or _behind_quotation(scene, first)
    )
    if is_present_participle(hit.token) or not says:
        return None
    source = _subject_behind(scene, hit)
    if source is None or not agrees(scene, source, hit.token):
        return None
    if scene.quote_around(source.start) is not scene.quote_around(hit.token.start):
        return None  # "dit « le Chat »"
    last = _end(scene, hit, source)
    return _Incise(hit, source, first, last)


def _group_start(scene: Scene, hit: CueHit) -> int:
    """*n'a cessé de répéter X, tient à préciser X*: the group begins with the governing verb."""
    head = scene.sentence.head(hit.token)
    mark = scene.sentence.child(hit.token, "mark", "case")
    begin = mark.index if mark is not None and mark.index < hit.first else hit.first
    if hit.token.relation == "xcomp" and head is not None and head.index == begin - 1:
        return scene.hit(head, hit.row).first if head.upos == "VERB" else hit.first
    return hit.first


def _behind_quotation(scene: Scene, first: int) -> bool:
    begin = scene.sentence.tokens[first].start
    return any(
        q.depth == 0 and _adjacent(scene.sentence.text, q.span.end, begin) for q in scene.quotes
    )


def _mark_before(scene: Scene, first: int) -> bool:
    token = scene.sentence.tokens[first - 1]
    return token.upos == "PUNCT" and token.form not in OPENING and token.form not in (":", "(", ")")


def _subject_behind(scene: Scene, hit: CueHit) -> Token | None:
    """The inverted subject: a glued clitic inside the verb group, or the phrase right behind it."""
    sentence, grammar = scene.sentence, scene.lexicon.grammar
    for index in range(hit.first, min(hit.last + 2, len(sentence.tokens))):
        if scene.folded[index] in grammar.clitic_suffixes:
            return sentence.tokens[index]
    subjects = list(sentence.all_children(hit.token, "nsubj"))
    inverted = any(c.index > hit.last and is_party(scene, c) for c in subjects) and not any(
        c.index < hit.first and is_party(scene, c) for c in subjects
    )
    for child in sentence.children[hit.token.index]:
        own = child.index < hit.token.index and child.relation == "nsubj"
        if own and not inverted and not _parted(scene, child, hit):
            said = scene.quote_around(child.start)
            if said is None or said.span.end > hit.token.start:  # else a word of what was said
                return None
    for child in sentence.children[hit.token.index]:
        if child.relation == "obj" and not _can_speak(scene, child):
            continue
        if child.upos == "NOUN" and not can_act(scene, child) and _takes_object(scene, hit):
            continue  # "juge la hausse difficile à expliquer"
        if (
            child.index > hit.last
            and child.relation in ("nsubj", "obj")
            and (child.upos in NOMINAL and not _has_preposition(scene, child))
        ):
            between = sentence.tokens[hit.last + 1 : child.index]
            if all(t.upos not in ("VERB", "SCONJ") for t in between):
                return child
    named = outlet_mention(scene, hit.last + 1)
    if named is not None:
        return scene.sentence.tokens[named.head]
    return _party_behind(scene, hit) or behind_insertion(scene, hit.last)


def _parted(scene: Scene, subject: Token, hit: CueHit) -> bool:
    """*Personne, glisse un élu, n'a prévenu*: one comma alone parts no subject from its verb."""
    before = scene.sentence.tokens[hit.first - 1]
    own = [t for t in scene.sentence.subtree(subject) if t is not before]
    inserted = any(t.form == COMMA for t in own)
    return before.form == COMMA and own[-1].index == hit.first - 2 and not inserted


def _takes_object(scene: Scene, hit: CueHit) -> bool:
    """True for a verb that may have a noun as object, no quotation before it."""
    return bool({"noun", "predicate", "quoted"} & hit.row.frames) and not _behind_quotation(
        scene, hit.first
    )


def _can_speak(scene: Scene, token: Token) -> bool:
    """A party, or any noun with a definite article: *poursuit le sondeur*."""
    determiner = scene.sentence.child(token, "det")
    definite = determiner is not None and scene.folded[determiner.index] in (
        scene.lexicon.grammar.definite
    )
    return definite or is_party(scene, token)


def _party_behind(scene: Scene, hit: CueHit) -> Token | None:
    """*a raconté sur le plateau de Y la directrice*: a party without preposition, before a mark."""
    for token in scene.sentence.tokens[hit.last + 1 :][:REACH]:
        if token.upos in ("PUNCT", "VERB", "SCONJ"):
            return None
        led = scene.sentence.child(token, "case") is not None and not has_article(scene, token)
        head = scene.sentence.head(token)
        inside = token.relation == "flat" and head is not None and head.upos != "PRON"
        if led or inside:
            continue
        before = scene.sentence.tokens[token.index - 1]
        if token.upos == "PROPN" and before.upos not in ("ADP", "PROPN"):
            return token
        named = scene.sentence.child(token, "det") is not None and before.upos in ("DET", "ADJ")
        if token.upos == "NOUN" and named and can_act(scene, token):
            return token
    return None


def _has_preposition(scene: Scene, token: Token) -> bool:
    return scene.sentence.child(token, "case") is not None


def _end(scene: Scene, hit: CueHit, source: Token) -> int:
    """Index of the last word of the incise: up to the next comma or mark behind its subject."""
    tokens = scene.sentence.tokens
    last = max(hit.last, source.index)
    subtree = [t.index for t in scene.sentence.subtree(source)]
    names = [
        i for i in subtree if i > last and tokens[i].relation in ("flat", "nmod", "amod", "det")
    ]
    for index in range(last + 1, len(tokens)):
        if tokens[index].upos == "PUNCT":
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            inside_source = (
                following is not None
                and following.index in subtree
                and (
                    following.relation in ("appos", "conj", "acl")
                    or any(
                        t.relation in ("appos", "acl") and t.head in (source.index, *subtree)
                        for t in scene.sentence.ancestors(following)
                    )
                )
            )
            if not inside_source or tokens[index].form in OPENING or _tells_more(scene, index + 1):
                return index - 1
        last = index
    return max([last, *names]) if names else last


def _tells_more(scene: Scene, start: int) -> bool:
    """*…, affirme X, qui précise Q*: a relative with a cue of its own is a frame of its own."""
    token = scene.sentence.tokens[start]
    verb = scene.sentence.head(token)
    return token.feat("PronType") == "Rel" and verb is not None and scene.cue_at(verb) is not None


def _content(scene: Scene, incise: _Incise) -> tuple[tuple[Span, ...], float]:
    tokens = scene.sentence.tokens
    begin, end = tokens[incise.first].start, tokens[incise.last].end
    spoken = _quoted(scene, begin, end)
    if spoken:
        return pieces(scene, spoken, [Span(begin, end)]), weights("relation")["incise"]
    return _unquoted(scene, incise, Span(begin, end))


def _quoted(scene: Scene, begin: int, end: int) -> list[Span]:
    """The quotation that the incise stands in, or that ends right before it (and goes on after)."""
    text = scene.sentence.text
    around = scene.quote_around(begin)
    if around is not None:
        inner = [q for q in scene.quotes if q.depth > 0 and _adjacent(text, q.span.end, begin)]
        return [inner[-1].inner if inner else around.inner]
    before = [q for q in scene.quotes if q.depth == 0 and _adjacent(text, q.span.end, begin)]
    if not before:
        return []
    after = [
        q
        for q in scene.quotes
        if q.depth == 0 and _adjacent(text, end, q.span.start) and text[end : q.span.start].strip()
    ]
    whole = bool(after) or _whole(scene, before[-1])
    return [
        before[-1].inner if whole else _clause_up_to(scene, before[-1]),
        *(q.inner for q in after[:1]),
    ]


def _whole(scene: Scene, quote: Quote) -> bool:
    """True where the quotation begins its sentence, or is more than a fragment of it."""
    start = max(quote.span.start, scene.sentence.span.start)
    lead = Span(scene.sentence.span.start, start)
    words = lead.slice(scene.sentence.text)
    reported = any(lead.contains(hit.span) for hit in scene.cues)  # "On s'est dit : « … »"
    return not any(c.isalnum() for c in words) or (":" in words and not reported)


def _clause_up_to(scene: Scene, quote: Quote) -> Span:
    """A quoted end of the narrator's own clause: *[Il parle d'« un recul »], note le syndicat*."""
    return Span(scene.sentence.span.start, quote.inner.end)


def _adjacent(text: str, left: int, right: int) -> bool:
    gap = text[left:right]
    return left <= right and len(gap) <= GAP and not any(c.isalnum() for c in gap)


def _unquoted(scene: Scene, incise: _Incise, cut: Span) -> tuple[tuple[Span, ...], float]:
    sentence, verb = scene.sentence, incise.hit.token
    head = sentence.head(verb)
    own = {t.index for t in sentence.tokens[incise.first : incise.last + 1]}
    embedded = head is not None and any(
        t.upos == "SCONJ" and t.start < cut.start for t in sentence.subtree(head)
    )
    if embedded and verb.relation == "parataxis" and head is not None and head.index not in own:
        span = clause_span(scene, head)
        torn = span.end <= cut.end and _goes_on(scene, cut)
        if span.start < cut.start and not torn:
            return pieces(scene, [span], [cut]), weights("relation")["incise"]
    content = pieces(scene, [_between_marks(scene, cut)], [cut])
    said = any(
        t.feat("VerbForm") == "Fin" and any(s.contains(t.span) for s in content)
        for t in sentence.tokens
    )  # "Même les Verts, si dociles, croient P" has no clause before its verb
    seen = "incise" if verb.relation == "parataxis" else "incise_surface"
    return (content if said else ()), weights("relation")[seen]


def _goes_on(scene: Scene, cut: Span) -> bool:
    """True where a finite verb stands right behind the incise: its clause was not over yet."""
    behind = [t for t in scene.sentence.tokens if t.start >= cut.end and t.upos != "PUNCT"]
    return (
        bool(behind)
        and any(t.feat("VerbForm") == "Fin" for t in behind[:GAP])
        and behind[0].upos not in ("CCONJ", "SCONJ")
    )


def _between_marks(scene: Scene, cut: Span) -> Span:
    """The sentence around the incise; outside a quotation only, where one stands before it."""
    sentence = scene.sentence
    start = sentence.span.start
    for quote in scene.quotes:
        if quote.depth == 0 and start < quote.span.end <= cut.start and quote.span.start <= start:
            start = quote.span.end
    return Span(start, sentence.span.end)


def _sources(scene: Scene, incise: _Incise) -> Iterator[Mention | None]:
    token = incise.source
    grammar = scene.lexicon.grammar
    passive = scene.sentence.child(incise.hit.token, "aux:pass") is not None
    if token is None or (passive and _stem(scene, token) in grammar.expletives):
        yield None  # "avait-il été promis"
        return
    if is_nobody(scene, token.index):
        yield source_mention(scene, token)
        return
    for head in coordinated(scene, token):
        yield outlet_mention(scene, head.index) or source_mention(scene, head)


def _stem(scene: Scene, token: Token) -> str:
    return scene.folded[token.index].rpartition("-")[2]
