"""The reports that the tests of exporters and of comparison are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.report import Report

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def founding() -> Report:
    """The founding article as `provenance trace --format json` saved it."""
    return Report.model_validate_json((HERE / "data" / "kiosque360.json").read_bytes())


@pytest.fixture(scope="session")
def founding_parsed() -> Report:
    """The same with its parse, as `--keep-parse --format jsonl` saved it."""
    return Report.model_validate_json((HERE / "data" / "kiosque360.parsed.jsonl").read_bytes())


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
