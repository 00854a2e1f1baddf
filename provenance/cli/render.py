"""`provenance render`: saved reports drawn again, without a parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.boundary import Failures
from provenance.cli.deliver import check_export, deliver
from provenance.cli.inputs import input_names, shown
from provenance.cli.options import (
    CorrectionsOption,
    ExplainOption,
    FormatOption,
    InterfaceLanguageOption,
    MinConfidenceOption,
    OutputFormat,
    OutputOption,
    View,
    ViewOption,
)
from provenance.cli.output import Presentation, check_output
from provenance.cli.pages import page_options

if TYPE_CHECKING:
    from provenance.report import Report

RENDER_HELP = """Draw reports that `provenance trace` saved as JSON or JSON Lines.

No model is loaded.

Examples:

\b
    provenance render report.json --view claims --explain
    provenance render reports.jsonl --min-confidence 0.5
    provenance render report.json --format html --output report.html
    provenance render report.json --format prov-turtle --output report.ttl
    provenance render reports.jsonl --format csv --output tables.zip
    provenance trace article.txt --format json | provenance render -
"""


def render(
    *,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="REPORT", help="Saved reports; - or none is standard input."),
    ] = None,
    output_format: FormatOption = OutputFormat.TREE,
    view: ViewOption = View.SOURCES,
    min_confidence: MinConfidenceOption = 0.0,
    explain: ExplainOption = False,
    output: OutputOption = None,
    interface_language: InterfaceLanguageOption = None,
    corrections: CorrectionsOption = None,
) -> None:
    """Draw the reports in `files`."""
    from provenance.cli.saved import read_reports

    page = page_options(output_format, interface_language, corrections)
    names = input_names(files)
    check_output(output, [*names, *([str(corrections)] if corrections else [])])
    failures = Failures()
    named: list[tuple[str, Report]] = []
    for name in names:
        try:
            named.extend((shown(name), report) for report in read_reports(name))
        except Exception as error:  # noqa: BLE001 - one input's failure must not stop the others
            failures.add(shown(name), error)
    several = len(named) > 1 or len(names) > 1
    how = Presentation(output_format, view, min_confidence, explain, several=several, page=page)
    check_export(how, output)
    deliver(named, how, output, inputs=names, failures=failures)
