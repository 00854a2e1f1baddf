"""The reports that the tests of exporters and of comparison are given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from provenance.report import Report

HERE = Path(__file__).parent
# Further reports, one a line, as `provenance trace --format jsonl` saves them: `make validate`.
MORE = os.environ.get("PROVENANCE_REPORTS")
_LINES = Path(MORE).read_bytes().splitlines() if MORE else []
SAVED = {report.article.id: report for report in map(Report.model_validate_json, _LINES)}
NAMES = ["founding", "worked", "empty", "hostile", *SAVED]


@pytest.fixture(scope="session")
def founding() -> Report:
    """The founding article as `provenance trace --format json` saved it."""
    return Report.model_validate_json((HERE / "data" / "kiosque360.json").read_bytes())


@pytest.fixture(scope="session")
def founding_parsed() -> Report:
    """The same with its parse, as `--keep-parse --format jsonl` saved it."""
    return Report.model_validate_json((HERE / "data" / "kiosque360.parsed.jsonl").read_bytes())


@pytest.fixture(params=NAMES)
def any_report(request: pytest.FixtureRequest, founding: Report) -> Report:
    """A real report, the worked example, one without claims, a hostile one, and the saved ones."""
    from factories import kiosque, report
    from hostile import hostile

    if request.param in SAVED:
        return SAVED[request.param]
    if request.param == "founding":
        return founding
    if request.param == "worked":
        return kiosque()
    return report("Rien.\n", sources=[], claims=[]) if request.param == "empty" else hostile()
