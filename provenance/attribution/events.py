"""Which noun phrases can state something: names of events and facts, and quoted words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.party import is_denied
from provenance.attribution.phrases import clause_span

if TYPE_CHECKING:
    from provenance.attribution.quotes import Quote
    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token
    from provenance.text import Span


def fits(scene: Scene, hit: CueHit, held: Token) -> bool:
    """True where the object of this cue can state something."""
    pair = (hit.token.lemma, held.lemma)
    if held.upos != "NOUN" or pair in scene.lexicon.empty_objects:
        return False
    if _pointed_at(scene, held) or _none_of_it(scene, hit, held):
        return False
    if is_denied(scene, held) or (hit.row.cls == "denies" and _has_clause(scene, held)):
        return hit.row.cls == "denies" and not _has_clause(scene, held)
    if partly_quoted(scene, held):
        return True
    if "noun" not in hit.row.frames:
        return False
    wanted = hit.row.cls == "asks" and complemented(scene, held)
    return wanted or _any_at_all(scene, hit, held) or names_event(scene, held)


def _any_at_all(scene: Scene, hit: CueHit, token: Token) -> bool:
    """*nie toute contrepartie*: what is denied of every such thing is a fact."""
    determiner = scene.sentence.child(token, "det", "amod")
    return (
        hit.row.cls == "denies"
        and determiner is not None
        and scene.folded[determiner.index] in scene.lexicon.grammar.universal
    )


def names_event(scene: Scene, token: Token) -> bool:
    """True for a noun of event or fact (*l'ouverture d'une enquête*), by its ending or the list."""
    if token.upos != "NOUN":
        return False
    lemma = scene.lexicon.grammar.canonical(token.lemma)
    sense = scene.lexicon.noun(token.lemma)
    deed = lemma.endswith(scene.lexicon.event_endings) and complemented(scene, token)
    if sense is not None and sense.kind == "media" and deed:  # "la publication de la liste"
        return True
    if sense is not None and sense.kind not in ("document", "source"):
        return False
    return (
        lemma in scene.lexicon.event_nouns
        or lemma in scene.lexicon.cue_nouns
        or (sense is None and lemma.endswith(scene.lexicon.event_endings))
    )


def _none_of_it(scene: Scene, hit: CueHit, token: Token) -> bool:
    """*n'a pas évoqué de destination*: nothing was said of any."""
    determiner = scene.sentence.child(token, "det", "case")
    return (
        hit.negated
        and determiner is not None
        and scene.folded[determiner.index] in (scene.lexicon.grammar.source_openers)
    )


def _pointed_at(scene: Scene, token: Token) -> bool:
    """*cette thèse*: takes up what was said before, and says nothing by itself."""
    determiner = scene.sentence.child(token, "det")
    return (
        determiner is not None
        and scene.folded[determiner.index] in scene.lexicon.grammar.demonstrative
        and not complemented(scene, token)
    )


def complemented(scene: Scene, token: Token) -> bool:
    """True where the noun has a complement: *la hausse des prix, quatre ans de prison*."""
    return any(
        child.relation in ("nmod", "acl", "nummod")
        for child in scene.sentence.children[token.index]
    )


def partly_quoted(scene: Scene, token: Token) -> bool:
    """*une sanction « prise à huis clos »*: some of the phrase's words stand in quotation marks."""
    span = clause_span(scene, token)
    return any(
        _right_behind(scene, span, q)
        or (
            q.inner.overlaps(span)
            and (
                _quoted_behind(scene, token, q)
                or q.inner.contains(token.span)
                or " " in q.inner.slice(scene.sentence.text)
            )
        )
        for q in scene.quotes
    )


def _right_behind(scene: Scene, span: Span, quote: Quote) -> bool:
    """*la phrase « Jean range son balai »*: a whole clause quoted behind its noun."""
    gap = scene.sentence.text[span.end : quote.span.start]
    return span.end < quote.span.start and not gap.strip()


def _quoted_behind(scene: Scene, token: Token, quote: Quote) -> bool:
    """*un air « irrespirable »*: a quoted adjective behind the noun says how it is."""
    return any(
        child.index > token.index and quote.inner.contains(child.span)
        for child in scene.sentence.all_children(token, "amod", "nmod", "acl")
    )


def _has_clause(scene: Scene, token: Token) -> bool:
    """*l'information selon laquelle P*: a cue noun whose clause is a relation of its own."""
    grammar = scene.lexicon.grammar
    if grammar.canonical(token.lemma) not in scene.lexicon.cue_nouns:
        return False
    held = scene.sentence.subtree(token)
    return any(
        scene.phrase_at(t.index, grammar.relative_according)
        or (t.upos == "SCONJ" and scene.folded[t.index] in grammar.complementisers)
        for t in held
        if t.index > token.index
    )
