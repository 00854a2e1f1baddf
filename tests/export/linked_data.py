"""JSON-LD by `pyld`, with contexts that lie beside the tests: no network is reached."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pyld import jsonld  # type: ignore[import-untyped]  # it has no stubs

CONTEXTS = Path(__file__).parent / "contexts"
# Excerpts, written from the vocabularies, of the contexts that the documents name.
KEPT = {
    "http://www.w3.org/ns/anno.jsonld": "anno.json",
    "https://schema.org": "schema.json",
}


def expanded(document: str) -> list[dict[str, Any]]:
    """`document` in the form without context: a term that no context knows is not in it."""
    found: list[dict[str, Any]] = jsonld.expand(json.loads(document), {"documentLoader": _load})
    return found


def quads(document: str) -> str:
    """`document` as N-Quads."""
    options = {"documentLoader": _load, "format": "application/n-quads"}
    written: str = jsonld.to_rdf(json.loads(document), options)
    return written


def keys(value: object) -> set[str]:
    """Every key inside `value`."""
    if isinstance(value, dict):
        return set(value) | {key for held in value.values() for key in keys(held)}
    return {key for held in value for key in keys(held)} if isinstance(value, list) else set()


def _load(url: str, _options: object) -> dict[str, Any]:
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": json.loads((CONTEXTS / KEPT[url]).read_text("utf-8")),
    }
