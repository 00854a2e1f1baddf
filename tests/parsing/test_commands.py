"""The commands `provenance models` and `provenance cache`."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from provenance.cli.cache import cache_app
from provenance.cli.models import models_app
from provenance.parsing import ParseCache, Parsed


def test_commands_models_list_shows_embedded() -> None:
    """The embedded French model is listed with its directory."""
    result = CliRunner().invoke(models_app, ["list"])
    assert result.exit_code == 0
    assert "\tfr\t" in result.stdout


def test_commands_models_verify_tells_damage(tmp_path: Path) -> None:
    """A sound model exits with 0, a changed file with 1 and its name on standard output."""
    assert CliRunner().invoke(models_app, ["verify"]).exit_code == 0
    path = tmp_path / "fr" / "tokenize" / "mini.pt"
    path.parent.mkdir(parents=True)
    path.write_text("changed")
    held = {"fr": {"tokenize": {"mini": {}}, "packages": {"default": {"tokenize": "mini"}}}}
    (tmp_path / "resources.json").write_text(json.dumps(held))
    files = {"fr/tokenize/mini.pt": {"sha256": "0" * 64, "bytes": 7}}
    (tmp_path / "fr" / "manifest.json").write_text(json.dumps({"files": files}))
    result = CliRunner().invoke(models_app, ["verify", "--models", str(tmp_path)])
    assert result.exit_code == 1
    assert str(path) in result.stdout
    assert "damaged" in result.stderr


def test_commands_cache_info_and_clear() -> None:
    """The number of parses is shown, and none is left after clearing."""
    ParseCache().put([("k", Parsed(()))])
    assert "parses\t1\n" in CliRunner().invoke(cache_app, ["info"]).stdout
    assert CliRunner().invoke(cache_app, ["clear"]).exit_code == 0
    assert "parses\t0\n" in CliRunner().invoke(cache_app, ["info"]).stdout
