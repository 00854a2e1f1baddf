"""Web Annotation → the sources and the claims that it was written from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from provenance.errors import InputError
from provenance.export.carried import Carried
from provenance.export.names import identifier
from provenance.report import Claim, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

Node = dict[str, Any]


def read_webannotation(text: str) -> Carried:
    """The sources and the claims that `write` of `provenance.export.webannotation` wrote.

    Raises:
        InputError: `text` is no JSON, or no collection of annotations of this package.
    """
    try:
        collection = json.loads(text)
        sources = tuple(Source.model_validate(_source(held)) for held in collection["prv:sources"])
        items = collection["first"]["items"]
        return Carried(sources, claims=tuple(Claim.model_validate(_claim(held)) for held in items))
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise InputError(f"not a report of provenance as Web Annotation ({reason})") from error


def _source(held: Node) -> Node:
    return {
        "id": _id(held, "source"),
        "name": held["name"],
        "kind": held["prv:kind"],
        "anonymous": held["prv:anonymous"],
        "aliases": held["prv:aliases"],
        "member_of": held.get("prv:memberOf"),
        "mentions": _spans(held["prv:mentions"]),
    }


def _claim(held: Node) -> Node:
    body = next(part for part in held["body"] if part["type"] == "prv:Chain")
    spans = _spans(held["target"])
    return {
        "id": _id(held, "claim"),
        "sentence": body["prv:sentence"],
        "text": " ".join(span["text"] for span in spans),
        "spans": spans,
        "quotation": body["prv:quotation"],
        "stance": body["prv:stance"],
        "hedges": [_span(hedge) | {"kind": hedge["prv:kind"]} for hedge in body["prv:hedges"]],
        "chain": [_hop(hop) for hop in body["prv:hops"]],
        "origin": body["prv:hops"][-1]["prv:source"],
        "alternatives": [
            {"chain": other["prv:chain"], "confidence": other["prv:confidence"]}
            for other in body["prv:alternatives"]
        ],
        "confidence": body["prv:confidence"],
    }


def _hop(held: Node) -> Node:
    return {
        "source": held["prv:source"],
        "relation": held["prv:relation"],
        "basis": held["prv:basis"],
        "attribution": held.get("prv:attribution"),
        "evidence": _spans(held["prv:evidence"]),
        "confidence": held["prv:confidence"],
    }


def _spans(held: Iterable[Node]) -> list[Node]:
    return [_span(target) for target in held]


def _span(target: Node) -> Node:
    by_type = {selector["type"]: selector for selector in target["selector"]}
    place, quote = by_type["TextPositionSelector"], by_type["TextQuoteSelector"]
    return {"start": place["start"], "end": place["end"], "text": quote["exact"]}


def _id(held: Node, kind: str) -> str | None:
    return identifier(held["id"].rpartition(":")[2], kind)
