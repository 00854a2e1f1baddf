"""A preposition or locution that gives a clause to a source.

Surface forms:

1. *Selon l'élu, [le chantier glisse].* *D'après X, suivant X, de l'avis de X, aux dires de X.*
2. inside or after the clause: *[Le chantier], selon l'élu, [glisse].*
3. clause-like locutions: *[La surveillance figure], à en croire les médias, [en tête].*
4. of opinion, with a person only: *Pour le maire, [c'est trop tard].*
5. after the name: *[Un scandale], dixit le maire* and *… Le maire dixit.*
6. no article: *[Deux hommes ont été arrêtés], apprend-on de source policière.*
7. several sources: *Selon Reuters et l'AFP, [P]*: a relation each.

Not: measure and condition (*selon les cas, selon l'âge*), purpose (*pour partir*), nor the relative
*selon laquelle*, which belongs to its noun. The content is the clause the phrase stands in, and of
coordinated clauses only those that the phrase opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.build import relation
from provenance.attribution.opinion import holds_opinion
from provenance.attribution.party import can_act, coordinated, is_nobody, is_party, name_before
from provenance.attribution.phrases import (
    NOMINAL,
    clause_head,
    clause_span,
    is_finite,
    opens_free_relative,
    pieces,
    source_mention,
)
from provenance.attribution.relation import Cue
from provenance.attribution.segments import COMMA, segment_of
from provenance.attribution.subject import subject
from provenance.report import Stance
from provenance.text import Span, cover
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.relation import Attribution
    from provenance.attribution.scene import Scene
    from provenance.languages import Preposition
    from provenance.languages.rows import CuePreposition
    from provenance.parsing.sentence import Token

RELATIVE = "Rel"
VERBAL = 3
"""Words within which the infinitive of a locution stands: *à en croire*."""


def find(scene: Scene) -> Iterator[Attribution]:
    """Relations of every cue preposition and of every source phrase without article."""
    taken: set[int] = set()
    prepositions = scene.lexicon.prepositions
    for start, word in enumerate(scene.canonical):
        if word not in prepositions or start in taken:
            continue
        for preposition in prepositions[word]:
            end = start + len(preposition.words)
            if scene.canonical[start:end] != preposition.words:
                continue
            taken.update(range(start, end))
            yield from _relations(scene, preposition, start)
            break


def _relations(scene: Scene, preposition: Preposition, start: int) -> Iterator[Attribution]:
    sentence = scene.sentence
    end = start + len(preposition.words)
    relative = _relative(scene, end)
    personal = preposition.row.restricted == "person"
    if relative is not None and personal and not _thinks(scene, relative):
        return
    if relative is not None and not preposition.row.kind:
        yield from _said_by_antecedent(scene, preposition, start, end, relative)
        return
    source = _teller(scene, end) or _source(scene, preposition, start, end)
    if source is None:
        return
    if preposition.row.kind == "source":
        end = source.index
    words = cover(t.span for t in sentence.tokens[start:end])
    heads = list(coordinated(scene, source))
    mentions = [source_mention(scene, head) for head in heads]
    frame = Span(words.start, max(words.end, *(m.span.end for m in mentions)))
    if preposition.row.position == "after" and mentions[0].span.end <= words.start:
        frame = Span(mentions[0].span.start, words.end)
    frame = _with_relatives(scene, frame, heads)
    content, confidence = _content(scene, source, start, frame)
    if not content:
        return
    for mention in mentions:
        yield relation(
            scene,
            "according",
            source=mention,
            cue=Cue(words, preposition.row.form),
            content=content,
            stance=Stance(preposition.row.stance),
            confidence=confidence,
        )


def _teller(scene: Scene, index: int) -> Token | None:
    """*d'après ce qu'a déclaré son avocat*: behind *ce que*, the subject of the cue."""
    tokens = scene.sentence.tokens
    if not opens_free_relative(scene, index):
        return None
    hit = next((hit for hit in scene.cues if hit.first > index), None)
    opens = hit is not None and not any(
        t.feat("VerbForm") == "Fin" for t in tokens[index + 2 : hit.first]
    )
    return subject(scene, hit.token) if hit is not None and opens else None


def _relative(scene: Scene, index: int) -> Token | None:
    """The relative pronoun of a person behind a preposition: *selon qui*."""
    tokens = scene.sentence.tokens
    token = tokens[index] if index < len(tokens) else None
    opens = token is not None and scene.folded[token.index] in scene.lexicon.grammar.who
    return token if opens else None


def _thinks(scene: Scene, relative: Token) -> bool:
    """*le veilleur, pour qui P*; not *la Juventus, pour qui il joua, le client pour lequel P*."""
    before = next(
        (
            t
            for t in reversed(scene.sentence.tokens[: relative.index])
            if t.upos in ("NOUN", "PROPN") and t.relation not in ("nmod", "flat")
        ),
        None,
    )
    sense = scene.lexicon.noun(before.lemma) if before is not None else None
    invariable = relative.feat("Number") is None
    return sense is not None and sense.kind == "person" and invariable


def _said_by_antecedent(
    scene: Scene, preposition: Preposition, start: int, end: int, pronoun: Token
) -> Iterator[Attribution]:
    """*un ancien contremaître selon qui [P]*: the noun before it is the source."""
    verb = next(
        (
            a
            for a in scene.sentence.ancestors(pronoun)
            if a.relation == "acl" or a.deprel == "advcl:cleft"
        ),
        None,
    )
    noun = scene.sentence.head(verb) if verb is not None else None
    if noun is not None and not can_act(scene, noun):
        noun = name_before(scene, start)  # "le point de vue du Post, selon lequel P"
    if verb is None or noun is None:
        return
    if _of_a_cue_noun(scene, start):
        return  # "l'affirmation du ministre selon laquelle P" is a noun's own construction
    behind = Span(scene.sentence.tokens[end + 1].start, clause_span(scene, verb).end)
    content = pieces(scene, [behind], [])
    if content:
        words = cover(t.span for t in scene.sentence.tokens[start:end])
        yield relation(
            scene,
            "according",
            source=source_mention(scene, noun),
            cue=Cue(words, preposition.row.form),
            content=content,
            stance=Stance(preposition.row.stance),
            confidence=weights("relation")["according"],
        )


def _of_a_cue_noun(scene: Scene, start: int) -> bool:
    """A noun that tells stands before the token `start`, with no finite verb between."""
    for token in reversed(scene.sentence.tokens[:start]):
        if token.feat("VerbForm") == "Fin":
            return False
        if scene.lexicon.grammar.canonical(token.lemma) in scene.lexicon.cue_nouns:
            return True
    return False


def _source(scene: Scene, preposition: Preposition, start: int, end: int) -> Token | None:
    sentence, row = scene.sentence, preposition.row
    if row.kind == "possessive":
        grammar = scene.lexicon.grammar
        possessive = grammar.possessive | grammar.first_person
        return next(
            (
                t
                for t in sentence.tokens[start:end]
                if scene.folded[t.index] in possessive
                or (t.upos == "PRON" and t.relation == "obj")  # "à l'en croire"
            ),
            None,
        )
    if row.kind == "source":
        return next((t for t in sentence.tokens[start:end] if t.upos == "NOUN"), None)
    if row.position == "after":
        behind = sentence.tokens[end] if end < len(sentence.tokens) else None
        if behind is None or behind.upos == "PUNCT":
            before = sentence.tokens[start - 1] if start else None
            while before is not None and before.relation in ("flat", "appos") and before.head >= 0:
                before = sentence.tokens[before.head]
            return before if before is not None and before.upos in NOMINAL else None
    token = _head_behind(scene, end)
    if token is None or token.feat("PronType") == RELATIVE:
        return None
    lemma = scene.lexicon.grammar.canonical(token.lemma)
    if (
        lemma in scene.lexicon.not_sources
        or scene.canonical[token.index] in scene.lexicon.not_sources
    ):
        return None
    token = _owner_of_words(scene, token)
    if row.kind == "contact" and not _contacted(scene, token):
        return None
    if row.restricted == "person" and not holds_opinion(scene, token, start):
        return None
    if row.restricted != "person" and not (
        _party(scene, token) and _set_off(scene, row, token, start)
    ):
        return None
    return token


def _set_off(scene: Scene, row: CuePreposition, token: Token, start: int) -> bool:
    """A phrase between marks, or one that names a party: not *réalisé d'après un conte*."""
    apart = start == 0 or scene.is_punctuation(start - 1)
    if not apart and _is_verbal(scene, start):
        return False  # "commence à entendre les témoins"
    named = is_party(scene, token) and not (
        row.apart and token.upos == "PROPN" and scene.sentence.child(token, "flat") is None
    )
    if apart or named:
        before = scene.sentence.tokens[start - 1] if start else None
        made = before is not None and before.feat("VerbForm") == "Part" and start == 1
        return not made and scene.quote_around(token.start) is scene.quote_around(
            scene.sentence.tokens[start].start
        )
    return False


