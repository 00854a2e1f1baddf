"""The parser behind the cache."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from provenance.ingest import Article, article_from_text
from provenance.parsing import (
    CachedParser,
    ModelDir,
    ParseCache,
    Parsed,
    ParseNotice,
    service,
)
from provenance.parsing.pipeline import Watch

MODEL = ModelDir(Path("models"), "fr", "test", {}, (), "0" * 64)


class CountingParser:
    """Stands for the real parser: says which texts it was given."""

    parsed: list[str]

    def __init__(self, _model: ModelDir, *, threads: int) -> None:
        self.threads = threads

    def parse(self, articles: Sequence[Article], *, watch: Watch | None = None) -> list[Parsed]:
        """One empty parse an article, its notice naming the text."""
        assert watch is None
        self.parsed.extend(article.text for article in articles)
        return [Parsed((), (ParseNotice("text", article.text),)) for article in articles]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that reached the parser."""
    texts: list[str] = []
    monkeypatch.setattr(CountingParser, "parsed", texts, raising=False)
    monkeypatch.setattr(service, "Parser", CountingParser)
    return texts


def texts_of(results: list[Parsed]) -> list[str]:
    """The text that each result belongs to."""
    return [result.notices[0].message for result in results]


def test_service_parses_each_text_once(parsed: list[str], tmp_path: Path) -> None:
    """Equal articles of one call and of later calls are parsed once; order is kept."""
    room = CachedParser(MODEL, cache=ParseCache(tmp_path))
    articles = [article_from_text(text) for text in ("Un.", "Deux.", "Un.")]
    assert texts_of(room.parse(articles)) == ["Un.", "Deux.", "Un."]
    assert texts_of(room.parse([article_from_text("Trois."), *articles])) == [
        "Trois.",
        "Un.",
        "Deux.",
        "Un.",
    ]
    assert parsed == ["Un.", "Deux.", "Trois."]


def test_service_without_cache_parses_again(parsed: list[str]) -> None:
    """Without a cache nothing is remembered."""
    room = CachedParser(MODEL)
    room.parse([article_from_text("Un.")])
    room.parse([article_from_text("Un.")])
    assert parsed == ["Un.", "Un."]


def test_service_very_long_text_is_not_kept(
    parsed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text over the limit is parsed each time, so that the cache stays useful."""
    monkeypatch.setattr(service, "TEXT_LIMIT", 3)
    room = CachedParser(MODEL, cache=ParseCache(tmp_path))
    room.parse([article_from_text("Deux.")])
    room.parse([article_from_text("Deux.")])
    assert parsed == ["Deux.", "Deux."]


def run(code: str, cache: Path) -> str:
    """Run `code` in a fresh interpreter and give back what it printed."""
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PROVENANCE_CACHE_DIR": str(cache)},
    )
    return done.stdout


HEAVY = "print(sorted({'torch', 'stanza', 'numpy', 'simplemma', 'conllu'} & sys.modules.keys()))"


def test_service_import_is_light(tmp_path: Path) -> None:
    """Importing the room loads no heavy library."""
    assert run(f"import sys, provenance.parsing, provenance.ingest; {HEAVY}", tmp_path) == "[]\n"


RERUN = f"""
import sys
from provenance.ingest import article_from_text
from provenance.parsing import CachedParser, ParseCache, find_model
room = CachedParser(find_model("fr", choice="embedded"), cache=ParseCache())
(parsed,) = room.parse([article_from_text("Le maire dément. Il part.")])
print([[token.lemma for token in sentence.tokens] for sentence in parsed.sentences])
{HEAVY}
"""


@pytest.mark.model
def test_service_cached_rerun_loads_no_torch(tmp_path: Path) -> None:
    """The second run gives the same parse without Stanza or torch."""
    first, second = (run(RERUN, tmp_path).splitlines() for _ in range(2))
    assert "torch" in first[1]
    assert second == [first[0], "[]"]
