"""A cue verb whose content is a noun phrase that names an event or a fact.

Surface forms:

1. propositional object: *Le parquet a annoncé [l'ouverture d'une enquête].*
2. mixed quotation: *Elle dénonce [un « abandon » des familles].*
3. passive: *[Le retrait] a été confirmé par l'état-major; [des violences] ont été signalées.*
4. oblique content: *Le syndicat fait état de [trois blessés]; elle alerte sur [un risque].*
5. relative: *[la baisse] que le ministre a annoncée*

An object that is a pronoun, a bare name, a person or a thing carries no proposition and is left
alone, and so is an infinitive (*refuse de révéler, voudrait saluer*) but one that goes on telling
(*avant d'annoncer [son départ]*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.build import verb_relation
from provenance.attribution.events import fits, names_event, partly_quoted
from provenance.attribution.party import (
    can_act,
    can_say,
    coordinated,
    is_denied,
    is_party,
)
from provenance.attribution.phrases import (
    clause_span,
    is_finite,
    is_infinitive,
    opens_narrative,
    pieces,
    source_mention,
)
from provenance.attribution.quotes import MARKS
from provenance.attribution.segments import COMMA
from provenance.attribution.speaker import source_head
from provenance.text import Span
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.relation import Attribution
    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token


SOME = 4
"""Words that a quotation must have to be more than a scare quote."""


def find(scene: Scene) -> Iterator[Attribution]:
    """Relations of every cue verb with a nominal content."""
    for hit in scene.cues:
        if hit.row.incise_only or hit.row.needs == "clause":
            continue
        passive = scene.sentence.child(hit.token, "aux:pass") is not None
        content, source = _passive(scene, hit) if passive else _active(scene, hit)
        if not content or not (_tells(scene, hit) or _quoted_whole(scene, content)):
            continue
        for head in coordinated(scene, source) if source is not None else (None,):
            yield verb_relation(
                scene,
                "nominal",
                hit,
                source=source_mention(scene, head) if head is not None else None,
                content=content,
                confidence=weights("relation")["nominal"],
            )


def _tells(scene: Scene, hit: CueHit) -> bool:
    """False for an infinitive that is only wanted, refused or possible."""
    if not is_infinitive(scene, hit.token):
        return True
    return (
        opens_narrative(scene, hit.token) or hit.row.cls == "asks" or _announces(scene, hit.token)
    )


def _announces(scene: Scene, verb: Token) -> bool:
    """*Je voudrais souligner P, nous tenons à rappeler P*: saying it by saying that one would."""
    head = scene.sentence.head(verb) if verb.relation == "xcomp" else None
    speaker = scene.sentence.child(head, "nsubj") if head is not None else None
    return speaker is not None and scene.folded[speaker.index] in (
        scene.lexicon.grammar.first_person
    )


def _quoted_whole(scene: Scene, content: tuple[Span, ...]) -> bool:
    """*n'a pas omis de rejeter « toute mesure visant … »*: words of theirs, and so said."""
    words = sum(1 for t in scene.sentence.tokens if any(s.contains(t.span) for s in content))
    return words > SOME and all(scene.quote_around(s.start) is not None for s in content)


def _passive(scene: Scene, hit: CueHit) -> tuple[tuple[Span, ...], Token | None]:
    """*[Le retrait] a été confirmé par l'état-major, dans un rapport*; the agent may be missing."""
    sentence = scene.sentence
    theme = sentence.child(hit.token, "nsubj:pass", "nsubj")
    own: frozenset[int] = frozenset()
    if theme is not None and theme.feat("PronType") == "Rel" and hit.token.relation == "acl":
        theme, own = sentence.head(hit.token), frozenset({hit.token.index})
    if theme is None or not ({"noun"} & hit.row.frames) or not names_event(scene, theme):
        return (), None
    agent = sentence.child(hit.token, "obl:agent")
    if agent is not None and (is_denied(scene, agent) or not is_party(scene, agent)):
        return (), None
    if agent is None and (hit.row.cls != "says" or not is_finite(scene, hit.token) or hit.negated):
        return (), None  # "l'identité n'a pas été révélée"
    if own:
        return pieces(
            scene, [clause_span(scene, theme, without=own | _opening(scene, theme))], []
        ), agent
    return phrase(scene, theme), agent


