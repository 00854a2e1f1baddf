"""`provenance render` and `provenance schema`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from factories import kiosque
from typer.testing import CliRunner

from provenance.cli import app
from provenance.report import Report

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


def invoke(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, list(map(str, arguments)), input=stdin)


def test_cli_render_draws_both_views(saved: Path) -> None:
    """A saved report is drawn by sources or by claims, with reasons where asked."""
    assert "└── includes Nice Matin" in invoke("render", saved).stdout
    claims = invoke("render", saved, "--view", "claims", "--explain").stdout
    assert "because it is taken to be meant by" in claims


@pytest.mark.parametrize("output_format", ["json", "jsonl"])
def test_cli_render_json_is_what_was_saved(saved: Path, output_format: str) -> None:
    """What is read and written again is the same report."""
    again = invoke("render", saved, "--format", output_format).stdout
    assert Report.model_validate_json(again) == kiosque()


def test_cli_render_reads_every_form_that_trace_writes(tmp_path: Path) -> None:
    """An object, an array and JSON Lines, with or without a byte order mark."""
    one = kiosque().model_dump_json()
    forms = {"object": one, "array": f"[{one},\n{one}]\n", "lines": f"{one}\n{one}\n\n"}
    for name, text in forms.items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8-sig")
        lines = invoke("render", path, "--format", "jsonl").stdout.splitlines()
        assert len(lines) == (1 if name == "object" else 2)


def test_cli_render_reads_standard_input(saved: Path) -> None:
    """A report comes in through a pipe."""
    assert invoke("render", "-", stdin=saved.read_bytes()).stdout == invoke("render", saved).stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "holds no report"),
        (b"[]", "holds no report"),
        (b"{}", "not a report of provenance"),
        (b"{\n", "not a saved report"),
        (b"\xff\xfe\x00", "no UTF-8"),
        (b"[" * 100_000, "not a saved report"),
        (b'{"schema_version": "1.0", "claims": 3}', "not a report of provenance"),
    ],
)
def test_cli_render_refuses_what_is_no_report(saved: Path, text: bytes, said: str) -> None:
    """What is no report is refused in one line that names it; the others are drawn."""
    bad = saved.with_name("bad.json")
    bad.write_bytes(text)
    result = invoke("render", bad, saved)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"provenance: {bad}: ")
    assert said in result.stderr
    assert "Kiosque360 (publisher)" in result.stdout


def test_cli_schema_describes_what_is_written(saved: Path) -> None:
    """The schema is valid, accepts a report as it is written, and refuses a broken one."""
    described = json.loads(invoke("schema").stdout)
    validator = jsonschema.Draft202012Validator(described)
    jsonschema.Draft202012Validator.check_schema(described)
    written = json.loads(saved.read_text("utf-8"))
    validator.validate(written)
    for broken in (written | {"claims": None}, written | {"more": 1}, {}):
        assert not validator.is_valid(broken)
