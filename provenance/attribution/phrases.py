"""Phrases and clauses cut from a parsed sentence: source phrases, subjects, content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from provenance.attribution.quotes import MARKS, PAIRS, STRAIGHT
from provenance.attribution.relation import Mention
from provenance.languages import fold
from provenance.text import Span, cover, subtract, trim

if TYPE_CHECKING:
    from provenance.attribution.scene import Scene
    from provenance.parsing.sentence import Sentence, Token

EDGES = "".join(sorted(MARKS)) + ",;:.!?…–—-()[]*•"
CLAUSAL = frozenset({"acl", "parataxis", "advcl", "ccomp", "csubj", "orphan", "discourse"})
HALVES = {**PAIRS, STRAIGHT: STRAIGHT, "(": ")", "[": "]"}
OPENERS = {
    closing: [mark for mark, closers in HALVES.items() if closing in closers]
    for closing in "".join(HALVES.values())
}
"""What a closing mark may close."""
NAME_REACH = 14
"""Words behind a described person within which the name is looked for."""
FUNCTION_WORDS = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PART", "PUNCT"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "SYM"})


def source_mention(scene: Scene, head: Token) -> Mention:
    """The source phrase around `head`: determiner to last complement.

    No preposition, no relative clause, no coordinated phrase. An apposition stays where it gives
    the name of a described head (*la maire, Anne Roy*), and goes where the name is the head.
    """
    sentence = scene.sentence
    if scene.folded[head.index] in scene.lexicon.grammar.clitic_suffixes:
        bare = head.form.rpartition("-")[2]
        return Mention(Span(head.end - len(bare), head.end), sentence.index, head.index)
    named = head.upos == "PROPN"
    dropped: set[int] = set()
    below = sentence.subtree(head)
    for token in below:
        if token.index == head.index:
            continue
        apart = token.relation in CLAUSAL or token.relation in ("conj", "cc")
        own = token.head == head.index
        if (
            apart
            or (own and _beside(scene, token, named=named))
            or (token.relation == "nmod" and not own and _where_or_when(scene, token))
        ):
            dropped.add(token.index)
    if dropped:
        below = sentence.subtree(head, without=frozenset(dropped))
    kept = [t for t in below if t.upos != "PUNCT"]
    block = _contiguous(sentence, kept, head)
    span = _balanced(trim(cover(t.span for t in block), sentence.text, edges=EDGES), sentence.text)
    span = _without_brackets(scene, head, span)
    if head.upos == "NOUN" and not any(t.upos == "PROPN" and t.relation != "nmod" for t in block):
        span = _with_name_behind(scene, head, _with_title_behind(scene, head, span))
    return Mention(span, sentence.index, head.index)


def _without_brackets(scene: Scene, head: Token, span: Span) -> Span:
    """*la Direction de la sûreté (DGS)*: the phrase up to what stands in brackets behind it."""
    text = scene.sentence.text
    opening = text.find("(", head.end, span.end)
    return span if opening < 0 else trim(Span(span.start, opening), text, edges=EDGES)


def _beside(scene: Scene, token: Token, *, named: bool) -> bool:
    """True for what hangs on the head and is no part of the name: preposition, copula, title."""
    return (
        token.relation in ("case", "mark", "cop", "aux", "nsubj", "expl")
        or (token.relation == "advmod" and token.index < token.head)
        or (token.relation in ("nmod", "obl") and _where_or_when(scene, token))
        or (token.relation == "appos" and (named or not _names(scene, token)))
        or (  # "le ministre, lui, considère"
            token.upos == "PRON"
            and token.index > token.head
            and scene.is_punctuation(token.index - 1)
        )
    )


def _where_or_when(scene: Scene, token: Token) -> bool:
    """*le ministre sur BFMTV, l'entreprise dans un communiqué, l'élu mardi*: not who said it."""
    case = scene.sentence.child(token, "case")
    if case is None:
        return scene.folded[token.index] in scene.lexicon.grammar.days
    if scene.folded[case.index] in scene.lexicon.grammar.source_openers:
        return False
    if token.upos == "NUM" or scene.sentence.child(token, "nummod") is not None:
        return True  # "l'élu à 22h50"
    sense = scene.lexicon.noun(token.lemma)
    if sense is not None and sense.kind == "document":
        return True
    if any(
        scene.phrase_at(t.index, scene.lexicon.places_not_sources)
        for t in scene.sentence.subtree(token)
    ):
        return True  # "l'association sur son compte Twitter"
    name = [t for t in scene.sentence.subtree(token) if t.index >= token.index]
    return any(
        scene.lexicon.outlet(cover(t.span for t in words).slice(scene.sentence.text)) is not None
        for words in (name, name[:1], name[:2])
    )


def clause_head(scene: Scene, token: Token) -> Token:
    """The word that heads the smallest clause in which `token` stands."""
    current = token
    for ancestor in scene.sentence.ancestors(token):
        if is_clause(scene, current) and current.index != token.index:
            return current
        current = ancestor
    return current


def is_clause(scene: Scene, token: Token) -> bool:
    """True where `token` heads a clause of its own: a finite verb, or a predicate with copula."""
    if token.head < 0:
        return True
    if token.relation in ("ccomp", "advcl", "parataxis", "csubj") or token.deprel == "acl:relcl":
        return True
    if token.relation == "conj":
        return is_finite(scene, token)
    return False


def is_finite(scene: Scene, token: Token) -> bool:
    """True where `token` or an auxiliary or copula of it is a finite verb."""
    if token.feat("VerbForm") == "Fin":
        return True
    return any(
        child.relation in ("aux", "cop") and child.feat("VerbForm") == "Fin"
        for child in scene.sentence.children[token.index]
    )


def agrees(scene: Scene, noun: Token, verb: Token) -> bool:
    """False where the noun is singular and the verb plural, or the other way round."""
    finite = [verb, *scene.sentence.all_children(verb, "aux", "cop")]
    wanted = next((t.feat("Number") for t in finite if t.feat("VerbForm") == "Fin"), None)
    joined = any(True for _ in scene.sentence.all_children(noun, "conj"))
    return joined or None in (wanted, noun.feat("Number")) or noun.feat("Number") == wanted


def has_article(scene: Scene, noun: Token) -> bool:
    """*ont dit à X des élus*: an article of the plural that the parser takes for a preposition."""
    case, article = scene.sentence.child(noun, "case"), scene.sentence.child(noun, "det")
    return (
        case is not None
        and article is not None
        and case.span == article.span
        and fold(case.span.slice(scene.sentence.text)) in scene.lexicon.grammar.indefinite
    )


def opens_free_relative(scene: Scene, index: int) -> bool:
    """True where a demonstrative and its relative stand at `index`: *ce que, ce dont*."""
    pair = scene.folded[max(index, 0) : index + 2]
    grammar = scene.lexicon.grammar
    return (
        len(pair) > 1
        and pair[0] in grammar.demonstrative_heads
        and pair[1] in grammar.demonstrative_relatives
    )


def is_present_participle(token: Token) -> bool:
    """*affirmant, en citant*: a gerund too."""
    return token.feat("VerbForm") == "Part" and token.feat("Tense") == "Pres"


def is_bare_participle(scene: Scene, token: Token) -> bool:
    """*un rapport accusé de P*: a past participle that describes a noun, without an auxiliary."""
    return (
        token.feat("VerbForm") == "Part"
        and token.feat("Tense") == "Past"
        and scene.sentence.child(token, "aux") is None
    )


def opens_narrative(scene: Scene, infinitive: Token) -> bool:
    """*avant d'annoncer P*: the infinitive goes on telling, whichever word its marks hang on."""
    return any(
        scene.phrase_at(place, scene.lexicon.grammar.narrative_openers)
        for mark in scene.sentence.all_children(infinitive, "mark", "case")
        for place in (mark.index - 1, mark.index)
        if place >= 0
    )


