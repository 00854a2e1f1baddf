"""What is put right in a web page before its article is looked for.

Captions stand in figures, which extraction drops, so they become paragraphs; what only leads to
other pages goes, and so do the further articles of a page that never ends. What was done is
remembered by the words concerned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.ingest.article import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_INSIDE = "ancestor::article or ancestor::main or ancestor::*[@itemprop='articleBody']"
_CAPTIONED = f"//figure[{_INSIDE}][.//figcaption][not(.//p or .//blockquote or .//table)]"
_TEASERS = f"//*[self::p or self::li][{_INSIDE}][.//a][not(ancestor::blockquote)]"
# Class names by which pages mark the lead, those of French publishing systems among them.
_LEAD_CLASS = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|standfirst|dek|chapo|summary)(?:$|[\s_-])", re.IGNORECASE
)
_LINKED = 0.6
_LABEL_WORDS = 8
"""A linked paragraph of so few words may be a label, such as the name of a paper."""
_CLOSERS = "»”\"')] \u00a0\u202f"
_PAYWALL = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the page's own markup says of its words, each text as `bare_words` has it.

    `heads` are its main headings, `titles` the places where it states its title.
    """

    captions: frozenset[str]
    heads: frozenset[str]
    titles: tuple[str, ...]
    lead: str | None
    notices: tuple[Notice, ...]


def prepare(tree: HtmlElement) -> Marks:
    """Put `tree` right in place, and say what its markup tells of its words."""
    notices = []
    others = _drop_other_articles(tree)
    if others:
        message = f"the page holds further articles, which were left out: {others}"
        notices.append(Notice("other_articles", message))
    _free_times(tree)
    captions = frozenset(_free_captions(tree))
    teasers = _drop_teasers(tree)
    if teasers:
        message = f"lines that only lead to other pages were left out: {teasers}"
        notices.append(Notice("related_links", message))
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    if any(_PAYWALL.search(script) for script in scripts):
        message = "the page says that it is not free to read: its text may end before the article"
        notices.append(Notice("paywall", message))
    heads = frozenset(bare_words(head.text_content()) for head in tree.xpath("//h1"))
    titles = (
        *tree.xpath("//title/text() | //meta[contains(@property, 'title')]/@content"),
        *scripts,
    )
    return Marks(captions, heads, tuple(map(bare_words, titles)), _lead(tree), tuple(notices))


def bare_words(text: str) -> str:
    """`text` with single blanks, to compare what went through different hands."""
    return " ".join(text.split())


def _drop_other_articles(tree: HtmlElement) -> int:
    """Of several articles that stand in a row, each with its own main heading, keep the first."""
    first, *others = tree.xpath("//article[.//h1][not(ancestor::article)]") or [None]
    if first is None or not others:
        return 0
    for element in first.xpath("following-sibling::*"):
        element.drop_tree()
    for other in others:
        if other.getparent() is not None:
            other.drop_tree()
    return len(others)


def _free_times(tree: HtmlElement) -> None:
    """Extraction drops elements of time; their words belong to the sentence."""
    for element in tree.xpath("//p//time | //li//time | //blockquote//time"):
        element.drop_tag()


def _free_captions(tree: HtmlElement) -> Iterator[str]:
    for figure in tree.xpath(_CAPTIONED):
        words = bare_words(" ".join(figure.xpath(".//figcaption//text()")))
        parent = figure.getparent()
        if not words or parent is None:
            continue
        paragraph = figure.makeelement("p")
        paragraph.text, paragraph.tail = words, figure.tail
        parent.replace(figure, paragraph)
        yield words


def _drop_teasers(tree: HtmlElement) -> int:
    teasers = [element for element in tree.xpath(_TEASERS) if _is_teaser(element)]
    for element in teasers:
        element.drop_tree()
    return len(teasers)


def _is_teaser(element: HtmlElement) -> bool:
    """Mostly a link, longer than a label, and no sentence that is brought to its end."""
    words = bare_words(element.text_content())
    linked = sum(len(bare_words(link.text_content())) for link in element.iter("a"))
    finished = words.rstrip(_CLOSERS)[-1:] in {".", "…"}
    return linked >= _LINKED * len(words) and len(words.split()) > _LABEL_WORDS and not finished


def _lead(tree: HtmlElement) -> str | None:
    """The lead that stands behind the main heading and is marked as one."""
    for element in tree.xpath("(//h1)[1]/following-sibling::*[@class or @itemprop]"):
        marked = element.get("itemprop") == "description"
        if marked or _LEAD_CLASS.search(element.get("class", "")):
            return bare_words(element.text_content()) or None
    return None
