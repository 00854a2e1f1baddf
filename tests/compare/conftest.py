"""What the tests of comparison share: the way to the hand-made reports of other rooms."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from provenance.report import Report

HERE = Path(__file__).parent
for folder in (HERE, HERE.parent / "render", HERE.parent / "export", HERE.parent / "cli"):
    if str(folder) not in sys.path:
        sys.path.append(str(folder))


@pytest.fixture(scope="session")
def founding() -> Report:
    """The founding article as `provenance trace --format json` saved it."""
    data = HERE.parent / "export" / "data" / "kiosque360.json"
    return Report.model_validate_json(data.read_bytes())


@pytest.fixture(params=["founding", "worked", "empty", "hostile"])
def any_report(request: pytest.FixtureRequest, founding: Report) -> Report:
    """A real report, the worked example, one without claims, and one of hostile words."""
    from factories import kiosque, report
    from hostile import hostile

    if request.param == "founding":
        return founding
    if request.param == "worked":
        return kiosque()
    return report("Rien.\n", sources=[], claims=[]) if request.param == "empty" else hostile()
