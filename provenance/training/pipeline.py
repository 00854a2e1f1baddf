"""A Stanza pipeline over a folder of models, for scoring."""

# ruff: noqa: ANN401 - Stanza's objects have no types

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import stanza
import torch

from provenance.errors import ModelError
from provenance.training.manifest_writer import PROCESSORS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def load_pipeline(
    folder: Path,
    code: str,
    *,
    processors: tuple[str, ...] = PROCESSORS,
    instead: Mapping[str, Path] | None = None,
) -> Any:
    """Loads models from a folder in Stanza's layout, without a network, on one thread.

    Args:
        folder: holds `resources.json`.
        code: the language.
        processors: which of the models to load.
        instead: model files to use in the place of the folder's, by processor; "pretrain" stands
            for the vectors of tagger and parser.

    Raises:
        ModelError: the folder holds no such models, or Stanza cannot load them.
    """
    torch.set_num_threads(1)
    paths: dict[str, str] = {}
    for processor, path in (instead or {}).items():
        if processor == "pretrain":
            paths |= {f"{user}_pretrain_path": str(path) for user in ("pos", "depparse")}
        elif processor in processors:
            paths[f"{processor}_model_path"] = str(path)
    if not (folder / "resources.json").is_file():
        raise ModelError(
            f"no models in {folder}: resources.json is missing. Give the folder that holds it."
        )
    try:
        return stanza.Pipeline(
            code,
            dir=str(folder),
            package="default",
            processors=",".join(processors),
            download_method=None,
            use_gpu=False,
            verbose=False,
            **paths,
        )
    except Exception as error:
        raise ModelError(
            f"Stanza cannot load the models in {folder}: {error}. Check them with their manifest."
        ) from error
