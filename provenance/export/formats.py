"""The one list of formats, and how a report becomes the files of each."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from provenance.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from provenance.report import Report


class Shape(Enum):
    """How many files a format makes."""

    DOCUMENT = "one file a report"
    BESIDE = "one file a report, its text beside it"
    TABLES = "one file a table, for all reports together"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: where its writer is, and what the writer needs that may be missing.

    Attributes:
        name: What `--format` calls it.
        suffix: How the names of its files end.
        place: Module and function, as `module:function`.
        room: The room of the module.
        options: What the function is given beside the report.
        shape: How many files it makes.
        main: The table that stands for all where there is room for one only.
        extra: The optional dependencies of the package that it needs.
        program: The program of the machine that it needs.
        parse: It is made of the parse, which a report holds only where that was asked for.
    """

    name: str
    suffix: str
    place: str
    shape: Shape = Shape.DOCUMENT
    main: str | None = None
    extra: str | None = None
    program: str | None = None
    parse: bool = False
    room: str = "export"
    options: Mapping[str, object] = field(default_factory=dict)

    def check(self) -> None:
        """Make sure that what this format needs is there.

        Raises:
            ExportError: A library or a program is missing; the message says what to install.
        """
        self._writer()
        if self.program is not None and shutil.which(self.program) is None:
            raise ExportError(
                f"--format {self.name} needs the program {self.program} of Graphviz: install "
                "graphviz (apt, brew, choco, conda …), or take --format dot"
            )

    def check_report(self, report: Report) -> None:
        """Make sure that `report` holds what this format is made of.

        Raises:
            ExportError: It was saved without its parse; the message says what to do.
        """
        if self.parse and any(sentence.parse is None for sentence in report.sentences):
            raise ExportError(
                f"--format {self.name} needs the parse, and the report was saved without it: trace "
                f"the article again with --keep-parse, or with --format {self.name}"
            )

    def files(self, named: Iterable[tuple[str, Report]]) -> Iterator[tuple[str, bytes]]:
        """The files of reports: each its name, made from the stem given, and its content.

        Raises:
            ExportError: Something is missing, in the machine or in a report, or a program that
                draws fails.
        """
        write = partial(self._writer(), **self.options)
        if self.shape is Shape.TABLES:
            yield from write([report for _, report in named]).items()
            return
        for stem, report in named:
            self.check_report(report)
            yield f"{stem}{self.suffix}", write(report).encode("utf-8", "replace")
            if self.shape is Shape.BESIDE:
                yield f"{stem}.txt", report.article.text.encode("utf-8", "replace")
        if self.shape is Shape.BESIDE:
            from provenance.export.brat import CONFIGURATION

            yield "annotation.conf", CONFIGURATION.encode()

    def one(self, reports: list[Report]) -> bytes:
        """The one file that stands for all: the document of a report, or the main table.

        Raises:
            ExportError: As for `files`.
        """
        wanted = f"{self.main}{self.suffix}" if self.main else f"report{self.suffix}"
        return dict(self.files([("report", report) for report in reports]))[wanted]

    def _writer(self) -> Callable[..., Any]:
        module, function = self.place.split(":")
        try:
            writer: Callable[..., Any] = getattr(
                import_module(f"provenance.{self.room}.{module}"), function
            )
        except ModuleNotFoundError as error:
            library = (error.name or "").partition(".")[0]
            if self.extra is None or library == "provenance":
                raise
            raise ExportError(
                f"--format {self.name} needs {library}: pip install 'news-provenance[{self.extra}]'"
            ) from error
        return writer


FORMATS = {
    held.name: held
    for held in (
        Format("prov", ".prov.json", "prov:write_json", extra="prov"),
        Format("prov-n", ".provn", "prov:write_provn", extra="prov"),
        Format("prov-turtle", ".ttl", "prov_turtle:write", extra="prov"),
        Format("prov-jsonld", ".prov.jsonld", "prov:write_jsonld", extra="prov"),
        Format("webannotation", ".anno.jsonld", "webannotation:write"),
        Format("claimreview", ".claims.jsonld", "claimreview:write"),
        Format("brat", ".ann", "brat:write", shape=Shape.BESIDE),
        Format("conllu", ".conllu", "conllu:write", parse=True),
        Format("csv", ".csv", "csv_tables:write", shape=Shape.TABLES, main="claims"),
        Format("parquet", ".parquet", "parquet:write", shape=Shape.TABLES, extra="tables"),
        Format("dot", ".dot", "dot:write"),
        Format("mermaid", ".mmd", "mermaid:write"),
        Format("graphml", ".graphml", "graphml:write"),
        Format("svg", ".svg", "svg:write", program="dot"),
        Format("markdown", ".md", "markdown:write"),
        Format("html", ".html", "build:make_page", room="page"),
    )
}
