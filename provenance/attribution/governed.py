"""The clauses that the tree hangs on a cue verb, and what is said in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.party import can_act
from provenance.attribution.phrases import clause_span, is_finite, is_infinitive, pieces
from provenance.attribution.segments import COMMA
from provenance.attribution.speaker import fronted, is_apposed
from provenance.attribution.surface import NEXT, and_que, clause_on_surface
from provenance.attribution.tails import whole
from provenance.text import Span
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token


CLAUSES = ("ccomp", "xcomp", "advcl", "parataxis", "conj", "obj", "csubj", "acl", "obl", "root")


def reported(scene: Scene, hit: CueHit) -> tuple[tuple[Span, ...], float]:
    """The pieces of what a cue reports, and the trust in them; none where it reports nothing."""
    heads, confidence = list(_clauses(scene, hit)), weights("relation")["clause"]
    if heads:
        spans = _disjoint(_joined(scene, heads, hit.last))
        return pieces(
            scene, _before_subject(scene, hit, whole(scene, hit, spans)), [hit.span]
        ), confidence
    span = clause_on_surface(scene, hit)
    if span is not None and not _is_predicate_before(scene, hit, span):
        spans = [span, *and_que(scene, span)]
        return pieces(scene, spans, []), weights("relation")["clause_surface"]
    return (), 0.0


def _before_subject(scene: Scene, hit: CueHit, spans: list[Span]) -> list[Span]:
    """*Convaincu que [P], l'expert agit*: up to the subject that the cue opens the way to."""
    named = fronted(scene, hit) if is_apposed(hit) else None
    if named is None:
        return spans
    start = scene.sentence.subtree(named)[0].start
    return [Span(s.start, min(s.end, start)) for s in spans if s.start < start]


def _is_predicate_before(scene: Scene, hit: CueHit, span: Span) -> bool:
    """*Elle trouve gênant que P*: the clause is part of what she thinks of it."""
    return "predicate" in hit.row.frames and any(
        child.upos == "ADJ" and hit.last < child.index and child.end <= span.start
        for child in scene.sentence.all_children(hit.token, "xcomp")
    )


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
        if _of_an_adverbial(scene, child, marker):
            continue
        word = scene.folded[marker.index]
        reported_clause = (
            word in grammar.complementisers and "que" in hit.row.frames and is_finite(scene, child)
        )
        if reported_clause or _asked(scene, hit, child, marker):
            yield child


def _of_an_adverbial(scene: Scene, child: Token, marker: Token) -> bool:
    """*pour que, avant que P*: a clause of purpose or time, and not what is said."""
    before = scene.sentence.tokens[marker.index - 1]
    return before.upos == "ADP" and before.relation == "mark" and before.head == child.index


def _beyond_addressee(scene: Scene, hit: CueHit) -> Iterator[Token]:
    """*a sommé le ministre de partir, répète aux abonnés que P*: hung on who was spoken to."""
    if "predicate" in hit.row.frames and "inf" not in hit.row.frames:
        return
    for child in scene.sentence.all_children(hit.token, "obj", "iobj", "obl"):
        if child.index > hit.last and (child.relation == "obl" or can_act(scene, child)):
            yield from (
                held
                for held in scene.sentence.subtree(child)
                if (held.relation == "acl" and _has_own_subject(scene, held))
                or (is_infinitive(scene, held) and _asked_of(scene, hit, held))
            )


def _asked_of(scene: Scene, hit: CueHit, infinitive: Token) -> bool:
    """*invite ceux qui s'y trouvent à partir*: hung on the noun, or behind *à* on its relative."""
    if infinitive.relation == "acl":
        return True
    marked = scene.sentence.child(infinitive, "mark", "case") is not None
    told = bool(hit.row.addressee) or hit.row.cls == "asks"
    return infinitive.relation in ("xcomp", "advcl") and marked and told


def _has_own_subject(scene: Scene, clause: Token) -> bool:
    """*aux abonnés que les bus rouleront*: behind *que* a clause that lacks nothing."""
    first = next((t for t in scene.sentence.subtree(clause) if t.upos != "PUNCT"), clause)
    subject = scene.sentence.child(clause, "nsubj")
    return (
        first.upos == "SCONJ"
        and subject is not None
        and subject.index > first.index
        and scene.sentence.child(clause, "obj") is None
        and scene.folded[first.index] in scene.lexicon.grammar.complementisers
    )