def is_infinitive(scene: Scene, token: Token) -> bool:
    """True where `token` heads an infinitive, a compound one too: *avoir vendu*, *être parti*."""
    if token.feat("VerbForm") == "Inf":
        return True
    return not is_finite(scene, token) and any(
        child.feat("VerbForm") == "Inf"
        for child in scene.sentence.all_children(token, "aux", "cop")
    )


def pieces(scene: Scene, whole: Iterable[Span], cuts: Iterable[Span]) -> tuple[Span, ...]:
    """`whole` without `cuts`, each piece trimmed of marks at its edges; empty pieces go."""
    text = scene.sentence.text
    kept = (trim(span, text, edges=EDGES) for span in subtract(whole, cuts))
    return tuple(_balanced(span, text) for span in kept if _says(scene, span))


def _says(scene: Scene, span: Span) -> bool:
    """False for a piece of function words only: the *parce que* before an embedded phrase."""
    if not any(c.isalnum() for c in span.slice(scene.sentence.text)):
        return False
    inside = scene.sentence.within(span)
    return not inside or any(t.upos not in FUNCTION_WORDS for t in inside)


def _balanced(span: Span, text: str) -> Span:
    """`span` with the mark beside it whose other half stands inside: quotation marks, brackets."""
    words = span.slice(text)
    before = _beside_blanks(text, span.start, -1)
    behind = _beside_blanks(text, span.end, 1)
    opening, closing = text[before : before + 1], text[behind : behind + 1]
    lacking = opening in HALVES and _halved(words, opening, HALVES[opening])
    if lacking and (lacking < 0 or opening == STRAIGHT) and before < span.start:
        return _balanced(Span(before, span.end), text)
    openers = OPENERS.get(closing, ())
    if any(_halved(words, mark, closing) > 0 for mark in openers):
        return Span(span.start, behind + 1)
    return span


