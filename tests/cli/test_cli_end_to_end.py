"""The command line with the real tracer and the embedded models."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from process import run

from provenance.report import Report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model

ARTICLE = """\
Le conseil municipal a voté le budget. Selon Ouest-France, la piscine fermera en juin.

« Nous n’avons pas le choix », a déclaré le maire.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short article on disk."""
    path = tmp_path / "piscine.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def trace(*arguments: str) -> str:
    """What `provenance trace` prints, parsed by the embedded models."""
    result = run("trace", *arguments, "--models", "embedded", OMP_NUM_THREADS="1")
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_cli_end_to_end_report(article: Path) -> None:
    """The report holds the text that was given, and each claim its chain from the publisher."""
    printed = trace(str(article), "--publisher", "Le Bourg", "--format", "json")
    report = Report.model_validate_json(printed)
    names = {source.id: source.name for source in report.sources}
    assert report.article.text.split() == ARTICLE.split()
    assert {names[claim.chain[0].source] for claim in report.claims} == {"Le Bourg"}
    chains = {claim.text: [names[hop.source] for hop in claim.chain] for claim in report.claims}
    assert chains["la piscine fermera en juin"] == ["Le Bourg", "Ouest-France"]
    for claim in report.claims:
        for span in (*claim.spans, *(e for hop in claim.chain for e in hop.evidence)):
            assert report.article.text[span.start : span.end] == span.text


def test_cli_end_to_end_tree(article: Path) -> None:
    """The tree names the cited paper with its words, and says which publisher was assumed."""
    tree = trace(str(article))
    assert "piscine (publisher)" in tree
    assert "cites Ouest-France" in tree
    assert "“Selon" in tree
    assert "note: no publisher is given" in tree


def test_cli_end_to_end_again(article: Path) -> None:
    """A second run takes the parse from the cache and prints the same; so does one without it."""
    first = trace(str(article), "--format", "jsonl")
    assert trace(str(article), "--format", "jsonl") == first
    assert trace(str(article), "--format", "jsonl", "--no-cache") == first


def test_cli_end_to_end_several(article: Path) -> None:
    """Several articles together give what each gives alone."""
    other = article.with_name("other.txt")
    other.write_text("D’après Le Monde, il neige à Brest.\n", encoding="utf-8")
    both = json.loads(trace(str(article), str(other), "--format", "json"))
    for path, report in zip((article, other), both, strict=True):
        alone = trace(str(path), "--format", "json", "--no-cache")
        assert json.loads(alone) == report
