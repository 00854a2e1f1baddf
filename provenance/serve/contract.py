"""What the server takes and gives as JSON, as pydantic models. No logic lives here."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from provenance.corrections import Correction
from provenance.report import Report

TEXT_LIMIT = 1_000_000
HTML_LIMIT = 4_000_000
_MOST_CORRECTIONS = 1000

Publisher = Annotated[
    str,
    Field(
        min_length=1,
        max_length=200,
        pattern=r"[^\s]",
        description="Who speaks in the article's own voice; goes before what it says of itself.",
    ),
]
ReportId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$", description="The id of a kept report.")]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)


class FromText(_Value):
    """An article as text, paragraphs parted by blank lines."""

    text: str = Field(min_length=1, max_length=TEXT_LIMIT)
    publisher: Publisher | None = None


class FromHtml(_Value):
    """An article as the source of a web page."""

    html: str = Field(min_length=1, max_length=HTML_LIMIT)
    publisher: Publisher | None = None


class FromAddress(_Value):
    """An article at an address of the web, which the server reads."""

    url: str = Field(min_length=8, max_length=2000, pattern=r"^https?://.")
    publisher: Publisher | None = None


Given = FromText | FromHtml | FromAddress


class Kept(_Value):
    """A kept report in a list."""

    id: ReportId
    made: str = Field(description="When it was kept last, ISO 8601 with zone.")
    title: str = Field(description="The title of the article, or else its opening words.")
    publisher: str
    url: str | None
    language: str
    claims: int
    sources: int
    corrections: int = Field(description="How many corrections readers made of its article.")


class KeptReport(_Value):
    """A report that was made and kept."""

    id: ReportId
    report: Report


class Listing(_Value):
    """Kept reports, latest first; `total` counts those that are not on this page, too."""

    total: int
    reports: tuple[Kept, ...]


class FormatName(StrEnum):
    """The formats that a kept report can be had in."""

    JSON = "json"
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


class State(StrEnum):
    """How far an article has come."""

    READING = "reading"
    WAITING = "waiting"
    TRACING = "tracing"
    DONE = "done"
    FAILED = "failed"


class Progress(_Value):
    """An article that was taken on."""

    id: str = Field(description="The name of the job.")
    state: State = Field(
        description="reading: its address is read; waiting: for a worker; tracing; done; failed."
    )
    ahead: int = Field(description="How many articles are before it.")
    share: float = Field(ge=0.0, le=1.0, description="How much of its text is parsed.")
    report: ReportId | None = Field(description="The report, once it is kept.")
    problem: str | None = Field(description="Why there is none, where it failed.")
    status: int | None = Field(description="The status that a request that waits would have got.")


class Change(_Value):
    """What a reader says of a report, and what is taken back."""

    add: tuple[Correction, ...] = Field(default=(), max_length=_MOST_CORRECTIONS)
    remove: tuple[Annotated[str, Field(min_length=1)], ...] = Field(
        default=(), max_length=_MOST_CORRECTIONS, description="Ids of corrections."
    )


class Health(_Value):
    """That the server answers, and how much it has to do."""

    version: str
    taken: int = Field(description="Articles that are taken on and not done.")
    room: int = Field(description="Articles that are taken on at most.")


class Problem(_Value):
    """Why a request was not done, in one line."""

    detail: str
