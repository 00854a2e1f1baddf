"""A tracer without models: one claim for each article, and the misfortunes a test asks for.

An article that holds the word BOOM raises, SLOW takes a minute, MODEL lacks its model.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from factories import claim, parsed, report, source, span

from provenance.errors import LanguageError, ModelError
from provenance.report import Diagnostic, Quotation, SourceKind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.ingest.article import Article
    from provenance.report import Report

made: list[dict[str, object]] = []
batches: list[list[str]] = []


class Tracer:
    """The interface of the real tracer."""

    def __init__(
        self,
        language: str = "fr",
        *,
        models: str = "auto",
        cache: bool = True,
        keep_parse: bool = False,
    ) -> None:
        if language != "fr":
            raise LanguageError(f"{language}: no such language (there is fr)")
        self._keep_parse = keep_parse
        made.append(
            {"language": language, "models": models, "cache": cache, "keep_parse": keep_parse}
        )

    def trace(self, article: Article, *, publisher: str | None = None) -> Report:
        """One claim: the first line of the article."""
        if "BOOM" in article.text:
            raise ZeroDivisionError("too much of it\x1b[2J")
        if "MODEL" in article.text:
            raise ModelError("fr: the models are damaged (see provenance models verify)")
        if "SLOW" in article.text:
            time.sleep(60)
        first = span(article.text, article.text.splitlines()[0])
        traced = report(
            article.text,
            publisher=publisher or article.publisher or "nobody",
            sources=[source(0, "s", SourceKind.MEDIA)],
            claims=[
                claim(1, first, stance=Stance.ASSERTED, quotation=Quotation.NONE, confidence=0.8)
            ],
            diagnostics=[Diagnostic(code=n.code, message=n.message) for n in article.notices],
        )
        return parsed(traced) if self._keep_parse else traced

    def trace_many(self, articles: Iterable[Article]) -> Iterator[Report]:
        """Each article in turn; the first that fails ends it, as a batch does."""
        held = list(articles)
        batches.append([article.text for article in held])
        for article in held:
            yield self.trace(article)
