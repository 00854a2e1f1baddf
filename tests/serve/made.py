"""Settings of servers for tests."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tracers import Tracer

from provenance.serve import Settings


def settings(store: Path, **chosen: object) -> Settings:
    """Settings with the tracer of the tests."""
    return Settings(make_tracer=partial(Tracer), store=store, **chosen)  # type: ignore[arg-type]
