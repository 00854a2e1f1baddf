"""A report as a rich renderable, for terminals from sixty columns and for plain text files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.text import Text

from provenance.render.claims import claims_list
from provenance.render.facts import Facts
from provenance.render.frame import footer, header
from provenance.render.page import page
from provenance.render.pen import Pen
from provenance.render.sources import depth, sources_tree

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from provenance.report import Report


def render_sources(
    report: Report, *, min_confidence: float = 0.0, explain: bool = False
) -> RenderableType:
    """One tree for the article: each source under who cites it, each claim under its origin.

    Args:
        report: What is drawn; nothing in its text can act on the terminal.
        min_confidence: Claims below are left out; the header says how many are shown.
        explain: Say for each step why it is believed, on which line, and what else was weighed.
    """
    return _View(Facts.of(report, min_confidence=min_confidence), by="sources", explain=explain)


def render_claims(
    report: Report, *, min_confidence: float = 0.0, explain: bool = False
) -> RenderableType:
    """Each claim in text order with its chain, from the publisher down to the origin.

    Args:
        report: What is drawn; nothing in its text can act on the terminal.
        min_confidence: Claims below are left out; the header says how many are shown.
        explain: Say for each step why it is believed, on which line, and what else was weighed.
    """
    return _View(Facts.of(report, min_confidence=min_confidence), by="claims", explain=explain)


def render_heading(name: str) -> RenderableType:
    """A line that announces the report of one input among several."""
    return _Heading(name)


@dataclass(frozen=True, slots=True)
class _View:
    facts: Facts
    by: Literal["sources", "claims"]
    explain: bool

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        pen = Pen(options.encoding)
        levels = 0
        parts: list[RenderableType] = [*header(pen, self.facts)]
        if self.facts.shown:
            parts.append(Text())
            if self.by == "sources":
                levels = depth(self.facts)
                parts.append(sources_tree(pen, self.facts, explain=self.explain))
            else:
                parts.append(claims_list(pen, self.facts, explain=self.explain))
        below = list(footer(pen, self.facts))
        if below:
            parts += [Text(), *below]
        yield from page(console, options, parts, depth=levels)


@dataclass(frozen=True, slots=True)
class _Heading:
    name: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        pen = Pen(options.encoding)
        yield pen.join([pen.write("══"), pen.write(self.name, "bold"), pen.write("══")])
