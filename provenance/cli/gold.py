"""`provenance gold`: gold made from what readers said."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

gold_app = typer.Typer(no_args_is_help=True, help="Make gold that `provenance evaluate` reads.")

FROM_CORRECTIONS_HELP = """Make gold from what readers corrected in the page of a report.

Every claim that a reader corrected, added or found right becomes gold, in the format of
`fixtures/*.gold.json`; the others are left out. Files that are there already are never replaced.

Examples:

\b
    provenance gold from-corrections report.json report.corrections.json --output mine
    provenance evaluate mine
"""


@gold_app.command("from-corrections", help=FROM_CORRECTIONS_HELP)
def from_corrections(
    report: Annotated[
        Path,
        typer.Argument(metavar="REPORT", help="Saved reports, the corrected one among them."),
    ],
    corrections: Annotated[
        Path, typer.Argument(metavar="CORRECTIONS", help="The file that the page downloaded.")
    ],
    *,
    output: Annotated[
        Path, typer.Option("--output", metavar="FOLDER", help="Where NAME.txt and its gold go.")
    ] = Path(),
) -> None:
    """Write `NAME.txt` and `NAME.gold.json`, NAME being the stem of the report's file."""
    from provenance.cli.boundary import say
    from provenance.cli.saved import read_reports
    from provenance.corrections import read_corrections
    from provenance.evaluation import gold_from_corrections, write_gold

    held = read_corrections(corrections)
    made = gold_from_corrections(read_reports(str(report)), held)
    for message in made.left_out:
        say(message)
    files = write_gold(output, report.stem, made)
    count = len(made.gold.claims)
    typer.echo(f"{count} claim{'' if count == 1 else 's'}: {files[1]}")


@gold_app.callback()
def _group() -> None:
    """Keep the group a group while it has one command."""
