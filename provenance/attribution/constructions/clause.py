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
from provenance.attribution.phrases import (
    clause_span,
    is_finite,
    is_infinitive,
    pieces,
    source_mention,
)
from provenance.attribution.speaker import (
    can_act,
    coordinated,
    impersonal_body,
    is_denied,
    is_party,
    source_head,
)
from provenance.languages import fold
from provenance.text import Span
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.relation import Attribution, Mention
    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token

QUE_REACH = 24
"""Words behind a cue within which a *que* is looked for on the surface."""
NEXT = 2
"""Words behind a cue that still stand right behind it."""
COMMA = ","
STOPS = frozenset(".;:!?»”")
TAILS = ("obl", "advcl", "advmod", "ccomp", "xcomp", "obj", "nmod")
CLAUSES = ("ccomp", "xcomp", "advcl", "parataxis", "conj", "obj", "csubj", "acl", "obl", "root")


def find(scene: Scene) -> Iterator[Attribution]:
    """Relations of every cue verb with a clause, an infinitive or an indirect question."""
    for hit in scene.cues:
        if hit.row.incise_only or not _can_vouch(scene, hit):
            continue
        content, confidence = _content(scene, hit)
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


def _content(scene: Scene, hit: CueHit) -> tuple[tuple[Span, ...], float]:
    heads, confidence = list(_clauses(scene, hit)), weights("relation")["clause"]
    if heads:
        spans = _disjoint(_joined(scene, heads, hit.last))
        return pieces(scene, _whole(scene, hit, spans), [hit.span]), confidence
    span = _surface(scene, hit)
    if span is not None:
        spans = [span, *_and_que(scene, span)]
        return pieces(scene, spans, []), weights("relation")["clause_surface"]
    return (), 0.0


def _clauses(scene: Scene, hit: CueHit) -> Iterator[Token]:
    """The heads of the clauses that `hit` governs, coordinated ones included."""
    sentence, grammar = scene.sentence, scene.lexicon.grammar
    reported = False
    for child in sorted(
        [*sentence.children[hit.token.index], *_beyond_addressee(scene, hit)],
        key=lambda token: token.index,
    ):
        if child.index <= hit.last or child.relation not in CLAUSES:
            continue
        marker = _marker(scene, child, hit.last)
        if marker is None:
            if _bare_question(scene, hit, child) or (
                _governed_infinitive(scene, hit, child)
                or _que_between(scene, hit, child)
                or (reported and is_infinitive(scene, child))
            ):
                yield child
            continue
        if child.relation == "conj" and not reported and sentence.child(child, "cc") is not None:
            continue
        reported = True
        word = scene.folded[marker.index]
        reported_clause = (
            word in grammar.complementisers and "que" in hit.row.frames and is_finite(scene, child)
        )
        if reported_clause or _asked(scene, hit, child, marker):
            yield child


def _beyond_addressee(scene: Scene, hit: CueHit) -> Iterator[Token]:
    """*a sommé le ministre de partir, a déclaré au juge avoir payé*: hung on who was spoken to."""
    if "predicate" in hit.row.frames:
        return
    for child in scene.sentence.all_children(hit.token, "obj", "iobj", "obl"):
        if child.index > hit.last and (child.relation == "obl" or can_act(scene, child)):
            yield from (
                held
                for held in scene.sentence.subtree(child)
                if held.relation == "acl" and is_infinitive(scene, held)
            )


def _asked(scene: Scene, hit: CueHit, child: Token, marker: Token) -> bool:
    """An indirect question: *demande si P*, *ignore comment P*."""
    return (
        "si" in hit.row.frames
        and scene.folded[marker.index] in scene.lexicon.grammar.interrogatives
        and child.relation in ("ccomp", "advcl", "obj", "xcomp", "conj", "parataxis")
        and (child.relation != "advcl" or marker.index - hit.last <= NEXT)
    )


