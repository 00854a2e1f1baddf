"""What holds for any two reports."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generated import reports
from hypothesis import given, settings

from provenance.compare import Change, ChangeKind, Comparison, Side, compare
from provenance.compare.pairs import stable_pairs

if TYPE_CHECKING:
    from provenance.report import Report

OPPOSITES = {
    "added": "dropped",
    "lost": "gained",
    "shorter": "longer",
    "named": "unnamed",
}
OPPOSITES |= {after: before for before, after in OPPOSITES.items()}


def mirrored(kind: ChangeKind) -> str:
    """The kind of the same change seen from the other version."""
    subject, _, what = kind.value.rpartition("_")
    return f"{subject}_{OPPOSITES.get(what, what)}"


def said(side: Side | None) -> str:
    """A side as one value that can be counted."""
    return side.model_dump_json() if side else ""


def counted(changes: tuple[Change, ...]) -> Counter[tuple[str, str, str]]:
    """Changes without their order."""
    return Counter((held.kind.value, said(held.old), said(held.new)) for held in changes)


@settings(deadline=None)
@given(reports())
def test_compare_report_with_itself(report: Report) -> None:
    """Nothing changed between a report and itself, and all of it is counted."""
    result = compare(report, report)
    cited = {hop.source for claim in report.claims for hop in claim.chain}
    assert (result.changes, result.diagnostics) == ((), ())
    assert (result.unchanged.claims, result.unchanged.sources) == (len(report.claims), len(cited))


@settings(deadline=None)
@given(reports(), reports())
def test_compare_is_mirrored(one: Report, other: Report) -> None:
    """Seen from the other side each change is its opposite, and as much is unchanged."""
    forth, back = compare(one, other), compare(other, one)
    turned = Counter((mirrored(held.kind), said(held.new), said(held.old)) for held in back.changes)
    assert counted(forth.changes) == turned
    assert forth.unchanged == back.unchanged


@settings(deadline=None)
@given(reports(), reports())
def test_compare_sides_and_json(old: Report, new: Report) -> None:
    """Spans are slices of their version, each change has a side, and JSON gives it all back."""
    result = compare(old, new)
    for change in result.changes:
        assert change.old or change.new
        for side, report in ((change.old, old), (change.new, new)):
            for span in side.spans if side else ():
                assert report.article.text[span.start : span.end] == span.text
    assert Comparison.model_validate_json(result.model_dump_json()) == result


def test_compare_any_report(any_report: Report, founding: Report) -> None:
    """Real, worked, empty and hostile reports are compared with a real one, both ways."""
    forth, back = compare(founding, any_report), compare(any_report, founding)
    assert len(forth.changes) == len(back.changes)
    assert bool(forth.changes) == (any_report is not founding)


def test_compare_stable_pairs_leave_no_two_that_would_rather() -> None:
    """No two that are not a pair both score better together; equal scores go to the nearest."""
    scores = {(0, 0): 0.7, (0, 1): 0.9, (1, 1): 0.95, (1, 0): 0.2, (2, 2): 0.5, (2, 0): 0.5}
    pairs = stable_pairs((score, pair) for pair, score in scores.items())
    assert sorted(pairs) == [(0, 0), (1, 1), (2, 2)]


def test_compare_kinds_all_have_an_opposite_that_is_a_kind() -> None:
    """Mirroring leads from kind to kind."""
    assert {mirrored(kind) for kind in ChangeKind} == {kind.value for kind in ChangeKind}
