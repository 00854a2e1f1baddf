"""The parts of this room that can be left out, each by itself: how their worth is measured."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What a chain may rest on beyond the relation itself; the value is its name in tables."""

    GRAPH = "graph of citations"
    CONTINUATION = "continuation"
    REVIEW = "review mode"
    LABELS = "label scope"


WHOLE = frozenset(Part)
"""Every part: what the program works with."""
