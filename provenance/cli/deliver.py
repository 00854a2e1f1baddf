"""Reports to where they were asked for, in the format they were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from provenance.cli.exports import write_exports
from provenance.cli.output import open_output, write_reports
from provenance.errors import ExportError
from provenance.export.formats import FORMATS, Format, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.cli.boundary import Failures
    from provenance.cli.output import Presentation
    from provenance.report import Report


def check_export(how: Presentation, output: str | None) -> None:
    """Make sure, before any work is done, that what is asked for can be written.

    Raises:
        ExportError: A library or a program is missing.
        typer.BadParameter: Several files are to be made, and no place for them is named.
    """
    form = FORMATS.get(how.output_format)
    if form is None:
        return
    form.check()
    alone = form.main is not None if form.shape is Shape.TABLES else not how.several
    if output is None and not alone:
        raise typer.BadParameter(
            f"--format {form.name} makes several files here: name a folder, or a file ending in "
            ".zip",
            param_hint="--output",
        )


def needs_parse(how: Presentation) -> bool:
    """True where the format asked for is made of the parse."""
    form = FORMATS.get(how.output_format)
    return form is not None and form.parse


def deliver(
    named: Iterable[tuple[str, Report]],
    how: Presentation,
    output: str | None,
    *,
    inputs: Sequence[str],
    failures: Failures,
) -> None:
    """Write each report of `named` (input name, report), and leave if an input failed.

    Where nothing could be done, a file that is there already stays as it is.

    Raises:
        typer.Exit: Some input failed.
    """
    form = FORMATS.get(how.output_format)
    if form is not None:
        write_exports(_complete(named, form, failures), how, output, inputs=inputs)
    else:
        with open_output(output) as out:
            if not write_reports(named, out, how):
                failures.leave()
    failures.leave()


def _complete(
    named: Iterable[tuple[str, Report]], form: Format, failures: Failures
) -> Iterator[tuple[str, Report]]:
    """The reports that hold what `form` is made of; the others are failures of their own."""
    for name, report in named:
        try:
            form.check_report(report)
        except ExportError as error:
            failures.add(name, error)
        else:
            yield name, report
