"""What each part of the chains is worth: gold judged again with one part left out.

Beside the parts of the room `chains` stands the fit of readings: without it a source phrase is
whoever was named last of those it may stand for, and somebody new only where it may stand for
nobody named before. Parties, and who was named where, stay those that the fit has settled.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.chains import WHOLE, Part, trace_claims
from provenance.evaluation.fit import report_of
from provenance.evaluation.metrics import judge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.attribution import Found
    from provenance.evaluation.fit import Prepared
    from provenance.evaluation.metrics import Judged
    from provenance.sources import Candidate, Resolution
    from provenance.text import Span

NOTHING = "nothing"
FIT = "fit of readings"


def ablate(held: Iterable[Prepared]) -> dict[str, list[Judged]]:
    """The gold claims of all articles, by the name of what was left out; first `NOTHING`."""
    judged: dict[str, list[Judged]] = {}
    for one in held:
        resolution = one.resolved()
        for name, readings, parts in (
            (NOTHING, resolution, WHOLE),
            *((part.value, resolution, WHOLE - {part}) for part in Part),
            (FIT, latest_first(one.found, resolution), WHOLE),
        ):
            claims = trace_claims(one.found, readings, one.lexicon, parts=parts)
            report = report_of(one, readings, claims)
            judged.setdefault(name, []).extend(judge(one.gold, report))
    return judged


def latest_first(found: Found, resolution: Resolution) -> Resolution:
    """The same readings, ranked by whose party was named last before the phrase, not by fit."""
    readings = {}
    for (sentence, head), ranked in resolution.readings.items():
        phrase = found.scenes[sentence].sentence.tokens[head].span
        readings[sentence, head] = tuple(
            sorted(ranked, key=lambda held: -_named(held, phrase, resolution))
        )
    return replace(resolution, readings=readings)


def _named(reading: Candidate, phrase: Span, resolution: Resolution) -> int:
    """Where its party was last named before `phrase`; -1 for somebody new."""
    mentions = resolution.sources[reading.party].mentions
    return max((span.end for span in mentions if span.end <= phrase.start), default=-1)
