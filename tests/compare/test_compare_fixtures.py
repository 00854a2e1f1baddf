"""Pairs of versions written by hand with what changed: how much of it is told, and told rightly.

`fixtures/versions/NAME.json` has the publisher, the old and the new text, and the changes, each
with words of the sides that it has. A change that is told counts as found where its kind is the
same and each side rests on those words or is the claim or source that they are.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from provenance import Tracer
from provenance.compare import ChangeKind, compare

if TYPE_CHECKING:
    from provenance.compare import Change, Side

FOLDER = Path(__file__).parents[2] / "fixtures" / "versions"
OPEN, CLOSED = sorted(FOLDER.glob("*.json")), sorted(FOLDER.glob("closed/*.json"))
PAIRS = {file.stem: json.loads(file.read_text("utf-8")) for file in OPEN + CLOSED}
"""The open pairs were read while the rules were settled, the closed ones never."""


@dataclass(frozen=True)
class Judged:
    """How the changes told of one pair compare with those expected."""

    right: int
    expected: int
    told: int
    shown: str

    @property
    def perfect(self) -> bool:
        """True where just what was expected is told."""
        return self.right == self.expected == self.told


def judge(name: str, tracer: Tracer) -> Judged:
    """Trace and compare the two versions of a pair."""
    pair = PAIRS[name]
    old, new = (tracer.trace(pair[side], publisher=pair["publisher"]) for side in ("old", "new"))
    left = list(compare(old, new).changes)
    told, missed = len(left), []
    for wanted in pair["changes"]:
        found = next((change for change in left if fits(change, wanted, pair)), None)
        if found is None:
            missed.append(wanted)
        else:
            left.remove(found)
    shown = [f"{name}: missed {wanted}" for wanted in missed]
    shown += [f"{name}: too much {change.kind} {sides(change)}" for change in left]
    return Judged(told - len(left), len(pair["changes"]), told, "\n".join(shown))


def fits(change: Change, wanted: dict[str, str], pair: dict[str, Any]) -> bool:
    """True where `change` is the one that was written down."""
    sides = {"old": change.old, "new": change.new}
    return change.kind.value == wanted["kind"] and all(
        touches(sides[name], wanted[name], pair[name]) for name in sides if name in wanted
    )


def touches(side: Side | None, words: str, text: str) -> bool:
    """True where a side rests on `words` of its text, or is what they say."""
    if side is None:
        return False
    start = text.index(words)
    said, looked = side.text.casefold(), words.casefold()
    overlap = any(s.start < start + len(words) and start < s.end for s in side.spans)
    return overlap or looked in said or said in looked


def sides(change: Change) -> list[str]:
    """What a change says, for a reader of the test."""
    return [side.text for side in (change.old, change.new) if side]


@pytest.mark.parametrize("name", PAIRS)
def test_compare_fixture_is_sound(name: str) -> None:
    """Kinds exist, and words stand once in the version that they are of."""
    pair = PAIRS[name]
    assert set(pair) == {"publisher", "old", "new", "changes"}
    for change in pair["changes"]:
        ChangeKind(change["kind"])
        assert set(change) - {"kind"}
        for side in set(change) - {"kind"}:
            assert pair[side].count(change[side]) == 1, change


def test_compare_fixtures_have_each_kind() -> None:
    """There is a pair for each kind of change, and pairs in which nothing changed."""
    kinds = {change["kind"] for pair in PAIRS.values() for change in pair["changes"]}
    assert kinds == {kind.value for kind in ChangeKind}
    assert sum(not pair["changes"] for pair in PAIRS.values()) >= 2


@pytest.mark.model
@pytest.mark.parametrize(
    ("files", "least_recall", "least_precision", "least_perfect"),
    [(OPEN, 0.93, 0.93, 19), (CLOSED, 0.76, 0.71, 4)],
    ids=["open", "closed"],
)
def test_compare_fixtures_recall_and_precision(
    files: list[Path], least_recall: float, least_precision: float, least_perfect: int
) -> None:
    """Recall and precision of changes from raw text, by the embedded models, do not fall."""
    tracer = Tracer("fr", models="embedded")
    judged = [judge(file.stem, tracer) for file in files]
    right = sum(held.right for held in judged)
    recall = right / sum(held.expected for held in judged)
    precision = right / sum(held.told for held in judged)
    perfect = sum(held.perfect for held in judged)
    shown = "\n".join(held.shown for held in judged if held.shown)
    shown += f"\nrecall {recall:.3f}, precision {precision:.3f}, {perfect} of {len(judged)} pairs\n"
    sys.stdout.write(shown)
    assert recall >= least_recall
    assert precision >= least_precision
    assert perfect >= least_perfect
