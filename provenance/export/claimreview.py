"""schema.org: each claim as a `Claim`, with a `ClaimReview` that waits for a fact-checker.

The review is a draft: its author, its address, its date and its rating are left open. A source that
denies, doubts or asks is no author of the claim; the chain in words says what it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.export.json_text import to_json
from provenance.export.names import address, local, namespace
from provenance.export.wording import chain_in_words
from provenance.report import SourceKind, Stance

if TYPE_CHECKING:
    from provenance.report import Claim, Report, Source

_TYPES = {
    SourceKind.MEDIA: "NewsMediaOrganization",
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.GOVERNMENT: "GovernmentOrganization",
    SourceKind.COLLECTIVE: "Organization",
    SourceKind.DOCUMENT: "CreativeWork",
    SourceKind.UNKNOWN: "Thing",
}
_VOUCHED = frozenset({Stance.ASSERTED, Stance.REPORTED, Stance.FACTIVE, Stance.HEDGED})

Node = dict[str, Any]


def write(report: Report) -> str:
    """`report` as JSON-LD: the article, then a claim and the draft of its review for each claim."""
    nodes = [_article(report)]
    for claim in report.claims:
        nodes += [_claim(report, claim), _review(report, claim)]
    return to_json({"@context": "https://schema.org", "@graph": nodes})


def _article(report: Report) -> Node:
    article = report.article
    about = {
        "@id": namespace(article) + "article",
        "@type": "NewsArticle",
        "headline": article.title,
        "url": address(article) if article.url else None,
        "author": {"@type": "Person", "name": article.author} if article.author else None,
        "publisher": {"@type": "NewsMediaOrganization", "name": article.publisher},
        "datePublished": article.published,
        "inLanguage": article.language,
    }
    return {name: value for name, value in about.items() if value is not None}


def _claim(report: Report, claim: Claim) -> Node:
    base = namespace(report.article)
    source = next((held for held in report.sources if held.id == claim.origin), None)
    by: Node = {}
    if source is not None and claim.stance in _VOUCHED:
        by = {_role(source): {"@type": _TYPES[source.kind], "name": source.name}}
    return {
        "@id": base + local("claim", claim.id),
        "@type": "Claim",
        "text": claim.text,
        "inLanguage": report.article.language,
        "description": chain_in_words(report, claim),
        "appearance": {"@id": base + "article"},
        **by,
    }


def _role(source: Source) -> str:
    """A work has no voice of its own: a claim is based on it."""
    return "isBasedOn" if source.kind is SourceKind.DOCUMENT else "author"


def _review(report: Report, claim: Claim) -> Node:
    base = namespace(report.article)
    return {
        "@id": base + local("review", claim.id),
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "claimReviewed": claim.text,
        "itemReviewed": {"@id": base + local("claim", claim.id)},
        "author": None,
        "url": None,
        "datePublished": None,
        "reviewRating": None,
    }
