"""Elements of a document → parts with their kinds.

It knows the elements of HTML and those that trafilatura makes of them (`head`, `quote`, `item`,
`cell`, `lb`). Text keeps its order; every heading, list item, term of a list and table cell is a
part of its own, so that a label stays one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.ingest.article import BlockKind
from provenance.ingest.compose import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), BlockKind.HEADING),
    **dict.fromkeys(("blockquote", "quote"), BlockKind.QUOTE),
    **dict.fromkeys(("li", "dt", "dd", "td", "th", "item", "cell"), BlockKind.ITEM),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
}
_PARTED = frozenset(_KINDS) | {
    *("p", "div", "section", "article", "main", "header", "footer", "aside", "figure", "body"),
    *("ul", "ol", "dl", "list", "table", "thead", "tbody", "tfoot", "tr", "row", "pre"),
    *("html", "address", "hr", "center", "details", "summary", "form", "fieldset"),
}
_BREAKS = frozenset({"br", "lb"})
_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "select"}
    | {"textarea", "button", "title"}
)


def parts_of(root: _Element) -> Iterator[Part]:
    """The parts below `root`, in text order, those without words left out."""
    gathered: list[str] = []
    kinds = [BlockKind.PARAGRAPH]

    def flush() -> Iterator[Part]:
        text = "".join(gathered).strip()
        gathered.clear()
        if text:
            yield Part(text, kinds[-1])

    # no recursion: how deep a page is nested is for the page to say
    todo: list[tuple[_Element, bool]] = [(root, True)]
    while todo:
        element, opening = todo.pop()
        tag = element.tag if isinstance(element.tag, str) else None
        parted = tag in _PARTED
        if opening:
            if element is not root:
                todo.append((element, False))
            if tag is None or tag in _UNSEEN:
                continue
            if parted:
                yield from flush()
                kinds.append(_kind(tag, kinds[-1]))
            gathered.append("\n" if tag in _BREAKS else _one_line(element.text))
            todo.extend((child, True) for child in reversed(element))
            continue
        if parted:
            yield from flush()
            kinds.pop()
        gathered.append(_one_line(element.tail))
    yield from flush()


def _kind(tag: str | None, outer: BlockKind) -> BlockKind:
    """A quotation stays one whatever it is made of; a list in a quotation as well."""
    if outer is BlockKind.QUOTE:
        return outer
    return _KINDS.get(tag or "", outer)


def _one_line(text: str | None) -> str:
    """Line ends in a document's source are mere blanks."""
    return (text or "").replace("\r", " ").replace("\n", " ")
