"""Web Annotation and schema.org, judged by pyld and by reading the article's text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from factories import claim, hop, kiosque, report, source, span
from judges import judged
from linked_data import CONTEXTS, expanded, keys, quads, undefined

from provenance.export import FORMATS
from provenance.export.names import VOCABULARY
from provenance.report import SourceKind, Stance

if TYPE_CHECKING:
    from provenance.report import Report

SCHEMA = "http://schema.org/"
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!#$%&'()*+,/:;=?@\[\]~\w.-]+", re.ASCII)


def written(name: str, made: Report) -> str:
    """The document of a format."""
    return FORMATS[name].one([made]).decode()


def annotations(made: Report) -> list[dict[str, Any]]:
    """The annotations as JSON."""
    items: list[dict[str, Any]] = json.loads(written("webannotation", made))["first"]["items"]
    return items


@judged("webannotation", "claimreview", by="pyld")
@pytest.mark.parametrize("name", ["webannotation", "claimreview"])
def test_export_linked_every_key_has_a_meaning(any_report: Report, name: str) -> None:
    """Expansion leaves absolute addresses only, and loses no key of our own."""
    document = written(name, any_report)
    given = json.loads(document)
    del given["@context"]
    meant = keys(expanded(document))
    own = {key for key in keys(given) if key.startswith("prv:")}
    assert {key.replace("prv:", VOCABULARY) for key in own} <= meant
    assert [key for key in meant if not key.startswith(("@", "http://", VOCABULARY))] == []
    assert quads(document)


@judged("webannotation", "claimreview", by="the published contexts")
@pytest.mark.parametrize("name", ["webannotation", "claimreview"])
def test_export_linked_every_term_is_in_the_published_context(
    any_report: Report, name: str
) -> None:
    """The vocabulary has each key, each type and each motivation by name."""
    assert undefined(written(name, any_report)) == set()


@pytest.mark.parametrize(
    ("context", "said", "missing"),
    [
        (
            "https://schema.org",
            {"@type": "Claim", "claimedBy": {"@type": "Prsn"}},
            ["claimedBy", "Prsn"],
        ),
        (
            "http://www.w3.org/ns/anno.jsonld",
            {"type": "Annotation", "purpose": "telling"},
            ["telling"],
        ),
        ("http://www.w3.org/ns/anno.jsonld", {"oa:exact": "", "prx:stance": ""}, ["prx:stance"]),
    ],
)
def test_export_linked_terms_that_are_not_there_are_found(
    context: str, said: dict[str, object], missing: list[str]
) -> None:
    """A key, a type or a purpose that the vocabulary lacks is named."""
    assert undefined(json.dumps({"@context": context} | said)) == set(missing)


def faults(collection: dict[str, Any]) -> list[str]:
    """Where `collection` is not what the recommendation demands."""
    described = json.loads((CONTEXTS / "annotation.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(described)
    checker = jsonschema.FormatChecker()
    checker.checks("uri")(lambda value: bool(ADDRESS.fullmatch(value)))
    validator = jsonschema.Draft202012Validator(described, format_checker=checker)
    return [error.json_path for error in validator.iter_errors(collection)]


@judged("webannotation", by="jsonschema")
def test_export_annotation_is_what_the_recommendation_demands(any_report: Report) -> None:
    """Collection, page, annotations, bodies, targets and selectors have all they must have."""
    assert faults(json.loads(written("webannotation", any_report))) == []


ITEM = "$.first.items[0]"


@pytest.mark.parametrize(
    ("place", "value", "found"),
    [
        ("$.@context", "https://schema.org", "$['@context']"),
        ("$.type", "Annotation", "$.type"),
        ("$.id", "not an address", "$.id"),
        ("$.total", -1, "$.total"),
        ("$.first", None, "$.first"),
        ("$.first.items", {}, "$.first.items"),
        (f"{ITEM}.id", "", f"{ITEM}.id"),
        (f"{ITEM}.motivation", "telling", f"{ITEM}.motivation"),
        (f"{ITEM}.bodyValue", "words", ITEM),
        (f"{ITEM}.body[0].value", 1, f"{ITEM}.body[0].value"),
        (f"{ITEM}.target", [], f"{ITEM}.target"),
        (f"{ITEM}.target[0].source", "a b", f"{ITEM}.target[0].source"),
        (f"{ITEM}.target[0].selector[0].start", -1, f"{ITEM}.target[0].selector[0]"),
        (f"{ITEM}.target[0].selector[1].exact", None, f"{ITEM}.target[0].selector[1]"),
    ],
)
def test_export_annotation_that_lacks_something_is_refused(
    place: str, value: object, found: str
) -> None:
    """One part made wrong is found where it stands."""
    collection = json.loads(written("webannotation", kiosque()))
    *path, last = [int(step) if step.isdigit() else step for step in re.findall(r"[@\w]+", place)]
    held = collection
    for step in path:
        held = held[step]
    held[last] = value
    assert found in faults(collection)


def test_export_annotation_selectors_point_at_the_words(any_report: Report) -> None:
    """Position and quotation say the same words of the text, with what stands around them."""
    text = any_report.article.text
    for item, held in zip(annotations(any_report), any_report.claims, strict=True):
        exact = []
        for target in item["target"]:
            place, quote = target["selector"]
            start, end = place["start"], place["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            exact.append(quote["exact"])
        assert " ".join(exact) == held.text


def test_export_annotation_counts_code_points() -> None:
    """An emoji before the words is one position, as the recommendation has it."""
    text = "😀 Il pleut."
    made = report(text, sources=[], claims=[claim(1, span(text, "Il pleut"))])
    place = annotations(made)[0]["target"][0]["selector"][0]
    assert (place["start"], place["end"]) == (2, 10)


def test_export_annotation_tells_the_chain_in_words() -> None:
    """A reader that knows no more than text bodies is told who vouches."""
    text = "Il pleuvrait, dit Luc."
    made = report(
        text,
        sources=[source(0, "Le Bourg", SourceKind.MEDIA), source(1, "Luc", SourceKind.PERSON)],
        claims=[claim(1, span(text, "Il pleuvrait"), hop("s1", span(text, "dit Luc")))],
    )
    assert annotations(made)[0]["body"][0]["value"] == "Le Bourg → cites Luc [reported, 0.86]"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.fr/b?c=d%20e#f", "https://a.fr/b?c=d%20e#f"),
        ("https://a.fr/<é \n>", "https://a.fr/%3C%C3%A9%20%0A%3E"),
        ("javascript:alert(1)", "urn:provenance:article:kiosque360:article"),
        (None, "urn:provenance:article:kiosque360:article"),
    ],
)
def test_export_annotation_target_is_an_address(url: str | None, address: str) -> None:
    """The article is its own address where that is one of the web, and else a name."""
    made = report("Ah.", sources=[], claims=[claim(1, span("Ah.", "Ah"))], url=url)
    assert annotations(made)[0]["target"][0]["source"] == address


def nodes_of(made: Report, kind: str) -> list[dict[str, Any]]:
    """The nodes of one type of schema.org, expanded."""
    nodes = expanded(written("claimreview", made))
    return [node for node in nodes if node["@type"] == [SCHEMA + kind]]


def test_export_claimreview_is_a_draft(any_report: Report) -> None:
    """Each claim has one review, whose rating, author and date are left open."""
    claims = {node["@id"] for node in nodes_of(any_report, "Claim")}
    reviews = nodes_of(any_report, "ClaimReview")
    assert len(claims) == len(reviews) == len(any_report.claims)
    assert {node[SCHEMA + "itemReviewed"][0]["@id"] for node in reviews} == claims
    for node in reviews:
        assert node[SCHEMA + "creativeWorkStatus"] == [{"@value": "Draft"}]
        assert not {SCHEMA + "reviewRating", SCHEMA + "author", SCHEMA + "datePublished"} & set(
            node
        )


@pytest.mark.parametrize(
    ("kind", "stance", "said"),
    [
        (SourceKind.PERSON, Stance.REPORTED, {"author": "Person"}),
        (SourceKind.GOVERNMENT, Stance.HEDGED, {"author": "GovernmentOrganization"}),
        (SourceKind.DOCUMENT, Stance.FACTIVE, {"isBasedOn": "CreativeWork"}),
        (SourceKind.PERSON, Stance.DENIED, {}),
        (SourceKind.PERSON, Stance.DOUBTED, {}),
        (SourceKind.PERSON, Stance.ASKED, {}),
    ],
)
def test_export_claimreview_names_who_vouches(
    kind: SourceKind, stance: Stance, said: dict[str, str]
) -> None:
    """Who vouches is the author of the claim; who denies, doubts or asks is not."""
    text = "Il pleut, dit Luc."
    made = report(
        text,
        sources=[source(1, "Luc", kind)],
        claims=[claim(1, span(text, "Il pleut"), hop("s1", span(text, "dit Luc")), stance=stance)],
    )
    (node,) = nodes_of(made, "Claim")
    found = {
        role: node[SCHEMA + role][0]["@type"][0].removeprefix(SCHEMA)
        for role in ("author", "isBasedOn")
        if SCHEMA + role in node
    }
    assert found == said