def _active(scene: Scene, hit: CueHit) -> tuple[tuple[Span, ...], Token | None]:
    sentence, verb = scene.sentence, hit.token
    agent = sentence.child(verb, "obl:agent")
    described = sentence.head(verb) if verb.relation == "acl" else None
    told = hit.row.cls in ("says", "writes", "denies")
    if agent is not None and told and described is not None and names_event(scene, described):
        own = frozenset({verb.index})
        return pieces(scene, [clause_span(scene, described, without=own)], []), agent
    source = source_head(scene, verb) or _mistaken_expletive(scene, hit)
    denied_denial = hit.negated and hit.row.cls == "denies"
    if source is None or denied_denial or not can_say(scene, source, verb):
        return (), None
    return _object(scene, hit) or _relative(scene, hit) or _oblique(scene, hit), source


def _mistaken_expletive(scene: Scene, hit: CueHit) -> Token | None:
    """*Il y voit P*: a pronoun that the tree calls empty, though its active verb has an object."""
    sentence, verb = scene.sentence, hit.token
    if sentence.child(verb, "obj") is None:
        return None
    return sentence.child(verb, "expl:subj")


def _object(scene: Scene, hit: CueHit) -> tuple[Span, ...]:
    if not ({"noun", "quoted"} & hit.row.frames) or hit.row.addressee or hit.row.preposition:
        return ()
    sentence = scene.sentence
    bare = (
        child
        for child in sentence.all_children(hit.token, "obl")
        if sentence.child(child, "case", "mark") is None and child.index > hit.last
    )
    indefinite = (  # "épingle des articles": the article taken for a preposition
        child
        for child in sentence.all_children(hit.token, "obl:arg")
        if (case := sentence.child(child, "case")) is not None
        and (article := sentence.child(child, "det")) is not None
        and case.span == article.span
        and case.span.slice(sentence.text) != case.form
        and scene.folded[case.index] in scene.lexicon.grammar.source_openers
    )
    objects = [
        *sentence.all_children(hit.token, "obj"),
        *indefinite,
        *bare,
        *(
            child
            for child in sentence.all_children(hit.token, "nsubj")
            if child.index > hit.last and (not can_act(scene, child) or names_event(scene, child))
        ),
    ]
    for held in objects:
        if held.index > hit.last and fits(scene, hit, held):
            content = _with_complements(scene, hit, phrase(scene, held))
            return _before_next_verb(scene, hit, content)
    return ()


