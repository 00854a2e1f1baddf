"""W3C PROV: who vouches for a claim as derivations of entities attributed to agents.

Of a claim `c1` with the chain publisher → s1 → s2:

- `claim_c1` is an entity quoted from the article, and is attributed to the publisher;
- `said_c1_1` is what s1 said of it, `said_c1_2` what s2 said; each is attributed to its source, and
  the one before is derived from it through the activity (the attribution) that the text tells of;
- the last is the primary source of the claim; a direct quote is a quotation of it as well.

One bundle holds what the tool says about one article, and is attributed to the tool. Relations have
names as well, so that the same report is always the same document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prov.model import ProvDocument

from provenance.export.json_text import compact, harmless
from provenance.export.names import VOCABULARY, local, namespace
from provenance.export.spans import offsets
from provenance.report import Quotation, SourceKind

if TYPE_CHECKING:
    from prov.model import ProvBundle

    from provenance.report import Attribution, Claim, Hop, Report, Source

_AGENTS = {
    SourceKind.MEDIA: "prov:Organization",
    SourceKind.PERSON: "prov:Person",
    SourceKind.ORGANISATION: "prov:Organization",
    SourceKind.GOVERNMENT: "prov:Organization",
}


def write_json(report: Report) -> str:
    """`report` as PROV-JSON, which `provenance.export.prov_reader` reads back whole."""
    return harmless(document(report).serialize(format="json", indent=2) or "") + "\n"


def write_provn(report: Report) -> str:
    """`report` as PROV-N, the notation for people."""
    return (document(report).serialize(format="provn") or "") + "\n"


def write_jsonld(report: Report) -> str:
    """`report` as PROV-JSONLD, its context inside, so that no network is needed."""
    written = document(report).serialize(format="jsonld", context="embed", indent=2)
    return harmless(written or "") + "\n"


def document(report: Report) -> ProvDocument:
    """`report` as a document of the library `prov`."""
    made = ProvDocument()
    made.add_namespace("prv", VOCABULARY)
    made.add_namespace("art", namespace(report.article))
    model = report.tool.model
    about = {
        "prov:type": made.valid_qualified_name("prov:Bundle"),
        "prv:schemaVersion": report.schema_version,
        "prv:diagnostics": compact([held.model_dump() for held in report.diagnostics]),
    }
    made.entity("art:report", about)
    tool = {
        "prov:type": made.valid_qualified_name("prov:SoftwareAgent"),
        "prov:label": report.tool.name,
        "prv:version": report.tool.version,
        "prv:model": model.name,
        "prv:modelLanguage": model.language,
        "prv:modelFingerprint": model.sha256,
    }
    made.agent("art:tool", tool)
    made.wasAttributedTo("art:report", "art:tool")
    bundle = made.bundle("art:report")
    _article(bundle, report)
    for source in report.sources:
        _source(bundle, source)
    for attribution in report.attributions:
        _attribution(bundle, attribution)
    for claim in report.claims:
        _claim(bundle, claim)
    return made


def _article(bundle: ProvBundle, report: Report) -> None:
    article = report.article
    about = {
        "prov:type": bundle.valid_qualified_name("prv:Article"),
        "prov:label": article.title,
        "prov:value": article.text,
        "prv:id": article.id,
        "prv:publisher": article.publisher,
        "prv:author": article.author,
        "prv:published": article.published,
        "prv:url": article.url,
        "prv:language": article.language,
        "prv:sentences": compact([[s.index, s.start, s.end] for s in report.sentences]),
    }
    bundle.entity("art:article", about)


def _source(bundle: ProvBundle, source: Source) -> None:
    name = f"art:{local('source', source.id)}"
    about = {
        "prov:type": bundle.valid_qualified_name(_AGENTS.get(source.kind, "prv:Source")),
        "prov:label": source.name,
        "prv:kind": source.kind.value,
        "prv:anonymous": source.anonymous,
        "prv:aliases": compact(source.aliases),
        "prv:mentions": compact(offsets(source.mentions)),
    }
    bundle.agent(name, about)
    if source.member_of is not None:
        bundle.hadMember(f"art:{local('source', source.member_of)}", name)


def _attribution(bundle: ProvBundle, attribution: Attribution) -> None:
    name = f"art:{local('attribution', attribution.id)}"
    source, cue = attribution.source, attribution.cue
    about = {
        "prov:type": bundle.valid_qualified_name("prv:Attribution"),
        "prv:sentence": attribution.sentence,
        "prv:construction": attribution.construction,
        "prv:sourceWords": compact(offsets([source])) if source else None,
        "prv:cue": compact(offsets([cue])) if cue else None,
        "prv:cueLemma": cue.lemma if cue else None,
        "prv:content": compact(offsets(attribution.content)),
        "prv:quotation": attribution.quotation.value,
        "prv:stance": attribution.stance.value,
        "prv:confidence": attribution.confidence,
    }
    bundle.activity(name, other_attributes=about)
    if source is not None:
        bundle.wasAssociatedWith(name, f"art:{local('source', source.id)}")
    if attribution.parent is not None:
        bundle.wasInformedBy(f"art:{local('attribution', attribution.parent)}", name)


def _claim(bundle: ProvBundle, claim: Claim) -> None:
    name = f"art:{local('claim', claim.id)}"
    hedges = [[held.start, held.end, held.kind] for held in claim.hedges]
    about = {
        "prov:type": bundle.valid_qualified_name("prv:Claim"),
        "prov:value": claim.text,
        "prv:sentence": claim.sentence,
        "prv:spans": compact(offsets(claim.spans)),
        "prv:quotation": claim.quotation.value,
        "prv:stance": claim.stance.value,
        "prv:hedges": compact(hedges),
        "prv:alternatives": compact([held.model_dump() for held in claim.alternatives]),
        "prv:confidence": claim.confidence,
    }
    bundle.entity(name, about)
    bundle.wasQuotedFrom(name, "art:article", identifier=f"art:{local('words', claim.id)}")
    last = name
    for step, hop in enumerate(claim.chain):
        last = _hop(bundle, claim, hop, step=step, before=last)
    if last != name:
        bundle.hadPrimarySource(name, last, identifier=f"art:{local('origin', claim.id)}")
        if claim.quotation is Quotation.DIRECT:
            bundle.wasQuotedFrom(name, last, identifier=f"art:{local('quote', claim.id)}")


def _hop(bundle: ProvBundle, claim: Claim, hop: Hop, *, step: int, before: str) -> str:
    """One step; the first is the claim itself, as the publisher has it."""
    name = f"art:{local('said', claim.id, step)}" if step else before
    if step:
        told = f"art:{local('attribution', hop.attribution)}" if hop.attribution else None
        bundle.entity(name, {"prov:type": bundle.valid_qualified_name("prv:Statement")})
        derived = f"art:{local('derived', claim.id, step)}"
        bundle.wasDerivedFrom(before, name, activity=told, identifier=derived)
    about: dict[str, str | int | float | None] = {
        "prv:claim": claim.id,
        "prv:step": step,
        "prv:relation": hop.relation.value,
        "prv:basis": hop.basis.value,
        "prv:attribution": hop.attribution,
        "prv:evidence": compact(offsets(hop.evidence)),
        "prv:confidence": hop.confidence,
    }
    source = f"art:{local('source', hop.source)}"
    identifier = f"art:{local('step', claim.id, step)}"
    bundle.wasAttributedTo(name, source, identifier=identifier, other_attributes=about)
    return name
