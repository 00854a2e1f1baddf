"""The tree of a report as plain nodes, for the formats that draw it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from provenance.export.wording import PEN, claim_in_words, plain
from provenance.render.branches import distinct_evidence, grow
from provenance.render.facts import Facts, is_doubtful
from provenance.render.notes import source_note
from provenance.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.render.branches import Branch
    from provenance.report import Report

_QUOTES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Node:
    """A source or a claim at its place in the tree. Its words are on one line and harmless.

    Attributes:
        number: Its place in the order of drawing, from 0 (the publisher).
        parent: The number of the node above; None for the publisher.
        depth: How many nodes are above.
        link: What the node above does with a source, such as `cites`; empty for a claim.
        words: The name of a source, or the words of a claim with their note.
        aside: What sort of party a source is and which words it rests on; empty for a claim.
        doubtful: A claim or a link below the mark of doubt.
        claim: The number of the claim in text order, from 1; None for a source.
    """

    number: int
    parent: int | None
    depth: int
    link: str
    words: str
    aside: str
    doubtful: bool
    claim: int | None = None


def nodes(report: Report) -> Iterator[Node]:
    """Every node, each before those below it, the claims of a source before its sources."""
    facts = Facts.of(report)
    numbers = count()
    waiting: list[tuple[Node | None, Branch]] = [(None, grow(facts))]
    while waiting:
        above, branch = waiting.pop()
        node = _source(facts, above, branch, next(numbers))
        yield node
        for held in branch.claims:
            yield Node(
                number=next(numbers),
                parent=node.number,
                depth=node.depth + 1,
                link="",
                words=claim_in_words(held.claim),
                aside="",
                doubtful=is_doubtful(held.claim.confidence),
                claim=held.number,
            )
        waiting.extend((node, inner) for inner in reversed(branch.branches.values()))


def _source(facts: Facts, above: Node | None, branch: Branch, number: int) -> Node:
    if above is None:
        publisher = _named(facts.report.article.publisher)
        return Node(number, None, 0, "", publisher, "(publisher)", doubtful=False)
    hop = branch.hops[0]
    note = source_note(PEN, facts.sources.get(hop.source))
    quotes = [plain(PEN.quote(span)) for span in distinct_evidence(facts, branch.hops)]
    more = [f"and {len(quotes) - _QUOTES_SHOWN} more"] if len(quotes) > _QUOTES_SHOWN else []
    aside = [plain(note)] if note else []
    return Node(
        number=number,
        parent=above.number,
        depth=above.depth + 1,
        link=hop.relation.value,
        words=_named(facts.name(hop.source)),
        aside=" ".join([*aside, ", ".join(quotes[:_QUOTES_SHOWN]), *more]).strip(),
        doubtful=is_doubtful(max(held.confidence for held in branch.hops)),
    )


def _named(name: str) -> str:
    """A name that can be seen."""
    return visible(name).strip() or "?"
