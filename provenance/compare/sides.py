"""What a change shows of one version: the words that it rests on, and the chain by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.compare.comparison import Side, Step
from provenance.render.evidence import put_together
from provenance.report import Stance, TextSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.report import Claim, Report, Source

Spans = tuple[TextSpan, ...]


class Version:
    """One version's report, asked for what a change shows of it."""

    def __init__(self, report: Report) -> None:
        self._text = report.article.text
        self._names = {source.id: source.name for source in report.sources}
        self._evidence: dict[str, list[TextSpan]] = {}
        for claim in report.claims:
            for hop in claim.chain:
                self._evidence.setdefault(hop.source, []).extend(hop.evidence)

    def claim_side(self, claim: Claim, spans: Sequence[TextSpan] = ()) -> Side:
        """A claim, and the words `spans` that the change rests on; its own where there are none."""
        steps = [
            Step(
                source=hop.source,
                name=self._names.get(hop.source, hop.source),
                relation=hop.relation,
            )
            for hop in claim.chain
        ]
        return Side(
            id=claim.id,
            text=claim.text,
            spans=tuple(spans) or claim.spans,
            chain=tuple(steps),
            stance=claim.stance,
        )

    def source_side(self, source: Source) -> Side:
        """A source and where it is mentioned, or the words that its steps rest on."""
        spans = source.mentions or tuple(self._evidence.get(source.id, ()))
        return Side(
            id=source.id,
            text=source.name,
            spans=tuple(sorted(set(spans), key=lambda span: (span.start, span.end))),
            anonymous=source.anonymous,
        )

    def evidence(self, claim: Claim) -> Spans:
        """The words that the chain of a claim rests on, in text order."""
        words = [span for hop in claim.chain for span in hop.evidence]
        return tuple(sorted(put_together(self._text, words), key=lambda span: span.start))

    def reserve(self, claim: Claim) -> Spans:
        """The words that weaken a claim: its hedges, or the cue that tells it with reserve."""
        if claim.hedges:
            return tuple(_plain(hedge) for hedge in claim.hedges)
        return self.evidence(claim) if claim.stance is Stance.HEDGED else ()


def _plain(span: TextSpan) -> TextSpan:
    return TextSpan(start=span.start, end=span.end, text=span.text)
