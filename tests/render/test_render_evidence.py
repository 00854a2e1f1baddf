"""Evidence reads as the phrase that stands in the text."""

from __future__ import annotations

import pytest
from factories import span

from provenance.render.evidence import put_together

TEXT = "Selon Le Monde, il pleut. Le journal\ncite Luc."


@pytest.mark.parametrize(
    ("given", "phrases"),
    [
        (["Selon", "Le Monde"], ["Selon Le Monde"]),
        (["Le Monde", "Selon"], ["Selon Le Monde"]),
        (["Le Monde", "il pleut"], ["Le Monde", "il pleut"]),
        (["cite", "Le journal", "Selon"], ["Le journal\ncite", "Selon"]),
        (["Le Monde, il", "il pleut"], ["Le Monde, il pleut"]),
        (["Selon", "Selon"], ["Selon"]),
        (["Selon Le Monde", "Le"], ["Selon Le Monde"]),
        ([], []),
    ],
)
def test_render_evidence_put_together(given: list[str], phrases: list[str]) -> None:
    """Neighbours and overlaps become one phrase; the order of first naming is kept."""
    made = put_together(TEXT, [span(TEXT, words) for words in given])
    assert [phrase.text for phrase in made] == phrases
    assert all(TEXT[phrase.start : phrase.end] == phrase.text for phrase in made)
