"""The parser behind the cache: models are loaded only where an article is new."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.ingest.article import Article
from provenance.parsing.cache import TEXT_LIMIT, ParseCache, parse_key
from provenance.parsing.models import ModelDir
from provenance.parsing.parsed import Parsed
from provenance.parsing.pipeline import Parser, Watch


class CachedParser:
    """Parses articles as `Parser` does, but each text only once.

    Stanza and torch are imported, and `model` is loaded, at the first article that is not in
    `cache`. Without a cache every call parses.
    """

    def __init__(
        self, model: ModelDir, *, cache: ParseCache | None = None, threads: int = 1
    ) -> None:
        self.model = model
        self._cache = cache
        self._threads = threads
        self._parser: Parser | None = None

    def parse(self, articles: Sequence[Article], *, watch: Watch | None = None) -> list[Parsed]:
        """One result for each of `articles`, in order; equal articles are parsed once.

        `watch` is told how much of what must be parsed is done.

        Raises:
            ModelError: An article must be parsed and the models do not load.
        """
        keys = [parse_key(article, self.model) for article in articles]
        distinct = dict(zip(keys, articles, strict=True))
        texts = {key: article.text for key, article in distinct.items()}
        held = self._cache.get(texts) if self._cache else {}
        missing = {key: article for key, article in distinct.items() if key not in held}
        if missing:
            parses = self.load().parse(list(missing.values()), watch=watch)
            fresh = dict(zip(missing, parses, strict=True))
            held.update(fresh)
            if self._cache:
                self._cache.put(
                    (key, parsed) for key, parsed in fresh.items() if len(texts[key]) <= TEXT_LIMIT
                )
        return [held[key] for key in keys]

    def load(self) -> Parser:
        """The parser itself, loaded where it is not.

        Raises:
            ModelError: The models do not load.
        """
        if self._parser is None:
            self._parser = Parser(self.model, threads=self._threads)
        return self._parser
