"""`provenance schema`: the contracts of a report and of a comparison, for programs."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_HELP = """Print the JSON Schema (draft 2020-12) of a report, for programs that read reports.

Examples:

\b
    provenance schema > report.schema.json
    provenance schema --of diff > diff.schema.json
"""


class Contract(StrEnum):
    """What a schema can be printed of."""

    REPORT = "report"
    DIFF = "diff"


def schema(
    *,
    of: Annotated[
        Contract, typer.Option("--of", help="The JSON of a report, or of `provenance diff`.")
    ] = Contract.REPORT,
) -> None:
    """Print the JSON Schema (draft 2020-12) of what is written as JSON."""
    from provenance.compare import Comparison
    from provenance.report import Report

    described = (Report if of is Contract.REPORT else Comparison).model_json_schema(
        mode="serialization"
    )
    typer.echo(json.dumps({"$schema": _DIALECT, **described}, indent=2))
