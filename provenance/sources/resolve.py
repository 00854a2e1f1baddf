"""The walk: every mention of the article in text order, each resolved with what came before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.attribution import Mention
from provenance.attribution.outlets import outlet_mention
from provenance.attribution.party import impersonal_body, is_denied, is_first_person, is_nobody
from provenance.attribution.phrases import source_mention
from provenance.languages import fold
from provenance.report import SourceKind
from provenance.sources import names, nominal, reference
from provenance.sources.describe import LAST_OUTLET, bare_name, describe, is_title
from provenance.sources.source import Candidate, Description, Party, Resolution, Source
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.attribution import Attribution, Found, Scene
    from provenance.languages import Lexicon
    from provenance.parsing.sentence import Token

NOBODY = Candidate(party=0, score=1.0, anaphoric=False)
"""The reading of *on* and of the author's *je*: what they say is left to the voice that holds."""


def resolve_sources(found: Found, *, publisher: str, lexicon: Lexicon) -> Resolution:
    """All parties of the article and the ranked readings of every source phrase.

    Args:
        found: What the attribution room found.
        publisher: The voice of the article; it is party 0.
        lexicon: The words of the language.
    """
    walk = _Walk(publisher, lexicon)
    speaking = {
        (r.source.sentence, r.source.head): r
        for r in (*found.attributions, *found.beside)
        if r.source is not None and r.construction != "quotation"
    }
    cited = {(m.sentence, m.head): m for c in found.citations for m in (c.outer, c.inner)}
    for scene in found.scenes:
        for mention in _mentions(scene, speaking, cited):
            walk.take(scene, mention, speaks=(mention.sentence, mention.head) in speaking)
    return walk.resolution()


def _mentions(
    scene: Scene,
    speaking: dict[tuple[int, int], Attribution],
    cited: dict[tuple[int, int], Mention],
) -> Iterator[Mention]:
    """Every phrase of the sentence that names a party, in text order of its head."""
    sentence = scene.sentence
    outlets = _outlets(scene)
    for token in sentence.tokens:
        relation = speaking.get((sentence.index, token.index))
        inside = next((m for m in outlets if m.span.contains(token.span)), None)
        if relation is not None and relation.source is not None:
            yield relation.source
        elif (sentence.index, token.index) in cited:
            yield cited[(sentence.index, token.index)]
        elif inside is not None:
            if inside.head == token.index:
                yield inside
        elif token.upos == "PROPN":
            if not _passed_over(scene, token):
                yield source_mention(scene, token)
        elif _named_by_role(scene, token):
            yield source_mention(scene, token)


def _named_by_role(scene: Scene, token: Token) -> bool:
    """True for a noun that can speak, neither the title of a name nor denied (*aucun élu*)."""
    if token.upos != "NOUN" or scene.lexicon.noun(token.lemma) is None:
        return False
    return not (is_title(scene, token) or is_denied(scene, token))


def _outlets(scene: Scene) -> list[Mention]:
    """The known outlets named in the sentence, each as one phrase."""
    found: list[Mention] = []
    for token in scene.sentence.tokens if scene.outlets else ():
        if token.upos == "PUNCT" or any(m.span.contains(token.span) for m in found):
            continue
        mention = outlet_mention(scene, token.index)
        if mention is not None and not any(m.span.overlaps(mention.span) for m in found):
            found.append(mention)
    return found


def _passed_over(scene: Scene, token: Token) -> bool:
    """True for a name inside another mention, and for a network where things are only said."""
    if token.relation in ("flat", "compound"):
        return True
    if scene.phrase_at(token.index, scene.lexicon.places_not_sources):
        return True
    head = scene.sentence.head(token)
    return (
        head is not None
        and token.relation == "appos"
        and head.upos == "NOUN"
        and scene.lexicon.noun(head.lemma) is not None
    )


