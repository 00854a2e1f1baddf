"""PROV-JSON → the report it was written from, all of it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from prov.model import (
    ProvActivity,
    ProvAgent,
    ProvAssociation,
    ProvAttribution,
    ProvCommunication,
    ProvDocument,
    ProvEntity,
    ProvMembership,
)

from provenance.errors import InputError
from provenance.export.names import identifier
from provenance.export.spans import words_at
from provenance.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prov.model import ProvRecord

Values = dict[str, Any]


def read_prov(text: str) -> Report:
    """The report that `write_json` of `provenance.export.prov` wrote as `text`.

    Raises:
        InputError: `text` is no PROV-JSON, or none of this package.
    """
    try:
        held = _Records.of(ProvDocument.deserialize(content=text, format="json").flattened())
        return Report.model_validate(_report(held))
    except Exception as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise InputError(f"not a report of provenance as PROV-JSON ({reason})") from error


@dataclass(frozen=True, slots=True)
class _Records:
    """The records of a document: each with its attributes, by the last part of their names."""

    named: dict[type[ProvRecord], dict[str, Values]]
    relations: dict[type[ProvRecord], list[Values]]

    @classmethod
    def of(cls, document: ProvDocument) -> _Records:
        named: dict[type[ProvRecord], dict[str, Values]] = defaultdict(dict)
        relations: dict[type[ProvRecord], list[Values]] = defaultdict(list)
        for record in document.records:
            about = {name.localpart: value for name, value in record.attributes}
            if record.identifier is None or record.is_relation():
                relations[type(record)].append(about)
            else:
                named[type(record)][record.identifier.localpart] = about
        return cls(named, relations)

    def of_kind(self, record: type[ProvRecord], kind: str) -> Iterator[tuple[str, Values]]:
        """The id and the attributes of each record whose name is `local(kind, id)`."""
        for name, about in self.named[record].items():
            found = identifier(name, kind)
            if found is not None:
                yield found, about

    def pairs(self, relation: type[ProvRecord], left: str, right: str) -> dict[str | None, str]:
        """For each relation between two things of the report, the id of one and of the other."""
        return {
            identifier(held[left].localpart): identifier(held[right].localpart) or ""
            for held in self.relations[relation]
        }


def _report(held: _Records) -> Values:
    about, tool = held.named[ProvEntity]["report"], held.named[ProvAgent]["tool"]
    article = held.named[ProvEntity]["article"]
    text = article["value"]
    model = {
        "name": tool["model"],
        "language": tool["modelLanguage"],
        "sha256": tool["modelFingerprint"],
    }
    kept = ("id", "publisher", "author", "published", "url", "language")
    names = ("index", "start", "end")
    return {
        "schema_version": about["schemaVersion"],
        "diagnostics": json.loads(about["diagnostics"]),
        "tool": {"name": tool["label"], "version": tool["version"], "model": model},
        "article": {name: article.get(name) for name in kept}
        | {"title": article.get("label"), "text": text},
        "sentences": [
            dict(zip(names, sentence, strict=True)) for sentence in json.loads(article["sentences"])
        ],
        "sources": list(_sources(held, text)),
        "attributions": list(_attributions(held, text)),
        "claims": list(_claims(held, text)),
    }


def _sources(held: _Records, text: str) -> Iterator[Values]:
    collectives = held.pairs(ProvMembership, "entity", "collection")
    for source, about in held.of_kind(ProvAgent, "source"):
        yield {
            "id": source,
            "name": about["label"],
            "kind": about["kind"],
            "anonymous": about["anonymous"],
            "aliases": json.loads(about["aliases"]),
            "member_of": collectives.get(source),
            "mentions": _spans(text, about["mentions"]),
        }


def _attributions(held: _Records, text: str) -> Iterator[Values]:
    speakers = held.pairs(ProvAssociation, "activity", "agent")
    parents = held.pairs(ProvCommunication, "informant", "informed")
    for attribution, about in held.of_kind(ProvActivity, "attribution"):
        source = _spans(text, about.get("sourceWords", "[]"))
        cue = _spans(text, about.get("cue", "[]"))
        kept = ("sentence", "construction", "quotation", "stance", "confidence")
        yield {name: about[name] for name in kept} | {
            "id": attribution,
            "source": source[0] | {"id": speakers[attribution]} if source else None,
            "cue": cue[0] | {"lemma": about["cueLemma"]} if cue else None,
            "content": _spans(text, about["content"]),
            "parent": parents.get(attribution),
        }


def _claims(held: _Records, text: str) -> Iterator[Values]:
    chains = _chains(held, text)
    for claim, about in held.of_kind(ProvEntity, "claim"):
        chain = [chains[claim][step] for step in sorted(chains[claim])]
        hedges = json.loads(about["hedges"])
        kept = ("sentence", "quotation", "stance", "confidence")
        yield {name: about[name] for name in kept} | {
            "id": claim,
            "text": about["value"],
            "spans": _spans(text, about["spans"]),
            "hedges": [
                span.model_dump() | {"kind": kind}
                for start, end, kind in hedges
                for span in words_at(text, [(start, end)])
            ],
            "chain": chain,
            "origin": chain[-1]["source"],
            "alternatives": json.loads(about["alternatives"]),
        }


def _chains(held: _Records, text: str) -> dict[str, dict[int, Values]]:
    """The hops of each claim by their step."""
    chains: dict[str, dict[int, Values]] = defaultdict(dict)
    for about in held.relations[ProvAttribution]:
        if "step" in about:
            chains[about["claim"]][about["step"]] = {
                "source": identifier(about["agent"].localpart),
                "relation": about["relation"],
                "basis": about["basis"],
                "attribution": about.get("attribution"),
                "evidence": _spans(text, about["evidence"]),
                "confidence": about["confidence"],
            }
    return chains


def _spans(text: str, pairs: str) -> list[Values]:
    return [span.model_dump() for span in words_at(text, json.loads(pairs))]
