"""`provenance evaluate fit`: fits the numbers that decide to gold articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.evaluate.options import ModelsOption

if TYPE_CHECKING:
    from provenance.evaluation import Calibration


def fit(
    paths: Annotated[
        list[Path], typer.Argument(help="Gold files, their texts, or folders of them.")
    ],
    *,
    ranking: Annotated[
        bool, typer.Option("--ranking", help="Move the numbers that rank too (many minutes).")
    ] = False,
    models: ModelsOption = "auto",
    output: Annotated[
        Path | None, typer.Option(help="Write the fitted numbers into this file of weights.")
    ] = None,
) -> None:
    """Fit the numbers of weights.toml to gold articles; needs the extra `fit`.

    Probabilities are fitted by maximum likelihood and cross-validated by article. Without --output
    nothing is changed.
    """
    from provenance.cli.boundary import guarded
    from provenance.evaluation import read_gold
    from provenance.evaluation.fit import climb, prepare
    from provenance.evaluation.likelihood import applied, cross_validate, fit_probabilities

    with guarded():
        held = prepare(read_gold(paths), models=models)
        numbers: dict[str, dict[str, float]] = {}
        if ranking:
            for change in climb(held):
                numbers.setdefault(change.table, {})[change.name] = change.after
                typer.echo(
                    f"{change.table}.{change.name}: {change.before:g} -> {change.after:g}"
                    f"  (worth {change.worth:.4f})"
                )
        with applied(numbers):
            judged = cross_validate(held)
            numbers |= fit_probabilities(held)
        typer.echo(f"{len(held)} articles; each judged by a fit to the others")
        _print_calibration("before", judged.before)
        _print_calibration("fitted", judged.after)
        for table, values in numbers.items():
            for name, value in values.items():
                typer.echo(f"{table}.{name} = {value:g}")
        if output is not None:
            _write(numbers, output)


def _print_calibration(label: str, held: Calibration) -> None:
    typer.echo(
        f"{label}: expected calibration error {held.error:.3f}; above 0.9: "
        f"{held.sure_right:.3f} right, {held.sure_share:.3f} of all"
    )


def _write(numbers: dict[str, dict[str, float]], output: Path) -> None:
    import tomlkit

    held = tomlkit.parse(output.read_text(encoding="utf-8"))
    for table, values in numbers.items():
        for name, value in values.items():
            held[table][name] = value
    output.write_text(tomlkit.dumps(held), encoding="utf-8")
