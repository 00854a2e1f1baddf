"""Model directories: find, verify, list, download.

A model directory has Stanza's own layout: `resources.json` on top and `LANG/PROCESSOR/PACKAGE.pt`
below it. Ours also holds `LANG/manifest.json` with the size and SHA-256 of each file.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provenance.errors import ModelError

PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")
"""What a model directory must be able to do, in the order in which it is done."""

DATA_DIR_VARIABLE = "PROVENANCE_DATA_DIR"
"""Environment variable that overrides where downloaded models live."""

RESOURCES = "resources.json"
MANIFEST = "manifest.json"
STANFORD = "stanford"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class ModelDir:
    """The parsing models of one language.

    `path` is the directory that holds `resources.json`; `files` are paths relative to it, with the
    size and SHA-256 that the manifest states, if there is one. `fingerprint` is the SHA-256 over
    the sorted hashes of the files.
    """

    path: Path
    language: str
    name: str
    manifest: Mapping[str, Any]
    files: tuple[str, ...]
    fingerprint: str


def find_model(language: str, *, choice: str = "auto") -> ModelDir:
    """The models to use for `language`.

    Args:
        language: ISO 639-1 code, such as the name of a directory of models.
        choice: "embedded" for what this package ships, "stanford" for what was downloaded, "auto"
            for the downloaded ones where they are complete and the embedded ones otherwise, or the
            path of a model directory.

    Raises:
        ModelError: There is no such model, or a file of it is missing or of the wrong size.
    """
    if choice == "auto":
        with contextlib.suppress(ModelError):
            return open_model(stanford_dir(), language, STANFORD)
        choice = "embedded"
    if choice == "embedded":
        return open_model(_embedded_dir(), language, "embedded")
    if choice == STANFORD:
        return open_model(stanford_dir(), language, STANFORD)
    return open_model(Path(choice), language, choice)


def list_models() -> list[ModelDir]:
    """Every complete model at hand: the embedded ones first, then the downloaded ones."""
    found = []
    for root, choice in ((_embedded_dir(), "embedded"), (stanford_dir(), STANFORD)):
        for manifest in sorted(root.glob(f"*/{MANIFEST}")):
            with contextlib.suppress(ModelError):
                found.append(open_model(root, manifest.parent.name, choice))
    return found


def verify(model: ModelDir) -> list[str]:
    """Read every file of `model` and compare it with the manifest.

    Returns:
        One line for each problem; none where all is well.
    """
    stated = _stated(model.manifest)
    if not stated:
        return [f"{model.path / model.language / MANIFEST}: missing, so nothing can be compared"]
    problems = []
    for name in sorted({*stated, *model.files}):
        path = model.path / name
        if not path.is_file():
            problems.append(f"{path}: missing")
        elif name not in stated:
            problems.append(f"{path}: not in the manifest")
        elif path.stat().st_size != stated[name]["bytes"]:
            problems.append(
                f"{path}: {path.stat().st_size} bytes instead of {stated[name]['bytes']}"
            )
        elif sha256_of(path) != stated[name]["sha256"]:
            problems.append(f"{path}: its SHA-256 is not the one of the manifest")
    return problems


def _embedded_dir() -> Path:
    return Path(__file__).resolve().parents[1] / "models"


def stanford_dir() -> Path:
    """Where downloaded models are, or would be."""
    import platformdirs  # only models need it

    base = os.environ.get(DATA_DIR_VARIABLE) or platformdirs.user_data_dir("provenance")
    return Path(base) / "models" / STANFORD


def open_model(root: Path, language: str, choice: str) -> ModelDir:
    """The models of `language` under `root`, checked by size.

    Raises:
        ModelError: A file is missing or not of the size that its manifest states.
    """
    files = _required_files(root, language, choice)
    manifest = _read_manifest(root / language / MANIFEST)
    stated = _stated(manifest)
    for name in files:
        size = stated.get(name, {}).get("bytes")
        _check_file(root / name, size, choice)
    hashes = {
        name: str(stated[name]["sha256"]) if name in stated else sha256_of(root / name)
        for name in files
    }
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(hashes.items()))
    return ModelDir(
        path=root,
        language=language,
        name=str(manifest.get("name") or choice),
        manifest=manifest,
        files=files,
        fingerprint=hashlib.sha256(lines.encode()).hexdigest(),
    )


def _check_file(path: Path, size: int | None, choice: str) -> None:
    advice = {
        "embedded": "run `provenance models verify` and reinstall the package",
        STANFORD: "run `provenance models download` again, or choose `--models embedded`",
    }.get(choice, "complete the directory, or choose `--models embedded`")
    try:
        found = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelError(f"{path}: model file cannot be read ({reason}); {advice}") from None
    if size is not None and found != size:
        raise ModelError(
            f"{path}: model file is damaged ({found} bytes instead of {size}); {advice}"
        )


def _required_files(root: Path, language: str, choice: str) -> tuple[str, ...]:
    """The files that Stanza will open for the processors of `PROCESSORS`."""
    resources = _read_resources(root, choice)
    held = resources.get(language)
    if not isinstance(held, dict) or "packages" not in held:
        advice = f"run `provenance models download {language}` or name a directory with `--models`"
        raise ModelError(f"{root}: no models of language {language!r}; {advice}")
    package = held["packages"].get("default", {})
    files: set[str] = set()
    for processor in PROCESSORS:
        name = package.get(processor)
        if name is None:
            continue
        files.add(f"{language}/{processor}/{name}.pt")
        for needed in held.get(processor, {}).get(name, {}).get("dependencies", []):
            files.add(f"{language}/{needed['model']}/{needed['package']}.pt")
    return tuple(sorted(files))


def _read_resources(root: Path, choice: str) -> dict[str, Any]:
    path = root / RESOURCES
    try:
        held = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        advice = (
            "run `provenance models download fr` or choose `--models embedded`"
            if choice == STANFORD
            else "reinstall the package, or name a model directory with `--models`"
        )
        raise ModelError(f"{path}: missing, so this is no model directory; {advice}") from None
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error}); fetch the models again") from error
    if not isinstance(held, dict):
        raise ModelError(f"{path}: no list of models; fetch the models again")
    return held


def _read_manifest(path: Path) -> Mapping[str, Any]:
    try:
        held = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error}); reinstall the models") from error
    return held if isinstance(held, dict) else {}


def _stated(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    files = manifest.get("files", {})
    return files if isinstance(files, dict) else {}


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, as hexadecimal digits.

    Raises:
        ModelError: The file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        for chunk in _chunks(path):
            digest.update(chunk)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelError(f"{path}: model file cannot be read ({reason})") from None
    return digest.hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
