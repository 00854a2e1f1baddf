"""Mermaid: the tree of a report as a flowchart, for pages that draw it from its source."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from provenance.export.picture import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.export.picture import Node
    from provenance.report import Report

_WIDTH = 48  # characters of a line in a box
_KEPT = frozenset(" ,.'-?")  # ASCII marks that mean nothing to Mermaid inside quotation marks


def write(report: Report) -> str:
    """The tree of `report` as a flowchart from left to right; doubtful links are dotted."""
    return "flowchart LR\n" + "".join(line for node in nodes(report) for line in _lines(node))


def _lines(node: Node) -> Iterator[str]:
    if node.claim is None:
        text = [*wrap(node.words, _WIDTH), *wrap(node.aside, _WIDTH)]
        yield f'  n{node.number}("{_label(text)}")\n'
    else:
        text = wrap(f"{node.claim} {node.words}", _WIDTH)
        yield f'  n{node.number}["{_label(text)}"]\n'
    if node.parent is not None:
        line = "-.-" if node.doubtful else "--"
        arrow = f"{line}>" if node.link else line if node.doubtful else "---"
        said = f"|{node.link}|" if node.link else ""
        yield f"  n{node.parent} {arrow}{said} n{node.number}\n"


def _label(lines: list[str]) -> str:
    """Lines of a label, every mark that Mermaid or HTML might obey as an entity code."""
    return "<br/>".join("".join(map(_character, line)) for line in lines)


def _character(character: str) -> str:
    if not character.isascii() or character.isalnum() or character in _KEPT:
        return character
    return f"#{ord(character)};"
