"""The words that a step rests on, put together as they stand in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report import TextSpan

if TYPE_CHECKING:
    from collections.abc import Iterable


def put_together(text: str, evidence: Iterable[TextSpan]) -> list[TextSpan]:
    """`evidence` with spans that overlap, or have only white space of `text` between, made one.

    A source and its cue often stand side by side, and read best as the one phrase they are. The
    phrases keep the order in which `evidence` first names a part of them.
    """
    given = list(dict.fromkeys(evidence))
    phrases: list[TextSpan] = []
    for span in sorted(given, key=lambda span: (span.start, span.end)):
        last = phrases[-1] if phrases else None
        if last and not text[last.end : span.start].strip():
            end = max(last.end, span.end)
            phrases[-1] = TextSpan(start=last.start, end=end, text=text[last.start : end])
        else:
            phrases.append(span)
    return sorted(phrases, key=lambda phrase: _first_named(phrase, given))


def _first_named(phrase: TextSpan, given: list[TextSpan]) -> int:
    return next(
        place
        for place, span in enumerate(given)
        if phrase.start <= span.start and span.end <= phrase.end
    )
