"""`provenance trace`: articles in, attribution trees out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.boundary import Failures
from provenance.cli.deliver import check_export, deliver
from provenance.cli.inputs import input_names, read_article, shown
from provenance.cli.options import (
    ExplainOption,
    FormatOption,
    MinConfidenceOption,
    OutputFormat,
    OutputOption,
    View,
    ViewOption,
)
from provenance.cli.output import Presentation, check_output
from provenance.cli.progress import working
from provenance.errors import LanguageError, ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.ingest.article import Article
    from provenance.report import Report
    from provenance.tracer import Tracer

TRACE_HELP = """Trace every claim of news articles to who vouches for it.

Each FILE is one article as plain text; - is standard input.

Examples:

\b
    provenance trace article.txt --publisher Kiosque360
    provenance trace article.txt --view claims --explain
    provenance trace *.txt --format jsonl --output reports.jsonl
    provenance trace article.txt --format svg --output article.svg
    cat article.txt | provenance trace - --format json
"""

_BATCH_ARTICLES = 16
_BATCH_CHARACTERS = 500_000


def trace(  # noqa: PLR0913 - one parameter an option
    *,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="Articles; - or none is standard input."),
    ] = None,
    publisher: Annotated[
        str | None,
        typer.Option(
            "--publisher",
            metavar="NAME",
            help="Who speaks in the article's own voice. Without it, what the article says of "
            "itself, or else the name of the file.",
        ),
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", metavar="CODE", help="Language of the articles, ISO 639-1.")
    ] = "fr",
    output_format: FormatOption = OutputFormat.TREE,
    view: ViewOption = View.SOURCES,
    min_confidence: MinConfidenceOption = 0.0,
    explain: ExplainOption = False,
    output: OutputOption = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Parse anew, and keep no parses.")
    ] = False,
    models: Annotated[
        str,
        typer.Option(
            "--models",
            metavar="CHOICE",
            help="Which models parse: auto (Stanford's where downloaded, else the embedded ones), "
            "embedded, stanford, or a directory.",
        ),
    ] = "auto",
) -> None:
    """Trace the articles in `files` and print what comes out."""
    if publisher is not None and not publisher.strip():
        raise typer.BadParameter("a publisher has a name", param_hint="--publisher")
    names = input_names(files)
    check_output(output, names)
    how = Presentation(output_format, view, min_confidence, explain, several=len(names) > 1)
    check_export(how, output)
    from provenance.tracer import Tracer

    tracer = Tracer(lang, models=models, cache=not no_cache)
    failures = Failures()
    articles = _articles(names, publisher=publisher, failures=failures)
    traced = _traced(tracer, articles, failures, total=len(names))
    deliver(traced, how, output, inputs=names, failures=failures)


def _articles(
    names: Sequence[str], *, publisher: str | None, failures: Failures
) -> Iterator[tuple[str, Article]]:
    for name in names:
        try:
            article = read_article(name, publisher=publisher)
        except Exception as error:  # noqa: BLE001 - one input's failure must not stop the others
            failures.add(shown(name), error)
        else:
            yield shown(name), article


def _traced(
    tracer: Tracer, articles: Iterator[tuple[str, Article]], failures: Failures, *, total: int
) -> Iterator[tuple[str, Report]]:
    done = 0
    for batch in _batches(articles):
        first = batch[0][0]
        with working(f"{done + 1} of {total}: tracing {first}"):
            reports = _trace_batch(tracer, batch, failures)
        done += len(batch)
        yield from reports


def _batches(articles: Iterator[tuple[str, Article]]) -> Iterator[list[tuple[str, Article]]]:
    batch: list[tuple[str, Article]] = []
    for named in articles:
        batch.append(named)
        if (
            len(batch) == _BATCH_ARTICLES
            or sum(len(article.text) for _, article in batch) >= _BATCH_CHARACTERS
        ):
            yield batch
            batch = []
    if batch:
        yield batch


def _trace_batch(
    tracer: Tracer, batch: Sequence[tuple[str, Article]], failures: Failures
) -> list[tuple[str, Report]]:
    """Trace together; where that fails, go on one by one, so that only the culprit is lost."""
    done: list[tuple[str, Report]] = []
    try:
        together = tracer.trace_many([article for _, article in batch])
        for (name, _), report in zip(batch, together, strict=True):
            done.append((name, report))
    except (LanguageError, ModelError):
        raise
    except Exception:  # noqa: BLE001 - whose it is will show below
        for name, article in batch[len(done) :]:
            try:
                done.append((name, tracer.trace(article)))
            except (LanguageError, ModelError):
                raise
            except Exception as error:  # noqa: BLE001 - the others go on
                failures.add(name, error)
    return done
