"""Independent clauses side by side in one sentence: what one voice says ends where the next begins.

*Selon l'élu, [le chantier glisse] ; la région se tait.* *Elle dit que [P], mais le maire nie.*
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.attribution.phrases import agrees, is_finite, is_present_participle
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token

SEMICOLON = ";"
NEAR = 4
"""Words behind a cue within which its *que* shows that it says something of its own."""
SUBJECT = ("DET", "NOUN", "PROPN", "PRON", "NUM")
"""What the phrase of a subject may begin with."""
REACH = 10
"""Words behind a cue within which its *que* is looked for."""
PHRASE = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "ADP", "NUM", "ADV"})
COMMA = ","


def segment_of(scene: Scene, index: int) -> Span:
    """The independent clause in which the token `index` stands; in a quotation, the sentence."""
    whole = scene.sentence.span
    place = scene.sentence.tokens[index].start
    if scene.quote_around(place) is not None:
        return whole
    start, end = whole.start, whole.end
    for boundary in _boundaries(scene):
        if boundary.end <= place:
            start = boundary.end
        elif boundary.start >= place:
            end = min(end, boundary.start)
    return Span(start, end)


def clipped(scene: Scene, spans: Iterable[Span], index: int) -> list[Span]:
    """`spans` as far as they lie in the independent clause of the token `index`."""
    held = segment_of(scene, index)
    return [cut for span in spans if (cut := span.common(held))]


@lru_cache(maxsize=1)  # asked for many times while one sentence is read
def _boundaries(scene: Scene) -> tuple[Span, ...]:
    """The marks and conjunctions between independent clauses, outside of quotations."""
    return tuple(_found_boundaries(scene))


def _found_boundaries(scene: Scene) -> Iterator[Span]:
    for token in scene.sentence.tokens:
        if scene.quote_around(token.start) is not None:
            continue
        if token.form == SEMICOLON or _opens_remark(scene, token):
            yield token.span
        elif _opens_sequel(scene, token) or _opens_clause(scene, token):
            before = scene.sentence.tokens[token.index - 1]
            yield Span(before.start if before.form == COMMA else token.start, token.end)


def _opens_remark(scene: Scene, token: Token) -> bool:
    """*…, ce qui n'est pas le cas; …, alors que Y nie*: what another voice adds."""
    grammar = scene.lexicon.grammar
    return token.form == COMMA and bool(
        scene.phrase_at(token.index + 1, grammar.remark_openers)
        or scene.phrase_at(token.index + 1, grammar.contrast_openers)
        or _goes_on_telling(scene, token.index + 1)
        or comments(scene, token.index + 1)
    )


def comments(scene: Scene, start: int) -> bool:
    """*…, pronostic que les artisans accueillent avec une moue*: a noun taking up what was said."""
    tokens = scene.sentence.tokens
    if not 0 < start < len(tokens) - 1 or tokens[start].upos != "NOUN":
        return False
    if tokens[start - 1].form != COMMA:
        return False
    noun = scene.lexicon.grammar.canonical(tokens[start].lemma)
    behind = tokens[start + 1]
    return noun in scene.lexicon.cue_nouns and (
        behind.feat("PronType") == "Rel"
        or behind.upos == "SCONJ"
        or (behind.upos == "VERB" and behind.feat("VerbForm") == "Part")
    )


def _goes_on_telling(scene: Scene, start: int) -> bool:
    """*…, avant de préciser que Q; …, précisant que Q*: a cue of the one who spoke."""
    if _is_gerund(scene, start):
        return scene.cue_at(scene.sentence.tokens[start]) is not None
    length = scene.phrase_at(start, scene.lexicon.grammar.narrative_openers)
    behind = scene.sentence.tokens[start + length : start + length + NEAR] if length else ()
    verb = next((t for t in behind if t.upos == "VERB"), None)
    return verb is not None and scene.cue_at(verb) is not None


def _is_gerund(scene: Scene, start: int) -> bool:
    """True for a present participle that ends the sentence: not *Y, citant X, ajoute que*."""
    tokens = scene.sentence.tokens
    if start >= len(tokens) or not is_present_participle(tokens[start]):
        return False
    taken_up = any(
        before.form == COMMA and after.feat("VerbForm") == "Fin"
        for before, after in pairwise(tokens[start:])
    )
    return not taken_up


