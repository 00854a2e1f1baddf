"""Phrases and clauses cut from a parsed sentence: source phrases, subjects, content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from provenance.attribution.quotes import MARKS, PAIRS
from provenance.attribution.relation import Mention
from provenance.languages import fold
from provenance.text import Span, cover, subtract, trim

if TYPE_CHECKING:
    from provenance.attribution.scene import Scene
    from provenance.parsing.sentence import Sentence, Token

EDGES = "".join(sorted(MARKS)) + ",;:.!?…–—-()[]*•"
CLAUSAL = frozenset({"acl", "parataxis", "advcl", "ccomp", "csubj", "orphan", "discourse"})
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
    for token in sentence.subtree(head):
        if token.index == head.index:
            continue
        apart = token.relation in CLAUSAL or token.relation in ("conj", "cc")
        if apart or (token.head == head.index and _beside(scene, token, named=named)):
            dropped.add(token.index)
    kept = [t for t in sentence.subtree(head, without=frozenset(dropped)) if t.upos != "PUNCT"]
    block = _contiguous(sentence, kept, head)
    span = trim(cover(t.span for t in block), sentence.text, edges=EDGES)
    if head.upos == "NOUN" and not any(t.upos == "PROPN" and t.relation != "nmod" for t in block):
        span = _with_name_behind(scene, head, span)
    return Mention(span, sentence.index, head.index)


def _beside(scene: Scene, token: Token, *, named: bool) -> bool:
    """True for what hangs on the head and is no part of the name: preposition, copula, title."""
    return (
        token.relation in ("case", "mark", "cop", "aux", "nsubj", "expl")
        or (token.relation == "advmod" and token.index < token.head)
        or (token.relation in ("nmod", "obl") and _where_or_when(scene, token))
        or (token.relation == "appos" and (named or not _names(scene, token)))
    )


def _where_or_when(scene: Scene, token: Token) -> bool:
    """*le ministre sur BFMTV, l'entreprise dans un communiqué, l'élu mardi*: not who said it."""
    case = scene.sentence.child(token, "case")
    if case is None:
        return scene.folded[token.index] in scene.lexicon.grammar.days
    if scene.folded[case.index] in scene.lexicon.grammar.source_openers:
        return False
    sense = scene.lexicon.noun(token.lemma)
    if sense is not None and sense.kind == "document":
        return True
    name = [t for t in scene.sentence.subtree(token) if t.index >= token.index]
    return any(
        scene.lexicon.outlet(cover(t.span for t in words).slice(scene.sentence.text)) is not None
        for words in (name, name[:1], name[:2])
    )


def coordinated(scene: Scene, head: Token) -> Iterator[Token]:
    """`head` and the nominal phrases coordinated with it by a conjunction: *Reuters et l'AFP*."""
    yield head
    conjuncts = list(scene.sentence.all_children(head, "conj"))
    if any(scene.sentence.child(child, "cc") is not None for child in conjuncts):
        yield from (c for c in conjuncts if c.upos in NOMINAL and c.upos != "ADJ")


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
        if own is not None:
            if own.feat("PronType") == "Rel":
                return _antecedent(sentence, current)
            return _counted(scene, current, own)
        head = sentence.head(current)
        if head is None:
            return None
        if current.relation == "acl" and head.upos in NOMINAL:
            return head
        if current.relation in ("conj", "xcomp", "advcl", "acl", "ccomp", "parataxis", "aux"):
            if sentence.child(current, "expl:subj") is not None:
                return None
            current = head
            continue
        return None
    return None


def source_head(scene: Scene, verb: Token) -> Token | None:
    """Who says it: the agent of a passive (*il a été confirmé par X que*), else the subject."""
    if scene.sentence.child(verb, "aux:pass") is not None:
        return scene.sentence.child(verb, "obl:agent")
    hit = scene.cue_at(verb)
    if hit is not None and hit.row.impersonal:
        return _behind_de(scene, verb)
    return (
        subject(scene, verb)
        or scene.sentence.child(verb, "obl:agent")
        or _mistaken_expletive(scene, verb)
        or _party_before(scene, verb)
    )


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
    if hit is None or hit.first == 0 or not is_finite(scene, verb):
        return None
    index = hit.first - 1
    if scene.sentence.tokens[index].form == ",":
        index -= 1
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


def is_denied(scene: Scene, token: Token) -> bool:
    """True where nobody is meant: *aucune étude ne montre que*."""
    return any(
        scene.folded[child.index] in scene.lexicon.grammar.negations
        for child in scene.sentence.all_children(token, "det")
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
        child.feat("VerbForm") == "Fin"
        for child in scene.sentence.all_children(token, "aux", "cop")
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
    inside = [t for t in scene.sentence.tokens if span.contains(t.span)]
    return not inside or any(t.upos not in FUNCTION_WORDS for t in inside)


def _balanced(span: Span, text: str) -> Span:
    """`span` with the closing mark behind it where its opening mark stands inside."""
    words = span.slice(text)
    end = span.end
    while end < len(text) and text[end].isspace() and text[end] != "\n":
        end += 1
    mark = text[end : end + 1]
    openers = [opener for opener, closers in PAIRS.items() if mark and mark in closers]
    if sum(map(words.count, openers)) > words.count(mark):
        return Span(span.start, end + 1)
    return span


def clause_span(scene: Scene, head: Token, *, without: frozenset[int] = frozenset()) -> Span:
    """The stretch of text from the first to the last word of the clause that `head` heads.

    A leading complementiser, and marks at the edges, are left outside.
    """
    tokens = [t for t in scene.sentence.subtree(head, without=without) if t.upos != "PUNCT"]
    while len(tokens) > 1 and (
        tokens[0].relation == "cc"
        or scene.folded[tokens[0].index] in scene.lexicon.grammar.complementisers
        or (
            tokens[0].relation == "mark"
            and scene.folded[tokens[0].index] in scene.lexicon.grammar.interrogatives
        )
    ):
        tokens = tokens[1:]
    return cover(t.span for t in tokens)


def _names(scene: Scene, token: Token) -> bool:
    honorific = scene.canonical[token.index] in scene.lexicon.honorifics
    return token.upos == "PROPN" or honorific


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


def _own_subject(scene: Scene, verb: Token) -> Token | None:
    """The subject on the verb itself; one behind a *que* belongs to the clause it opens."""
    subjects = list(scene.sentence.all_children(verb, "nsubj"))
    named = [c for c in subjects if scene.canonical[c.index] not in scene.lexicon.honorifics]
    for child in named or subjects:
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


def _antecedent(sentence: Sentence, verb: Token) -> Token | None:
    for current in (verb, *sentence.ancestors(verb)):
        if current.relation == "acl":
            head = sentence.head(current)
            if head is None:
                return None
            return head
    return None


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
