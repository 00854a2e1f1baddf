"""The view by claims: each claim in text order with its own chain, outermost source first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from provenance.render.facts import hops_after_publisher, is_doubtful
from provenance.render.notes import bracketed, claim_note, confidence_note, source_note
from provenance.render.pen import ASIDE, ORIGIN, SOURCE
from provenance.render.reasons import hop_name, ladder, other_readings, own_voice, reason
from provenance.render.sources import claim_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.render.facts import Facts, NumberedClaim
    from provenance.render.pen import Pen
    from provenance.report import Hop


def claims_list(pen: Pen, facts: Facts, *, explain: bool) -> Group:
    """Every claim that is shown, a blank line between two."""
    gutter = len(str(max((held.number for held in facts.shown), default=0)))
    parts: list[Table | Text] = []
    for numbered in facts.shown:
        parts += [Text()] if parts else []
        parts.append(_entry(pen, facts, numbered, gutter=gutter, explain=explain))
    return Group(*parts)


def _entry(pen: Pen, facts: Facts, numbered: NumberedClaim, *, gutter: int, explain: bool) -> Table:
    claim = numbered.claim
    words = pen.join([claim_words(pen, numbered), claim_note(pen, claim)])
    others = other_readings(pen, facts, claim) if explain else ()
    steps = ladder(pen, _steps(pen, facts, numbered, explain=explain), others)
    entry = Table.grid(padding=(0, 1, 0, 0))
    entry.add_column(justify="right", no_wrap=True, width=gutter)
    entry.add_column(overflow="fold")
    entry.add_row(pen.write(str(numbered.number), ASIDE), Group(words, steps))
    return entry


def _steps(pen: Pen, facts: Facts, numbered: NumberedClaim, *, explain: bool) -> Iterator[Text]:
    hops = hops_after_publisher(numbered.claim)
    publisher = facts.report.article.publisher
    if hops:
        yield pen.join([pen.write(publisher, SOURCE), pen.term("(publisher)", ASIDE)])
    else:
        own = pen.join([pen.write(publisher, ORIGIN), pen.term("(publisher, origin)", ASIDE)])
        yield pen.join([own, own_voice(pen)], ", ") if explain else own
    for hop in hops:
        yield _step(pen, facts, hop, last=hop is hops[-1], explain=explain)


def _step(pen: Pen, facts: Facts, hop: Hop, *, last: bool, explain: bool) -> Text:
    note = source_note(pen, facts.sources.get(hop.source), is_origin=last)
    named = hop_name(pen, facts, hop, ORIGIN if last else SOURCE)
    step = pen.join([named, note]) if note else named
    if explain:
        return pen.join([step, reason(pen, facts, hop)], ", ")
    evidence = facts.evidence(hop)
    if evidence:
        step = pen.join([step, pen.join([pen.quote(span) for span in evidence], ", ")])
    if is_doubtful(hop.confidence):
        step = pen.join([step, bracketed(pen, confidence_note(pen, hop.confidence))])
    return step
