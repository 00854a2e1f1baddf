"""DOT, the language of Graphviz: the tree of a report, sources as boxes, claims as notes."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from provenance.export.picture import nodes

if TYPE_CHECKING:
    from provenance.export.picture import Node
    from provenance.report import Report

_WIDTH = 48  # characters of a line in a box
# Graphviz reads entities in labels.
_ESCAPED = str.maketrans({"\\": r"\\", '"': r"\"", "&": "&amp;", "<": "&lt;", ">": "&gt;"})
_HEAD = """\
digraph provenance {
  rankdir=LR;
  node [fontname="Helvetica,Arial,sans-serif", fontsize=11, shape=box];
  edge [fontname="Helvetica,Arial,sans-serif", fontsize=10];
"""


def write(report: Report) -> str:
    """The tree of `report` as a directed graph; what is doubtful is dashed."""
    return _HEAD + "".join(map(_lines, nodes(report))) + "}\n"


def _lines(node: Node) -> str:
    style = ", style=dashed" if node.doubtful else ""
    if node.claim is None:
        text = [*wrap(node.words, _WIDTH), *wrap(node.aside, _WIDTH)]
        shape = 'style="rounded,dashed"' if node.doubtful else "style=rounded"
    else:
        text = wrap(f"{node.claim} {node.words}", _WIDTH)
        shape = f"shape=note{style}"
    lines = f"  n{node.number} [label={_quoted(text)}, {shape}];\n"
    if node.parent is not None:
        label = f"label={_quoted([node.link])}" if node.link else 'label="", arrowhead=none'
        lines += f"  n{node.parent} -> n{node.number} [{label}{style}];\n"
    return lines


def _quoted(lines: list[str]) -> str:
    """Lines of a label, set left, with nothing in them that Graphviz would read as its own."""
    return '"' + "".join(f"{line.translate(_ESCAPED)}\\l" for line in lines) + '"'
