"""What the views look up in a report: names, lines, and which claims are shown."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from provenance.render.evidence import put_together
from provenance.report import Basis

if TYPE_CHECKING:
    from provenance.report import Claim, Hop, Report, Source, TextSpan

DOUBTFUL_BELOW = 0.5


@dataclass(frozen=True, slots=True)
class NumberedClaim:
    """A claim with its place in text order, counted from 1: the same in every view."""

    number: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Facts:
    """One report, ready to be drawn."""

    report: Report
    sources: dict[str, Source]
    line_starts: tuple[int, ...]
    shown: tuple[NumberedClaim, ...]
    min_confidence: float

    @classmethod
    def of(cls, report: Report, *, min_confidence: float = 0.0) -> Facts:
        """The facts of `report`; claims below `min_confidence` are not shown."""
        lines = report.article.text.split("\n")
        ordered = sorted(report.claims, key=lambda c: c.spans[0].start if c.spans else 0)
        return cls(
            report=report,
            sources={source.id: source for source in report.sources},
            line_starts=tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0)),
            shown=tuple(
                NumberedClaim(number, claim)
                for number, claim in enumerate(ordered, start=1)
                if claim.confidence >= min_confidence
            ),
            min_confidence=min_confidence,
        )

    def name(self, source_id: str) -> str:
        """The name of a source, or its id where the report does not list it."""
        source = self.sources.get(source_id)
        return source.name if source else source_id

    def evidence(self, hop: Hop) -> list[TextSpan]:
        """The phrases of the text that a hop rests on."""
        return put_together(self.report.article.text, hop.evidence)

    def line(self, offset: int) -> int:
        """The line of the article's text, counted from 1, that holds code point `offset`."""
        return bisect_right(self.line_starts, offset)


def hops_after_publisher(claim: Claim) -> tuple[Hop, ...]:
    """The steps of a chain that need evidence."""
    return tuple(hop for hop in claim.chain if hop.basis is not Basis.PUBLISHER)


def is_doubtful(confidence: float) -> bool:
    """True where a claim or a hop is more likely wrong than right."""
    return confidence < DOUBTFUL_BELOW