class _Walk:
    """Memory of the walk: the parties met so far, and the readings of each mention."""

    def __init__(self, publisher: str, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parties = [
            Party(
                0, publisher, SourceKind.MEDIA, named=True, anonymous=False, tags=frozenset({"any"})
            )
        ]
        self._readings: dict[tuple[int, int], tuple[Candidate, ...]] = {}

    def take(self, scene: Scene, mention: Mention, *, speaks: bool) -> None:
        """Resolve one mention and remember it; a name of marks only is none."""
        if not mention.span:
            return
        speaking = is_first_person(scene, mention.head)
        if is_nobody(scene, mention.head):
            self._take_nobody(scene, mention, speaks=speaks)
            return
        if speaking:
            quoted = scene.quote_around(mention.span.start) is not None
            self._readings[(mention.sentence, mention.head)] = () if quoted else (NOBODY,)
            return
        description = self._by_its_name(scene, describe(scene, mention))
        here = scene.sentence.index
        ranked = self._rank(description, here)
        best = ranked[0]
        if description.same == LAST_OUTLET and best.party < 0:
            self._readings[(mention.sentence, mention.head)] = ()
            return
        party = self._parties[best.party] if best.party >= 0 else self._new(scene, description)
        readings = tuple(
            Candidate(party.index if c.party < 0 else c.party, c.score, c.anaphoric, c.evidence)
            for c in ranked
        )
        self._readings[(mention.sentence, mention.head)] = readings
        self._remember(scene, party, description, here, speaks=speaks)

    def _take_nobody(self, scene: Scene, mention: Mention, *, speaks: bool) -> None:
        """*Au ministère, on assure que P*: who speaks is the body; its words are the evidence."""
        verb = scene.sentence.head(scene.sentence.tokens[mention.head])
        head = impersonal_body(scene, verb) if verb is not None else None
        readings: tuple[Candidate, ...] = (NOBODY,)
        if head is not None:
            body = source_mention(scene, head)
            self.take(scene, body, speaks=speaks)
            readings = tuple(
                replace(c, evidence=tuple(dict.fromkeys((body.span, *c.evidence))))
                for c in self._readings[(body.sentence, body.head)]
            )
        self._readings[(mention.sentence, mention.head)] = readings

    def _by_its_name(self, scene: Scene, description: Description) -> Description:
        """*Les Éclaireurs promettent Q*: a name met before that is taken for a noun here."""
        written = bare_name(scene, description.text)
        if description.name or written == description.text or not written[:1].isupper():
            return description
        wanted = names.name_words(written, self._lexicon)
        known = (party for party in self._parties if party.named)
        if not any(names.name_words(party.name, self._lexicon) == wanted for party in known):
            return description
        return replace(description, name=written, noun=None, kind=SourceKind.UNKNOWN)

    def resolution(self) -> Resolution:
        """The parties, settled."""
        return Resolution(
            tuple(
                Source(
                    p.name,
                    p.kind,
                    p.anonymous,
                    tuple(dict.fromkeys(p.aliases)),
                    tuple(p.mentions),
                    p.named,
                )
                for p in self._parties
            ),
            self._readings,
        )

    def _rank(self, description: Description, here: int) -> list[Candidate]:
        """Readings best first; party -1 stands for a party not met before."""
        if description.newsroom:
            return [Candidate(0, weights("novelty")["newsroom"], anaphoric=False)]
        held: list[Candidate] = []
        for party, fit in self._resolve(description, here):
            anaphoric = not (description.name and party.named)
            evidence = (party.mentions[0],) if anaphoric and party.mentions else ()
            held.append(Candidate(party.index, fit, anaphoric, evidence))
        held.append(Candidate(-1, self._novelty(description, held), anaphoric=False))
        return sorted(held, key=lambda c: -c.score)[:4]

    def _resolve(self, d: Description, here: int) -> Iterator[tuple[Party, float]]:
        parties = self._parties
        if d.name is not None:
            yield from names.resolve(d, parties, self._lexicon)
        elif d.same is not None:
            yield from reference.same_again(d, parties, here)
        elif d.pronoun is not None:
            found = list(reference.pronoun(d, parties, here))
            yield from found or reference.last_speaker(parties, here)
        elif d.determiner == "indefinite":
            return
        elif d.kind is SourceKind.MEDIA:
            yield from nominal.media(d, parties, here)
        elif d.kind is SourceKind.COLLECTIVE:
            yield from nominal.collective(d, parties, here)
        elif d.determiner == "possessive" or d.noun is None:
            return
        else:
            yield from nominal.role(d, parties, here)

    def _novelty(self, d: Description, held: list[Candidate]) -> float:
        numbers = weights("novelty")
        if d.name is not None:
            known = any(c.score >= weights("name")["certain"] for c in held)
            return numbers["known_name" if known else "name"]
        if d.pronoun is not None or d.same is not None:
            return numbers["pronoun"]
        return numbers[d.determiner]

    def _new(self, scene: Scene, d: Description) -> Party:
        name = d.name or bare_name(scene, d.text)
        party = Party(
            len(self._parties),
            name,
            d.kind,
            named=d.name is not None,
            anonymous=d.anonymous,
            tags=d.tags,
            gender=d.gender,
            number=d.number,
        )
        self._parties.append(party)
        return party

    def _remember(
        self, scene: Scene, party: Party, d: Description, here: int, *, speaks: bool
    ) -> None:
        bare = bare_name(scene, d.text)
        if d.pronoun is None and d.same is None and not d.newsroom:
            self._learn(party, d, bare)
        party.mentions.append(d.mention.span)
        party.seen.append(here)
        if speaks:
            party.spoken.append(here)
        head = scene.sentence.tokens[d.mention.head]
        above = scene.sentence.head(head)
        named_by_title = head.relation in ("appos", "flat") and above is not None
        if (above if named_by_title and above else head).relation == "nsubj":
            party.subject.append(here)

    def _learn(self, party: Party, d: Description, bare: str) -> None:
        if d.name is not None and party.index and _fuller(d.name, party):
            party.aliases.append(party.name)
            party.name, party.named = d.name, True
        for alias in (d.name, bare):
            if alias and alias not in party.aliases and fold(alias) != fold(party.name):
                party.aliases.append(alias)
        if d.noun is not None:
            party.nouns.add(d.noun)
        party.places |= d.places
        party.long = party.long or d.modified
        party.gender = party.gender or d.gender
        party.tags = party.tags or d.tags
        if party.kind is SourceKind.UNKNOWN:
            party.kind = d.kind
        if d.name is not None and party.index:
            party.anonymous = False


def _fuller(name: str, party: Party) -> bool:
    return not party.named or len(name) > len(party.name)


def readings_of(
    resolution: Resolution, relations: Sequence[Attribution]
) -> list[tuple[Candidate, ...]]:
    """For each relation its source's readings; none where the text leaves the source implicit."""
    return [
        resolution.readings.get((r.source.sentence, r.source.head), ()) if r.source else ()
        for r in relations
    ]
