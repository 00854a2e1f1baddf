"""What is put right in a web page before its article is looked for.

Captions stand in figures, which extraction drops, so they become paragraphs; paragraphs and list
items that only lead to other pages go. What was done is remembered by the words concerned.
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
    """What the page's own markup says of its words, each text as `bare_words` has it."""

    captions: frozenset[str]
    leads: tuple[str, ...]
    notices: tuple[Notice, ...]


def prepare(tree: HtmlElement) -> Marks:
    """Put `tree` right in place, and say what its markup tells of its words."""
    captions = frozenset(_free_captions(tree))
    dropped = _drop_teasers(tree)
    notices = []
    if dropped:
        message = f"{dropped} lines that only lead to other pages were left out"
        notices.append(Notice("related_links", message))
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    if any(_PAYWALL.search(script) for script in scripts):
        message = "the page says that it is not free to read: its text may end before the article"
        notices.append(Notice("paywall", message))
    leads = dict.fromkeys(bare_words(e.text_content()) for e in _leads(tree))
    return Marks(captions, tuple(filter(None, leads)), tuple(notices))


def bare_words(text: str) -> str:
    """`text` with single blanks, to compare what went through different hands."""
    return " ".join(text.split())


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


def _leads(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.xpath("//p[@class or @itemprop] | //div[@class] | //h2[@class]"):
        if element.get("itemprop") == "description" or _LEAD_CLASS.search(element.get("class", "")):
            yield element
