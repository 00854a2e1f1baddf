"""What a worker is given, and what it gives back; the loop that runs in its process."""

from __future__ import annotations

import signal
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing.connection import Connection
from typing import Protocol
from urllib.parse import urlsplit

from provenance.corrections import fingerprint
from provenance.errors import InputError, ProvenanceError
from provenance.ingest import Article, read_bytes
from provenance.ingest.assume import with_language, with_publisher
from provenance.ingest.fetch import Page
from provenance.ingest.reader import read_page
from provenance.languages import bare
from provenance.report import Report

_UNNAMED = "unnamed publisher"
_REMEDY = "name the publisher beside the article"
_ID_LENGTH = 16
_OPENING = 90


class Tracing(Protocol):
    """What a worker asks of a tracer."""

    def load(self) -> None:
        """Load the models."""

    def trace(self, article: Article, *, watch: Callable[[float], object] | None = None) -> Report:
        """The report of one article, with its parse."""


MakeTracer = Callable[[], Tracing]


@dataclass(frozen=True, slots=True)
class Work:
    """An article to be read and traced: a page of the web, or bytes with a name."""

    given: Page | bytes
    name: str
    publisher: str | None
    language: str

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        return len(self.given if isinstance(self.given, bytes) else self.given.data)


@dataclass(frozen=True, slots=True)
class Record:
    """A report as it is kept.

    Attributes:
        id: A fingerprint of the report: the same article traced alike is the same record.
        article: The fingerprint of the article's text, under which corrections are kept.
        title: The title of the article, or else its opening words.
        words: Everything that can be searched for, folded.
        report: The report as JSON, without the parse.
        parsed: The same with the parse, compressed.
    """

    id: str
    article: str
    title: str
    publisher: str
    url: str | None
    language: str
    claims: int
    sources: int
    words: str
    report: str
    parsed: bytes

    @classmethod
    def of(cls, parsed: Report) -> Record:
        """The record of a report that holds its parse."""
        report = without_parse(parsed)
        written = report.model_dump_json()
        article = report.article
        known = (article.title, article.publisher, article.author, article.url, article.text)
        names = (source.name for source in report.sources)
        return cls(
            id=sha256(written.encode()).hexdigest()[:_ID_LENGTH],
            article=fingerprint(article.text),
            title=article.title or _opening(article.text),
            publisher=article.publisher,
            url=article.url,
            language=article.language,
            claims=len(report.claims),
            sources=len(report.sources),
            words=bare("\n".join(filter(None, (*known, *names)))),
            report=written,
            parsed=zlib.compress(parsed.model_dump_json().encode()),
        )


@dataclass(frozen=True, slots=True)
class Failure:
    """Why no report was made; `input` is True where the article is at fault."""

    message: str
    input: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the text is parsed, 0 to 1."""

    share: float


@dataclass(frozen=True, slots=True)
class Ready:
    """The models are loaded."""


Answer = Record | Failure | Share | Ready


def _opening(text: str) -> str:
    line = text.strip().partition("\n")[0]
    return line if len(line) <= _OPENING else line[:_OPENING].rpartition(" ")[0] + " …"


def without_parse(report: Report) -> Report:
    """`report` without the words of its sentences."""
    sentences = tuple(s.model_copy(update={"parse": None}) for s in report.sentences)
    return report.model_copy(update={"sentences": sentences})


def read(work: Work) -> Article:
    """The article of `work`, with a publisher.

    Raises:
        InputError: It cannot be read as one article.
    """
    if isinstance(work.given, Page):
        article = read_page(work.given, publisher=work.publisher)
        assumed = urlsplit(work.given.url).hostname or _UNNAMED
    else:
        article = read_bytes(work.given, name=work.name, publisher=work.publisher)
        assumed = _UNNAMED
    return with_language(with_publisher(article, assumed, _REMEDY), work.language)


def run(connection: Connection, make_tracer: MakeTracer) -> None:
    """Load the models, then answer each `Work` that comes, until the other side is gone.

    Signals of a terminal are meant for the server, which lets what runs come to its end.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            tracer = make_tracer()
            tracer.load()
        except ProvenanceError as error:
            connection.send(Failure(str(error), input=False))
            return
        connection.send(Ready())
        while True:
            connection.send(_answer(connection.recv(), tracer, connection))


def _answer(work: Work, tracer: Tracing, connection: Connection) -> Record | Failure:
    try:
        article = read(work)
        report = tracer.trace(article, watch=lambda share: connection.send(Share(share)))
        return Record.of(report)
    except InputError as error:
        return Failure(str(error), input=True)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - one article's failure must not end the worker
        return Failure(f"unexpected {type(error).__name__} (please report it)", input=False)
