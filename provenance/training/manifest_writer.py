"""The two lists beside the models: Stanza's `resources.json` and the package's `manifest.json`."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from importlib import metadata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from provenance.training.language import TrainingLanguage

PACKAGE = "news"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")
_NEEDS_VECTORS = ("pos", "depparse")


def model_file(folder: Path, language: str, processor: str) -> Path:
    """Where Stanza looks for a processor's model below `folder`."""
    return folder / language / processor / f"{PACKAGE}.pt"


def write_json(data: object, path: Path) -> None:
    """Writes JSON beside its place and moves it there, so that no reader sees half a file."""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    temporary.replace(path)


def write_resources(folder: Path, language: TrainingLanguage) -> None:
    """Writes `resources.json`, by which `stanza.Pipeline` finds the models without a network."""
    vectors = [{"model": "pretrain", "package": PACKAGE}]
    entry: dict[str, Any] = {"lang_name": language.name}
    present = []
    for processor in (*PROCESSORS, "pretrain"):
        path = model_file(folder, language.code, processor)
        if not path.is_file():
            continue
        checksum = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
        row: dict[str, Any] = {"md5": checksum}
        if processor in _NEEDS_VECTORS:
            row["dependencies"] = vectors
        if processor != "pretrain":
            present.append(processor)
        entry[processor] = {PACKAGE: row}
    chosen = dict.fromkeys(present, PACKAGE)
    entry["packages"] = {"default": chosen}
    entry["default_processors"] = chosen
    entry["default_dependencies"] = {p: vectors for p in _NEEDS_VECTORS if p in present}
    alias = {language.name.lower(): {"alias": language.code}}
    write_json({language.code: entry, **alias}, folder / "resources.json")


def write_manifest(
    folder: Path,
    language: TrainingLanguage,
    *,
    recipe: Mapping[str, object],
    scores: Mapping[str, object],
) -> Path:
    """Writes `<folder>/<language>/manifest.json`: files with checksums, origin, recipe, scores."""
    files = {
        str(path.relative_to(folder).as_posix()): {
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "bytes": path.stat().st_size,
        }
        for path in sorted((folder / language.code).rglob("*.pt"))
    }
    manifest = {
        "language": language.code,
        "name": PACKAGE,
        "stanza": ".".join(metadata.version("stanza").split(".")[:2]),
        "created": datetime.now(UTC).date().isoformat(),
        "files": files,
        "made_from": [
            {
                "name": info.name,
                "version": info.version,
                "licence": info.licence,
                "use": "training" if not info.spoken else "training, at half weight",
            }
            for info in language.treebanks
        ]
        + list(language.data["material"]),
        "recipe": dict(recipe),
        "scores": {
            "selected_on": language.selected_on,
            "reported_on": language.reported_on,
            **scores,
        },
    }
    path = folder / language.code / "manifest.json"
    write_json(manifest, path)
    return path
