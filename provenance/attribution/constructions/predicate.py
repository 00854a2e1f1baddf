"""A cue verb that says of somebody or something what it is, or what it has done.

Surface forms:

1. object and predicate: *Il juge [la mesure insuffisante]; elle qualifie [le texte de recul].*
2. predicate alone: *Il estime [nécessaire d'attendre]; elle trouve [étrange que P].*
3. object and what is held against it: *Il accuse [la mairie d'avoir menti].*
4. of oneself: *Le médecin se dit [incapable de répondre].*
5. passive, with or without agent: *[Le maire] est accusé par X [d'avoir menti]; [l'élu], soupçonné
   [de fraude], se tait.*
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.build import verb_relation
from provenance.attribution.party import can_act, can_say, coordinated
from provenance.attribution.phrases import (
    agrees,
    clause_span,
    is_bare_participle,
    is_finite,
    is_infinitive,
    pieces,
    source_mention,
)
from provenance.attribution.segments import COMMA
from provenance.attribution.speaker import source_head
from provenance.text import Span, cover
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.relation import Attribution
    from provenance.attribution.scene import CueHit, Scene
    from provenance.parsing.sentence import Token

PREDICATES = ("xcomp", "obl", "advcl", "ccomp", "acl", "amod", "nmod", "appos", "conj")
WORDS = ("ADJ", "NOUN", "VERB", "PROPN", "PRON")


def find(scene: Scene) -> Iterator[Attribution]:
    """Relations of every cue verb with a predicate in its frames."""
    for hit in scene.cues:
        if "predicate" not in hit.row.frames or hit.row.incise_only or _only_possible(scene, hit):
            continue
        content = _content(scene, hit)
        if not content:
            continue
        for source in _sources(scene, hit):
            yield verb_relation(
                scene,
                "predicate",
                hit,
                source=source_mention(scene, source) if source is not None else None,
                content=content,
                confidence=weights("relation")["nominal"],
            )


def _only_possible(scene: Scene, hit: CueHit) -> bool:
    """*risque d'être considéré comme P*: an infinitive passive, said by nobody yet."""
    passive = scene.sentence.child(hit.token, "aux:pass") is not None
    return passive and (not is_finite(scene, hit.token))


def _sources(scene: Scene, hit: CueHit) -> Iterator[Token | None]:
    if _is_passive(scene, hit):
        agent = scene.sentence.child(hit.token, "obl:agent")
        led = scene.sentence.child(agent, "case") if agent is not None else None
        if led is not None and scene.canonical[led.index] == hit.row.preposition:
            agent = None  # "traité de « pompier »"
        yield from coordinated(scene, agent) if agent is not None else (None,)
        return
    source = source_head(scene, hit.token)
    if source is not None and can_say(scene, source, hit.token):
        yield from coordinated(scene, source)


def _is_passive(scene: Scene, hit: CueHit) -> bool:
    """A passive, or a past participle that describes a noun: *soupçonné de fraude*."""
    verb = hit.token
    if scene.sentence.child(verb, "aux:pass") is not None:
        return not hit.row.pronominal
    return is_bare_participle(scene, verb)


def _content(scene: Scene, hit: CueHit) -> tuple[Span, ...]:
    theme = _theme(scene, hit)
    predicate = _predicate(scene, hit, theme)
    if predicate is None:
        return ()
    said = _with_infinitive(scene, hit, clause_span(scene, predicate))
    opener = scene.sentence.child(predicate, "case", "mark")
    if opener is not None and opener.index > hit.last:
        said = Span(min(said.start, opener.start), said.end)
    around = scene.quote_around(said.start)
    if around is not None and around.inner.start == said.start and around.inner.end < said.end:
        said = Span(around.span.start, said.end)  # « gênant » que P
    if theme is None or theme.feat("PronType") == "Rel":
        return pieces(scene, [said], [hit.span])
    own = frozenset({hit.token.index, predicate.index})
    if _is_passive(scene, hit) and is_infinitive(scene, predicate):
        return pieces(scene, [clause_span(scene, predicate)], [])
    if _is_passive(scene, hit):
        return pieces(scene, [source_mention(scene, theme).span, said], [])
    named = clause_span(scene, theme, without=own) if theme.index != predicate.index else said
    if hit.last < theme.index:
        return pieces(scene, [cover([named, said])], [])
    return pieces(scene, [named, said], [])


def _with_infinitive(scene: Scene, hit: CueHit, said: Span) -> Span:
    """*se déclarent prêts à saisir la justice*: the adjective's infinitive, hung on the verb."""
    for child in scene.sentence.all_children(hit.token, "xcomp", "advcl", "ccomp"):
        held = scene.sentence.subtree(child)
        gap = scene.sentence.text[said.end : held[0].start]
        if held[0].start >= said.end and not gap.strip() and is_infinitive(scene, child):
            return Span(said.start, clause_span(scene, child).end)
    return said


