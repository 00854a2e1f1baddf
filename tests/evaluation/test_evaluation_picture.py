"""The reliability diagram."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from provenance.errors import GoldError
from provenance.evaluation.calibration import Bin, Calibration
from provenance.evaluation.picture import draw_reliability

if TYPE_CHECKING:
    from pathlib import Path

HELD = Calibration(0.05, (Bin(0.6, 0.5, 10), Bin(0.9, 0.95, 40)), 0.95, 0.8, 50)


def test_evaluation_picture_shows_error_and_counts(tmp_path: Path) -> None:
    """The words of the picture say the error, and each point how many claims it stands for."""
    pytest.importorskip("matplotlib")
    file = tmp_path / "reliability.svg"
    draw_reliability(HELD, file)
    drawn = file.read_text(encoding="utf-8")
    assert "calibration error 0.050, 50 claims" in drawn
    assert ">10<" in drawn
    assert ">40<" in drawn


def test_evaluation_picture_is_the_same_each_time(tmp_path: Path) -> None:
    """Two pictures of the same figures are the same to the byte."""
    pytest.importorskip("matplotlib")
    files = [tmp_path / "a.svg", tmp_path / "b.svg"]
    for file in files:
        draw_reliability(HELD, file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_evaluation_picture_knows_its_formats(tmp_path: Path) -> None:
    """An ending that stands for no picture is told."""
    pytest.importorskip("matplotlib")
    with pytest.raises(GoldError, match="docx"):
        draw_reliability(HELD, tmp_path / "a.docx")
