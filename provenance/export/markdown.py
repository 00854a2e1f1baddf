"""Markdown: the tree of a report as a nested list, for notes, wikis and issue trackers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.export.picture import nodes
from provenance.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.export.picture import Node
    from provenance.report import Report

# Every mark that begins something in the middle of a line, in CommonMark or in GitHub's dialect. No
# line begins with words of the article, so that what means something there only may stand.
_MEANT = re.compile(r"[\\`*_\[\]<>#|~&$@]|:(?=/)|(?<=www)\.")

_ENTITIES = {"<": "&lt;", ">": "&gt;"}  # safe as well where a page takes Markdown for HTML


def write(report: Report) -> str:
    """`report` as a heading, what is known of the article, the tree, and the diagnostics."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    article = report.article
    yield f"# {escaped(article.title or article.publisher)}"
    yield ""
    known = [article.publisher, article.author, article.published, article.url, article.language]
    yield f"Publisher: {' · '.join(escaped(words) for words in known if words)}"
    yield ""
    yield from map(_line, nodes(report))
    if report.diagnostics:
        yield ""
        yield from (f"Note: {escaped(held.message)}" for held in report.diagnostics)
    yield ""
    yield f"Made by {escaped(report.tool.name)} {escaped(report.tool.version)}."


def _line(node: Node) -> str:
    indent = "  " * node.depth
    if node.claim is not None:
        return f"{indent}- {node.claim} · {escaped(node.words)}"
    link = f"{node.link} " if node.link else ""
    doubt = " · doubtful link" if node.doubtful else ""
    aside = f" {escaped(node.aside)}" if node.aside else ""
    return f"{indent}- {link}**{escaped(node.words)}**{aside}{doubt}"


def escaped(words: str) -> str:
    """`words` on one line, with nothing in them that Markdown would read as its own."""
    return _MEANT.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), visible(words))