def _opens_sequel(scene: Scene, token: Token) -> bool:
    """*…, puis a sommé P; … et doute que Q*: the subject of the sentence goes on to say more."""
    grammar, tokens = scene.lexicon.grammar, scene.sentence.tokens
    if token.index == 0 or token.index + 1 >= len(tokens):
        return False
    after_comma = tokens[token.index - 1].form == COMMA
    if scene.folded[token.index] in grammar.sequels:
        return after_comma and tokens[token.index + 1].feat("VerbForm") == "Fin"
    if token.upos != "CCONJ" or scene.folded[token.index] not in grammar.separators:
        return False
    behind = tokens[token.index + 1 :]
    verb = next((t for t in behind if t.upos not in ("PRON", "ADV", "AUX", "PART")), None)
    hit = scene.cue_at(verb) if verb is not None else None
    if hit is None or not is_finite(scene, hit.token):
        return False
    if any(t.relation == "nsubj" for t in behind[: hit.token.index - token.index - 1]):
        return False
    if _of_another_subject(scene, hit.token):
        return True
    return after_comma or _says_that(scene, hit)


def _says_that(scene: Scene, hit: CueHit) -> bool:
    """*… et a assuré sous le couvert de l'anonymat que Q*: a *que* of its own, no verb between."""
    for token in scene.sentence.tokens[hit.last + 1 :][:REACH]:
        if token.feat("VerbForm") == "Fin":
            return False
        if scene.folded[token.index] in scene.lexicon.grammar.complementisers:
            return True
    return False


def _of_another_subject(scene: Scene, verb: Token) -> bool:
    """*X juge que les enfants mangent mal et exige P*: its number refuses the nearer subject."""
    beside = scene.sentence.head(verb) if verb.relation == "conj" else None
    own = scene.sentence.child(beside, "nsubj") if beside is not None else None
    return own is not None and not agrees(scene, own, verb)


def _opens_clause(scene: Scene, token: Token) -> bool:
    """A comma and a conjunction before a finite clause with a subject of its own and no *que*."""
    sentence = scene.sentence
    if not 0 < token.index < len(sentence.tokens) - 1:
        return False
    if scene.folded[token.index] not in scene.lexicon.grammar.separators:
        return False
    if sentence.tokens[token.index - 1].form != COMMA:
        return False
    return _own_clause(scene, token) or _subject_and_verb(scene, token.index + 1)


def _own_clause(scene: Scene, conjunction: Token) -> bool:
    """The tree hangs the conjunction on a finite verb that has its own subject behind it."""
    sentence = scene.sentence
    head = sentence.head(conjunction)
    if head is None or head.index < conjunction.index or not is_finite(scene, head):
        return False
    subject = sentence.child(head, "nsubj", "expl:subj")
    if subject is None or subject.index < conjunction.index:
        return False
    behind = range(conjunction.index + 1, min(head.index, conjunction.index + 3))
    return subject.feat("PronType") != "Rel" and not any(
        scene.folded[i] in scene.lexicon.grammar.complementisers for i in behind
    )


def _subject_and_verb(scene: Scene, start: int) -> bool:
    """Seen on the surface: *l'un d'eux soupçonne*, a noun phrase and its finite verb."""
    named = False
    skipped = -1
    for token in scene.sentence.tokens[start:]:
        if token.index <= skipped:
            continue
        if token.form == COMMA and named and skipped < 0:
            skipped = _inserted(scene, token)
            if skipped > 0:
                continue
        if token.feat("VerbForm") == "Fin":
            return named
        if named and _narrates(scene, token):
            return True
        subject = token.upos in ("NOUN", "PROPN") or (
            token.upos == "PRON" and token.relation == "nsubj"
        )
        opens = token.index == start and token.upos not in SUBJECT
        if opens or token.upos not in PHRASE or token.feat("PronType") == "Rel":
            return False
        named = named or subject
    return False


def _narrates(scene: Scene, token: Token) -> bool:
    """*…, et son avocate d'ajouter que Q*: an infinitive of narration with a subject."""
    behind = scene.sentence.tokens[token.index + 1 : token.index + 2]
    opens = scene.folded[token.index] in scene.lexicon.grammar.source_openers
    return opens and any(t.feat("VerbForm") == "Inf" and scene.cue_at(t) for t in behind)


def _inserted(scene: Scene, comma: Token) -> int:
    """Index of the comma that ends an incise: *les relevés, ajoute-t-il, seront publiés*; or -1."""
    behind = scene.sentence.tokens[comma.index + 1 :]
    close = next((t.index for t in behind if t.form == COMMA), -1)
    emphatic = close == comma.index + 2 and behind[0].upos == "PRON"  # "le chantier, lui, reprend"
    cue = any(comma.index < hit.token.index < close for hit in scene.cues)
    verb = close > 0 and next(
        (
            t.feat("VerbForm") == "Fin"
            for t in scene.sentence.tokens[close + 1 :]
            if t.upos not in ("ADV", "PRON")
        ),
        False,
    )  # "deux surveillants, mis en cause, ont conservé leur poste"
    return close if cue or emphatic or verb else -1
