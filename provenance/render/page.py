"""What every view is set on: lines of a width that reads well, without blanks at their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.segment import Segment

from provenance.render.pen import released

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

_WIDEST = 110  # longer lines are hard to follow from one to the next
_NARROWEST_TEXT = 24  # a very deep tree is folded at the edge rather than set in single letters
_GUIDE_WIDTH = 4


def page(
    console: Console,
    options: ConsoleOptions,
    parts: Sequence[RenderableType],
    *,
    depth: int = 0,
) -> RenderResult:
    """`parts` one below the other; `depth` is how many levels of a tree need room."""
    width = max(min(options.max_width, _WIDEST), _NARROWEST_TEXT)
    if depth:
        width = max(width, depth * _GUIDE_WIDTH + _NARROWEST_TEXT)
    for line in console.render_lines(Group(*parts), options.update_width(width), pad=False):
        yield from _finished(line, options.max_width)


def _finished(line: list[Segment], width: int) -> Iterator[Segment]:
    """`line` without blanks at its end, the held blanks released, folded where it is too long."""
    kept = [Segment(released(part.text), part.style) for part in line]
    while kept and not kept[-1].text.strip(" "):
        kept.pop()
    if kept:
        kept[-1] = Segment(kept[-1].text.rstrip(" "), kept[-1].style)
    length = Segment.get_line_length(kept)
    for row in Segment.divide(kept, range(width, length + width, width)) if kept else [[]]:
        yield from row
        yield Segment.line()
