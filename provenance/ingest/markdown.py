"""Markdown (CommonMark) → an `Article`: headings, quotations and list items keep their kinds.

HTML inside it is text, not markup. A front matter between two lines of `---` may name `title`,
`author`, `date`, `publisher`, `url` and `lang`, one plain value a line; what else it holds is left
out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from provenance.ingest.article import Article, BlockKind, Notice
from provenance.ingest.compose import Facts, Part, compose
from provenance.ingest.html import parts_from_html

_FRONT = re.compile(r"\A---[^\S\n]*\n(.*?\n)?---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(
    r"^(title|author|date|publisher|url|lang)[^\S\n]*:[^\S\n]*(\S[^\n]*)$", re.MULTILINE
)
_QUOTED = re.compile(r"""\A(["'])(.*)\1\Z""")


def article_from_markdown(
    text: str,
    *,
    publisher: str | None = None,
    article_id: str | None = None,
    notices: tuple[Notice, ...] = (),
) -> Article:
    """The article that `text` is; without words in it, one without blocks.

    Args:
        text: CommonMark, decoded.
        publisher: Who speaks in the article's own voice; goes before the front matter's.
        article_id: Name to give the article; without one, a fingerprint of its text.
        notices: What the reader should be told already.
    """
    from markdown_it import MarkdownIt

    front = _FRONT.match(text)
    facts = _facts(front[1] or "") if front else Facts()
    body = text[front.end() :] if front else text
    parts = parts_from_html(MarkdownIt("commonmark", {"html": False}).render(body))
    if facts.title is None and parts and parts[0].kind is BlockKind.HEADING:
        parts[0] = Part(parts[0].text, BlockKind.HEADLINE)
        facts = replace(facts, title=" ".join(parts[0].text.split()))
    elif facts.title is not None:
        parts.insert(0, Part(facts.title, BlockKind.HEADLINE))
    facts = replace(facts, id=article_id, publisher=publisher or facts.publisher)
    return compose(parts, facts, notices=notices)


def _facts(front: str) -> Facts:
    said = {key: _QUOTED.sub(r"\2", value.strip()) for key, value in _LINE.findall(front)}
    return Facts(
        title=said.get("title"),
        author=said.get("author"),
        published=said.get("date"),
        publisher=said.get("publisher"),
        url=said.get("url"),
        language=said.get("lang"),
    )