def _asked(scene: Scene, hit: CueHit, child: Token, marker: Token) -> bool:
    """An indirect question: *demande si P*, *ignore comment P*."""
    return (
        "si" in hit.row.frames
        and scene.folded[marker.index] in scene.lexicon.grammar.interrogatives
        and child.relation in ("ccomp", "advcl", "obj", "xcomp", "conj", "parataxis")
        and (
            child.relation != "advcl"
            or marker.index - hit.last <= NEXT
            or _behind_an_insertion(scene, hit, marker)
        )
    )


def _behind_an_insertion(scene: Scene, hit: CueHit, marker: Token) -> bool:
    """*se demande, toujours à Londres, si P*: between the commas nothing but an adjunct."""
    first, last = hit.last + 1, marker.index - 1
    between = scene.sentence.tokens[first : last + 1]
    return (
        len(between) > 1
        and between[0].form == between[-1].form == COMMA
        and not any(t.feat("VerbForm") == "Fin" for t in between)
    )


def _bare_question(scene: Scene, hit: CueHit, child: Token) -> bool:
    """*On saura qui est coupable, ce qui manque*: opened by a pronoun, right behind the cue."""
    if "si" not in hit.row.frames or child.relation not in ("ccomp", "obj", "xcomp", "conj"):
        return False
    held = [t for t in scene.sentence.subtree(child) if t.upos != "PUNCT"]
    led = held[0].upos == "ADP" and len(held) > 1  # "demande à quoi P"
    first = held[1] if led else held[0]
    return (
        (led or (first.index == hit.last + 1 and child.relation != "conj"))
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
    if child.upos == "AUX" and len(scene.sentence.subtree(child)) == 1:
        return False  # "ce qu'elle prétend être"
    if child.relation not in ("xcomp", "ccomp", "advcl", "obj", "csubj", "acl"):
        return False
    markers = scene.lexicon.grammar.infinitive_markers
    return all(
        scene.folded[mark.index] in markers
        for mark in scene.sentence.all_children(child, "mark", "case")
        if mark.index > hit.last and scene.sentence.child(mark, "fixed") is None
    ) and not scene.for_a_purpose(child, hit.last + 1)


def _que_between(scene: Scene, hit: CueHit, child: Token) -> bool:
    """A finite clause whose *que* the tree hangs elsewhere: *concluait ainsi que P*."""
    if child.relation != "ccomp" or "que" not in hit.row.frames or not is_finite(scene, child):
        return False
    return any(
        scene.folded[index] in scene.lexicon.grammar.complementisers
        and not _of_a_conjunction(scene, scene.sentence.tokens[index])
        for index in range(hit.last + 1, child.index)
    )


def _of_a_conjunction(scene: Scene, que: Token) -> bool:
    """*alors que, bien que*: its *que* opens no reported clause."""
    head = scene.sentence.head(que)
    return que.relation == "fixed" and head is not None and head.relation == "mark"


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
    beside = frozenset(_beside_infinitive(scene, head))
    span = clause_span(scene, head, without=beside)
    if is_infinitive(scene, head):
        span = _with_negation(scene, span, after)
    marker = _marker(scene, head, after)
    tokens = scene.sentence.tokens
    if marker is None or scene.folded[marker.index] not in (scene.lexicon.grammar.complementisers):
        return span
    judged = [t for t in tokens[after + 1 : marker.index] if t.upos != "PUNCT"]
    if len(judged) == 1 and judged[0].relation == "xcomp" and judged[0].upos == "ADJ":
        return Span(judged[0].start, span.end)  # "trouve « étrange » que P"
    return Span(min(span.start, tokens[marker.index + 1].start), span.end)


def _beside_infinitive(scene: Scene, head: Token) -> Iterator[int]:
    """*lui demande de [payer], et qu'elle refuse*: a *que*-clause that goes on for an outer cue."""
    if not is_infinitive(scene, head):
        return
    for child in scene.sentence.all_children(head, "conj"):
        mark = scene.sentence.child(child, "mark")
        opened = mark is not None and scene.folded[mark.index] in (
            scene.lexicon.grammar.complementisers
        )
        if opened and is_finite(scene, child):
            yield child.index


def _with_negation(scene: Scene, span: Span, after: int) -> Span:
    """*dit [ne pas savoir]*: the negation of an infinitive, which the tree hangs on the cue."""
    before = [t for t in scene.sentence.tokens[after + 1 :] if t.end <= span.start]
    for token in reversed(before):
        if scene.folded[token.index] not in scene.lexicon.grammar.negations:
            break
        span = Span(token.start, span.end)
    return span


def _disjoint(spans: list[Span]) -> list[Span]:
    """`spans` without those that lie inside another (a coordinated clause inside the first)."""
    return [
        span
        for span in spans
        if not any(other is not span and other.contains(span) for other in spans)
    ]
