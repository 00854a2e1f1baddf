"""The command line as a whole: its commands, its version, its exit codes."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance.cli.boundary import GuardedGroup
from provenance.cli.cache import cache_app
from provenance.cli.diff import DIFF_EXIT_CODES, DIFF_HELP, diff
from provenance.cli.evaluate import evaluate_app
from provenance.cli.gold import gold_app
from provenance.cli.models import models_app
from provenance.cli.render import RENDER_HELP, render
from provenance.cli.schema import SCHEMA_HELP, schema
from provenance.cli.serve import SERVE_HELP, serve
from provenance.cli.trace import TRACE_HELP, trace
from provenance.cli.train import score_models, train_models

EXIT_CODES = (
    "Exit codes: 0 done; 1 some input failed (the others are done, each failure has its line on "
    "standard error); 2 wrong use; 130 interrupted; 141 the reader of a pipe went away. "
    "PROVENANCE_DEBUG=1 shows the traceback of an unexpected error."
)

app = typer.Typer(
    name="provenance",
    cls=GuardedGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Who vouches for each claim of a news article, through whom, and on what words.",
    epilog=EXIT_CODES,
)
app.command(help=TRACE_HELP, epilog=EXIT_CODES)(trace)
app.command(help=RENDER_HELP, epilog=EXIT_CODES)(render)
app.command(help=DIFF_HELP, epilog=DIFF_EXIT_CODES)(diff)
app.command(help=SERVE_HELP)(serve)
app.command(help=SCHEMA_HELP)(schema)
models_app.command("train")(train_models)
models_app.command("score")(score_models)
app.add_typer(models_app, name="models")
app.add_typer(cache_app, name="cache")
app.add_typer(evaluate_app, name="evaluate")
app.add_typer(gold_app, name="gold")


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it by position
    if wanted:
        from provenance import __version__

        typer.echo(f"provenance {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
) -> None:
    """Options of the program itself."""
