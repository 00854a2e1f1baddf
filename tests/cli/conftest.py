"""What the tests of the command line share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).parent
for folder in (HERE, HERE.parent / "render", HERE.parent / "export"):
    if str(folder) not in sys.path:
        sys.path.append(str(folder))


@pytest.fixture
def fake_tracer(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`provenance.tracer` replaced by `fake_tracer`."""
    import fake_tracer as fake

    fake.made.clear()
    fake.batches.clear()
    monkeypatch.setitem(sys.modules, "provenance.tracer", fake)
    return fake


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """The worked example as `provenance trace --format json` saves it."""
    from factories import kiosque

    path = tmp_path / "kiosque.json"
    path.write_text(kiosque().model_dump_json(indent=2), encoding="utf-8")
    return path
