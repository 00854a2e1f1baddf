"""The contract of corrections, and where their words stand in a text that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import KIOSQUE, kiosque, span
from hypothesis import given
from hypothesis import strategies as st

from provenance.corrections import (
    CorrectedArticle,
    Corrections,
    Merge,
    about,
    fingerprint,
    placed,
    read_corrections,
)
from provenance.errors import InputError
from provenance.report import TextSpan

if TYPE_CHECKING:
    from pathlib import Path


def test_corrections_are_read_back_as_written(tmp_path: Path) -> None:
    """A file of corrections holds what was said, and names the article by its text."""
    article = CorrectedArticle.of(kiosque())
    merge = Merge.model_validate(
        {"id": "1", "made": "2026-11-01T10:00:00Z", "name": "Nice Matin", "also": "le journal"}
    )
    held = Corrections(article=article, corrections=(merge,))
    file = tmp_path / "c.json"
    file.write_text(held.model_dump_json(), encoding="utf-8")
    assert read_corrections(file) == held
    assert article.sha256 == fingerprint(KIOSQUE)
    assert fingerprint("\ud800") == fingerprint("?")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[]", "at its top"),
        ("{", "no corrections of provenance"),
        ('{"article": {}, "corrections": [{"kind": "other"}]}', "corrections.0"),
    ],
)
def test_corrections_that_are_none_are_one_sentence(
    tmp_path: Path, content: str, said: str
) -> None:
    """What is no file of corrections is refused with its place."""
    file = tmp_path / "c.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"c\.json: no corrections") as caught:
        read_corrections(file)
    assert said in str(caught.value) or "Field required" in str(caught.value)


def test_corrections_missing_file_is_one_sentence(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(InputError, match=r"none\.json: No such file"):
        read_corrections(tmp_path / "none.json")


@given(st.text("abc ", max_size=30), st.text("abc ", max_size=30), st.text("ab ", min_size=1))
def test_corrections_words_that_moved_are_found(before: str, behind: str, words: str) -> None:
    """However much stands before them now, words are found where they stand, as they were."""
    old = TextSpan(start=0, end=len(words), text=words)
    found = placed(before + words + behind, [old])
    assert found is not None
    assert (before + words + behind)[found[0].start : found[0].end] == words


def test_corrections_words_keep_their_order_and_their_place() -> None:
    """Of several places the nearest is meant; a second stretch stands behind the first."""
    text = "oui non oui non oui"
    assert placed(text, [TextSpan(start=8, end=11, text="oui")])[0].start == 8  # type: ignore[index]
    two = (TextSpan(start=8, end=11, text="oui"), TextSpan(start=12, end=15, text="non"))
    assert [held.start for held in placed(text, two) or ()] == [8, 12]
    assert placed(text, [TextSpan(start=0, end=4, text="rien")]) is None
    assert placed(text, [two[1], two[1], two[1]]) is None


def test_corrections_are_about_the_claim_that_shares_their_words() -> None:
    """Half of the words are enough; less is another claim."""
    report = kiosque()
    whole = span(KIOSQUE, "Rabat dément que des officiers se soient rendus à Bruxelles")
    found = about(report.claims, [whole])
    assert found is not None
    assert found.id == "c9"
    assert about(report.claims, [span(KIOSQUE, "Rabat dément")]) is None
    assert about((), [whole]) is None
