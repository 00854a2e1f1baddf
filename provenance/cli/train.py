"""`provenance models train` and `provenance models score`: make models and measure them."""

# ruff: noqa: PLR0917 - one parameter an option

from __future__ import annotations

import logging
import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

_DEFAULT_SEED = 2611


def train_models(
    language: Annotated[str, typer.Argument(help="Language to train, such as fr.")],
    treebanks: Annotated[
        Path, typer.Option(help="Directory with the treebanks' CoNLL-U files.", file_okay=False)
    ],
    output: Annotated[
        Path, typer.Option(help="Directory of models to make or to better.", file_okay=False)
    ] = Path("models"),
    minutes: Annotated[
        float, typer.Option(help="Time for all training together, in minutes.", min=0.1)
    ] = 150.0,
    start_from: Annotated[
        Path | None, typer.Option(help="Directory of models to go on from.", file_okay=False)
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(help="Step to do: pretrain, tokenize, mwt, pos, lemma or depparse."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of all random choices.")] = _DEFAULT_SEED,
    threads: Annotated[int, typer.Option(help="Threads for PyTorch.", min=1)] = 1,
    *,
    resume: Annotated[bool, typer.Option(help="Take what an interrupted run has finished.")] = True,
) -> None:
    """Make Stanza models of a language from treebanks, and keep those that score better.

    Needs the extra `train` of the package news-provenance.
    """
    from provenance.training.train import train

    _quiet_stanza()
    train(
        language,
        treebanks=treebanks,
        output=output,
        minutes=minutes,
        start_from=start_from,
        only=tuple(only or ()),
        seed=seed,
        threads=threads,
        resume=resume,
        command=shlex.join(["provenance", *sys.argv[1:]]),
        progress=lambda line: typer.echo(line, err=True),
    )


def score_models(
    treebank: Annotated[Path, typer.Option(help="CoNLL-U file to score on.", dir_okay=False)],
    models: Annotated[
        Path | None, typer.Argument(help="Directory of models; the embedded ones if left out.")
    ] = None,
    language: Annotated[str, typer.Option(help="Language of the models.")] = "fr",
    against: Annotated[
        Path | None, typer.Option(help="Other directory of models, scored beside.")
    ] = None,
    against_spacy: Annotated[
        str | None, typer.Option(help="Installed spaCy package, compared on the same tokens.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="JSON file to write the figures to.", dir_okay=False)
    ] = None,
) -> None:
    """Score models on a treebank: raw text, given tokens, press typography, speed, size.

    Needs the extra `train` of the package news-provenance.
    """
    from provenance.render import make_console
    from provenance.training.compare import compare_with_spacy
    from provenance.training.language import load_training_language
    from provenance.training.manifest_writer import write_json
    from provenance.training.score import score_models as score
    from provenance.training.score_table import comparison_table, score_table

    _quiet_stanza()
    folder = models if models is not None else Path(__file__).parents[1] / "models"
    known = load_training_language(language)
    sheets = [score(path, known, treebank) for path in (folder, against) if path is not None]
    console = make_console(sys.stdout)
    console.print(score_table(sheets))
    figures: dict[str, object] = {"models": [sheet.as_json() for sheet in sheets]}
    if against_spacy is not None:
        comparison = compare_with_spacy(folder, known, treebank, against_spacy)
        console.print(comparison_table(comparison))
        figures["comparison"] = comparison.as_json()
    if output is not None:
        write_json(figures, output)


def _quiet_stanza() -> None:
    """Let only errors of Stanza through; it talks much while it trains."""
    logging.getLogger("stanza").setLevel(logging.ERROR)