def _is_verbal(scene: Scene, start: int) -> bool:
    """*à entendre X, à en croire X*: a locution with an infinitive."""
    behind = scene.sentence.tokens[start + 1 : start + VERBAL]
    return any(t.feat("VerbForm") == "Inf" for t in behind)


def _owner_of_words(scene: Scene, token: Token) -> Token:
    """*selon des informations du Parisien, selon les propos du maire*: who they come from."""
    row = scene.lexicon.cue_nouns.get(scene.lexicon.grammar.canonical(token.lemma))
    sense = scene.lexicon.noun(token.lemma)
    if row is None or (sense is not None and sense.kind == "document"):
        return token
    for child in scene.sentence.all_children(token, "nmod"):
        case = scene.sentence.child(child, "case")
        opened = case is not None and scene.folded[case.index] in (
            scene.lexicon.grammar.source_openers
        )
        if opened and is_party(scene, child):
            return child
    return token


def _head_behind(scene: Scene, start: int) -> Token | None:
    """The head of the noun phrase that begins at token `start`."""
    tokens = scene.sentence.tokens
    current = next(
        (
            t
            for t in tokens[start : start + 8]
            if t.upos in ("NOUN", "PROPN", "PRON", "NUM") and t.relation not in ("det", "nummod")
        ),
        None,
    )
    if current is None or any(
        t.upos in ("VERB", "PUNCT") for t in tokens[start : current.index] if t.form not in '«“"'
    ):
        return None
    while True:
        head = scene.sentence.head(current)
        if (
            head is None
            or head.index < current.index
            or head.upos not in ("NOUN", "PROPN")
            or current.relation not in ("nmod", "compound", "amod", "nummod", "flat", "det")
            or any(t.upos == "PUNCT" for t in tokens[current.index : head.index])
        ):
            return current
        current = head


