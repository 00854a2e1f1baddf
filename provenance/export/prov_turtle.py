"""W3C PROV as Turtle, under the PROV ontology."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING

from prov.serializers.provrdf import ProvRDFSerializer

from provenance.export.prov import document

if TYPE_CHECKING:
    from provenance.report import Report

# Turtle may hold them as they are, and only inside literals do they occur here; a terminal, an
# editor or, for the end of a script and a comment, an HTML page would obey them.
_OBEYED = re.compile(
    "<(?=[/!])|[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\uffff\U000e0000-\U000e0fff]"
)


def write(report: Report) -> str:
    """`report` as one graph, for Turtle has no bundles."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # prov calls rdflib by older names
        ProvRDFSerializer(document(report).flattened()).serialize(out, rdf_format="turtle")
    written = out.getvalue().decode("utf-8")
    return _OBEYED.sub(lambda match: f"\\U{ord(match[0]):08X}", written)
