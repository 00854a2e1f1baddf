"""The pipe on one screen: ingest → parsing → attribution → sources → chains → report."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from provenance.attribution import find_attributions
from provenance.chains import trace_claims
from provenance.ingest import Article, article_from_text
from provenance.languages import load_lexicon
from provenance.parsing import CachedParser, ParseCache, find_model
from provenance.reporting import write_report
from provenance.sources import resolve_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from provenance.parsing import Parsed
    from provenance.report import Report

BATCH = 64
"""Articles that are parsed together; a batch's sentences are one job for Stanza."""

UNNAMED_PUBLISHER = "publisher"
"""How the article's own voice is called where nobody says who it is."""


class Tracer:
    """Traces articles of one language. Not for several threads at a time.

    The models are loaded at the first article whose parse is not in the cache.
    """

    def __init__(
        self,
        language: str = "fr",
        *,
        models: str = "auto",
        cache: bool = True,
        threads: int = 1,
        keep_parse: bool = False,
    ) -> None:
        """Find the language's data and models.

        Args:
            language: ISO 639-1 code.
            models: "auto", "embedded", "stanford", or the path of a model directory.
            cache: Keep parses between runs, and use those that are kept.
            threads: How many threads the parser may use.
            keep_parse: Give each sentence of a report its words and their tree.

        Raises:
            LanguageError: There is no data for the language.
            ModelError: There are no models for it, or they are damaged.
        """
        self.lexicon = load_lexicon(language)
        self.model = find_model(language, choice=models)
        self._keep_parse = keep_parse
        self._parser = CachedParser(
            self.model, cache=ParseCache() if cache else None, threads=threads
        )

    def load(self) -> None:
        """Load the models now rather than at the first article.

        Raises:
            ModelError: They do not load.
        """
        self._parser.load()

    def trace(
        self,
        article: str | Article,
        *,
        publisher: str | None = None,
        watch: Callable[[float], object] | None = None,
    ) -> Report:
        """The report of one article, given as text or as an `Article`.

        Args:
            article: The text, paragraphs parted by blank lines, or what the ingest room yields.
            publisher: The voice of the article itself; wins over the article's own.
            watch: Is told from time to time the share of the text that is parsed, 0 to 1.

        Raises:
            ModelError: The models do not load.
        """
        held = article_from_text(article) if isinstance(article, str) else article
        return self._report(held, self._parser.parse([held], watch=watch)[0], publisher)

    def trace_many(
        self, articles: Iterable[str | Article], *, publisher: str | None = None
    ) -> Iterator[Report]:
        """The reports of many articles, in order; the same as `trace` of each, parsed in batches.

        Raises:
            ModelError: The models do not load.
        """
        rest = iter(articles)
        while batch := list(islice(rest, BATCH)):
            held = [article_from_text(a) if isinstance(a, str) else a for a in batch]
            for article, parsed in zip(held, self._parser.parse(held), strict=True):
                yield self._report(article, parsed, publisher)

    def _report(self, article: Article, parsed: Parsed, publisher: str | None) -> Report:
        voice = publisher or article.publisher or UNNAMED_PUBLISHER
        found = find_attributions(
            parsed.sentences,
            paragraphs=[block.span for block in article.blocks],
            lexicon=self.lexicon,
        )
        resolution = resolve_sources(found, publisher=voice, lexicon=self.lexicon)
        claims = trace_claims(found, resolution, self.lexicon)
        return write_report(
            article,
            parsed,
            found,
            resolution,
            claims,
            publisher=voice,
            model=self.model,
            keep_parse=self._keep_parse,
        )