def _beside_blanks(text: str, place: int, step: int) -> int:
    """Index of the first character beside `place` that is no blank, to the left or right."""
    index = place if step > 0 else place - 1
    while 0 <= index < len(text) and text[index].isspace() and text[index] != "\n":
        index += step
    return max(index, 0)


def _halved(words: str, opening: str, closing: str) -> int:
    """How many marks in `words` lack their closing half, or their opening one where negative."""
    if opening in closing:
        return words.count(opening) % 2
    return words.count(opening) - sum(map(words.count, closing))


def clause_span(scene: Scene, head: Token, *, without: frozenset[int] = frozenset()) -> Span:
    """The stretch of text from the first to the last word of the clause that `head` heads.

    A leading complementiser, the *de* or *à* of an infinitive, and marks at the edges are left
    outside.
    """
    tokens = [t for t in scene.sentence.subtree(head, without=without) if t.upos != "PUNCT"]
    while len(tokens) > 1 and (
        tokens[0].relation == "cc"
        or scene.folded[tokens[0].index] in scene.lexicon.grammar.complementisers
        or (
            tokens[0].relation == "mark"
            and scene.folded[tokens[0].index] in scene.lexicon.grammar.whether
        )
        or _opens_infinitive(scene, tokens[0], head)
    ):
        tokens = tokens[1:]
    return cover(t.span for t in tokens)


def _opens_infinitive(scene: Scene, token: Token, head: Token) -> bool:
    return (
        token.head == head.index
        and token.relation in ("mark", "case")
        and scene.folded[token.index] in scene.lexicon.grammar.infinitive_markers
        and is_infinitive(scene, head)
    )


def _names(scene: Scene, token: Token) -> bool:
    honorific = scene.canonical[token.index] in scene.lexicon.honorifics
    return token.upos == "PROPN" or honorific


def _with_title_behind(scene: Scene, head: Token, span: Span) -> Span:
    """*le journal L'Équipe*: the outlet's name right behind, wherever the tree hangs it."""
    sense = scene.lexicon.noun(head.lemma)
    if sense is None or sense.kind != "media":
        return span
    end = span.end
    behind = [t for t in scene.sentence.tokens if t.start >= span.end]
    for position, token in enumerate(behind):
        article = position == 0 and token.upos == "DET" and token.form[:1].isupper()
        if token.upos == "PROPN" and token.relation != "conj":
            end = token.end
        elif not article:
            break
    return Span(span.start, end)


def _with_name_behind(scene: Scene, head: Token, span: Span) -> Span:
    """*la vice-présidente chargée des finances, Anne Roy, …*: the name set off by commas.

    Seen on the surface, since the tree often hangs such a name on the noun before it.
    """
    sense = scene.lexicon.noun(head.lemma)
    if sense is None or sense.kind != "person":
        return span
    tokens = scene.sentence.tokens
    behind = [t for t in tokens if t.start >= span.end][:NAME_REACH]
    for position, token in enumerate(behind[:-1]):
        if token.feat("VerbForm") in ("Fin", "Inf") or token.form in (":", "(", "«", "“"):
            return span
        if token.form != "," or behind[position + 1].upos != "PROPN":
            continue
        name = behind[position + 1 :]
        length = next((i for i, t in enumerate(name) if t.upos not in ("PROPN", "DET", "ADP")), 0)
        closing = name[length].form if length else ""
        if closing not in (",", ".", ")", "»") or name[length - 1].upos != "PROPN":
            return span
        return Span(span.start, name[length - 1].end)
    return span


def _contiguous(sentence: Sentence, kept: list[Token], head: Token) -> list[Token]:
    """The part of `kept` around `head` that only marks interrupt."""
    indices = {t.index for t in kept}

    def joined(left: int, right: int) -> bool:
        return all(sentence.tokens[i].upos == "PUNCT" for i in range(left + 1, right))

    ordered = sorted(indices)
    position = ordered.index(head.index)
    low = high = position
    while low > 0 and joined(ordered[low - 1], ordered[low]):
        low -= 1
    while high + 1 < len(ordered) and joined(ordered[high], ordered[high + 1]):
        high += 1
    return [sentence.tokens[i] for i in ordered[low : high + 1]]
