"""`--output`: a file changes at once or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from provenance.cli import app
from provenance.cli.output import open_output

if TYPE_CHECKING:
    from typer.testing import Result


def invoke(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, list(map(str, arguments)))


def test_cli_output_writes_a_file(saved: Path, tmp_path: Path) -> None:
    """The file holds what standard output would, and nothing is left beside it."""
    target = tmp_path / "out" / "tree.txt"
    target.parent.mkdir()
    result = invoke("render", saved, "--output", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text("utf-8") == invoke("render", saved).stdout
    assert [path.name for path in target.parent.iterdir()] == ["tree.txt"]


def test_cli_output_keeps_mode_and_link(saved: Path, tmp_path: Path) -> None:
    """A file that is replaced keeps its mode, and a link keeps pointing at it."""
    target, link = tmp_path / "real.txt", tmp_path / "link.txt"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    assert invoke("render", saved, "--output", link).exit_code == 0
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert "Kiosque360" in target.read_text("utf-8")


def test_cli_output_failure_leaves_the_old_file(tmp_path: Path) -> None:
    """Where nothing could be done the old file stays as it was."""
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")
    result = invoke("render", tmp_path / "none.json", "--output", target)
    assert result.exit_code == 1
    assert target.read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_cli_output_interruption_leaves_the_old_file(
    tmp_path: Path, error: type[BaseException]
) -> None:
    """Half a report never stands in the file's place."""
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")

    def fail() -> None:
        with open_output(str(target)) as out:
            out.write("half")
            raise error

    with pytest.raises(error):
        fail()
    assert target.read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_cli_output_impossible_place_is_one_line(saved: Path, tmp_path: Path) -> None:
    """A place that cannot be written is named in one line."""
    for place in (tmp_path / "none" / "out.txt", tmp_path, saved / "out.txt"):
        result = invoke("render", saved, "--output", place)
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1
        assert f"cannot write {place}" in result.stderr


def test_cli_output_never_replaces_a_device(saved: Path, tmp_path: Path) -> None:
    """A device or a pipe is written to, not replaced by a file."""
    before = Path(os.devnull).stat().st_rdev
    assert invoke("render", saved, "--output", os.devnull).exit_code == 0
    assert Path(os.devnull).is_char_device()
    assert Path(os.devnull).stat().st_rdev == before
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = Thread(target=lambda: got.append(pipe.read_text("utf-8")))
    reader.start()
    assert invoke("render", saved, "--output", pipe).exit_code == 0
    reader.join(timeout=10)
    assert "Kiosque360 (publisher)" in got[0]


def test_cli_output_is_no_input(saved: Path) -> None:
    """A command does not write over what it reads."""
    before = saved.read_bytes()
    assert invoke("render", saved, "--output", saved).exit_code == 2
    assert saved.read_bytes() == before