def _party(scene: Scene, token: Token) -> bool:
    """Anything may be named after *selon* except bare numbers, dates and measures."""
    named = list(coordinated(scene, token))
    measures = len(named) > 1 and not any(can_act(scene, t) or t.upos != "NOUN" for t in named)
    day = scene.folded[token.index] in scene.lexicon.grammar.days
    return token.upos != "NUM" and not day and not measures  # "selon la taille et le poids"


def _contacted(scene: Scene, token: Token) -> bool:
    """*a-t-on appris auprès de X*: the phrase hangs on a cue verb that names no other source."""
    for ancestor in scene.sentence.ancestors(token):
        hit = scene.cue_at(ancestor)
        if hit is None:
            if ancestor.upos == "VERB":
                return False
            continue
        if hit.row.needs == "clause":
            return False  # "s'est inscrit auprès de l'office"
        held = subject(scene, ancestor)
        event = held is not None and held.deprel == "nsubj:pass" and not can_act(scene, held)
        return held is None or event or is_nobody(scene, held.index)
    return False


def _with_relatives(scene: Scene, frame: Span, heads: list[Token]) -> Span:
    """The frame with what hangs on the source: *selon Y, qui cite X,*."""
    end = frame.end
    for head in heads:
        end = max(end, _run(scene, head, end))
        for child in _hanging(scene, head):
            tokens = [t for t in scene.sentence.subtree(child) if t.upos != "PUNCT"]
            if tokens[0].start >= frame.start and not _main_verb_inside(tokens):
                end = max(end, tokens[-1].end)
    return Span(frame.start, end)


def _hanging(scene: Scene, head: Token) -> Iterator[Token]:
    """What is said of the source or of the name beside it: relatives, participles, titles."""
    names = scene.sentence.all_children(head, "nmod", "appos", "flat")
    bearers = [head, *(n for n in names if scene.sentence.child(n, "case") is None)]
    for bearer in bearers:
        yield from scene.sentence.all_children(bearer, "acl", "appos")
    own = [t.index for t in scene.sentence.subtree(head) if t.relation == "nmod"]
    for noun in (scene.sentence.tokens[index] for index in own):
        for clause in scene.sentence.all_children(noun, "acl"):
            first = scene.sentence.subtree(clause)[0]
            if first.form == COMMA and first.index - 1 in own:
                yield clause  # "d'après l'entourage du ministre, dont Y se fait l'écho"


def _run(scene: Scene, head: Token, end: int) -> int:
    """The end of the words that hang on `head` in one run behind `end`, up to the first mark."""
    own = {t.index for t in scene.sentence.subtree(head)}
    for token in scene.sentence.tokens:
        if token.start < end:
            continue
        if token.index not in own or token.upos == "PUNCT" or token.head < 0:
            break
        end = token.end
    return end


