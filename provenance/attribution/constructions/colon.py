"""A colon that opens what is said.

Surface forms:

1. cue verb and quotation: *Le maire a prévenu : « [La ville ne paiera pas.] »*, over sentences too.
2. cue verb and clause: *Elle prévient : [la ville ne paiera pas].*
3. speaker alone: *Le maire : « [La ville ne paiera pas.] »*
4. infinitive of narration: *Et le maire d'ajouter : « [P] »*
5. quotation behind any other verb of the speaker: *La présidente s'est emportée : « [P] »*
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.build import relation, verb_relation
from provenance.attribution.party import is_party
from provenance.attribution.phrases import NOMINAL, is_bare_participle, pieces, source_mention
from provenance.attribution.subject import subject
from provenance.report import Stance
from provenance.text import Span
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.relation import Attribution
    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token

COLON = ":"


def find(scene: Scene) -> Iterator[Attribution]:
    """Relations of every colon that stands between a speaker and what is said."""
    for token in scene.sentence.tokens:
        if token.form != COLON or scene.quote_around(token.start) is not None:
            continue
        quoted = _quoted(scene, token)
        hit = _cue_before(scene, token)
        if hit is not None:
            content = quoted or _rest(scene, token)
            speaker = _speaker(scene, hit)
            if content and (quoted or _announces(scene, hit, speaker)):
                yield verb_relation(
                    scene,
                    "colon",
                    hit,
                    source=source_mention(scene, speaker) if speaker else None,
                    content=content,
                    confidence=weights("relation")["colon_quoted" if quoted else "colon_clause"],
                )
        elif quoted:
            speaker = _bare_speaker(scene, token)
            if speaker is not None:
                yield relation(
                    scene,
                    "colon",
                    source=source_mention(scene, speaker),
                    cue=None,
                    content=quoted,
                    stance=Stance.REPORTED,
                    confidence=weights("relation")["colon_speaker"],
                )


def _announces(scene: Scene, hit: CueHit, speaker: Token | None) -> bool:
    """*Elle prévient : P*, without marks: a party, and a verb that can govern a clause."""
    return speaker is not None and is_party(scene, speaker) and not hit.row.incise_only


def _quoted(scene: Scene, colon: Token) -> tuple[Span, ...]:
    text = scene.sentence.text
    for quote in scene.quotes:
        gap = text[colon.end : quote.span.start]
        if quote.depth == 0 and quote.span.start >= colon.end and not gap.strip():
            return (quote.inner,)
    return ()


def _rest(scene: Scene, colon: Token) -> tuple[Span, ...]:
    end = scene.sentence.span.end
    return pieces(scene, [Span(colon.end, end)], [])


def _cue_before(scene: Scene, colon: Token) -> CueHit | None:
    """The last cue verb before the colon, with nothing but its own adjuncts between."""
    sentence = scene.sentence
    for hit in reversed(scene.cues):
        if hit.last >= colon.index or "incise" not in hit.row.frames:
            continue
        if hit.token.relation == "acl" and is_bare_participle(scene, hit.token):
            continue
        between = sentence.tokens[hit.last + 1 : colon.index]
        if any(t.upos == "VERB" and t.feat("VerbForm") == "Fin" for t in between):
            return None
        return hit if scene.quote_around(hit.token.start) is None else None
    return None


def _speaker(scene: Scene, hit: CueHit) -> Token | None:
    found = subject(scene, hit.token)
    if found is None and hit.token.feat("VerbForm") == "Inf":
        return _nominal_before(scene, hit.first)
    if found is None or not is_party(scene, found):
        inverted = scene.sentence.child(hit.token, "obj", "nsubj")
        behind = inverted is not None and inverted.index > hit.last
        return inverted if behind and inverted is not None and is_party(scene, inverted) else found
    return found


def _bare_speaker(scene: Scene, colon: Token) -> Token | None:
    """Who opens the quotation where no cue verb does: the phrase at the colon, else the subject.

    *Une version que balaie son avocate, Me Roy : « … »* · *La présidente s'est emportée : « … »*
    """
    before = scene.sentence.tokens[: colon.index]
    teller = _narrator(scene, colon)
    if teller is not None:
        return teller
    nearest = next((t for t in reversed(before) if t.upos in ("NOUN", "PROPN")), None)
    while nearest is not None and nearest.relation in ("flat", "appos", "nmod"):
        head = scene.sentence.head(nearest)
        if head is None or head.index > nearest.index:
            break
        if _speaks(scene, nearest) and _is_cue(scene, head):
            return nearest  # "Réponse, cinglante, du procureur : « … »"
        nearest = head
    if nearest is not None and nearest.relation == "nsubj" and _speaks(scene, nearest):
        return nearest
    verbs = [t for t in before if t.upos == "VERB" and t.feat("VerbForm") in ("Fin", "Part")]
    for verb in (t for t in reversed(verbs) if t.head < 0 or t.relation == "conj"):
        found = scene.sentence.child(verb, "nsubj")
        if found is not None and _speaks(scene, found):
            return found
    return nearest if nearest is not None and _speaks(scene, nearest) and not verbs else None


def _narrator(scene: Scene, colon: Token) -> Token | None:
    """*Et Le Figaro de tirer à boulets rouges sur le maire : « … »*: an infinitive of narration."""
    for verb in scene.sentence.tokens[1 : colon.index]:
        mark = scene.sentence.child(verb, "mark", "case")
        named = scene.sentence.head(verb)
        if (
            verb.feat("VerbForm") == "Inf"
            and verb.relation == "acl"
            and mark is not None
            and scene.folded[mark.index] in scene.lexicon.grammar.source_openers
            and scene.sentence.tokens[0].upos == "CCONJ"
            and named is not None
            and is_party(scene, named)
        ):
            return named
        if verb.feat("VerbForm") == "Fin":
            return None
    return None


def _is_cue(scene: Scene, token: Token) -> bool:
    return scene.lexicon.grammar.canonical(token.lemma) in scene.lexicon.cue_nouns


def _speaks(scene: Scene, token: Token) -> bool:
    if token.upos == "PROPN":
        return True
    if token.upos == "PRON":
        return scene.folded[token.index] in scene.lexicon.pronouns
    sense = scene.lexicon.noun(token.lemma)
    return sense is not None and sense.kind != "document"


def _nominal_before(scene: Scene, first: int) -> Token | None:
    for index in range(first - 1, -1, -1):
        token = scene.sentence.tokens[index]
        if (
            token.upos in NOMINAL
            and token.upos != "ADJ"
            and (
                token.head < 0
                or scene.sentence.tokens[token.head].index >= first
                or token.relation in ("nsubj", "root")
            )
        ):
            return token
    return None
