"""What all tests share: the parser, loaded once, and places of their own for cache and models."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import *  # noqa: F403 - the browser, one for all folders, and what is said without one

from provenance.parsing import Parser, find_model


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The embedded French models, loaded once for all tests."""
    return Parser(find_model("fr", choice="embedded"))


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the user's own cache and downloaded models."""
    monkeypatch.setenv("PROVENANCE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PROVENANCE_DATA_DIR", str(tmp_path / "data"))
