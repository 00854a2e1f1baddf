"""Interviews: paragraphs that ask, and between them answers without quotation marks.

*Faut-il une nouvelle loi ?* — *Il en existe déjà trois. Je doute que …*: what stands between the
questions is said by the person whom the introduction speaks of.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from provenance.chains.scope import Scope
from provenance.report import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution import Found, Scene
    from provenance.sources import Resolution

FEWEST = 3
"""Questions from which an article is an interview."""
LONGEST = 60
"""Words of the longest question."""
ASKS = frozenset({"?", "…", "..."})


def interview_scopes(found: Found, resolution: Resolution) -> Iterator[Scope]:
    """A scope for every answer, held by the person who is interviewed."""
    paragraphs = [
        list(held) for _, held in groupby(found.scenes, lambda scene: scene.sentence.paragraph)
    ]
    asked = [number for number, held in enumerate(paragraphs) if _asks(held)]
    plain = [number for number in asked if _last_mark(paragraphs[number]) == "?"]
    if len(plain) < FEWEST or any(number + 1 in asked for number in asked):
        return
    start = paragraphs[asked[0]][0].sentence.span.start
    person = _interviewed(resolution, start)
    if person is None:
        return
    evidence = tuple(s for s in resolution.sources[person].mentions if s.start < start)[:1]
    for number in range(asked[0] + 1, len(paragraphs)):
        if number not in asked:
            held = paragraphs[number]
            yield Scope(
                person, held[0].sentence.index, held[-1].sentence.index, evidence, label=True
            )


def _asks(paragraph: list[Scene]) -> bool:
    words = sum(len(scene.sentence.tokens) for scene in paragraph)
    return words <= LONGEST and _last_mark(paragraph) in ASKS


def _last_mark(paragraph: list[Scene]) -> str:
    return paragraph[-1].sentence.tokens[-1].form


def _interviewed(resolution: Resolution, start: int) -> int | None:
    """The person named most often before the first question."""
    counts = {
        number: sum(1 for span in source.mentions if span.start < start)
        for number, source in enumerate(resolution.sources)
        if source.kind is SourceKind.PERSON and not source.anonymous
    }
    best = max(counts, key=lambda number: counts[number], default=None)
    return best if best is not None and counts[best] else None
