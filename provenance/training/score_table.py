"""Scores as one table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from provenance.training.score import GOLD_METRICS, RAW_METRICS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.training.compare import Comparison
    from provenance.training.score import Scores

_MEGABYTE = 1_000_000


def score_table(sheets: Sequence[Scores]) -> Table:
    """One column for each folder of models; F1 scores and shares in percent."""
    table = Table(title=f"Models on {sheets[0].treebank}")
    table.add_column("what")
    for sheet in sheets:
        table.add_column(sheet.models, justify="right")
    for label, group, metrics in (
        ("raw text", "raw", RAW_METRICS),
        ("typographic copy", "typographic", RAW_METRICS),
        ("given tokens", "gold_tokens", GOLD_METRICS),
    ):
        for metric in metrics:
            values = [f"{getattr(sheet, group)[metric]:.2f}" for sheet in sheets]
            table.add_row(f"{label}: {metric}", *values)
        table.add_section()
    for label, name in (
        ("lemmas of cue verbs", "cue_lemmas"),
        ("quoted paragraphs cut right", "quotations"),
    ):
        shares = [getattr(sheet, name) for sheet in sheets]
        table.add_row(label, *(f"{s.percent:.2f} ({s.right} of {s.total})" for s in shares))
    table.add_row("words a second, one thread", *(f"{s.words_per_second:.0f}" for s in sheets))
    table.add_row("size, MB", *(f"{sum(s.sizes.values()) / _MEGABYTE:.1f}" for s in sheets))
    return table


def comparison_table(comparison: Comparison) -> Table:
    """Two systems on the tokens that both cut alike."""
    table = Table(
        title=f"{comparison.treebank}: {comparison.tokens} shared tokens, "
        f"{comparison.attached} of them with a shared head, punctuation left out"
    )
    for column in ("system", "UPOS", "verb lemmas", "UAS", "LAS", "words/s"):
        table.add_column(column, justify="left" if column == "system" else "right")
    for system in comparison.systems:
        table.add_row(
            system.system,
            f"{system.upos:.2f}",
            f"{system.verb_lemmas:.2f}",
            f"{system.uas:.2f}",
            f"{system.las:.2f}",
            f"{system.words_per_second:.0f}",
        )
    return table
