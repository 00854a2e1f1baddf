"""What the measuring commands share: options, the table of figures, the gate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.evaluation import Figure

ModelsOption = Annotated[str, typer.Option(help="auto, embedded, stanford, or a model directory.")]
OutputOption = Annotated[
    Path | None, typer.Option(help="Write what was judged as JSON, for --against.")
]
AgainstOption = Annotated[
    Path | None, typer.Option(help="Print what changed since this earlier --output.")
]
FloorsOption = Annotated[
    Path | None,
    typer.Option(help="Fail where a figure is worse than this file of floors says."),
]
PinOption = Annotated[
    bool, typer.Option("--pin", help="Raise the floors to what was measured; never lower them.")
]


def print_figures(held: Sequence[Figure]) -> None:
    """One line a figure: value, interval, how many cases it is over."""
    for figure in held:
        typer.echo(
            f"{figure.name:<30} {figure.value:6.3f}  [{figure.low:.3f}, {figure.high:.3f}]"
            f"  {figure.count:5d}"
        )


def keep(rows: Mapping[str, object], output: Path) -> None:
    """Write what was judged, for a later --against."""
    import json

    output.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


def kept(against: Path) -> Any:  # noqa: ANN401 - each command knows its own rows
    """What an earlier run wrote with `keep`."""
    import json

    return json.loads(against.read_text(encoding="utf-8"))


def hold_floors(held: Sequence[Figure], section: str, floors: Path, *, pin: bool) -> None:
    """Compare figures with the floors of `section`, and raise these where that is asked for.

    Raises:
        GoldError: A figure is worse than its floor, or was not measured at all.
    """
    from provenance.evaluation.floors import check_floors, raise_floors

    check_floors(held, section, floors)
    if pin:
        raise_floors(held, section, floors)
    typer.echo(f"floors of {section} in {floors}: held")
