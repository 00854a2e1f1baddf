"""The generated pages of docs/ say what the program does now."""

from __future__ import annotations

import subprocess
import sys

from process import ROOT, environment, run


def test_cli_reference_is_up_to_date() -> None:
    """docs/cli.md lists every command and option as they are; `make docs` writes it anew."""
    result = subprocess.run(
        [sys.executable, "-m", "typer", "provenance.cli", "utils", "docs", "--name", "provenance"],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=True,
    )
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert page.strip() == result.stdout.strip(), "run `make docs`"


def test_cli_reference_schema_is_up_to_date() -> None:
    """docs/*.schema.json are the contracts as they are; `make docs` writes them anew."""
    for name in ("report", "diff", "corrections"):
        page = (ROOT / "docs" / f"{name}.schema.json").read_text("utf-8")
        assert page == run("schema", "--of", name).stdout, "run `make docs`"
