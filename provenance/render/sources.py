"""The view by sources: who cites whom as one tree, each claim under the source it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.tree import Tree

from provenance.render.branches import distinct_evidence, grow
from provenance.render.facts import hops_after_publisher, is_doubtful
from provenance.render.notes import bracketed, claim_note, confidence_note, source_note
from provenance.render.pen import ASIDE, SOURCE
from provenance.render.reasons import hop_name, reasons

if TYPE_CHECKING:
    from rich.text import Text

    from provenance.render.branches import Branch
    from provenance.render.facts import Facts, NumberedClaim
    from provenance.render.pen import Pen

_QUOTES_SHOWN = 3


def sources_tree(pen: Pen, facts: Facts, *, explain: bool) -> Tree:
    """The tree of the whole article, the publisher at its root."""
    article = facts.report.article
    label = pen.join([pen.write(article.publisher, SOURCE), pen.term("(publisher)", ASIDE)])
    tree = Tree(label, guide_style=ASIDE)
    waiting = [(tree, grow(facts))]
    while waiting:
        node, branch = waiting.pop()
        for numbered in branch.claims:
            node.add(_claim_label(pen, facts, numbered, explain=explain))
        waiting.extend(
            (node.add(_source_label(pen, facts, inner)), inner)
            for inner in branch.branches.values()
        )
    return tree


def depth(facts: Facts) -> int:
    """How many levels the tree has below the publisher."""
    return max((len(hops_after_publisher(held.claim)) for held in facts.shown), default=0) + 1


def _source_label(pen: Pen, facts: Facts, branch: Branch) -> Text:
    parts = [hop_name(pen, facts, branch.hops[0])]
    note = source_note(pen, facts.sources.get(branch.hops[0].source))
    if note:
        parts.append(note)
    quotes = distinct_evidence(facts, branch.hops)
    if quotes:
        parts.append(pen.join([pen.quote(span) for span in quotes[:_QUOTES_SHOWN]], ", "))
    if len(quotes) > _QUOTES_SHOWN:
        parts.append(pen.write(f"and {len(quotes) - _QUOTES_SHOWN} more", ASIDE))
    best = max(hop.confidence for hop in branch.hops)
    if is_doubtful(best):
        parts.append(bracketed(pen, confidence_note(pen, best)))
    return pen.join(parts)


def _claim_label(pen: Pen, facts: Facts, numbered: NumberedClaim, *, explain: bool) -> Table:
    label = Table.grid(padding=(0, 1, 0, 0))
    label.add_column(justify="right", no_wrap=True)
    label.add_column(overflow="fold")
    label.add_row(
        pen.write(str(numbered.number), ASIDE),
        pen.join([claim_words(pen, numbered), claim_note(pen, numbered.claim)]),
    )
    if explain:
        label.add_row("", reasons(pen, facts, numbered.claim))
    return label


def claim_words(pen: Pen, numbered: NumberedClaim) -> Text:
    """The words of a claim, an ellipsis where the text has others between them."""
    claim = numbered.claim
    return pen.write(" … ".join(span.text for span in claim.spans) or claim.text)
