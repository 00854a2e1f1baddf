"""The reliability diagram: how sure the tool was, against how often it was right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.errors import GoldError

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.evaluation.calibration import Calibration

SIDE = 4.2
"""Width and height of the picture in inches."""


def draw_reliability(held: Calibration, file: Path) -> None:
    """Draw a point for each bin, its area by its count, beside the line of perfect calibration.

    Args:
        held: What `calibration` measured.
        file: Where the picture goes; its ending says its format (svg, png, pdf).

    Raises:
        GoldError: matplotlib is not installed, or it knows no such format.
    """
    try:
        import matplotlib as mpl
    except ImportError as error:
        raise GoldError("--picture needs matplotlib: pip install 'news-provenance[fit]'") from error
    mpl.use("agg")
    from matplotlib import pyplot as plt

    most = max((one.count for one in held.bins), default=1)
    with mpl.rc_context({"svg.hashsalt": "reliability", "svg.fonttype": "none"}):
        figure, axes = plt.subplots(figsize=(SIDE, SIDE), layout="constrained")
        axes.plot([0, 1], [0, 1], color="0.6", linestyle="--", label="as sure as right")
        axes.scatter(
            [one.confidence for one in held.bins],
            [one.right for one in held.bins],
            s=[20 + 280 * one.count / most for one in held.bins],
            color="#1f5a94",
            alpha=0.75,
            label="claims, area by count",
        )
        for one in held.bins:
            axes.annotate(
                str(one.count),
                (one.confidence, one.right),
                textcoords="offset points",
                xytext=(0, -18),
                ha="center",
                fontsize=8,
            )
        axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence", ylabel="share of exact chains")
        axes.set_title(f"calibration error {held.error:.3f}, {held.count} claims", fontsize=10)
        axes.legend(loc="upper left", fontsize=8, frameon=False)
        try:
            figure.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None)
        except ValueError as error:
            raise GoldError(f"{file}: {error}") from error
        finally:
            plt.close(figure)
