"""`provenance trace`: articles in, attribution trees out."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.boundary import Failures
from provenance.cli.deliver import check_export, deliver, needs_parse
from provenance.cli.inputs import Named, input_names, read_articles
from provenance.cli.options import (
    AllowPrivateOption,
    CorrectionsOption,
    ExplainOption,
    FormatOption,
    InterfaceLanguageOption,
    MinConfidenceOption,
    ModelsOption,
    OutputFormat,
    OutputOption,
    View,
    ViewOption,
)
from provenance.cli.output import Presentation, check_output
from provenance.cli.pages import page_options
from provenance.cli.progress import working
from provenance.errors import LanguageError, ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.report import Report
    from provenance.tracer import Tracer

TRACE_HELP = """Trace every claim of news articles to who vouches for it.

Each INPUT is a file, the http(s) address of a page, or - for standard input. A file is plain
text, a web page, Markdown, Word or PDF; or it holds several articles: JSON Lines, an RSS or Atom
feed, an archive of the web (WARC). What it is shows in its content.

Examples:

\b
    provenance trace article.txt --publisher Kiosque360
    provenance trace article.txt --view claims --explain
    provenance trace *.txt --format jsonl --output reports.jsonl
    provenance trace article.txt --format html --output article.html
    provenance trace page.html https://example.org/news/bridge
    cat article.txt | provenance trace - --format json
"""

_BATCH_ARTICLES = 16
_BATCH_CHARACTERS = 500_000


def trace(  # noqa: PLR0913 - one parameter an option
    *,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT", help="Files or addresses; - or none is standard input."),
    ] = None,
    publisher: Annotated[
        str | None,
        typer.Option(
            "--publisher",
            metavar="NAME",
            help="Who speaks in the article's own voice. Without it, what the article says of "
            "itself, or else the name of the file or the server.",
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
    interface_language: InterfaceLanguageOption = None,
    corrections: CorrectionsOption = None,
    allow_private: AllowPrivateOption = False,
    keep_parse: Annotated[
        bool,
        typer.Option(
            "--keep-parse",
            help="Keep each sentence's words and their tree in the report, so that a saved one can "
            "become CoNLL-U; --format conllu keeps them by itself.",
        ),
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Parse anew, and keep no parses.")
    ] = False,
    models: ModelsOption = "auto",
) -> None:
    """Trace the articles in `files` and print what comes out."""
    if publisher is not None and not publisher.strip():
        raise typer.BadParameter("a publisher has a name", param_hint="--publisher")
    names = input_names(files)
    check_output(output, [*names, *([str(corrections)] if corrections else [])])
    page = page_options(output_format, interface_language, corrections)
    several = len(names) > 1
    how = Presentation(output_format, view, min_confidence, explain, several=several, page=page)
    check_export(how, output)
    from provenance.tracer import Tracer

    tracer = Tracer(
        lang,
        models=models,
        cache=not no_cache,
        keep_parse=keep_parse or needs_parse(how),
    )
    failures = Failures()
    articles = _articles(names, publisher, lang, failures, allow_private=allow_private)
    first = next(articles, None)
    several = len(names) > 1 or (first is not None and first.of_several)
    how = replace(how, several=several)
    check_export(how, output)
    read = chain([first] if first else [], articles)
    traced = _traced(tracer, read, failures, total=len(names))
    deliver(traced, how, output, inputs=names, failures=failures)


def _articles(
    names: Sequence[str],
    publisher: str | None,
    lang: str,
    failures: Failures,
    *,
    allow_private: bool,
) -> Iterator[Named]:
    for name in names:
        yield from read_articles(
            name,
            publisher=publisher,
            language=lang,
            allow_private=allow_private,
            failures=failures,
        )


def _traced(
    tracer: Tracer, articles: Iterator[Named], failures: Failures, *, total: int
) -> Iterator[tuple[str, Report]]:
    done, counted = 0, True
    for batch in _batches(articles):
        counted = counted and not any(held.of_several for held in batch)
        place = f"{done + 1} of {total}" if counted else f"{done + 1}"
        with working(f"{place}: tracing {batch[0].name}"):
            reports = _trace_batch(tracer, batch, failures)
        done += len(batch)
        yield from reports


def _batches(articles: Iterator[Named]) -> Iterator[list[Named]]:
    batch: list[Named] = []
    for named in articles:
        batch.append(named)
        if (
            len(batch) == _BATCH_ARTICLES
            or sum(len(held.article.text) for held in batch) >= _BATCH_CHARACTERS
        ):
            yield batch
            batch = []
    if batch:
        yield batch


def _trace_batch(
    tracer: Tracer, batch: Sequence[Named], failures: Failures
) -> list[tuple[str, Report]]:
    """Trace together; where that fails, go on one by one, so that only the culprit is lost."""
    done: list[tuple[str, Report]] = []
    try:
        together = tracer.trace_many([held.article for held in batch])
        for held, report in zip(batch, together, strict=True):
            done.append((held.name, report))
    except (LanguageError, ModelError):
        raise
    except Exception:  # noqa: BLE001 - whose it is will show below
        for held in batch[len(done) :]:
            try:
                done.append((held.name, tracer.trace(held.article)))
            except (LanguageError, ModelError):
                raise
            except Exception as error:  # noqa: BLE001 - the others go on
                failures.add(held.name, error)
    return done
