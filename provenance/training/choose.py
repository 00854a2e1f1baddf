"""Better models only: a new one replaces the old one where it scores higher on dev."""

# ruff: noqa: S311 - a seeded generator that hides nothing

from __future__ import annotations

import filecmp
import random
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.training.manifest_writer import PROCESSORS, model_file, write_resources
from provenance.training.pipeline import load_pipeline
from provenance.training.score import (
    f1,
    given_tokens,
    plain_text,
    quoted_paragraphs,
    sentence_ends,
)
from provenance.training.treebank import read_trees
from provenance.training.typography import typographic_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from provenance.training.language import TrainingLanguage

MEASURE = {
    "tokenize": "mean of token F1, sentence F1 and quoted paragraphs cut right",
    "mwt": "word F1",
    "pos": "UPOS",
    "lemma": "lemmas",
    "depparse": "LAS",
}
_SEED = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """The verdict on one processor; scores in percent, `old` None where there was no model."""

    processor: str
    old: float | None
    new: float
    replaced: bool

    def line(self) -> str:
        """One line for people."""
        if self.old is None:
            return f"{self.processor}: new, {MEASURE[self.processor]} {self.new:.2f}"
        verdict = "replaced" if self.replaced else "kept the old one"
        return (
            f"{self.processor}: {verdict}, {MEASURE[self.processor]} "
            f"old {self.old:.2f}, new {self.new:.2f}"
        )


def score_processor(
    folder: Path,
    language: TrainingLanguage,
    select: Path,
    processor: str,
    *,
    instead: Mapping[str, Path],
) -> float:
    """One processor's measure (0 to 100) on the selection treebank.

    Tagger, lemmatizer and parser work on given words, so that each is judged by itself and not by
    the tokenizer; lemmatizer and parser take the tags of the tagger that is loaded.
    """
    trees = read_trees(select)
    needed = PROCESSORS[:2] if processor in PROCESSORS[:2] else PROCESSORS
    pipeline = load_pipeline(folder, language.code, processors=needed, instead=instead)
    if processor == "mwt":
        return f1(trees, pipeline(plain_text(trees)), ("Words",))["Words"]
    if processor == "tokenize":
        rng = random.Random(_SEED)
        rules = language.data["typography"]
        copies = [typographic_copy(tree, rules, rng) for tree in trees]
        found = f1(copies, pipeline(plain_text(copies)), ("Tokens", "Sentences"))
        cut = sentence_ends(pipeline, quoted_paragraphs(copies, rules)).percent
        return (found["Tokens"] + found["Sentences"] + cut) / 3
    metric = {"pos": "UPOS", "lemma": "Lemmas", "depparse": "LAS"}[processor]
    return f1(trees, given_tokens(pipeline, trees), (metric,))[metric]


def keep_better(
    candidates: Mapping[str, Path],
    output: Path,
    language: TrainingLanguage,
    select: Path,
    *,
    progress: Callable[[str], None],
) -> list[Choice]:
    """Puts each candidate into `output` unless the model there scores at least as well on dev.

    New word vectors stand or fall together with the tagger and the parser that were trained on
    them, by the parser's score. Into a folder without models everything goes.

    Args:
        candidates: new model files by processor, "pretrain" among them if the vectors are new.
        output: the folder of models in Stanza's layout.
        language: the language of the models.
        select: the treebank file to judge by.
        progress: takes a line about each verdict.

    Returns:
        The verdicts, in the order of the pipeline.
    """
    choices: list[Choice] = []
    if not all(model_file(output, language.code, p).is_file() for p in PROCESSORS):
        _install(candidates, output, language)
        for processor in PROCESSORS:
            score = score_processor(output, language, select, processor, instead={})
            choices.append(Choice(processor, None, score, replaced=True))
            progress(choices[-1].line())
        return choices
    chosen: dict[str, Path] = {}
    for group in _groups(candidates, output, language):
        judged = group[-1]
        new = {name: candidates[name] for name in group}
        old_score = score_processor(output, language, select, judged, instead=chosen)
        score = score_processor(output, language, select, judged, instead={**chosen, **new})
        choices.append(Choice(judged, old_score, score, replaced=score > old_score))
        progress(choices[-1].line())
        if score > old_score:
            chosen |= new
    _install(chosen, output, language)
    return choices


def _groups(
    candidates: Mapping[str, Path], output: Path, language: TrainingLanguage
) -> list[tuple[str, ...]]:
    """What differs from the old and is judged together; the last of a group is measured."""
    changed = [
        name
        for name, path in candidates.items()
        if not filecmp.cmp(path, model_file(output, language.code, name), shallow=False)
    ]
    tied = ("pretrain", "pos", "depparse") if "pretrain" in changed else ()
    groups: list[tuple[str, ...]] = [(p,) for p in PROCESSORS if p in changed and p not in tied]
    return [*groups, tied] if tied else groups


def _install(models: Mapping[str, Path], output: Path, language: TrainingLanguage) -> None:
    """Moves copies of models into place, each at once, and lists them for Stanza."""
    for processor, path in models.items():
        place = model_file(output, language.code, processor)
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = place.with_name(f".{place.name}.tmp")
        shutil.copyfile(path, temporary)
        temporary.replace(place)
    write_resources(output, language)
