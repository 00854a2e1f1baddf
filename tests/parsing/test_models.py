"""Finding and verifying models; none is loaded."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from provenance.errors import ModelError
from provenance.parsing import download, find_model, list_models, verify

RESOURCES = {
    "fr": {
        "lang_name": "French",
        "tokenize": {"mini": {}},
        "pos": {"mini": {"dependencies": [{"model": "pretrain", "package": "vec"}]}},
        "packages": {"default": {"tokenize": "mini", "pos": "mini", "ner": "mini"}},
    }
}
FILES = ("fr/pos/mini.pt", "fr/pretrain/vec.pt", "fr/tokenize/mini.pt")


def make_model(root: Path, *, manifest: bool = True) -> Path:
    """A model directory whose files hold their own names."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "resources.json").write_text(json.dumps(RESOURCES))
    stated: dict[str, Any] = {}
    for name in FILES:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
        digest = hashlib.sha256(name.encode()).hexdigest()
        stated[name] = {"sha256": digest, "bytes": len(name)}
    if manifest:
        held = {"language": "fr", "name": "mini", "files": stated}
        (root / "fr" / "manifest.json").write_text(json.dumps(held))
    return root


def test_models_embedded_is_found_and_whole() -> None:
    """The package's own French model is complete and agrees with its manifest."""
    model = find_model("fr", choice="embedded")
    assert {Path(name).parent.name for name in model.files} == {
        "tokenize",
        "mwt",
        "pos",
        "lemma",
        "depparse",
        "pretrain",
    }
    assert verify(model) == []


def test_models_directory_is_opened(tmp_path: Path) -> None:
    """A directory gives its name, its needed files and a fingerprint."""
    model = find_model("fr", choice=str(make_model(tmp_path)))
    assert (model.name, model.files) == ("mini", FILES)
    assert verify(model) == []


def test_models_fingerprint_is_the_same_without_manifest(tmp_path: Path) -> None:
    """The fingerprint rests on the files, whether a manifest states their hashes or not."""
    stated = find_model("fr", choice=str(make_model(tmp_path / "a")))
    counted = find_model("fr", choice=str(make_model(tmp_path / "b", manifest=False)))
    assert stated.fingerprint == counted.fingerprint
    (tmp_path / "b" / FILES[0]).write_text("other")
    changed = find_model("fr", choice=str(tmp_path / "b"))
    assert changed.fingerprint != counted.fingerprint


def test_models_missing_file_is_named(tmp_path: Path) -> None:
    """A missing file is an error that names it and says what to do."""
    root = make_model(tmp_path)
    (root / FILES[1]).unlink()
    with pytest.raises(
        ModelError, match=r"vec\.pt: model file cannot be read .*--models"
    ) as caught:
        find_model("fr", choice=str(root))
    assert "\n" not in str(caught.value)


def test_models_cut_file_is_found_by_size(tmp_path: Path) -> None:
    """A file of the wrong size is found without reading it."""
    root = make_model(tmp_path)
    (root / FILES[0]).write_text("cut")
    with pytest.raises(
        ModelError, match=r"mini\.pt: model file is damaged \(3 bytes instead of 14"
    ):
        find_model("fr", choice=str(root))


def test_models_verify_finds_changed_byte(tmp_path: Path) -> None:
    """A file of the right size with one wrong byte is found by its hash."""
    model = find_model("fr", choice=str(make_model(tmp_path)))
    path = model.path / FILES[0]
    path.write_text(path.read_text().replace("f", "g", 1))
    assert verify(model) == [f"{path}: its SHA-256 is not the one of the manifest"]


def test_models_verify_says_what_is_missing(tmp_path: Path) -> None:
    """Missing files and a missing manifest are problems of their own."""
    model = find_model("fr", choice=str(make_model(tmp_path / "a")))
    (model.path / FILES[2]).unlink()
    assert verify(model) == [f"{model.path / FILES[2]}: missing"]
    bare = find_model("fr", choice=str(make_model(tmp_path / "b", manifest=False)))
    assert "nothing can be compared" in verify(bare)[0]


@pytest.mark.parametrize(
    ("language", "choice", "said"),
    [
        ("xx", "embedded", "no models of language 'xx'"),
        ("fr", "stanford", "provenance models download fr"),
        ("fr", "/no/such/directory", "no model directory"),
    ],
)
def test_models_unknown_choice_is_an_error(language: str, choice: str, said: str) -> None:
    """An unknown language, models that were not fetched, and a wrong path say what to do."""
    with pytest.raises(ModelError) as caught:
        find_model(language, choice=choice)
    assert said in str(caught.value)


def test_models_auto_prefers_complete_download(tmp_path: Path) -> None:
    """Downloaded models go first, but only where they are complete."""
    assert find_model("fr").path.name == "models"
    root = make_model(tmp_path / "data" / "models" / "stanford")
    assert find_model("fr").path == root
    assert [model.path for model in list_models()][-1] == root
    (root / FILES[0]).unlink()
    assert find_model("fr").path != root


def test_models_download_puts_all_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A finished download is found, verified and preferred; an older one is replaced."""
    root = make_model(tmp_path / "data" / "models" / "stanford")
    (root / "fr" / "old.pt").write_text("old")

    def fetch(
        _language: str, directory: Path, *_rest: object, **_options: object
    ) -> tuple[str, ...]:
        make_model(directory, manifest=False)
        return FILES

    monkeypatch.setattr("provenance.parsing.fetch.fetch_models", fetch)
    model = download("fr")
    assert verify(model) == []
    assert not (root / "fr" / "old.pt").exists()
    assert [path.name for path in root.parent.iterdir()] == ["stanford"]


def test_models_failed_download_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a download fails, what was there before stays and no scrap is left."""
    root = make_model(tmp_path / "data" / "models" / "stanford")

    def fail(
        _language: str, directory: Path, *_rest: object, **_options: object
    ) -> tuple[str, ...]:
        (directory / "half.pt").write_text("half")
        raise ModelError("fr: the models could not be fetched")

    monkeypatch.setattr("provenance.parsing.fetch.fetch_models", fail)
    with pytest.raises(ModelError, match="could not be fetched"):
        download("fr")
    assert [path.name for path in root.parent.iterdir()] == ["stanford"]
    assert verify(find_model("fr")) == []


@pytest.mark.model
def test_models_download_offline_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a network Stanza's own downloader ends in one line that says what to do."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with pytest.raises(ModelError, match="check the network and try again") as caught:
        download("fr")
    assert "\n" not in str(caught.value)
    assert list((tmp_path / "data" / "models").iterdir()) == []
