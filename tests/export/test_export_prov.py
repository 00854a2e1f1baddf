"""W3C PROV, judged by the library `prov`, by rdflib and by pyld."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING

import pytest
import rdflib
from judges import judged
from linked_data import expanded, keys
from prov.model import ProvActivity, ProvAgent, ProvDocument, ProvEntity

from provenance.export import FORMATS
from provenance.export.names import VOCABULARY
from provenance.export.prov import document

if TYPE_CHECKING:
    from provenance.report import Report

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PRIMARY = """
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?claim ?words ?name WHERE {
  ?claim prov:value ?words .
  { ?claim prov:hadPrimarySource ?said } UNION
  { ?claim prov:qualifiedPrimarySource/prov:entity ?said }
  { ?said prov:wasAttributedTo ?source } UNION
  { ?said prov:qualifiedAttribution/prov:agent ?source }
  ?source rdfs:label ?name .
}
"""


def written(name: str, report: Report) -> str:
    """The document of a format."""
    return FORMATS[name].one([report]).decode()


@judged("prov", "prov-n", "prov-jsonld", by="prov")
@pytest.mark.parametrize(
    ("name", "read_as"), [("prov", "json"), ("prov-n", "provn"), ("prov-jsonld", "jsonld")]
)
def test_export_prov_is_read_by_prov(any_report: Report, name: str, read_as: str) -> None:
    """The library's own readers give back the document that was written."""
    made = document(any_report)
    again = ProvDocument.deserialize(content=written(name, any_report), format=read_as)
    assert again == made
    assert len(list(again.bundles)) == 1


def test_export_prov_names_all_it_speaks_of(any_report: Report) -> None:
    """`prov` can unify its statements, and they speak of nothing that is not stated itself."""
    made = document(any_report)
    assert made.unified()
    flat = made.flattened()
    kinds = {
        kind: {record.identifier for record in flat.get_records(kind)}
        for kind in (ProvEntity, ProvActivity, ProvAgent)
    }
    named = {name for held in kinds.values() for name in held}
    used = {
        value
        for record in flat.get_records()
        if record.is_relation()
        for name, value in record.formal_attributes
        if value is not None and name.localpart != "time"
    }
    assert used <= named


@judged("prov-turtle", by="rdflib")
def test_export_prov_turtle_is_read_by_rdflib(any_report: Report) -> None:
    """A query for primary sources on the graph gives each claim its origin by name."""
    graph = rdflib.Graph()
    graph.parse(io.StringIO(written("prov-turtle", any_report)), format="turtle")
    names = {source.id: source.name for source in any_report.sources}
    found = sorted((str(words), str(name)) for _, words, name in graph.query(PRIMARY))
    assert found == sorted(
        (claim.text, names[claim.origin]) for claim in any_report.claims if len(claim.chain) > 1
    )


@judged("prov-turtle", by="rdflib")
def test_export_prov_turtle_says_what_the_json_says(any_report: Report) -> None:
    """Turtle holds the article's text and every name exactly, controls and all."""
    graph = rdflib.Graph()
    graph.parse(io.StringIO(written("prov-turtle", any_report)), format="turtle")
    literals = {str(value) for value in graph.objects()}
    assert any_report.article.text in literals
    assert {source.name for source in any_report.sources} <= literals


@judged("prov-jsonld", by="pyld")
def test_export_prov_jsonld_is_expanded_by_pyld(any_report: Report) -> None:
    """Every key of the document is a term that its context knows."""
    nodes = expanded(written("prov-jsonld", any_report))
    known = ("@", "http://www.w3.org/", "https://openprovenance.org/ns/", VOCABULARY)
    assert [key for key in keys(nodes) if not key.startswith(known)] == []
    kinds = [kind["@id"] for node in nodes for kind in node.get(RDF_TYPE, [])]
    assert "http://www.w3.org/ns/prov#Bundle" in kinds


@pytest.mark.parametrize("name", ["prov", "prov-turtle", "prov-jsonld"])
def test_export_prov_holds_nothing_that_is_obeyed(any_report: Report, name: str) -> None:
    """Controls and bidirectional marks of an article are escapes in the document."""
    obeyed = {
        character
        for character in written(name, any_report)
        if unicodedata.category(character) in {"Cc", "Cf"} and character not in "\n\t\u200c\u200d"
    }
    assert obeyed == set()
