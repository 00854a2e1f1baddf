"""Whether *pour X* gives an opinion of X, or says for whom something is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.quotes import MARKS

if TYPE_CHECKING:
    from provenance.attribution.scene import Scene
    from provenance.parsing.sentence import Token


def holds_opinion(scene: Scene, token: Token, start: int) -> bool:
    """*Pour X, P*: a person or body, set off by a comma, at the head of its clause."""
    sentence = scene.sentence
    sense = scene.lexicon.noun(token.lemma)
    named = token.upos == "PROPN" and sentence.child(token, "det") is None
    personal = scene.folded[token.index] in scene.lexicon.pronouns
    if any(c.deprel == "acl" for c in sentence.children[token.index]):
        return False
    if _first_person_clause(scene, token) or _beneficiary(scene, token, start):
        return False
    if not (named or personal or (sense is not None and sense.kind not in ("document", "source"))):
        return False
    last = max(t.index for t in sentence.subtree(token) if t.upos != "PUNCT")
    opens = (
        start == 0
        or _is_break(scene, start - 1)
        or sentence.tokens[start - 1].upos
        in (
            "CCONJ",
            "SCONJ",
        )
    )
    closed = scene.is_punctuation(last + 1) and last + 1 < len(sentence.tokens)
    if start > 0 and last + 2 >= len(sentence.tokens) and not _judges(scene, token):
        return False
    if personal and start == 0:  # "Pour moi ce restaurant est le meilleur"
        return True
    first_words = any(t.upos == "NUM" for t in sentence.subtree(token))
    return opens and closed and not first_words and (start == 0 or _between_commas(scene, start))


def _judges(scene: Scene, token: Token) -> bool:
    """*C'est une erreur, pour le maire*: behind its clause the phrase needs a judgement."""
    return any(
        scene.sentence.child(ancestor, "cop") is not None
        for ancestor in scene.sentence.ancestors(token)
    )


def _beneficiary(scene: Scene, token: Token, start: int) -> bool:
    """*Pour les retraités, la hausse atteindra 23 euros*: a figure is reckoned for a group."""
    group = token.feat("Number") == "Plur" and token.upos == "NOUN"
    behind = scene.sentence.tokens[start:]
    return group and any(t.upos == "NUM" for t in behind)


def _first_person_clause(scene: Scene, token: Token) -> bool:
    """*Pour lui, je crois que P*: the writer speaks, and the phrase only says about whom."""
    verb = next((a for a in scene.sentence.ancestors(token) if a.upos == "VERB"), None)
    held = scene.sentence.child(verb, "nsubj") if verb is not None else None
    return held is not None and scene.folded[held.index] in scene.lexicon.grammar.first_person


def _between_commas(scene: Scene, start: int) -> bool:
    return _is_break(scene, start - 1) or start <= 1


def _is_break(scene: Scene, index: int) -> bool:
    """A mark between clauses, and no quotation mark."""
    return scene.is_punctuation(index) and scene.sentence.tokens[index].form not in MARKS
