"""Who can be a party: words that name somebody who says something, and those that name nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.phrases import NOMINAL
from provenance.attribution.segments import COMMA
from provenance.languages import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.scene import Scene
    from provenance.parsing.sentence import Token


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


def can_act(scene: Scene, token: Token) -> bool:
    """A party, or a noun made like the names of those who act: *le randonneur, la guitariste*."""
    lemma = fold(token.lemma)
    return is_party(scene, token) or (
        token.upos in ("NOUN", "ADJ") and lemma.endswith(scene.lexicon.person_endings)
    )


def is_nobody(scene: Scene, index: int) -> bool:
    """True for *on*, glued to its verb or not: it stands for nobody in particular."""
    stem = scene.folded[index].rpartition("-")[2]
    return stem in scene.lexicon.grammar.impersonal_subjects


def is_first_person(scene: Scene, index: int) -> bool:
    """True for *je, nous*, glued to its verb or not; *Me*, a lawyer's title, is none."""
    if scene.sentence.tokens[index].upos in ("NOUN", "PROPN"):
        return False
    return scene.folded[index].lstrip("-") in scene.lexicon.grammar.first_person


def is_denied(scene: Scene, token: Token) -> bool:
    """True where nobody is meant: *aucune étude ne montre que, rien ne s'oppose à*."""
    return scene.folded[token.index] in scene.lexicon.grammar.nobody or any(
        scene.folded[child.index] in scene.lexicon.grammar.negations
        for child in scene.sentence.all_children(token, "det")
    )


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


def can_say(scene: Scene, source: Token, verb: Token) -> bool:
    """A source that can act and is somebody: *on* only where it speaks for a body."""
    nobody = is_nobody(scene, source.index) and impersonal_body(scene, verb) is None
    return can_act(scene, source) and not nobody and not is_denied(scene, source)


def name_before(scene: Scene, index: int) -> Token | None:
    """The head of the name that ends right before the token `index`, or before its comma."""
    last = index - 1
    if last > 0 and scene.sentence.tokens[last].form == COMMA:
        last -= 1
    token = scene.sentence.tokens[max(last, 0)]
    while token.relation == "flat" and token.head >= 0:
        token = scene.sentence.tokens[token.head]
    return token if token.upos == "PROPN" else None
