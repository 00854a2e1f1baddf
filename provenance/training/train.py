"""A whole training: make models by the recipe, keep the better ones, list them with scores."""

# ruff: noqa: PLR0913 - one parameter an ingredient

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from provenance.errors import ModelError
from provenance.training.choose import keep_better
from provenance.training.corpus import load_corpus
from provenance.training.language import load_training_language
from provenance.training.manifest_writer import PROCESSORS, model_file, write_manifest
from provenance.training.recipe import STEPS, Recipe, shared_out
from provenance.training.score import score_models
from provenance.training.steps import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from provenance.training.choose import Choice
    from provenance.training.language import TrainingLanguage


def train(
    language: str,
    *,
    treebanks: Path,
    output: Path,
    minutes: float,
    start_from: Path | None = None,
    only: Sequence[str] = (),
    seed: int = 1,
    threads: int = 1,
    resume: bool = True,
    command: str = "",
    progress: Callable[[str], None],
) -> list[Choice]:
    """Trains models and puts those that score better than what is there into `output`.

    Args:
        language: the code of a language that has training data, for instance `fr`.
        treebanks: the folder with the CoNLL-U files that the training data names.
        output: the folder of models to write, in Stanza's layout; its subfolder `work` keeps
            what an interrupted run has finished.
        minutes: the time for all training together, shared out over the steps.
        start_from: a folder of models to go on from; without it everything starts from nothing.
        only: the steps to do, of `STEPS`; all if empty.
        seed: of all random choices.
        threads: for PyTorch.
        resume: whether finished steps of an interrupted run are taken.
        command: the command line, for the manifest.
        progress: takes a line at a time.

    Returns:
        A verdict for each processor that was trained.

    Raises:
        LanguageError: the language has no training data.
        ModelError: a treebank, a package or a model is missing or cannot be read; `only` names no
            step, or leaves out a step without which the rest cannot be made.
    """
    known = load_training_language(language)
    steps = _wanted_steps(only, start_from, known)
    select = treebanks / known.select
    for name in (known.select, known.report, *(f for i in known.treebanks for f in i.files)):
        if not (treebanks / name).is_file():
            raise ModelError(
                f"treebank file missing: {treebanks / name}. "
                "Give the folder that holds the treebanks with --treebanks."
            )
    torch.set_num_threads(threads)
    workshop = Workshop(output / "work", resume, progress)
    workshop.folder.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(
        language=known,
        corpus=load_corpus(known, treebanks, seed=seed),
        workshop=workshop,
        minutes=shared_out(steps, minutes),
        start_from=start_from,
        seed=seed,
    )
    candidates = recipe.candidates(steps)
    choices = keep_better(candidates, output, known, select, progress=progress)
    listed = (output / known.code / "manifest.json").is_file()
    if listed and not any(choice.replaced for choice in choices):
        return choices
    progress("scoring the models on dev and test")
    scores = {
        "dev": _summary(output, known, select),
        "test": _summary(output, known, treebanks / known.report),
    }
    write_manifest(
        output,
        known,
        recipe={"command": command, "minutes": minutes, "seed": seed},
        scores=scores,
    )
    return choices


def _summary(output: Path, language: TrainingLanguage, treebank: Path) -> dict[str, object]:
    scores = score_models(output, language, treebank)
    return {"raw": dict(scores.raw), "gold_tokens": dict(scores.gold_tokens)}


def _wanted_steps(
    only: Sequence[str], start_from: Path | None, language: TrainingLanguage
) -> tuple[str, ...]:
    """The steps to do, in order; checks that what they build on will be there."""
    unknown = [name for name in only if name not in STEPS]
    if unknown:
        raise ModelError(f"no such step: {', '.join(unknown)}. The steps are {', '.join(STEPS)}.")
    if start_from is None:
        if only and set(only) != set(STEPS):
            raise ModelError(
                f"--only {' '.join(only)} leaves models out that a pipeline needs. "
                "Give a folder that has them with --start-from."
            )
        return STEPS
    for processor in STEPS:
        path = model_file(start_from, language.code, processor)
        if not path.is_file():
            raise ModelError(f"no model to start from: {path}. Give another --start-from folder.")
    steps = only or PROCESSORS
    if "pretrain" in steps and not {"pos", "depparse"} <= set(steps):
        raise ModelError("new word vectors need a new tagger and parser: add them to --only.")
    return tuple(step for step in STEPS if step in steps)
