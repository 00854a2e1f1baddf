"""The picture of the whole: claims that flow from the publisher through outlets to origins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.page.cast import OWN
from provenance.render.branches import grow
from provenance.render.facts import hops_after_publisher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.page.cast import Cast
    from provenance.render.branches import Branch
    from provenance.render.facts import Facts

WIDTH = 640
_LABELS = 226  # room for the names of the origins, right of the last column
_BAR = 8
_SLOT = 28  # a name and what can be pressed need this height
_GAP = 6
_TALL = 420
_MOST = 24  # blocks of a column that are shown by themselves
_LETTER = 7.0  # the width of a letter, on the safe side
_TOP = 22

Key = tuple[str, str]  # what a block stands for, and the id of its source where it has one
_HOME: Key = ("home", "")
_OWN: Key = ("own", "")
_OTHERS: Key = ("others", "")
_PASSING = "passing"
_SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Block:
    """A source in a column: where it is drawn, in units of the picture, and how many claims."""

    kind: str
    number: int | None
    name: str
    short: str
    voice: str
    count: int
    x: float
    y: float
    height: float
    slot: float

    @property
    def ends(self) -> bool:
        """True in the last column, whose names stand right of their bars."""
        return self.x > WIDTH - _LABELS - 2 * _BAR


@dataclass(frozen=True, slots=True)
class Band:
    """Claims on their way from one block to the next, as the path of an SVG."""

    path: str
    voice: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The picture: its height, its bands and its blocks, column by column."""

    height: float
    bands: tuple[Band, ...]
    blocks: tuple[Block, ...]


def draw(facts: Facts, cast: Cast) -> Flow:
    """The claims of a report as a flow; without claims it is empty."""
    paths = list(_paths(facts))
    if not paths:
        return Flow(0, (), ())
    unit = max(2.0, min(18.0, _TALL / len(paths)))
    columns = [Counter(path[place] for path in paths) for place in range(len(paths[0]))]
    step = (WIDTH - _LABELS - _BAR) / max(len(columns) - 1, 1)
    placed: list[dict[Key, Block]] = []
    for place, column in enumerate(columns):
        last = place == len(columns) - 1
        letters = int((_LABELS if last else step) / _LETTER)
        placed.append(dict(_blocks(cast, column, place * step, unit, letters)))
    height = max(b.y + b.slot for blocks in placed for b in blocks.values()) + _GAP
    spread = [_spread(blocks, height) for blocks in placed]
    shown = (b for blocks in spread for b in blocks.values() if b.kind != _PASSING)
    return Flow(round(height, 1), tuple(_bands(cast, paths, spread, unit)), tuple(shown))


def _paths(facts: Facts) -> Iterator[tuple[Key, ...]]:
    """The way of each claim, all of one length, in the order of the tree."""
    chains = [hops_after_publisher(held.claim) for held in facts.shown]
    longest = max([len(chain) for chain in chains] + [1])
    ends = Counter(chain[-1].source for chain in chains if chain)
    kept = {source for source, _ in ends.most_common(_MOST)}
    waiting: list[tuple[tuple[str, ...], Branch]] = [((), grow(facts))]
    while waiting:
        above, branch = waiting.pop()
        end = _OWN
        if above:
            end = (_SOURCE, above[-1]) if above[-1] in kept else _OTHERS
        through = [(_SOURCE, source) for source in above[:-1]]
        passing = [(_PASSING, end[1])] * (longest - 1 - len(through))
        yield from [(_HOME, *through, *passing, end)] * len(branch.claims)
        waiting.extend(
            ((*above, source), inner) for (source, _), inner in reversed(branch.branches.items())
        )


def _blocks(
    cast: Cast, column: Counter[Key], x: float, unit: float, letters: int
) -> Iterator[tuple[Key, Block]]:
    y = float(_TOP)
    for key, claims in column.items():
        kind, source = key
        height = claims * unit
        slot = height if kind == _PASSING else max(height, _SLOT)
        name = cast.name(source) if kind == _SOURCE else ""
        yield (
            key,
            Block(
                kind=kind,
                number=cast.numbers[source] if kind == _SOURCE else None,
                name=name,
                short=name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…",
                voice=_voice(cast, key),
                count=claims,
                x=round(x, 1),
                y=y,
                height=height,
                slot=slot,
            ),
        )
        y += slot + _GAP


def _spread(blocks: dict[Key, Block], height: float) -> dict[Key, Block]:
    """A column over the whole height of the picture, each bar in the middle of its slot."""
    free = height - _GAP - max(b.y + b.slot for b in blocks.values())
    alone = len(blocks) == 1
    gap = free / 2 if alone else free / (len(blocks) - 1)
    return {
        key: replace(b, y=round(b.y + gap * (place + alone) + (b.slot - b.height) / 2, 1))
        for place, (key, b) in enumerate(blocks.items())
    }


def _bands(
    cast: Cast, paths: list[tuple[Key, ...]], columns: list[dict[Key, Block]], unit: float
) -> Iterator[Band]:
    leaving: Counter[tuple[int, Key]] = Counter()
    coming: Counter[tuple[int, Key]] = Counter()
    for place in range(len(columns) - 1):
        for (left, right), claims in Counter((p[place], p[place + 1]) for p in paths).items():
            one, two = columns[place][left], columns[place + 1][right]
            above, below = leaving[place, left] * unit, coming[place + 1, right] * unit
            leaving[place, left] += claims
            coming[place + 1, right] += claims
            start = one.x if left[0] == _PASSING else one.x + _BAR
            yield Band(
                _ribbon(start, one.y + above, two.x, two.y + below, claims * unit),
                _voice(cast, right),
            )


def _voice(cast: Cast, key: Key) -> str:
    """A claim that passes by has the voice of its origin."""
    kind, source = key
    return cast.voice(source) if kind == _SOURCE or (kind == _PASSING and source) else OWN


def _ribbon(x1: float, y1: float, x2: float, y2: float, height: float) -> str:
    middle = (x1 + x2) / 2
    upper = f"M{x1:g},{y1:.1f}C{middle:g},{y1:.1f} {middle:g},{y2:.1f} {x2:g},{y2:.1f}"
    y1, y2 = y1 + height, y2 + height
    return f"{upper}V{y2:.1f}C{middle:g},{y2:.1f} {middle:g},{y1:.1f} {x1:g},{y1:.1f}Z"
