"""Where in a text the words of a correction stand, and which claim of a report they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report import TextSpan
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.report import Claim

SAME_DICE = 0.5


def placed(text: str, words: Sequence[TextSpan]) -> tuple[TextSpan, ...] | None:
    """`words` where they stand in `text`, which may have changed since; None where one is gone.

    Words that moved are found at the place nearest to the old one, each behind the one before.
    """
    found: list[TextSpan] = []
    after, moved = 0, 0
    for span in words:
        start = _nearest(text, span.text, span.start + moved, after)
        if start is None:
            return None
        after, moved = start + len(span.text), start - span.start
        found.append(TextSpan(start=start, end=after, text=span.text))
    return tuple(found)


def about(claims: Sequence[Claim], words: Sequence[TextSpan]) -> Claim | None:
    """The claim that stands on `words`: the one that shares most of them, and at least half."""
    ranked = [(_shared(claim.spans, words), -place) for place, claim in enumerate(claims)]
    best, place = max(ranked, default=(0.0, 0))
    return claims[-place] if best >= SAME_DICE else None


def _nearest(text: str, words: str, wanted: int, after: int) -> int | None:
    if not words:
        return None
    before = text.rfind(words, after, max(wanted, after) + len(words))
    behind = text.find(words, max(wanted, after))
    places = [place for place in (before, behind) if place >= 0]
    return min(places, key=lambda place: abs(place - wanted), default=None)


def _shared(first: Sequence[TextSpan], second: Sequence[TextSpan]) -> float:
    """Dice's coefficient of two sets of stretches, over code points."""
    one, two = ([Span(held.start, held.end) for held in spans] for spans in (first, second))
    size = sum(map(len, one)) + sum(map(len, two))
    return 2 * sum(len(a.common(b)) for a in one for b in two) / size if size else 0.0
