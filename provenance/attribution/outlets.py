"""Known outlets in a sentence, as phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.relation import Mention
from provenance.text import cover

if TYPE_CHECKING:
    from provenance.attribution.scene import Scene


def outlet_mention(scene: Scene, index: int) -> Mention | None:
    """The known outlet whose name begins at token `index`, its article before or inside it."""
    for start in (index, index - 1):
        last = scene.outlets.get(start)
        if last is not None and last >= index:
            return _outlet_phrase(scene, start, last)
    return None


def _outlet_phrase(scene: Scene, first: int, last: int) -> Mention:
    window = scene.sentence.tokens[first : last + 1]
    head = next((t for t in window if not first <= t.head <= last), window[-1])
    if head.upos == "DET" and last > first:
        head = window[1]
    return Mention(cover(t.span for t in window), scene.sentence.index, head.index)
