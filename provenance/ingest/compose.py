"""Parts whose kinds are known → an `Article`: each a block of its own, a blank line between two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from provenance.ingest.article import Article, Block, BlockKind, Notice, fingerprint
from provenance.ingest.clean import Cleaner
from provenance.ingest.plain import line_spans
from provenance.text import Span

_GAP = "\n\n"
_BLANKS = re.compile(r"[^\S\n\u00a0\u202f]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a document and its role. A newline in `text` is a line break of the document."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself; each is None where it says nothing."""

    id: str | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def compose(
    parts: Iterable[Part], facts: Facts | None = None, *, notices: tuple[Notice, ...] = ()
) -> Article:
    """The article that `parts` make in their order.

    Runs of blanks become one, no-break spaces excepted. A line break inside a part begins a new
    block of the same kind, unless the sentence goes on behind it.

    Args:
        parts: Pieces of text; one without words gives no block.
        facts: What is known of the article.
        notices: What the reader should be told already; what cleaning did is added.
    """
    known = facts or Facts()
    cleaner = Cleaner()
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for part in parts:
        clean = _BLANKS.sub(" ", cleaner.clean(part.text))
        for span in line_spans(clean):
            words = span.slice(clean)
            texts.append(words)
            blocks.append(Block(Span(start, start + len(words)), part.kind))
            start += len(words) + len(_GAP)
    text = _GAP.join(texts)
    return Article(
        text=text,
        blocks=tuple(blocks),
        id=known.id or fingerprint(text),
        publisher=known.publisher,
        title=known.title,
        author=known.author,
        published=known.published,
        url=known.url,
        language=known.language,
        notices=notices + cleaner.notices(),
    )
