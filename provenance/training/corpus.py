"""The training corpus: treebanks read, harmonised, doubled with typographic copies, and cut."""

# ruff: noqa: S311 - a seeded generator that hides nothing

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.training.harmonise import harmonise_labels, harmonise_lemmas, lemma_table
from provenance.training.treebank import Tree, conllu_lines, read_trees
from provenance.training.typography import typographic_copy

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.training.harmonise import LemmaTable
    from provenance.training.language import TrainingLanguage

_BLOCK = 25


@dataclass(frozen=True, slots=True)
class Part:
    """Trees that train together. Without `features`, their FEATS are not to be learned."""

    name: str
    trees: tuple[Tree, ...]
    features: bool


@dataclass(frozen=True, slots=True)
class Corpus:
    """The harmonised treebanks.

    `written` and `written_copies` are parallel (a tree and its typographic copy); `spoken` holds
    each tree once, half of them as copies; `spoken_plain` holds them as they are.
    """

    written: tuple[Tree, ...]
    written_copies: tuple[Tree, ...]
    spoken: tuple[Tree, ...]
    spoken_plain: tuple[Tree, ...]
    select: tuple[Tree, ...]
    select_copies: tuple[Tree, ...]

    def parts(self) -> tuple[Part, Part]:
        """All that tagger and parser train on."""
        return (
            Part("written", self.written + self.written_copies, features=True),
            Part("spoken", self.spoken, features=False),
        )

    def digest(self) -> str:
        """SHA-256 over all trees: equal corpora train equal models."""
        checksum = hashlib.sha256()
        for trees in (self.written, self.written_copies, self.spoken, self.select):
            for tree in trees:
                checksum.update("\n".join(conllu_lines(tree)).encode())
        return checksum.hexdigest()

    def fold(self, number: int, *, folds: int = 2) -> tuple[Part, Part]:
        """One fold of `parts()`, in blocks of neighbours; a tree and its copy share a fold."""
        return (
            Part(
                "written",
                _fold(self.written, number, folds) + _fold(self.written_copies, number, folds),
                features=True,
            ),
            Part("spoken", _fold(self.spoken, number, folds), features=False),
        )


def _fold(trees: tuple[Tree, ...], number: int, folds: int) -> tuple[Tree, ...]:
    return tuple(tree for i, tree in enumerate(trees) if i // _BLOCK % folds == number)


def load_corpus(language: TrainingLanguage, folder: Path, *, seed: int) -> Corpus:
    """Reads all training and selection treebanks of a language. Never reads the report file.

    Raises:
        ModelError: a file is missing in `folder` or cannot be read.
    """
    labels = language.data["labels"]
    tables: list[LemmaTable] = []
    written: list[Tree] = []
    spoken: list[Tree] = []
    for info in language.treebanks:
        trees: list[Tree] = []
        for name in info.files:
            trees += harmonise_labels(read_trees(folder / name, treebank=info.name), labels)
        trees = harmonise_lemmas(trees, tables)
        tables.append(lemma_table(trees))
        (spoken if info.spoken else written).extend(trees)
    select = harmonise_labels(read_trees(folder / language.select), labels)
    rules = language.data["typography"]
    rng = random.Random(seed)
    spoken_copies = [typographic_copy(tree, rules, rng) for tree in spoken]
    return Corpus(
        written=tuple(written),
        written_copies=tuple(typographic_copy(tree, rules, rng) for tree in written),
        spoken=tuple(rng.choice(pair) for pair in zip(spoken, spoken_copies, strict=True)),
        spoken_plain=tuple(spoken),
        select=tuple(select),
        select_copies=tuple(typographic_copy(tree, rules, rng) for tree in select),
    )
