"""Voices that hold over a stretch of the article: labels and review mode.

1. A label: *Al Massae : les chantiers en retard.* holds its paragraph; a heading that is only an
   outlet's name holds to the next one.
2. Review mode: an article that is an account of one outlet (*Dans sa livraison du …, Y rapporte*).
   A source without nearer cover stands under that outlet, from its first mention as a source on;
   what no cue gives to anybody stays the publisher's, or goes on with the voice before it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.chains.claim import PUBLISHER
from provenance.report import SourceKind
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.attribution import Attribution, Found, Scene
    from provenance.languages import Lexicon
    from provenance.sources import Candidate, Resolution

OFTEN = 3
"""Relations that an outlet must be the outermost source of before an article is its account."""


MOST = 0.5
"""Share of all outermost relations that it must have then."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A party that vouches for the sentences `first` to `last` (inclusive); `label` or review."""

    party: int
    first: int
    last: int
    evidence: tuple[Span, ...]
    label: bool


def label_scopes(found: Found, resolution: Resolution) -> Iterator[Scope]:
    """The scope of every label, in text order."""
    for relation in found.beside:
        if relation.construction != "label" or relation.source is None:
            continue
        readings = resolution.readings.get((relation.sentence, relation.source.head))
        if not readings or readings[0].party == PUBLISHER:
            continue
        last = max(
            scene.sentence.index
            for scene in found.scenes
            if scene.sentence.span.overlaps(relation.content[-1])
        )
        yield Scope(readings[0].party, relation.sentence, last, (relation.source.span,), label=True)


def review_scope(
    found: Found,
    readings: Sequence[tuple[Candidate, ...]],
    resolution: Resolution,
    lexicon: Lexicon,
) -> Scope | None:
    """The outlet that the article is an account of, if it is one."""
    outermost = [
        (reading[0].party, relation)
        for relation, reading in zip(found.attributions, readings, strict=True)
        if reading
        and relation.parent is None
        and resolution.sources[reading[0].party].kind is SourceKind.MEDIA
        and reading[0].party
    ]
    if not outermost:
        return None
    counts = Counter(party for party, _ in outermost)
    party, often = counts.most_common(1)[0]
    relations = [relation for held, relation in outermost if held == party]
    framed = [r for r in relations if _review_frame(found.scenes[r.sentence], lexicon)]
    others = len(counts) - 1
    share = often / sum(1 for r in found.attributions if r.parent is None and r.source is not None)
    alone = often >= OFTEN and not others and share >= MOST
    if others > often or not (framed or alone):
        return None
    first = min(relations, key=lambda r: r.sentence)
    return Scope(
        party, first.sentence, len(found.scenes) - 1, _words((framed or [first])[0]), label=False
    )


def _words(relation: Attribution) -> tuple[Span, ...]:
    spans = [relation.source.span] if relation.source else []
    return (*spans, *([relation.cue.span] if relation.cue else []))


def _review_frame(scene: Scene, lexicon: Lexicon) -> bool:
    return any(scene.phrase_at(t.index, lexicon.review_frames) for t in scene.sentence.tokens)
