"""Why each step of a chain is believed, in plain words: what `--explain` adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from provenance.render.facts import hops_after_publisher
from provenance.render.notes import bracketed, confidence_note, figure
from provenance.render.pen import ASIDE, SOURCE
from provenance.report import Basis, HopRelation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

    from provenance.render.facts import Facts
    from provenance.render.pen import Pen
    from provenance.report import Claim, Hop

_BECAUSE = {
    Basis.PUBLISHER: "because it publishes the article",
    Basis.EXPLICIT: "because the text says so",
    Basis.ANAPHORA: "because it is taken to be meant by",
    Basis.NESTED: "because the text says who reports whom",
    Basis.CONTINUATION: "because its report is taken to go on here, after",
}


def reasons(pen: Pen, facts: Facts, claim: Claim) -> Table:
    """A line for each step of the chain of `claim`, then one for each other reading."""
    hops = hops_after_publisher(claim)
    steps = [pen.join([hop_name(pen, facts, hop), reason(pen, facts, hop)], ", ") for hop in hops]
    publisher = pen.write(facts.report.article.publisher, SOURCE)
    own = pen.join([publisher, own_voice(pen)], ", ")
    return ladder(pen, steps or [own], other_readings(pen, facts, claim))


def ladder(pen: Pen, steps: Iterable[Text], other_readings: Iterable[Text] = ()) -> Table:
    """The steps of a chain one below the other, then what else was weighed."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for step in steps:
        grid.add_row(pen.write("→", ASIDE), step)
    for reading in other_readings:
        grid.add_row(pen.write("?", ASIDE), reading)
    return grid


def own_voice(pen: Pen) -> Text:
    """Why a claim without a step is the publisher's."""
    return pen.write("because no other source is named for it")


def hop_name(pen: Pen, facts: Facts, hop: Hop, style: str = SOURCE) -> Text:
    """The source of a hop with what the step before does with it: `cites Nice Matin`."""
    name = pen.write(facts.name(hop.source), style)
    if hop.relation is HopRelation.PUBLISHES:
        return name
    return pen.join([pen.write(hop.relation.value, ASIDE), name])


def reason(pen: Pen, facts: Facts, hop: Hop) -> Text:
    """The basis of a hop, its evidence with line numbers, and how sure the tool is."""
    because = _BECAUSE[hop.basis]
    evidence = [
        pen.join([pen.quote(span), pen.term(f"(line {facts.line(span.start)})", ASIDE)])
        for span in facts.evidence(hop)
    ]
    parts = [pen.write(f"{because}:" if evidence else because)]
    if evidence:
        parts.append(pen.join(evidence, ", "))
    parts.append(bracketed(pen, confidence_note(pen, hop.confidence)))
    return pen.join(parts)


def other_readings(pen: Pen, facts: Facts, claim: Claim) -> Iterator[Text]:
    """The chains that were weighed and not chosen."""
    for alternative in claim.alternatives:
        path = " → ".join(facts.name(source_id) for source_id in alternative.chain)
        note = pen.term(f"[{figure(alternative.confidence)}]", ASIDE)
        yield pen.join([pen.write("or else:", ASIDE), pen.write(path), note])
