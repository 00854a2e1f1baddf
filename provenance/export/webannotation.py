"""W3C Web Annotation (JSON-LD): one annotation a claim on its words, the chain in its body.

Each stretch of words has two selectors that say the same: `TextPositionSelector` counts Unicode
code points, as the recommendation asks, `TextQuoteSelector` holds the words and what stands around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.export.json_text import to_json
from provenance.export.names import VOCABULARY, address, local, namespace
from provenance.export.wording import chain_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.report import Claim, Hop, Report, Source, TextSpan

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_AROUND = 32  # code points of prefix and suffix: enough to find words that were moved
_ORDERED = ("hops", "evidence", "hedges", "mentions", "aliases", "alternatives", "chain", "sources")

Node = dict[str, Any]


def write(report: Report) -> str:
    """`report` as an annotation collection, which `read_webannotation` reads back in part."""
    base = namespace(report.article)
    tool = report.tool
    lists = {f"prv:{name}": {"@id": f"prv:{name}", "@container": "@list"} for name in _ORDERED}
    return to_json(
        {
            "@context": [CONTEXT, {"prv": VOCABULARY, **lists}],
            "id": f"{base}annotations",
            "type": "AnnotationCollection",
            "label": report.article.title or report.article.publisher,
            "generator": {
                "id": f"{base}tool",
                "type": "Software",
                "name": f"{tool.name} {tool.version}",
            },
            "total": len(report.claims),
            "prv:sources": [_source(report, source) for source in report.sources],
            "first": {
                "id": f"{base}page",
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": [_annotation(report, claim) for claim in report.claims],
            },
        }
    )


def _annotation(report: Report, claim: Claim) -> Node:
    return {
        "id": namespace(report.article) + local("claim", claim.id),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": chain_in_words(report, claim),
            },
            {
                "type": "prv:Chain",
                "prv:sentence": claim.sentence,
                "prv:quotation": claim.quotation.value,
                "prv:stance": claim.stance.value,
                "prv:confidence": claim.confidence,
                "prv:hops": [_hop(report, hop) for hop in claim.chain],
                "prv:hedges": [
                    _selected(report, hedge) | {"prv:kind": hedge.kind} for hedge in claim.hedges
                ],
                "prv:alternatives": [
                    {"prv:chain": list(other.chain), "prv:confidence": other.confidence}
                    for other in claim.alternatives
                ],
            },
        ],
        "target": _all_selected(report, claim.spans),
    }


def _hop(report: Report, hop: Hop) -> Node:
    told = {} if hop.attribution is None else {"prv:attribution": hop.attribution}
    return told | {
        "prv:source": hop.source,
        "prv:relation": hop.relation.value,
        "prv:basis": hop.basis.value,
        "prv:confidence": hop.confidence,
        "prv:evidence": _all_selected(report, hop.evidence),
    }


def _source(report: Report, source: Source) -> Node:
    member = {} if source.member_of is None else {"prv:memberOf": source.member_of}
    return member | {
        "id": namespace(report.article) + local("source", source.id),
        "type": "prv:Source",
        "name": source.name,
        "prv:kind": source.kind.value,
        "prv:anonymous": source.anonymous,
        "prv:aliases": list(source.aliases),
        "prv:mentions": _all_selected(report, source.mentions),
    }


def _all_selected(report: Report, spans: Iterable[TextSpan]) -> list[Node]:
    return [_selected(report, span) for span in spans]


def _selected(report: Report, span: TextSpan) -> Node:
    text = report.article.text
    return {
        "type": "SpecificResource",
        "source": address(report.article),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(span.start - _AROUND, 0) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }
