"""`provenance evaluate ablation`: what each part of the chains is worth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.evaluate.options import ModelsOption

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.evaluation import Figure

COLUMNS = {
    "chain exact": "chain exact",
    "chain exact, attributed": "attributed exact",
    "origin right, attributed": "origin right",
    "chain exact, three and more": "3+ exact",
    "given to a wrong source": "wrong source",
}
"""Figures of the table by their name, with the heading of their column."""


def ablation(
    paths: Annotated[
        list[Path], typer.Argument(help="Gold files, their texts, or folders of them.")
    ],
    *,
    models: ModelsOption = "auto",
) -> None:
    """Measure chains with one part left out, one part at a time.

    Left out are the graph of citations, continuation, review mode, labels, and the fit of readings:
    without it a source phrase is whoever was named last of those it may stand for.
    """
    from provenance.cli.boundary import guarded
    from provenance.evaluation import figures, read_gold
    from provenance.evaluation.ablation import NOTHING, ablate
    from provenance.evaluation.fit import prepare

    with guarded():
        held = prepare(read_gold(paths), models=models)
        rows = {name: _shown(figures(judged)) for name, judged in ablate(held).items()}
        typer.echo(f"{len(held)} articles; share, and its difference to the whole")
        _print(rows, rows[NOTHING])


def _shown(held: Sequence[Figure]) -> list[Figure]:
    named = {figure.name: figure for figure in held}
    return [named[name] for name in COLUMNS]


def _print(rows: Mapping[str, Sequence[Figure]], whole: Sequence[Figure]) -> None:
    typer.echo(f"\n{'left out':<20}" + "".join(f"{head:>18}" for head in COLUMNS.values()))
    for name, row in rows.items():
        cells = (
            f"{figure.value:10.3f}  "
            + (f"{figure.value - held.value:+.3f}" if row is not whole else " " * 6)
            for figure, held in zip(row, whole, strict=True)
        )
        typer.echo((f"{name:<20}" + "".join(cells)).rstrip())
    typer.echo(
        f"{'claims':<20}" + "".join(f"{figure.count:10d}{'':8}" for figure in whole).rstrip()
    )
