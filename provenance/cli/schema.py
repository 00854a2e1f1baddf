"""`provenance schema`: the contract of a report, for programs."""

from __future__ import annotations

import json

import typer

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_HELP = "Print the JSON Schema (draft 2020-12) of a report, for programs that read reports."


def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of a report as it is written."""
    from provenance.report import Report

    described = Report.model_json_schema(mode="serialization")
    typer.echo(json.dumps({"$schema": _DIALECT, **described}, indent=2))
