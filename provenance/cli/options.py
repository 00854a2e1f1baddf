"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class OutputFormat(StrEnum):
    """What a command prints reports as: three of its own, then those of `provenance.export`."""

    TREE = "tree"
    JSON = "json"
    JSONL = "jsonl"
    PROV = "prov"
    PROV_N = "prov-n"
    PROV_TURTLE = "prov-turtle"
    PROV_JSONLD = "prov-jsonld"
    WEBANNOTATION = "webannotation"
    CLAIMREVIEW = "claimreview"
    BRAT = "brat"
    CONLLU = "conllu"
    CSV = "csv"
    PARQUET = "parquet"
    DOT = "dot"
    MERMAID = "mermaid"
    GRAPHML = "graphml"
    SVG = "svg"
    MARKDOWN = "markdown"
    HTML = "html"


class View(StrEnum):
    """What the tree is ordered by."""

    SOURCES = "sources"
    CLAIMS = "claims"


FormatOption = Annotated[
    OutputFormat,
    typer.Option(
        "--format",
        help="tree: for people; json: one object, or an array for several inputs; jsonl: one "
        "report a line; html: a page for a browser. The others are for other tools: "
        "docs/export.md says what each carries.",
    ),
]
ViewOption = Annotated[
    View,
    typer.Option(
        "--view",
        help="Order the tree by sources (who cites whom, claims below them), or by claims in "
        "the order of the text.",
    ),
]
MinConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence", min=0.0, max=1.0, help="Leave out claims that are less sure, 0 to 1."
    ),
]
ExplainOption = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="In the tree, say for each step why it is believed, on which line of the text, and "
        "what else was weighed.",
    ),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        metavar="FILE",
        help="Write to FILE instead of standard output; FILE is replaced at once, when all is "
        "done. Where a format makes several files (csv, parquet, brat, or one for each of several "
        "reports) it names a folder, or a zip if it ends in .zip.",
    ),
]
InterfaceLanguageOption = Annotated[
    str | None,
    typer.Option(
        "--interface-language",
        metavar="CODE",
        help="Language that a page (html) opens in, ISO 639-1. Without it that of the article, or "
        "English.",
    ),
]
CorrectionsOption = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        help="What readers corrected in an earlier page (html) of the article: shown as theirs.",
    ),
]
ModelsOption = Annotated[
    str,
    typer.Option(
        "--models",
        metavar="CHOICE",
        help="Which models parse: auto (Stanford's where downloaded, else the embedded ones), "
        "embedded, stanford, or a directory.",
    ),
]
AllowPrivateOption = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help="Read addresses of private, loopback and other ranges that are not public, too.",
    ),
]
