"""`provenance schema`: the contracts of reports, comparisons and corrections, for programs."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pydantic import BaseModel

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_HELP = """Print the JSON Schema (draft 2020-12) of a report, for programs that read reports.

Examples:

\b
    provenance schema > report.schema.json
    provenance schema --of diff > diff.schema.json
    provenance schema --of corrections > corrections.schema.json
"""


class Contract(StrEnum):
    """What a schema can be printed of."""

    REPORT = "report"
    DIFF = "diff"
    CORRECTIONS = "corrections"


def schema(
    *,
    of: Annotated[
        Contract,
        typer.Option(
            "--of",
            help="The JSON of a report, of `provenance diff`, or of corrections.",
        ),
    ] = Contract.REPORT,
) -> None:
    """Print the JSON Schema (draft 2020-12) of what is written as JSON."""
    from provenance.compare import Comparison
    from provenance.corrections import Corrections
    from provenance.report import Report

    contracts: dict[Contract, type[BaseModel]] = {
        Contract.REPORT: Report,
        Contract.DIFF: Comparison,
        Contract.CORRECTIONS: Corrections,
    }
    described = contracts[of].model_json_schema(mode="serialization")
    typer.echo(json.dumps({"$schema": _DIALECT, **described}, indent=2))
