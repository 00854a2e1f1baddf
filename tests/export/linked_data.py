"""JSON-LD by `pyld`, with contexts that lie beside the tests: no network is reached."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pyld import jsonld  # type: ignore[import-untyped]  # it has no stubs

CONTEXTS = Path(__file__).parent / "contexts"
KEPT = {
    "http://www.w3.org/ns/anno.jsonld": "anno.jsonld",
    "https://schema.org": "schemaorg.jsonld",
}
# Keys whose values are terms of the vocabulary too.
SAID_IN_TERMS = frozenset({"type", "@type", "motivation", "purpose"})


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


def undefined(document: str) -> set[str]:
    """The terms of `document` that neither it nor the context that it names defines.

    A context may say that any key at all is of its vocabulary, as schema.org's does; so expansion
    alone does not tell a word that the vocabulary lacks.
    """
    given = json.loads(document)
    named = given.pop("@context")
    known = {"prv"}
    for context in named if isinstance(named, list) else [named]:
        held = (
            context if isinstance(context, dict) else _load(context, None)["document"]["@context"]
        )
        known |= set(held)
    return {
        term
        for term in _terms(given)
        if not term.startswith("@") and term not in known and term.partition(":")[0] not in known
    }


def _terms(value: object) -> set[str]:
    """Keys, and values that are terms, of all that is inside `value`."""
    if isinstance(value, list):
        return {term for held in value for term in _terms(held)}
    if not isinstance(value, dict):
        return set()
    said = [held for key, held in value.items() if key in SAID_IN_TERMS]
    return set(value) | set(said) | {term for held in value.values() for term in _terms(held)}


def _load(url: str, _options: object) -> dict[str, Any]:
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": json.loads((CONTEXTS / KEPT[url]).read_text("utf-8")),
    }
