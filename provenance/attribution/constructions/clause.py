"""A cue verb and the clause that it governs.

Surface forms:

1. que-clause: *Le ministre affirme que [les stocks suffisent].*
2. coordinated clauses, one relation: *Il dit que [les stocks suffisent] et que [la crise passe].*
3. infinitive: *Il dit [avoir tout remis à la police]; elle nie [avoir touché l'argent].*
4. indirect question: *Le juge demande si [la date est sûre].*
5. participle, gerund: *Le juge a écarté la pièce, estimant que [la date manque].*
6. relative: *le quotidien, qui soutient que [P]*: the source is the antecedent.
7. infinitive of narration: *Et d'ajouter que [P]*: the source is whoever spoke before.
8. *que* seen on the surface where the tree hangs the clause elsewhere.

Tolerated: a clause labelled advcl, parataxis, xcomp, conj, obj or acl in place of ccomp, as long as
its complementiser stands after the cue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.build import verb_relation
from provenance.attribution.governed import reported
from provenance.attribution.party import can_act, coordinated, is_denied, is_nobody, is_party
from provenance.attribution.phrases import opens_narrative, source_mention
from provenance.attribution.speaker import source_head
from provenance.languages import fold
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.relation import Attribution, Mention
    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token


def find(scene: Scene) -> Iterator[Attribution]:
    """Relations of every cue verb with a clause, an infinitive or an indirect question."""
    for hit in scene.cues:
        if hit.row.incise_only or not _can_vouch(scene, hit):
            continue
        content, confidence = reported(scene, hit)
        if not content or not _own_act(scene, hit, content):
            continue
        orphan = is_orphan(scene, hit)
        for source in [None] if orphan else _sources(scene, hit):
            yield verb_relation(
                scene,
                "orphan" if orphan else "clause",
                hit,
                source=source,
                content=content,
                confidence=confidence,
            )


def _own_act(scene: Scene, hit: CueHit, content: tuple[Span, ...]) -> bool:
    """False for *la nuit promet d'être longue*: an infinitive of a thing that can say nothing."""
    if opens_narrative(scene, hit.token):  # "« P », lance X, avant d'inviter Y à partir"
        return True
    head = source_head(scene, hit.token)
    finite = any(
        t.feat("VerbForm") == "Fin" and any(s.contains(t.span) for s in content)
        for t in scene.sentence.tokens
    )
    return finite or head is None or head.upos != "NOUN" or can_act(scene, head)


def is_orphan(scene: Scene, hit: CueHit) -> bool:
    """*Et d'ajouter que P*: an infinitive of narration whose speaker is whoever spoke before."""
    if hit.token.feat("VerbForm") != "Inf" or hit.token.head >= 0:
        return False
    mark = scene.sentence.child(hit.token, "mark", "case")
    return mark is not None and scene.folded[mark.index] in scene.lexicon.grammar.source_openers


def _sources(scene: Scene, hit: CueHit) -> Iterator[Mention | None]:
    head = source_head(scene, hit.token)
    if head is None or is_nobody(scene, head.index):
        yield source_mention(scene, head) if head is not None else None
        return
    if _dangling(scene, hit, head):
        yield None
        return
    for token in coordinated(scene, head):
        yield source_mention(scene, token)


def _dangling(scene: Scene, hit: CueHit, head: Token) -> bool:
    """*Espérant que P, un permis est accordé*: a participle that has no subject to lean on."""
    return (
        head.upos == "NOUN"
        and hit.token.feat("VerbForm") == "Part"
        and hit.token.relation == "advcl"
        and not can_act(scene, head)
    )


def _can_vouch(scene: Scene, hit: CueHit) -> bool:
    """False where the subject is a thing: *le choc prouve que*, *aucun chiffre ne montre que*.

    What shows a content must be a document or somebody; what says or thinks it may be named by any
    noun, since no list of roles is whole, as long as the noun is not an event.
    """
    head = source_head(scene, hit.token)
    if head is None:
        return not hit.row.dative
    if _is_reflexive(scene, hit):
        return False
    if is_denied(scene, head) or (hit.row.people and not _thinks(scene, head)):
        return False
    if is_party(scene, head):
        return hit.row.cls != "shows" or _can_show(scene, head)
    if can_act(scene, head) or head.upos == "NUM":  # "sept sur dix jugent que P"
        return True
    if head.upos not in ("NOUN", "ADJ") or hit.row.cls in ("shows", "knows"):
        return False
    return fold(head.lemma) not in scene.lexicon.cue_nouns


def _is_reflexive(scene: Scene, hit: CueHit) -> bool:
    """*Le manuscrit se révèle être une copie*: the reflexive is another verb, and no cue."""
    return not hit.row.pronominal and any(
        child.index < hit.token.index
        and child.relation == "expl"
        and scene.folded[child.index] in scene.lexicon.grammar.reflexives
        for child in scene.sentence.children[hit.token.index]
    )


def _can_show(scene: Scene, head: Token) -> bool:
    """Not a government or a place: what these show is an event."""
    sense = scene.lexicon.noun(head.lemma)
    if sense is not None:
        return sense.kind != "government"
    return head.upos != "PROPN" or not _is_place(scene, head)


def _thinks(scene: Scene, head: Token) -> bool:
    """False for a law or a contract: *la convention prévoit que* reports nobody's view."""
    sense = scene.lexicon.noun(head.lemma)
    return is_party(scene, head) and (sense is None or sense.kind != "document")


def _is_place(scene: Scene, head: Token) -> bool:
    determiner = scene.sentence.child(head, "det")
    return determiner is not None and scene.lexicon.outlet(head.form) is None
