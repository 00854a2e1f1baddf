"""`provenance diff`: what changed between two versions of an article."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.boundary import FAILED, say_error
from provenance.cli.inputs import STDIN
from provenance.cli.options import OutputOption
from provenance.cli.output import as_json, check_output, open_output
from provenance.errors import InputError, ProvenanceError

if TYPE_CHECKING:
    from provenance.compare import Comparison
    from provenance.report import Report

TROUBLE = 2
DIFF_EXIT_CODES = (
    "Exit codes: 0 done; 1 an input cannot be read; 2 wrong use; 130 interrupted; 141 the reader "
    "of a pipe went away. With --exit-code: 0 nothing changed; 1 something changed; 2 trouble."
)
DIFF_HELP = """Tell what changed between two versions of an article in who vouches for what.

OLD and NEW are reports that `provenance trace` saved as JSON; no model is loaded. Told are claims
added, dropped or reworded; sources added, dropped, renamed, named or made anonymous; hedges lost or
gained; chains made shorter, longer or led through others; denials added or dropped; other changes
of stance. What is as it was is counted.

Examples:

\b
    provenance trace monday.txt --format json --output monday.json
    provenance trace tuesday.txt --format json --output tuesday.json
    provenance diff monday.json tuesday.json
    provenance diff monday.json tuesday.json --format json --output changes.json
    provenance diff monday.json tuesday.json --only hedge_lost --only source_dropped --exit-code
    provenance trace tuesday.txt --format json | provenance diff monday.json -
"""


class DiffFormat(StrEnum):
    """What a comparison is printed as."""

    TREE = "tree"
    JSON = "json"


def diff(
    *,
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="Report on the old version; - is standard input.")
    ],
    new: Annotated[
        str, typer.Argument(metavar="NEW", help="Report on the new version; - is standard input.")
    ],
    output_format: Annotated[
        DiffFormat,
        typer.Option(
            "--format", help="A tree for people, or JSON (`provenance schema --of diff`)."
        ),
    ] = DiffFormat.TREE,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="KIND",
            help="Tell changes of this kind alone, such as hedge_lost; may be given several times.",
        ),
    ] = None,
    output: OutputOption = None,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code", help="Leave with 1 where a change is told, and with 2 where it fails."
        ),
    ] = False,
) -> None:
    """Tell what changed from `old` to `new`."""
    if old == new == STDIN:
        raise typer.BadParameter("only one of OLD and NEW can be standard input")
    check_output(output, [old, new])
    try:
        comparison = _chosen(_compared(old, new), only)
        _write(comparison, output_format, output)
    except ProvenanceError as error:
        if not exit_code:
            raise
        say_error(error)
        raise typer.Exit(TROUBLE) from None
    if exit_code and comparison.changes:
        raise typer.Exit(FAILED)


def _compared(old: str, new: str) -> Comparison:
    from provenance.compare import compare

    return compare(_report(old), _report(new))


def _report(name: str) -> Report:
    from provenance.cli.saved import read_reports

    remedy = "save one with `provenance trace ARTICLE --format json --output FILE`"
    try:
        reports = read_reports(name)
    except InputError as error:
        raise InputError(f"{error}; {remedy}") from error
    if len(reports) > 1:
        raise InputError(f"{name}: holds {len(reports)} reports, and one is compared; {remedy}")
    return reports[0]


def _chosen(comparison: Comparison, only: list[str] | None) -> Comparison:
    from provenance.compare import ChangeKind
    from provenance.report import Diagnostic

    if not only:
        return comparison
    known = [kind.value for kind in ChangeKind]
    for wanted in only:
        if wanted not in known:
            raise typer.BadParameter(
                f"{wanted} is no kind of change; the kinds are {', '.join(known)}",
                param_hint="--only",
            )
    kept = tuple(change for change in comparison.changes if change.kind in only)
    update: dict[str, object] = {"changes": kept}
    left_out = len(comparison.changes) - len(kept)
    if left_out:
        note = Diagnostic(
            code="left_out", message=f"changes of other kinds that are left out: {left_out}"
        )
        update["diagnostics"] = (*comparison.diagnostics, note)
    return comparison.model_copy(update=update)


def _write(comparison: Comparison, output_format: DiffFormat, output: str | None) -> None:
    with open_output(output) as out:
        if output_format is DiffFormat.JSON:
            out.write(as_json(comparison, out) + "\n")
            return
        from provenance.compare.tree import render_comparison
        from provenance.render import make_console

        make_console(out).print(render_comparison(comparison))
