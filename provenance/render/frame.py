"""What stands above and below the claims: the article's head, notes and the legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from provenance.render.facts import hops_after_publisher, is_doubtful
from provenance.render.notes import legend
from provenance.render.pen import ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from provenance.render.facts import Facts
    from provenance.render.pen import Pen
    from provenance.report import Diagnostic

_NOTES_SHOWN = 8


def header(pen: Pen, facts: Facts) -> Iterator[Text]:
    """Title, what is known of the article, its address, and what was found in it."""
    article = facts.report.article
    if article.title:
        yield pen.write(article.title, "bold")
    known = [article.publisher, article.author, article.published, article.language]
    yield pen.join([pen.write(" · ".join(filter(None, known)))])
    if article.url:
        yield pen.write(article.url, ASIDE)
    yield pen.write(_counts(facts))


def footer(pen: Pen, facts: Facts) -> Iterator[Table | Text]:
    """The diagnostics of the report, then the terms on the page that need a word."""
    diagnostics = facts.report.diagnostics
    for diagnostic in diagnostics[:_NOTES_SHOWN]:
        yield _hanging(pen.write("note:"), pen.write(_said(facts, diagnostic)))
    if len(diagnostics) > _NOTES_SHOWN:
        left = len(diagnostics) - _NOTES_SHOWN
        yield pen.write(f"and {count(left, 'more note')}: --format json has them all")
    terms = list(legend(facts))
    if terms:
        yield _hanging(pen.write("key:", ASIDE), pen.write(" · ".join(terms), ASIDE))


def _counts(facts: Facts) -> str:
    total = len(facts.report.claims)
    if not total:
        return "no claim found"
    claims = [numbered.claim for numbered in facts.shown]
    cited = {hop.source for claim in claims for hop in hops_after_publisher(claim)}
    counts = [count(total, "claim"), count(len(cited), "cited source")]
    if len(claims) < total:
        bound = f"confidence {facts.min_confidence:.2f} or more"
        counts[0] = f"{len(claims)} of {counts[0]} ({bound})"
    doubtful = sum(is_doubtful(claim.confidence) for claim in claims)
    if doubtful:
        counts.append(f"{doubtful} doubtful")
    return " · ".join(counts)


def count(number: int, noun: str) -> str:
    """A number of things, such as `1 claim` or `1,024 claims`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _said(facts: Facts, diagnostic: Diagnostic) -> str:
    at, sentences = diagnostic.sentence, facts.report.sentences
    if at is None or not 0 <= at < len(sentences):
        return diagnostic.message
    return f"{diagnostic.message} (line {facts.line(sentences[at].start)})"


def _hanging(mark: Text, body: Text) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(mark, body)
    return grid