def _main_verb_inside(tokens: list[Token]) -> bool:
    return any(t.head < 0 for t in tokens)


def _content(
    scene: Scene, source: Token, start: int, frame: Span
) -> tuple[tuple[Span, ...], float]:
    sentence = scene.sentence
    if _stands_free(scene, start, frame):
        span = segment_of(scene, start)
        return pieces(scene, [span], [frame]), weights("relation")["according"]
    clause = _governing_clause(scene, source, frame)
    while clause is not None and clause.relation == "parataxis" and scene.cue_at(clause):
        clause = sentence.head(clause)
    if clause is None:
        return pieces(scene, [sentence.span], [frame]), weights("relation")["according_surface"]
    later = frozenset(
        child.index
        for child in sentence.all_children(clause, "conj")
        if is_finite(scene, child)
        and child.index > start
        and start > clause.index
        and child.start > frame.end
        and _closes(scene, child, frame)
    )
    cuts = [frame]
    span = clause_span(scene, clause, without=later)
    if later:
        first = min(t.start for i in later for t in sentence.subtree(sentence.tokens[i]))
        span = Span(span.start, min(span.end, first))
    quote = scene.quote_around(frame.start)
    if quote is None:
        span = _out_of_quote(scene, span)
    return pieces(scene, [span], cuts), weights("relation")["according"]


def _stands_free(scene: Scene, start: int, frame: Span) -> bool:
    """*Selon X, P* and *P, selon X.*: at an edge of the independent clause, all of it meant."""
    held = segment_of(scene, start)
    if scene.quote_around(frame.start) is not None:
        return False
    inside = [t for t in scene.sentence.within(held) if t.upos != "PUNCT"]
    before = [t for t in inside if t.start < frame.start]
    behind = [t for t in inside if t.start >= frame.end]
    if not before or all(t.upos in ("CCONJ", "ADV", "INTJ") for t in before):
        return bool(behind)
    opened = any(t.upos == "SCONJ" or t.feat("PronType") == "Rel" for t in before)
    return not behind and scene.is_punctuation(start - 1) and not opened


def _closes(scene: Scene, conjunct: Token, frame: Span) -> bool:
    """True where the phrase ends the first conjunct: *[P], selon X, et Q*."""
    first = min(t.start for t in scene.sentence.subtree(conjunct))
    gap = [t for t in scene.sentence.tokens if frame.end <= t.start < first]
    return all(t.upos in ("PUNCT", "CCONJ") for t in gap)


def _out_of_quote(scene: Scene, span: Span) -> Span:
    """A sentence that goes on behind a closed quotation of an earlier one begins behind it."""
    for quote in scene.quotes:
        if quote.depth == 0 and quote.span.start < scene.sentence.span.start < quote.span.end:
            return Span(max(span.start, quote.span.end), span.end)
    return span


def _governing_clause(scene: Scene, source: Token, frame: Span) -> Token | None:
    """The head of the clause that the phrase stands in, outside the phrase itself."""
    current: Token | None = source
    while current is not None and frame.start <= current.start < frame.end:
        current = scene.sentence.head(current)
    if current is None:
        return None
    if current.upos == "PUNCT":
        return None
    related = _relative_around(scene, frame)
    if related is not None:
        return related
    if (
        current.relation in ("acl", "advcl")
        and current.deprel != "acl:relcl"
        and not is_finite(scene, current)
    ):
        return clause_head(scene, current)
    held = clause_head(scene, current) if not _heads(scene, current) else current
    cleft = scene.sentence.head(held)
    if held.deprel == "advcl:cleft" and cleft is not None:  # "c'est X qui a vu P, selon Y"
        return cleft
    return held


def _relative_around(scene: Scene, frame: Span) -> Token | None:
    """*des compromis qui sont, selon moi, justes*: the relative that the phrase stands in."""
    for token in reversed(scene.sentence.tokens):
        if token.start >= frame.start or token.feat("PronType") != RELATIVE:
            continue
        verb = scene.sentence.head(token)
        held = verb is not None and verb.deprel == "acl:relcl" and verb.start >= frame.end
        return verb if held else None
    return None


def _heads(scene: Scene, token: Token) -> bool:
    return token.head < 0 or (
        token.relation in ("ccomp", "advcl", "parataxis", "csubj", "conj", "acl")
        and is_finite(scene, token)
    )