def _theme(scene: Scene, hit: CueHit) -> Token | None:
    """Whom or what the predicate is about."""
    sentence, verb = scene.sentence, hit.token
    if not _is_passive(scene, hit):
        held = sentence.child(verb, "obj") or next(
            (
                child
                for child in sentence.all_children(verb, "nsubj")
                if child.index > hit.last
                and not (can_act(scene, child) and agrees(scene, child, verb))
            ),
            None,
        )
        return held if held is None or held.feat("Reflex") is None else None
    theme = sentence.child(verb, "nsubj:pass", "nsubj")
    head = sentence.head(verb)
    if theme is None and head is not None and verb.relation == "acl":
        return head
    if theme is None and head is not None and verb.relation == "conj":
        theme = sentence.child(head, "nsubj:pass", "nsubj")  # "sont mal accueillis et qualifiés de"
    return theme


def _predicate(scene: Scene, hit: CueHit, theme: Token | None) -> Token | None:
    """What is said of the theme: behind the verb, on the verb or on the theme itself."""
    sentence = scene.sentence
    after = max(hit.last, theme.index if theme is not None else -1)
    beyond = [] if theme is None or theme.index < hit.first else sentence.children[theme.index]
    agent = sentence.child(hit.token, "obl:agent")
    if agent is not None:  # "accusé par X d'avoir menti", hung on X
        beyond = [c for c in sentence.children[agent.index] if is_infinitive(scene, c)]
    for child in (*sentence.children[hit.token.index], *beyond):
        if child.index <= after or child.relation not in PREDICATES or child.upos not in WORDS:
            continue
        if _says_what_it_is(scene, hit, child, theme):
            return child
    return _at_the_end(scene, hit, theme) if theme is not None else None


def _at_the_end(scene: Scene, hit: CueHit, theme: Token) -> Token | None:
    """*taxe la gestion de l'office d'amateurisme*: the bare noun that closes the object."""
    if hit.last > theme.index or "prep" in hit.row.frames or not hit.row.preposition:
        return None
    own = [t for t in scene.sentence.subtree(theme) if t.index > hit.last]
    close = next((t.index for t in own if t.upos == "PUNCT"), len(scene.sentence.tokens))
    noun = next((t for t in reversed(own) if t.relation == "nmod" and t.index < close), None)
    if noun is None or noun.upos != "NOUN" or scene.sentence.child(noun, "det") is not None:
        return None
    case = scene.sentence.child(noun, "case")
    fixed = scene.lexicon.grammar.canonical(hit.row.preposition)
    return noun if case is not None and scene.canonical[case.index] == fixed else None


def _quoted_judgement(scene: Scene, hit: CueHit, child: Token, theme: Token | None) -> bool:
    """*jugent ce scénario « fantaisiste »*: a quoted word behind the object, taken for a noun."""
    around = scene.quote_around(child.start)
    return (
        theme is not None
        and child.head == theme.index
        and hit.row.cls == "thinks"
        and around is not None
        and around is not scene.quote_around(theme.start)
        and around.inner.start == child.start
    )


def _says_what_it_is(scene: Scene, hit: CueHit, child: Token, theme: Token | None) -> bool:
    sentence, grammar = scene.sentence, scene.lexicon.grammar
    opener = next(
        (c for c in sentence.all_children(child, "case", "mark") if c.index > hit.last), None
    )
    row = hit.row
    fixed = "" if "prep" in row.frames else row.preposition
    if opener is None:
        if _is_passive(scene, hit) and child.upos != "ADJ":
            return False
        if scene.sentence.subtree(child)[0].form == COMMA:  # "juge X, accusé de P"
            return False
        adjective = child.upos == "ADJ" or child.feat("VerbForm") == "Part"
        loose = theme is None and not (row.pronominal or _is_passive(scene, hit))
        if not fixed and _quoted_judgement(scene, hit, child, theme):
            return True
        if fixed or child.relation in ("nmod", "obl", "appos", "conj"):
            return row.pronominal and child.relation == "obl"
        if loose:
            past = child.feat("Tense") == "Past" and child.index == hit.last + 1
            return (child.upos == "ADJ" or past) and row.cls == "thinks"
        if theme is not None and child.head == theme.index and row.cls != "thinks":
            return False
        return adjective or (row.pronominal and child.relation == "xcomp")
    word = scene.canonical[opener.index]
    if word != grammar.canonical(fixed) and (fixed or word not in grammar.predicate_openers):
        return False  # "traité comme un prisonnier" of *traiter de*
    on_theme = theme is not None and child.head == theme.index and child.relation == "nmod"
    named = theme is not None and theme.upos in ("PRON", "PROPN")
    quoted = scene.quote_around(child.start) is not None
    return child.deprel != "acl:relcl" and (not on_theme or named or quoted)
