"""A kept report in the formats of other tools, as the web names them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.export import FORMATS
from provenance.export.formats import Shape
from provenance.export.json_text import to_json
from provenance.serve.contract import FormatName

if TYPE_CHECKING:
    from provenance.corrections import Corrections
    from provenance.report import Report

_ZIP = ("application/zip", ".zip")
MEDIA_TYPES = {
    FormatName.JSON: "application/json",
    FormatName.PROV: "application/json",
    FormatName.PROV_N: "text/provenance-notation",
    FormatName.PROV_TURTLE: "text/turtle",
    FormatName.PROV_JSONLD: "application/ld+json",
    FormatName.WEBANNOTATION: "application/ld+json",
    FormatName.CLAIMREVIEW: "application/ld+json",
    FormatName.BRAT: _ZIP[0],
    FormatName.CONLLU: "text/plain",
    FormatName.CSV: _ZIP[0],
    FormatName.PARQUET: _ZIP[0],
    FormatName.DOT: "text/vnd.graphviz",
    FormatName.MERMAID: "text/plain",
    FormatName.GRAPHML: "application/graphml+xml",
    FormatName.SVG: "image/svg+xml",
    FormatName.MARKDOWN: "text/markdown",
    FormatName.HTML: "text/html",
}
"""Each format that a report can be had in, and its media type."""


def needs_parse(name: FormatName) -> bool:
    """Whether the format `name` is made of the parse."""
    return name is not FormatName.JSON and FORMATS[name].parse


def export(name: FormatName, report: Report, corrections: Corrections) -> tuple[str, bytes]:
    """The name of a file, and what it holds: `report` in the format `name`.

    Raises:
        ExportError: A library or a program is missing.
    """
    if name is FormatName.JSON:
        return "report.json", to_json(report.model_dump(mode="json")).encode()
    form = FORMATS[name]
    if name is FormatName.HTML:
        form = replace(form, options={"corrections": corrections})
    form.check()
    if form.shape is Shape.DOCUMENT:
        return f"report{form.suffix}", form.one([report])
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, data in form.files([("report", report)]):
            archive.writestr(file, data)
    return f"report.{name.value}{_ZIP[1]}", held.getvalue()