def _bare_question(scene: Scene, hit: CueHit, child: Token) -> bool:
    """*On saura qui est coupable, ce qui manque*: opened by a pronoun, right behind the cue."""
    if "si" not in hit.row.frames or child.relation not in ("ccomp", "obj", "xcomp"):
        return False
    first = scene.sentence.subtree(child)[0]
    return (
        first.index == hit.last + 1
        and scene.folded[first.index] in scene.lexicon.grammar.question_openers
        and any(t.feat("VerbForm") == "Fin" for t in scene.sentence.subtree(child))
    )


def _governed_infinitive(scene: Scene, hit: CueHit, child: Token) -> bool:
    """An infinitive, bare or behind *de* or *à*: *dit avoir vu, l'a priée de partir*.

    What takes a *que*-clause takes a compound infinitive too: *rappelle avoir investi*.
    """
    passive = scene.sentence.child(hit.token, "aux:pass") is not None
    empty = scene.sentence.child(hit.token, "expl", "nsubj", "nsubj:pass")
    impersonal = empty is not None and (
        scene.folded[empty.index] in scene.lexicon.grammar.expletives
    )
    told = impersonal or hit.row.stative or hit.row.addressee  # "X est invité à partir"
    if passive and not told:
        return False
    past = "que" in hit.row.frames and child.feat("VerbForm") != "Inf"
    if not ("inf" in hit.row.frames or past) or not is_infinitive(scene, child):
        return False
    if child.relation not in ("xcomp", "ccomp", "advcl", "obj", "csubj", "acl"):
        return False
    markers = scene.lexicon.grammar.infinitive_markers
    return all(
        scene.folded[mark.index] in markers
        for mark in scene.sentence.all_children(child, "mark", "case")
        if mark.index > hit.last and scene.sentence.child(mark, "fixed") is None
    )


def _que_between(scene: Scene, hit: CueHit, child: Token) -> bool:
    """A finite clause whose *que* the tree hangs elsewhere: *concluait ainsi que P*."""
    if child.relation != "ccomp" or "que" not in hit.row.frames or not is_finite(scene, child):
        return False
    return any(
        scene.folded[index] in scene.lexicon.grammar.complementisers
        for index in range(hit.last + 1, child.index)
    )


def _marker(scene: Scene, head: Token, after: int) -> Token | None:
    """The word that opens the clause of `head`, where it stands behind the token `after`."""
    grammar = scene.lexicon.grammar
    opening = grammar.complementisers | grammar.interrogatives
    for child in scene.sentence.children[head.index]:
        if child.index > head.index or child.index <= after or child.feat("PronType") == "Rel":
            continue
        if scene.folded[child.index] in opening and child.relation in (
            "mark",
            "advmod",
            "obl",
            "obj",
            "det",
            "fixed",
            "cc",
        ):
            return child
    return None


def _surface(scene: Scene, hit: CueHit) -> Span | None:
    """From a *que* close behind the cue, with only short adjuncts between, to its clause's end."""
    if "que" not in hit.row.frames:
        return None
    sentence, grammar = scene.sentence, scene.lexicon.grammar
    if _bare_participle(scene, hit):
        return None
    others = frozenset(o.token.index for o in scene.cues if "que" in o.row.frames)
    resumed = 0
    for index in range(hit.last + 1, min(hit.last + QUE_REACH, len(sentence.tokens))):
        token = sentence.tokens[index]
        if index < resumed:
            continue
        if index == resumed:
            others = frozenset()
        elif token.form == COMMA:
            resumed = _behind_insertion(scene, index)
        if token.feat("VerbForm") == "Fin" or index in others:
            return None
        if scene.folded[index] not in grammar.complementisers or (
            token.upos != "SCONJ" and sentence.child(hit.token, "obj") is not None
        ):
            continue
        before = sentence.tokens[index - 1]
        if before.upos in ("ADP", "SCONJ", "DET", "CCONJ") or before.relation == "mark":
            return None
        if token.relation == "fixed" or _is_relative(scene, hit, before):
            return None
        head = sentence.head(token)
        if head is not None and head.index > index and is_finite(scene, head):
            return Span(sentence.tokens[index + 1].start, clause_span(scene, head).end)
        close = index - hit.last <= NEXT and not hit.negated  # "n'affirme que la vérité"
        return _up_to_stop(scene, index) if close else None
    return None