def _before_next_verb(scene: Scene, hit: CueHit, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """*déplorent [P] et pointent, chiffres à l'appui, Q*: the next verb of the same subject."""
    for verb in scene.sentence.all_children(hit.token, "conj"):
        joint = scene.sentence.child(verb, "cc")
        if joint is not None and joint.index < verb.index and is_finite(scene, verb):
            rest = Span(joint.start, scene.sentence.span.end)
            return pieces(scene, content, [rest])
    return content


def _with_complements(scene: Scene, hit: CueHit, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """*une plainte contre X, une annonce « sous dix jours »*: hung on the verb."""
    if not content:
        return content
    end = content[-1].end
    for child in scene.sentence.all_children(hit.token, "obl", "advcl"):
        held = clause_span(scene, child)
        first = scene.sentence.child(child, "case", "mark")
        gap = scene.sentence.text[end : held.start]
        if held.start < end or any(not c.isspace() and c not in '«“"' for c in gap):
            continue
        if scene.quote_around(held.start) is not None or not _where_told(scene, child, first):
            end = held.end
    end = max(end, _thesis(scene, end))
    for quote in scene.quotes:
        behind = end < quote.span.start and not scene.sentence.text[end : quote.span.start].strip()
        if quote.depth == 0 and (
            content[-1].start < quote.span.start < end < quote.inner.end or behind
        ):
            end = quote.inner.end
    return pieces(scene, [*content[:-1], Span(content[-1].start, end)], [])


def _thesis(scene: Scene, end: int) -> int:
    """*dénonce l'illusion selon laquelle P*: the noun's clause, wherever the tree hangs it."""
    first = next((t for t in scene.sentence.tokens if t.start >= end), None)
    grammar = scene.lexicon.grammar
    length = scene.phrase_at(first.index, grammar.relative_according) if first is not None else 0
    if first is None or not length:
        return end
    verb = scene.sentence.head(scene.sentence.tokens[first.index + length - 1])
    return clause_span(scene, verb).end if verb is not None else end


def _where_told(scene: Scene, child: Token, opener: Token | None) -> bool:
    """*annonce P lundi, dans un communiqué, à la presse*: the telling, and not what is told."""
    if opener is None or scene.folded[child.index] in scene.lexicon.grammar.days:
        return True
    if scene.folded[opener.index] in scene.lexicon.grammar.noun_complements:
        return False
    if any(
        scene.folded[t.index] in scene.lexicon.grammar.days
        for t in scene.sentence.tokens[opener.index : child.index]
    ):
        return True
    sense = scene.lexicon.noun(child.lemma)
    if sense is not None and sense.kind in ("document", "media"):
        return True
    inside = scene.folded[opener.index] in scene.lexicon.grammar.inside
    return not inside and (sense is not None or child.upos == "PROPN" or is_party(scene, child))


def _relative(scene: Scene, hit: CueHit) -> tuple[Span, ...]:
    """*[la baisse] que le ministre a annoncée*: what the relative pronoun stands for."""
    sentence = scene.sentence
    pronoun = sentence.child(hit.token, "obj")
    head = sentence.head(hit.token)
    if (
        "noun" not in hit.row.frames
        or pronoun is None
        or pronoun.feat("PronType") != "Rel"
        or hit.token.relation != "acl"
        or head is None
        or not names_event(scene, head)
    ):
        return ()
    own = frozenset({hit.token.index})
    return pieces(scene, [clause_span(scene, head, without=own | _opening(scene, head))], [])


def _oblique(scene: Scene, hit: CueHit) -> tuple[Span, ...]:
    wanted = {"de"} & hit.row.frames and scene.lexicon.grammar.source_openers
    if hit.row.preposition:
        wanted = frozenset({scene.lexicon.grammar.canonical(hit.row.preposition)})
    if not wanted or not ({"de", "prep", "quoted"} & hit.row.frames):
        return ()
    own = [t for t in scene.sentence.tokens[hit.first : hit.last + 1] if t.upos in ("NOUN", "ADJ")]
    for child in sorted(
        (c for held in (hit.token, *own) for c in scene.sentence.children[held.index]),
        key=lambda child: child.index,
    ):
        if child.index <= hit.last or child.relation not in ("obl", "xcomp", "obj", "nmod"):
            continue
        case = scene.sentence.child(child, "case", "mark")
        if case is None or scene.canonical[case.index] not in wanted:
            continue
        counted = scene.sentence.child(child, "nummod") is not None
        if "quoted" in hit.row.frames:
            if partly_quoted(scene, child):
                return _with_complements(scene, hit, phrase(scene, child))
        elif (
            (child.upos == "VERB" and hit.row.cls != "thinks")  # "songe à partir" is a plan
            or counted
            or names_event(scene, child)
            or (partly_quoted(scene, child) and scene.quote_around(hit.token.start) is None)
            or (hit.row.cls == "asks" and child.upos == "NOUN" and not is_party(scene, child))
        ):
            return _with_complements(scene, hit, phrase(scene, child))
    return ()


def phrase(scene: Scene, head: Token) -> tuple[Span, ...]:
    """The noun phrase of `head` without its preposition, and without a verb coordinated with it."""
    verbs = {
        child.index
        for child in scene.sentence.all_children(head, "conj", "acl")
        if (child.relation == "conj" and is_finite(scene, child)) or _set_apart(scene, child)
    }
    verbs |= {
        token.index
        for token in scene.sentence.subtree(head)
        if token.deprel == "acl:relcl" and token.head != head.index and _set_apart(scene, token)
    }
    dropped = _opening(scene, head) | verbs
    span = clause_span(scene, head, without=frozenset(dropped))
    around = scene.quote_around(span.start)
    if around is not None and around.inner.start == span.start:  # « deux piliers : la foi … »
        span = Span(span.start, max(span.end, around.inner.end))
    if verbs:
        span = Span(span.start, min(span.end, _start(scene, min(verbs))))
    return pieces(scene, [span], [])


def _set_apart(scene: Scene, child: Token) -> bool:
    """*trois dockers, soupçonnés de P*: what a comma parts from the phrase is said beside it."""
    first = scene.sentence.subtree(child)[0]
    if child.relation == "conj" or first.form in MARKS:
        return False
    place = first.index if first.upos == "PUNCT" else first.index - 1
    return place >= 0 and scene.sentence.tokens[place].form == COMMA


def _start(scene: Scene, index: int) -> int:
    tokens = scene.sentence.subtree(scene.sentence.tokens[index])
    return tokens[0].start


def _opening(scene: Scene, head: Token) -> frozenset[int]:
    cases = scene.sentence.all_children(head, "case", "mark")
    contracted = (  # "du", one word of a preposition and its article
        c for c in scene.sentence.all_children(head, "det") if any(c.span == k.span for k in cases)
    )
    return frozenset(c.index for c in (*cases, *contracted))
