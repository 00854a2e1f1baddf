"""Saved pages in the manner of news sites, and the article that must come of each."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from provenance.ingest import read_path

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def expected(name: str) -> dict[str, Any]:
    """What the file beside the page says."""
    held: dict[str, Any] = json.loads((PAGES / f"{name}.expected.json").read_text("utf-8"))
    return held


def test_ingest_pages_are_twelve() -> None:
    """Each kind of page is there, with what must come of it."""
    assert len(NAMES) == 12
    assert {path.name.removesuffix(".expected.json") for path in PAGES.glob("*.json")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_ingest_pages_give_their_article(name: str) -> None:
    """The blocks with their kinds, what the page says of itself, and the notices."""
    article = read_path(PAGES / f"{name}.html")
    wanted = expected(name)
    found = [[block.kind.value, block.span.slice(article.text)] for block in article.blocks]
    assert found == wanted["blocks"]
    assert [notice.code for notice in article.notices] == wanted["notices"]
    for field in ("publisher", "title", "author", "published", "url", "language"):
        assert getattr(article, field) == wanted[field], field


@pytest.mark.parametrize("name", NAMES)
def test_ingest_pages_blocks_make_up_the_text(name: str) -> None:
    """The text is its blocks with a blank line between two, and nothing else."""
    article = read_path(PAGES / f"{name}.html")
    assert "\n\n".join(block.span.slice(article.text) for block in article.blocks) == article.text


@pytest.mark.parametrize("name", NAMES)
def test_ingest_pages_are_known_by_content(name: str, tmp_path: Path) -> None:
    """A page is a page whatever its file is called."""
    copy = tmp_path / "saved.txt"
    shutil.copyfile(PAGES / f"{name}.html", copy)
    assert read_path(copy).text == read_path(PAGES / f"{name}.html").text
