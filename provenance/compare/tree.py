"""A comparison as a tree for terminals: each claim or source that changed, old above new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from provenance.compare.comparison import ChangeKind, Subject
from provenance.render.frame import count
from provenance.render.notes import bracketed
from provenance.render.page import page
from provenance.render.pen import ALARM, ASIDE, RESERVE, SOURCE, Pen
from provenance.report import HopRelation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from provenance.compare.comparison import Change, Comparison, Side
    from provenance.report import ArticleInfo

_SIGNS = {(False, True): ("+", ""), (True, False): ("-", ALARM), (True, True): ("~", RESERVE)}
_WITH_CHAIN = frozenset(
    {
        ChangeKind.CLAIM_ADDED,
        ChangeKind.CLAIM_DROPPED,
        ChangeKind.DENIAL_ADDED,
        ChangeKind.DENIAL_DROPPED,
        ChangeKind.CHAIN_SHORTER,
        ChangeKind.CHAIN_LONGER,
        ChangeKind.CHAIN_REROUTED,
    }
)
_QUOTES_SHOWN = 3


def render_comparison(comparison: Comparison) -> RenderableType:
    """What changed, under the claim or the source that it is about, in the order of the new text.

    Nothing in the words of either version can act on the terminal.
    """
    return _View(comparison)


@dataclass(frozen=True, slots=True)
class _View:
    comparison: Comparison

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        pen, held = Pen(options.encoding), self.comparison
        parts: list[RenderableType] = [
            _row(pen, "old", _version(pen, held.old)),
            _row(pen, "new", _version(pen, held.new)),
        ]
        if held.changes:
            tree = Tree(pen.write(_summary(held)), guide_style=ASIDE)
            for changes in _by_subject(held):
                node = tree.add(_label(pen, held, changes))
                for change in changes:
                    node.add(_what(pen, held, change))
            parts += [Text(), tree]
        else:
            parts.append(pen.write(_summary(held)))
        parts += [_row(pen, "note:", pen.write(note.message)) for note in held.diagnostics]
        yield from page(console, options, parts)


def _version(pen: Pen, article: ArticleInfo) -> Text:
    known = [article.title, article.publisher, article.author, article.published, article.url]
    return pen.write(" · ".join(words for words in known if words))


def _summary(comparison: Comparison) -> str:
    changes, same = len(comparison.changes), comparison.unchanged
    said = count(changes, "change") if changes else "no change"
    return f"{said} · unchanged: {count(same.claims, 'claim')}, {count(same.sources, 'source')}"


def _by_subject(comparison: Comparison) -> list[list[Change]]:
    """The changes of one claim or source together, where the first of them stands."""
    groups: dict[tuple[Subject, bool, str], list[Change]] = {}
    for change in comparison.changes:
        side = change.new or change.old
        if side is not None:
            key = (change.subject, change.new is not None, side.id)
            groups.setdefault(key, []).append(change)
    return list(groups.values())


def _label(pen: Pen, comparison: Comparison, changes: list[Change]) -> Table:
    change = changes[0]
    sign, style = _SIGNS[change.old is not None, change.new is not None]
    side = change.new or change.old
    words = side.text if side else ""
    if change.subject is Subject.SOURCE:
        label = pen.join([pen.write(words, SOURCE), pen.term("(source)", ASIDE)])
    else:
        text = comparison.new.text if change.new else comparison.old.text
        start = min((span.start for span in side.spans), default=0) if side else 0
        label = pen.join([pen.write(words), _line(pen, text, start)])
    return _row(pen, sign, label, style)


def _what(pen: Pen, comparison: Comparison, change: Change) -> Group:
    said = pen.term(change.kind.value.replace("_", " "), SOURCE)
    rows = [
        _row(pen, name, _side(pen, text, change, side))
        for name, text, side in (
            ("old", comparison.old.text, change.old),
            ("new", comparison.new.text, change.new),
        )
        if side is not None
    ]
    return Group(said, *rows)


def _side(pen: Pen, text: str, change: Change, side: Side) -> Text:
    if change.kind is ChangeKind.CLAIM_REWORDED:
        return pen.write(" … ".join(span.text for span in side.spans) or side.text)
    return pen.join(_parts(pen, text, change, side))


def _parts(pen: Pen, text: str, change: Change, side: Side) -> Iterator[Text]:
    if change.subject is Subject.SOURCE:
        if change.old and change.new:
            yield pen.write(side.text, SOURCE)
        if side.anonymous:
            yield pen.term("(unnamed)", ASIDE)
    elif change.kind in _WITH_CHAIN:
        yield pen.join([_step(pen, step.name, step.relation) for step in side.chain], " → ")
    if side.stance is not None:
        yield bracketed(pen, pen.term(side.stance.value, ASIDE))
    own = change.subject is Subject.CLAIM and " ".join(s.text for s in side.spans) == side.text
    if side.spans and not own:
        quotes = [
            pen.join([pen.quote(span), _line(pen, text, span.start)])
            for span in side.spans[:_QUOTES_SHOWN]
        ]
        yield pen.join(quotes, ", ")
        if len(side.spans) > _QUOTES_SHOWN:
            yield pen.write(f"and {len(side.spans) - _QUOTES_SHOWN} more", ASIDE)


def _step(pen: Pen, name: str, relation: HopRelation) -> Text:
    if relation is HopRelation.PUBLISHES:
        return pen.write(name, SOURCE)
    return pen.join([pen.write(relation.value, ASIDE), pen.write(name, SOURCE)])


def _line(pen: Pen, text: str, start: int) -> Text:
    number = text.count("\n", 0, start) + 1
    return pen.term(f"(line {number})", ASIDE)


def _row(pen: Pen, mark: str, body: Text, style: str = ASIDE) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(pen.write(mark, style), body)
    return grid
