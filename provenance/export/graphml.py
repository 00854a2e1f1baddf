"""GraphML: sources and claims as nodes, each step of each chain as an edge, for graph tools.

A source is one node however often it is cited. An edge says which claim it is a step of, so a chain
is the edges of its claim in the order of `step`; the last, `vouches`, leads to the claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from provenance.export.names import local
from provenance.render.visible import visible

if TYPE_CHECKING:
    from provenance.report import Claim, Report, Source

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = {
    "node": {
        "type": "string", "id": "string", "label": "string", "kind": "string",
        "anonymous": "boolean", "member_of": "string", "stance": "string", "quotation": "string",
        "confidence": "double",
    },
    "edge": {
        "relation": "string", "claim": "string", "step": "int", "basis": "string",
        "evidence": "string", "confidence": "double",
    },
}  # fmt: skip

Values = dict[str, str | int | float | bool | None]


def write(report: Report) -> str:
    """`report` as a directed graph with several edges between two nodes."""
    root = ET.Element("graphml", xmlns=_NAMESPACE)
    for owner, keys in _KEYS.items():
        for name, kind in keys.items():
            about = {"id": f"{owner}_{name}", "for": owner, "attr.name": name, "attr.type": kind}
            ET.SubElement(root, "key", about)
    graph = ET.SubElement(root, "graph", id="provenance", edgedefault="directed")
    known = [source.id for source in report.sources]
    named = (hop.source for claim in report.claims for hop in claim.chain)
    for source in report.sources:
        _node(graph, local("source", source.id), _source(source))
    for unknown in dict.fromkeys(name for name in named if name not in known):
        _node(graph, local("source", unknown), {"type": "source", "id": unknown, "label": unknown})
    for claim in report.claims:
        _node(graph, local("claim", claim.id), _claim(claim))
    for claim in report.claims:
        _chain(graph, claim)
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _source(source: Source) -> Values:
    return {
        "type": "source",
        "id": source.id,
        "label": source.name,
        "kind": source.kind.value,
        "anonymous": source.anonymous,
        "member_of": source.member_of,
    }


def _claim(claim: Claim) -> Values:
    return {
        "type": "claim",
        "id": claim.id,
        "label": claim.text,
        "stance": claim.stance.value,
        "quotation": claim.quotation.value,
        "confidence": claim.confidence,
    }


def _chain(graph: ET.Element, claim: Claim) -> None:
    for step in range(1, len(claim.chain)):
        before, hop = claim.chain[step - 1], claim.chain[step]
        about: Values = {
            "relation": hop.relation.value,
            "claim": claim.id,
            "step": step,
            "basis": hop.basis.value,
            "evidence": " … ".join(span.text for span in hop.evidence),
            "confidence": hop.confidence,
        }
        _edge(graph, local("source", before.source), local("source", hop.source), about)
    if claim.chain:
        vouches: Values = {"relation": "vouches", "claim": claim.id, "step": len(claim.chain)}
        _edge(graph, local("source", claim.chain[-1].source), local("claim", claim.id), vouches)


def _node(graph: ET.Element, name: str, about: Values) -> None:
    _values(ET.SubElement(graph, "node", id=name), "node", about)


def _edge(graph: ET.Element, source: str, target: str, about: Values) -> None:
    _values(ET.SubElement(graph, "edge", source=source, target=target), "edge", about)


def _values(parent: ET.Element, owner: str, about: Values) -> None:
    """One `data` element a value; what XML cannot hold is spelt, as in the terminal."""
    for name, value in about.items():
        if value is not None:
            data = ET.SubElement(parent, "data", key=f"{owner}_{name}")
            data.text = str(value).lower() if isinstance(value, bool) else visible(str(value))
