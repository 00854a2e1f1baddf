"""What holds of every report, whatever the text: the contract, checked from outside."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no stubs

from provenance.report import Basis, HopRelation, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.report import Claim, Hop


def broken(report: Report) -> list[str]:
    """Every promise of the contract that `report` breaks, in words; empty for a sound report."""
    return [
        *_sentences(report),
        *_parses(report),
        *_spans(report),
        *_ids(report),
        *_parents(report),
        *(fault for claim in report.claims for fault in _claim(report, claim)),
        *_json(report),
    ]


def _sentences(report: Report) -> Iterator[str]:
    held = report.sentences
    if [s.index for s in held] != list(range(len(held))):
        yield "sentences are not numbered in order"
    if any(s.start >= s.end or s.end > len(report.article.text) for s in held):
        yield "a sentence is empty or leaves the text"
    if any(left.end > right.start for left, right in pairwise(held)):
        yield "sentences overlap"


def _parses(report: Report) -> Iterator[str]:
    for sentence in report.sentences:
        words = sentence.parse.words if sentence.parse else ()
        if any(w.start < sentence.start or w.end > sentence.end or w.start >= w.end for w in words):
            yield f"a word leaves sentence {sentence.index}"
        heads = [word.head for word in words]
        if words and (heads.count(0) != 1 or any(_is_lost(heads, n) for n in range(len(heads)))):
            yield f"the words of sentence {sentence.index} are no tree"


def _is_lost(heads: list[int], place: int) -> bool:
    """True where the governors of a word do not end at the root."""
    steps = 0
    while 0 < heads[place] <= len(heads) and steps < len(heads):
        place, steps = heads[place] - 1, steps + 1
    return heads[place] != 0


def _spans(report: Report) -> Iterator[str]:
    text = report.article.text
    for where, span in _carried(report.model_dump(), "report"):
        if text[span["start"] : span["end"]] != span["text"]:
            yield f"{where} is not its slice: {span}"
        if span["start"] >= span["end"]:
            yield f"{where} points at no words: {span}"
    for relation in report.attributions:
        if any(left.end > right.start for left, right in pairwise(relation.content)):
            yield f"content of {relation.id} is not in text order"


def _carried(value: object, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything inside `value` that points at words, with its place."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield where, value
        for key, held in value.items():
            yield from _carried(held, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for number, held in enumerate(value):
            yield from _carried(held, f"{where}[{number}]")


def _ids(report: Report) -> Iterator[str]:
    for name, ids in (
        ("sources", [s.id for s in report.sources]),
        ("attributions", [a.id for a in report.attributions]),
        ("claims", [c.id for c in report.claims]),
    ):
        if len(set(ids)) != len(ids):
            yield f"ids of {name} are not unique"
    sources = {s.id for s in report.sources}
    relations = {a.id for a in report.attributions}
    sentences = {s.index for s in report.sentences}
    yield from _unknown("source", _named_sources(report), sources)
    yield from _unknown("attribution", _named_relations(report), relations)
    yield from _unknown("sentence", _named_sentences(report), sentences)


def _unknown(kind: str, named: Iterable[object], known: set[Any]) -> Iterator[str]:
    yield from (f"{kind} {name} does not exist" for name in named if name not in known)


def _named_sources(report: Report) -> Iterator[str]:
    yield from (s.member_of for s in report.sources if s.member_of is not None)
    yield from (a.source.id for a in report.attributions if a.source is not None)
    for claim in report.claims:
        yield claim.origin
        yield from (hop.source for hop in claim.chain)
        yield from (source for other in claim.alternatives for source in other.chain)


def _named_relations(report: Report) -> Iterator[str]:
    yield from (a.parent for a in report.attributions if a.parent is not None)
    for claim in report.claims:
        yield from (hop.attribution for hop in claim.chain if hop.attribution is not None)


def _named_sentences(report: Report) -> Iterator[int]:
    yield from (a.sentence for a in report.attributions)
    yield from (c.sentence for c in report.claims)
    yield from (d.sentence for d in report.diagnostics if d.sentence is not None)


def _parents(report: Report) -> Iterator[str]:
    parents = {a.id: a.parent for a in report.attributions}
    for relation in parents:
        seen: set[str | None] = set()
        current: str | None = relation
        while current is not None and current not in seen:
            seen.add(current)
            current = parents.get(current)
        if current is not None:
            yield f"the parents of {relation} run in a circle"
    members = {s.id: s.member_of for s in report.sources}
    yield from (f"{source} is a member of itself" for source, of in members.items() if of == source)


def _claim(report: Report, claim: Claim) -> Iterator[str]:
    publisher = report.sources[0]
    if publisher.name != report.article.publisher:
        yield "the first source is not the publisher"
    if not claim.spans:
        yield f"{claim.id} has no words"
    if claim.text != " ".join(span.text for span in claim.spans):
        yield f"{claim.id} does not say its spans"
    if not claim.chain:
        yield f"{claim.id} has no chain"
        return
    chain = tuple(hop.source for hop in claim.chain)
    yield from _first_hop(claim, publisher.id)
    for hop in claim.chain[1:]:
        yield from _later_hop(claim, hop)
    if claim.origin != chain[-1]:
        yield f"{claim.id}: its origin is not the end of its chain"
    for other in (chain, *(alternative.chain for alternative in claim.alternatives)):
        if not other or other[0] != publisher.id:
            yield f"{claim.id}: a chain does not start at the publisher: {other}"
        if len(set(other)) != len(other):
            yield f"{claim.id}: a chain runs in a circle: {other}"
    if any(alternative.chain == chain for alternative in claim.alternatives):
        yield f"{claim.id}: an alternative is the chain itself"


def _first_hop(claim: Claim, publisher: str) -> Iterator[str]:
    first = claim.chain[0]
    found = (first.source, first.relation, first.basis, first.evidence, first.attribution)
    if found != (publisher, HopRelation.PUBLISHES, Basis.PUBLISHER, (), None):
        yield f"{claim.id}: its first hop is not the publisher's own: {found}"


def _later_hop(claim: Claim, hop: Hop) -> Iterator[str]:
    if not hop.evidence:
        yield f"{claim.id}: the hop {hop.source} rests on no words"
    if hop.basis is Basis.PUBLISHER or hop.relation is HopRelation.PUBLISHES:
        yield f"{claim.id}: the hop {hop.source} publishes behind the publisher"


def _json(report: Report) -> Iterator[str]:
    written = report.model_dump_json()
    if Report.model_validate_json(written) != report:
        yield "the report is not read back from its JSON as it was written"
    yield from (
        f"schema: {error.json_path}: {error.message}"
        for error in _validator().iter_errors(report.model_dump(mode="json"))
    )


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(Report.model_json_schema())
