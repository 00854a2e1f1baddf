"""Reports as five tables: articles, sources, attributions, claims, hops.

Every row names its report: the id of the article, with a number behind it where several reports of
one export have the same. Lists stand in one cell as JSON; spans in them are `[start, end]`. Columns
such as `source_name` and `chain` repeat what other tables say, so that each can be read alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.export.json_text import compact
from provenance.export.spans import offsets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.report import Attribution, Claim, Hop, Report, Source

Cell = str | int | float | bool | None
Row = dict[str, Cell]

COLUMNS: dict[str, dict[str, type]] = {
    "articles": {
        "report": str, "id": str, "title": str, "publisher": str, "author": str, "published": str,
        "url": str, "language": str, "text": str, "schema_version": str, "tool": str,
        "tool_version": str, "model": str, "model_language": str, "model_sha256": str,
        "sentences": str, "diagnostics": str,
    },
    "sources": {
        "report": str, "id": str, "name": str, "kind": str, "anonymous": bool, "aliases": str,
        "member_of": str, "mentions": str,
    },
    "attributions": {
        "report": str, "id": str, "sentence": int, "construction": str, "source": str,
        "source_start": int, "source_end": int, "source_text": str, "cue_start": int,
        "cue_end": int, "cue_text": str, "cue_lemma": str, "content": str, "content_text": str,
        "quotation": str, "stance": str, "parent": str, "confidence": float,
    },
    "claims": {
        "report": str, "id": str, "sentence": int, "text": str, "spans": str, "quotation": str,
        "stance": str, "hedges": str, "chain": str, "origin": str, "origin_name": str,
        "alternatives": str, "confidence": float,
    },
    "hops": {
        "report": str, "claim": str, "step": int, "source": str, "source_name": str,
        "relation": str, "basis": str, "attribution": str, "evidence": str, "evidence_text": str,
        "confidence": float,
    },
}  # fmt: skip


def tables(reports: Iterable[Report]) -> dict[str, list[Row]]:
    """The rows of each table, for all of `reports` together."""
    made: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    seen: dict[str, int] = {}
    for report in reports:
        key = _unused(report.article.id, seen)
        names = {source.id: source.name for source in report.sources}
        rows: dict[str, Iterable[Row]] = {
            "articles": [_article(report)],
            "sources": map(_source, report.sources),
            "attributions": map(_attribution, report.attributions),
            "claims": (_claim(claim, names) for claim in report.claims),
            "hops": (row for claim in report.claims for row in _hops(claim, names)),
        }
        for name, some in rows.items():
            made[name].extend({"report": key, **row} for row in some)
    return made


def _unused(wanted: str, seen: dict[str, int]) -> str:
    """`wanted`, or `wanted (2)` and so on where a row has it already."""
    name = wanted
    while name in seen:
        seen[wanted] += 1
        name = f"{wanted} ({seen[wanted]})"
    seen[name] = 1
    return name


def _article(report: Report) -> Row:
    article, tool = report.article, report.tool
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "text": article.text,
        "schema_version": report.schema_version,
        "tool": tool.name,
        "tool_version": tool.version,
        "model": tool.model.name,
        "model_language": tool.model.language,
        "model_sha256": tool.model.sha256,
        "sentences": compact([[s.index, s.start, s.end] for s in report.sentences]),
        "diagnostics": compact([held.model_dump() for held in report.diagnostics]),
    }


def _source(source: Source) -> Row:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "anonymous": source.anonymous,
        "aliases": compact(source.aliases),
        "member_of": source.member_of,
        "mentions": compact(offsets(source.mentions)),
    }


def _attribution(held: Attribution) -> Row:
    source, cue = held.source, held.cue
    return {
        "id": held.id,
        "sentence": held.sentence,
        "construction": held.construction,
        "source": source.id if source else None,
        "source_start": source.start if source else None,
        "source_end": source.end if source else None,
        "source_text": source.text if source else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "cue_text": cue.text if cue else None,
        "cue_lemma": cue.lemma if cue else None,
        "content": compact(offsets(held.content)),
        "content_text": " ".join(span.text for span in held.content),
        "quotation": held.quotation.value,
        "stance": held.stance.value,
        "parent": held.parent,
        "confidence": held.confidence,
    }


def _claim(claim: Claim, names: dict[str, str]) -> Row:
    return {
        "id": claim.id,
        "sentence": claim.sentence,
        "text": claim.text,
        "spans": compact(offsets(claim.spans)),
        "quotation": claim.quotation.value,
        "stance": claim.stance.value,
        "hedges": compact([[held.start, held.end, held.kind] for held in claim.hedges]),
        "chain": " → ".join(names.get(hop.source, hop.source) for hop in claim.chain),
        "origin": claim.origin,
        "origin_name": names.get(claim.origin, claim.origin),
        "alternatives": compact([held.model_dump() for held in claim.alternatives]),
        "confidence": claim.confidence,
    }


def _hops(claim: Claim, names: dict[str, str]) -> Iterator[Row]:
    return (_hop(claim, hop, names, step) for step, hop in enumerate(claim.chain))


def _hop(claim: Claim, hop: Hop, names: dict[str, str], step: int) -> Row:
    return {
        "claim": claim.id,
        "step": step,
        "source": hop.source,
        "source_name": names.get(hop.source, hop.source),
        "relation": hop.relation.value,
        "basis": hop.basis.value,
        "attribution": hop.attribution,
        "evidence": compact(offsets(hop.evidence)),
        "evidence_text": " … ".join(span.text for span in hop.evidence),
        "confidence": hop.confidence,
    }