def _behind_insertion(scene: Scene, comma: int) -> int:
    """*confirme, comme l'a dit X, que P*: index of the *que* behind the second comma, or 0."""
    tokens = scene.sentence.tokens
    for index in range(comma + 1, min(comma + QUE_REACH, len(tokens) - 1)):
        if tokens[index].form == COMMA and (
            scene.folded[index + 1] in scene.lexicon.grammar.complementisers
            and tokens[index + 1].upos == "SCONJ"
        ):
            return index + 1
    return 0


def _is_relative(scene: Scene, hit: CueHit, before: Token) -> bool:
    """*raconte l'histoire qu'ils ont vécue*: the object's relative, and not what was said."""
    held = scene.sentence.child(hit.token, "obj")
    return held is not None and held.index == before.index and not hit.row.addressee


def _bare_participle(scene: Scene, hit: CueHit) -> bool:
    """*la peine demandée*: a participle that describes a noun governs no clause."""
    return hit.token.feat("Tense") == "Past" and (
        hit.token.feat("VerbForm") == "Part"
        and scene.sentence.child(hit.token, "aux", "aux:pass", "aux:tense") is None
    )


def _and_que(scene: Scene, span: Span) -> Iterator[Span]:
    """*… que P et que Q*: the second clause of a cue whose first was seen on the surface."""
    tokens = scene.sentence.tokens
    behind = [t for t in tokens if t.start >= span.end][:3]
    for token in behind:
        head = scene.sentence.head(token)
        if token.upos == "SCONJ" and scene.folded[token.index] in (
            scene.lexicon.grammar.complementisers
        ):
            joined = all(t.upos in ("PUNCT", "CCONJ") for t in behind[: behind.index(token)])
            if joined and head is not None and is_finite(scene, head) and head.index > token.index:
                yield Span(tokens[token.index + 1].start, clause_span(scene, head).end)
            return


def _up_to_stop(scene: Scene, index: int) -> Span | None:
    """What stands behind a *que* in which the tree sees no verb: to the next strong mark."""
    tokens = scene.sentence.tokens[index + 1 :]
    length = next((i for i, t in enumerate(tokens) if t.form in STOPS), len(tokens))
    return Span(tokens[0].start, tokens[length - 1].end) if length else None


def _sources(scene: Scene, hit: CueHit) -> Iterator[Mention | None]:
    head = source_head(scene, hit.token)
    impersonal = scene.lexicon.grammar.impersonal_subjects
    if head is None or scene.folded[head.index] in impersonal:
        named = (impersonal_body(scene, hit.token) or head) if head is not None else None
        yield source_mention(scene, named) if named is not None else None
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
    if head is not None and is_denied(scene, head):
        return False
    if hit.row.people and head is not None and not _thinks(scene, head):
        return False
    if hit.row.dative and head is None:
        return False
    if head is None or is_party(scene, head):
        sense = scene.lexicon.noun(head.lemma) if head is not None else None
        if hit.row.cls != "shows" or head is None:
            return True
        if sense is not None:
            return sense.kind != "government"
        return head.upos != "PROPN" or not _is_place(scene, head)
    if can_act(scene, head):
        return True
    if head.upos not in ("NOUN", "ADJ") or hit.row.cls in ("shows", "knows"):
        return False
    return fold(head.lemma) not in scene.lexicon.cue_nouns


def _thinks(scene: Scene, head: Token) -> bool:
    """False for a law or a contract: *la convention prévoit que* reports nobody's view."""
    sense = scene.lexicon.noun(head.lemma)
    return is_party(scene, head) and (sense is None or sense.kind != "document")


def _is_place(scene: Scene, head: Token) -> bool:
    determiner = scene.sentence.child(head, "det")
    return determiner is not None and scene.lexicon.outlet(head.form) is None


def _joined(scene: Scene, heads: list[Token], after: int) -> list[Span]:
    """The clauses' spans; an infinitive behind a finite clause of the same cue belongs to it.

    *rapporte que ces pays ambitionnent, en effet, de mettre l'accent*: one content.
    """
    spans: list[Span] = []
    for head in heads:
        span = _behind_que(scene, head, after)
        if spans and is_infinitive(scene, head) and span.start >= spans[-1].end:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def _behind_que(scene: Scene, head: Token, after: int) -> Span:
    """The clause from right behind its complementiser, whatever the tree hangs elsewhere."""
    span = clause_span(scene, head)
    marker = _marker(scene, head, after)
    tokens = scene.sentence.tokens
    if marker is None or scene.folded[marker.index] not in (scene.lexicon.grammar.complementisers):
        return span
    judged = tokens[marker.index - 1]  # "trouve étrange que P"
    if judged.relation == "xcomp" and judged.upos == "ADJ" and judged.index == after + 1:
        return Span(judged.start, span.end)
    return Span(min(span.start, tokens[marker.index + 1].start), span.end)


def _whole(scene: Scene, hit: CueHit, spans: list[Span]) -> list[Span]:
    """The clauses with what belongs to the last of them, and without another voice's participle.

    1. *promet de payer [si la loi passe]*: what follows without a mark is part of what is said,
       though the tree hangs it on the cue.
    2. *explique que c'est un prêt, affirmant l'avoir rendu*: a cue's participle is a new frame.
    """
    *before, last = spans
    end = _before_remark(scene, last)
    last = Span(last.start, end)
    for child in scene.sentence.children[hit.token.index]:
        if child.relation not in TAILS or child.start < end or _frames(scene, child):
            continue
        held = clause_span(scene, child)
        first = min(t.start for t in scene.sentence.subtree(child))
        gap = scene.sentence.text[end:first]
        if any(c not in ' «“»”"' for c in gap):
            break
        end = max(end, held.end)
    for other in scene.cues:
        token = other.token
        inside = last.start < token.start < end and token.index != hit.token.index
        if inside and _adds(scene, hit, token):
            end = min(end, scene.sentence.tokens[other.first - 1].end)
    return [*before, Span(last.start, max(end, last.start + 1))]


def _before_remark(scene: Scene, span: Span) -> int:
    """The end of a clause without the sentence in brackets that follows it."""
    inside = [t for t in scene.sentence.tokens if span.contains(t.span)]
    opening = next((t for t in inside[1:] if t.form == "("), None)
    if opening is None:
        return span.end
    behind = [t for t in inside if t.start > opening.start]
    closed = next((t for t in behind if t.form == ")"), behind[-1] if behind else opening)
    remark = [t for t in behind if t.start < closed.start]
    says = any(t.feat("VerbForm") == "Fin" for t in remark) or (
        bool(remark) and remark[0].form[:1].isupper() and remark[0].upos not in ("PROPN", "NOUN")
    )
    return inside[inside.index(opening) - 1].end if says and closed is inside[-1] else span.end


def _frames(scene: Scene, child: Token) -> bool:
    """When or where it was said, or to whom: no part of what is said."""
    name = scene.sentence.subtree(child)
    return any(scene.folded[t.index] in scene.lexicon.grammar.days for t in name) or any(
        scene.lexicon.outlet(t.form) is not None for t in name
    )


def _adds(scene: Scene, hit: CueHit, token: Token) -> bool:
    """True for the present participle of a cue that hangs on a thing, and so on the speaker."""
    head = scene.sentence.head(token)
    present = token.feat("VerbForm") == "Part" and token.feat("Tense") == "Pres"
    if not present or hit.row.cls not in ("says", "writes", "thinks"):
        return False
    thing = token.relation == "acl" and head is not None and not can_act(scene, head)
    return thing or scene.sentence.tokens[token.index - 1].form == COMMA


def _disjoint(spans: list[Span]) -> list[Span]:
    """`spans` without those that lie inside another (a coordinated clause inside the first)."""
    return [
        span
        for span in spans
        if not any(other is not span and other.contains(span) for other in spans)
    ]
