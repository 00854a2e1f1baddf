"""The sources of one report as the page shows them: a number, a colour and a pattern each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.render.visible import visible

if TYPE_CHECKING:
    from provenance.report import Report, Source

HUES = 8
PATTERNS = 5
OWN = "own"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who speaks in a report.

    Attributes:
        sources: The sources that the report lists, by id.
        numbers: A number for each source that stands in a chain, from 0, in order of the text.
        publishers: The ids that stand for the article's own voice.
    """

    sources: dict[str, Source]
    numbers: dict[str, int]
    publishers: frozenset[str]

    @classmethod
    def of(cls, report: Report) -> Cast:
        """The cast of `report`."""
        publishers = [claim.chain[0].source for claim in report.claims if claim.chain]
        chained = [hop.source for claim in report.claims for hop in claim.chain]
        others = [held for claim in report.claims for o in claim.alternatives for held in o.chain]
        order = dict.fromkeys([*publishers, *chained, *others])
        return cls(
            sources={source.id: source for source in report.sources},
            numbers={source_id: number for number, source_id in enumerate(order)},
            publishers=frozenset(publishers),
        )

    def voice(self, source_id: str) -> str:
        """The classes of a source's colour and pattern; no two of the first forty are alike."""
        if source_id in self.publishers:
            return OWN
        place = self.numbers[source_id] - len(self.publishers)
        return f"h{place % HUES} p{place % PATTERNS}"

    def name(self, source_id: str) -> str:
        """The name of a source on one line and harmless; its id where the report has no name."""
        source = self.sources.get(source_id)
        return visible(source.name if source else source_id).strip() or "?"
