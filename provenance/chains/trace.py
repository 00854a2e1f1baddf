"""Composes the room: relations and sources in, claims with their chains out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.attribution import stance as stances
from provenance.attribution.phrases import pieces
from provenance.chains.claim import PUBLISHER, PUBLISHES, Chain, Claim, Reading, Step, parties
from provenance.chains.confidence import Factor
from provenance.chains.continuation import continuation_signs
from provenance.chains.cut import Cut, cut_claims
from provenance.chains.graph import CitationGraph, citation_edges
from provenance.chains.interview import interview_scopes
from provenance.chains.part import WHOLE, Part
from provenance.chains.paths import Paths
from provenance.chains.scope import label_scopes, review_scope
from provenance.report import Basis, Quotation, SourceKind, Stance
from provenance.sources import readings_of
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from provenance.attribution import Found, Scene
    from provenance.languages import Lexicon
    from provenance.sources import Resolution
    from provenance.text import Span


@dataclass(slots=True)
class _Voice:
    """The last voice that spoke with a cue: its chain, where, and how."""

    chain: Chain
    sentence: int
    paragraph: int
    direct: bool
    evidence: tuple[Span, ...]


def trace_claims(
    found: Found,
    resolution: Resolution,
    lexicon: Lexicon,
    *,
    parts: AbstractSet[Part] = WHOLE,
) -> list[Claim]:
    """Every claim of the article in text order, each with its chain and the readings beside it.

    Args:
        found: What the attribution room found.
        resolution: Who its source phrases stand for.
        lexicon: The words of the language.
        parts: What chains may rest on; fewer than all only where a part's worth is measured.
    """
    relations = found.attributions
    readings = readings_of(resolution, relations)
    graph = CitationGraph(
        citation_edges(relations, found.citations, readings, resolution)
        if Part.GRAPH in parts
        else (),
        resolution,
    )
    scopes = list(label_scopes(found, resolution)) if Part.LABELS in parts else []
    scopes.extend(interview_scopes(found, resolution))
    if Part.REVIEW in parts and (review := review_scope(found, readings, resolution, lexicon)):
        scopes.append(review)
    paths = Paths(relations, readings, resolution, graph, scopes)
    return _Tracing(found, resolution, paths, goes_on=Part.CONTINUATION in parts).claims()


class _Tracing:
    """One pass over the claims in text order, remembering the last voice."""

    def __init__(
        self, found: Found, resolution: Resolution, paths: Paths, *, goes_on: bool
    ) -> None:
        self._found = found
        self._resolution = resolution
        self._paths = paths
        self._goes_on = goes_on
        self._cuts = [self._unlabelled(c) for c in cut_claims(found.scenes, found.attributions)]
        self._voice: _Voice | None = None

    def claims(self) -> list[Claim]:
        """The claims in text order."""
        made: list[Claim] = []
        for position, cut in enumerate(self._cuts):
            scene = self._found.scenes[cut.sentence]
            if cut.attribution is not None:
                made.append(self._attributed(scene, cut, cut.attribution))
            else:
                made.append(self._unmarked(scene, cut, position))
        return made

    def _unlabelled(self, cut: Cut) -> Cut:
        """*La Croix : P*: the label is the voice's name and no part of what is claimed."""
        scope = self._paths.scope(cut.sentence)
        if scope is None or not scope.label or scope.first != cut.sentence:
            return cut
        spans = pieces(self._found.scenes[cut.sentence], cut.spans, scope.evidence)
        return replace(cut, spans=spans) if spans else cut

    def _attributed(self, scene: Scene, cut: Cut, index: int) -> Claim:
        relation = self._found.attributions[index]
        chain = self._paths.chain(index)
        if relation.construction == "orphan" and self._voice is not None:
            chain = _carried(self._voice, Factor("floating", {"same_paragraph": 1.0}))
        alone = () if any(step.factors for step in chain) else (self._asserted(scene, cut),)
        best = max(self._paths.fit(index, 0), 0.01) if self._paths.choices(index) else 1.0
        others = [
            Reading(other, share=self._paths.fit(index, n) / best)
            for n in range(1, self._paths.choices(index))
            if parties(other := self._paths.chain(index, choice=n)) != parties(chain)
        ]
        self._voice = _Voice(
            chain,
            cut.sentence,
            scene.sentence.paragraph,
            relation.quotation is Quotation.DIRECT,
            _said_on(chain),
        )
        return Claim(
            cut.sentence,
            cut.spans,
            relation.quotation,
            relation.stance,
            tuple(h for h in relation.hedges if any(s.contains(h.span) for s in cut.spans)),
            Reading(chain, alone),
            _told(others),
        )

    def _unmarked(self, scene: Scene, cut: Cut, position: int) -> Claim:
        """A claim without a cue: a quotation whose speaker is near, or a continuation."""
        own = self._paths.scope_chain(cut.sentence, labels_only=True)
        quoted = all(any(q.span.contains(span) for q in scene.quotes) for span in cut.spans)
        voice = self._voice if self._goes_on else None
        likely: Factor | None = None
        if quoted:
            voice, likely = self._speaker(scene, position)
        elif voice is not None:
            likely = self._likely(scene, cut, position)
        asserted = self._asserted(scene, cut)
        readings = [Reading(own, (asserted,))]
        going = voice.chain if voice is not None else None
        if voice is not None and likely is not None:
            going = _carried(voice, likely)
        if going is not None and going != PUBLISHES and parties(going) != parties(own):
            against = replace(likely or going[-1].factors[-1], against=True)
            readings = [Reading(own, (against, asserted)), Reading(going)]
        readings.sort(key=lambda r: -r.probability)
        best = readings[0]
        marks = stances.hedges(scene, cut.spans, past_cue=False)
        voiced = parties(best.chain) != (PUBLISHER,)
        stance = stances.with_hedges(Stance.REPORTED if voiced else Stance.ASSERTED, marks)
        return Claim(
            cut.sentence,
            cut.spans,
            Quotation.DIRECT if quoted else Quotation.INDIRECT if voiced else Quotation.NONE,
            stance,
            marks,
            best,
            _told(readings[1:]),
        )

    def _asserted(self, scene: Scene, cut: Cut) -> Factor:
        """That a claim for which nobody else is named is the voice's own."""
        voice = self._voice
        marks = stances.hedges(scene, cut.spans, past_cue=False)
        signs = {
            "voice_before": float(voice is not None and voice.chain != PUBLISHES),
            "same_paragraph": float(
                voice is not None and voice.paragraph == scene.sentence.paragraph
            ),
            "hedged": float(bool(marks)),
            "quoted": float(any(q.span.overlaps(s) for q in scene.quotes for s in cut.spans)),
            "outlets": float(self._paths.outlets),
        }
        return Factor("unmarked", signs)

    def _likely(self, scene: Scene, cut: Cut, position: int) -> Factor | None:
        voice = self._voice
        if voice is None or voice.chain == PUBLISHES:
            return None
        same = scene.sentence.paragraph == voice.paragraph
        last = self._resolution.sources[voice.chain[-1].party]
        following = self._following(position)
        signs = continuation_signs(
            scene,
            content=cut.spans,
            same_paragraph=same,
            distance=max(0, cut.sentence - voice.sentence - 1),
            after_quotation=voice.direct,
            after_person=last.kind is SourceKind.PERSON,
            sandwich=following is not None
            and following[-1].party == voice.chain[-1].party
            and same,
            review=self._paths.in_review(cut.sentence),
            scoped=len(self._paths.scope_chain(cut.sentence, labels_only=True)) > 1,
        )
        return Factor("continuation", signs)

    def _following(self, position: int) -> Chain | None:
        """The chain of the next claim with a cue, in the next sentence of the same paragraph."""
        here = self._found.scenes[self._cuts[position].sentence].sentence
        for cut in self._cuts[position + 1 :]:
            sentence = self._found.scenes[cut.sentence].sentence
            if sentence.paragraph != here.paragraph or sentence.index > here.index + 1:
                return None
            if cut.attribution is not None and sentence.index > here.index:
                return self._paths.chain(cut.attribution)
        return None

    def _speaker(self, scene: Scene, position: int) -> tuple[_Voice | None, Factor | None]:
        """Whose a floating quotation is: of the voice before in its paragraph, else after."""
        voice = self._voice
        near = voice is not None and voice.paragraph == scene.sentence.paragraph
        beside = self._named_beside(scene)
        if beside is not None and not (near and voice and self._just_spoke(scene, voice)):
            return beside, None
        if near:
            return voice, Factor("floating", {"same_paragraph": 1.0})
        following = self._following(position)
        if following is not None:
            after = _Voice(
                following, scene.sentence.index, scene.sentence.paragraph, True, _said_on(following)
            )
            return after, Factor("floating", {"after": 1.0})
        return voice, Factor("floating", {"before": 1.0}) if voice is not None else None

    def _just_spoke(self, scene: Scene, voice: _Voice) -> bool:
        """The voice spoke in the sentence before, or in the same run of quotations."""
        return voice.sentence >= scene.sentence.index - 1

    def _named_beside(self, scene: Scene) -> _Voice | None:
        """*Jeanne Roy ne dit mot. « … »*: the person who is the subject of the sentence beside."""
        sentence = scene.sentence
        for relation in self._found.beside:
            if relation.construction != "quotation" or relation.source is None:
                continue
            if not any(span.overlaps(sentence.span) for span in relation.content):
                continue
            mention = relation.source
            readings = self._resolution.readings.get((mention.sentence, mention.head), ())
            if not readings or readings[0].party == PUBLISHER:
                return None
            party = readings[0].party
            if self._resolution.sources[party].kind is not SourceKind.PERSON:
                return None
            chain = self._paths.to(
                party,
                sentence.index,
                evidence=(mention.span,),
                sure=Factor("floating", {"beside": 1.0}),
            )
            return _Voice(chain, sentence.index, sentence.paragraph, True, (mention.span,))
        return None


def _said_on(chain: Chain) -> tuple[Span, ...]:
    return chain[-1].evidence


def _carried(voice: _Voice, likely: Factor) -> Chain:
    """The voice's chain with its last hop resting on the run of reported content."""
    if len(voice.chain) == 1:
        return voice.chain
    *before, last = voice.chain
    step = Step(
        last.party,
        last.relation,
        Basis.CONTINUATION,
        voice.evidence,
        (*last.factors, likely),
        last.attribution,
    )
    return (*before, step)


def _told(readings: list[Reading]) -> tuple[Reading, ...]:
    """The readings worth telling, likeliest first, each chain once."""
    least = weights("report")["alternative"]
    told: dict[tuple[int, ...], Reading] = {}
    for reading in sorted(readings, key=lambda r: -r.probability):
        if reading.probability >= least:
            told.setdefault(parties(reading.chain), reading)
    return tuple(told.values())
