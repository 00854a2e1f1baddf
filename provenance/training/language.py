"""The data file of a language for training: `provenance/languages/<code>-training.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from provenance.errors import LanguageError


@dataclass(frozen=True, slots=True)
class TreebankInfo:
    """One treebank: where it comes from, its files, and how it is used.

    `spoken` treebanks are trained on at half weight; the features of those without
    `features` follow another convention and are blanked.
    """

    name: str
    version: str
    licence: str
    files: tuple[str, ...]
    spoken: bool
    features: bool


@dataclass(frozen=True, slots=True)
class TrainingLanguage:
    """What the recipe has to know of a language; `data` holds the tables of single steps."""

    code: str
    name: str
    treebanks: tuple[TreebankInfo, ...]
    select: str
    report: str
    selected_on: str
    reported_on: str
    data: dict[str, Any]


def load_training_language(code: str) -> TrainingLanguage:
    """Loads the training data file of a language.

    Raises:
        LanguageError: there is no such file, or a table is missing in it.
    """
    source = resources.files("provenance.languages").joinpath(f"{code}-training.toml")
    if not source.is_file():
        raise LanguageError(
            f"no training data for language {code!r}: provenance/languages/{code}-training.toml "
            "does not exist. Write one after the model of fr-training.toml."
        )
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    try:
        return TrainingLanguage(
            code=data["language"],
            name=data["lang_name"],
            treebanks=tuple(
                TreebankInfo(
                    name=row["name"],
                    version=row["version"],
                    licence=row["licence"],
                    files=tuple(row["files"]),
                    spoken=row["register"] == "spoken",
                    features=row["features"],
                )
                for row in data["treebank"]
            ),
            select=data["select"],
            report=data["report"],
            selected_on=data["selected_on"],
            reported_on=data["reported_on"],
            data=data,
        )
    except KeyError as error:
        raise LanguageError(f"{source} lacks {error}. Add it.") from error
