"""Two reports on versions of one article → what changed, in the order of the new text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.compare.claims import match_claims, start_of
from provenance.compare.comparison import Change, ChangeKind, Comparison, Subject, Unchanged
from provenance.compare.links import link_changes, rewording
from provenance.compare.sides import Version
from provenance.compare.similarity import name_words
from provenance.compare.sources import match_sources
from provenance.report import Diagnostic, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.compare.claims import ClaimMatches
    from provenance.compare.sources import SourceMatches
    from provenance.report import Report

_Place = tuple[int, int, int]


def compare(old: Report, new: Report) -> Comparison:
    """What changed from `old` to `new`, two reports on versions of one article."""
    claims = match_claims(old, new)
    sources = match_sources(old, new, claims.links())
    before, after = Version(old), Version(new)
    told = [
        *_claim_changes(before, after, claims, sources),
        *_source_changes(before, after, sources),
    ]
    order = _Order(claims)
    told.sort(key=order.place)
    touched = {change.new.id for change in told if change.subject is Subject.CLAIM and change.new}
    renamed = sum(
        change.subject is Subject.SOURCE and None not in (change.old, change.new) for change in told
    )
    kept = sum(touched.isdisjoint(new.id for new in same.news) for same in claims.same)
    return Comparison(
        old=old.article,
        new=new.article,
        changes=tuple(told),
        unchanged=Unchanged(claims=kept, sources=len(sources.same) - renamed),
        diagnostics=tuple(_diagnostics(old, new, claims)),
    )


def _claim_changes(
    before: Version, after: Version, claims: ClaimMatches, sources: SourceMatches
) -> Iterator[Change]:
    for same in claims.same:
        yield from rewording(before, after, same)
        for one, other in same.links():
            yield from link_changes(before, after, one, other, sources)
    for claim in claims.dropped:
        denied = claim.stance is Stance.DENIED
        kind = ChangeKind.DENIAL_DROPPED if denied else ChangeKind.CLAIM_DROPPED
        yield Change(kind=kind, subject=Subject.CLAIM, old=before.claim_side(claim), new=None)
    for claim in claims.added:
        denied = claim.stance is Stance.DENIED
        kind = ChangeKind.DENIAL_ADDED if denied else ChangeKind.CLAIM_ADDED
        yield Change(kind=kind, subject=Subject.CLAIM, old=None, new=after.claim_side(claim))


def _source_changes(before: Version, after: Version, sources: SourceMatches) -> Iterator[Change]:
    for one, other in sources.same:
        if one.anonymous != other.anonymous:
            kind = ChangeKind.SOURCE_UNNAMED if other.anonymous else ChangeKind.SOURCE_NAMED
        elif one.name != other.name and name_words(one.name) != name_words(other.name):
            kind = ChangeKind.SOURCE_RENAMED
        else:
            continue
        yield Change(
            kind=kind,
            subject=Subject.SOURCE,
            old=before.source_side(one),
            new=after.source_side(other),
        )
    for source in sources.dropped:
        yield Change(
            kind=ChangeKind.SOURCE_DROPPED,
            subject=Subject.SOURCE,
            old=before.source_side(source),
            new=None,
        )
    for source in sources.added:
        yield Change(
            kind=ChangeKind.SOURCE_ADDED,
            subject=Subject.SOURCE,
            old=None,
            new=after.source_side(source),
        )


class _Order:
    """Where a change stands in the new text; what is gone, behind what it stood behind."""

    def __init__(self, claims: ClaimMatches) -> None:
        anchors = sorted((start_of(one), start_of(other)) for one, other in claims.links())
        self._olds = [old for old, _ in anchors]
        self._news = [new for _, new in anchors]
        self._starts = {
            claim.id: start_of(claim)
            for claim in (*claims.added, *(new for same in claims.same for new in same.news))
        }
        self._old_starts = {claim.id: start_of(claim) for claim in claims.dropped}

    def place(self, change: Change) -> _Place:
        """What to sort a change by."""
        if change.new is not None:
            first = min((span.start for span in change.new.spans), default=0)
            if change.subject is Subject.CLAIM:
                first = self._starts[change.new.id]
            return first, 0, 0
        spans = change.old.spans if change.old else ()
        start = min((span.start for span in spans), default=0)
        if change.subject is Subject.CLAIM and change.old is not None:
            start = self._old_starts[change.old.id]
        anchor = bisect_right(self._olds, start)
        return (self._news[anchor - 1] if anchor else -1), 1, start


def _diagnostics(old: Report, new: Report, claims: ClaimMatches) -> Iterator[Diagnostic]:
    if old.tool != new.tool:
        yield Diagnostic(
            code="other_tool",
            message="the two reports were made by different versions of the program or of its "
            "models: what differs may come from that; trace both again",
        )
    if old.article.language != new.article.language:
        yield Diagnostic(
            code="other_language",
            message=f"one version is in “{old.article.language}”, the other in "
            f"“{new.article.language}”: claims are matched by their words",
        )
    if old.claims and new.claims and not claims.same:
        yield Diagnostic(
            code="nothing_in_common",
            message="no claim of one version was found in the other: are they one article?",
        )
