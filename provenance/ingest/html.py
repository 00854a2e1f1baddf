"""A web page → the article in it, with the kinds of its blocks and what the page says of itself.

trafilatura finds the article and its metadata (Barbaresi, ACL 2021 demonstrations); what is done
here is to keep the roles of its blocks. Text is text: no script runs and no address is asked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from provenance.errors import InputError
from provenance.ingest.article import Article, BlockKind, Notice
from provenance.ingest.compose import Facts, Part, compose
from provenance.ingest.libraries import hush, sound
from provenance.ingest.markup import parts_of
from provenance.ingest.prepare import bare_words, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement
    from trafilatura.settings import Document

    from provenance.ingest.prepare import Marks

ELEMENT_LIMIT = 50_000
"""Most elements of a page. The time that extraction takes grows with their square."""

_LEAD_PLACES = 4
"""A lead stands among so many first blocks."""
_FEW_WORDS = 40
_DATES = {"extensive_search": False, "original_date": True}
"""A date that the page states; none is guessed from its words or its copyright line."""
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,9}));?", re.IGNORECASE)
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that lxml does not let into a text, and other controls."""
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "readability")


def article_from_html(
    page: str,
    *,
    name: str,
    publisher: str | None = None,
    article_id: str | None = None,
    url: str | None = None,
    notices: tuple[Notice, ...] = (),
) -> Article:
    """The article of a page.

    Args:
        page: The page's source, decoded.
        name: What to call the page in an error message.
        publisher: Who speaks in the article's own voice; without it, the site's name.
        article_id: Name to give the article; without one, a fingerprint of its text.
        url: Where the page was found; the page's own word on its address goes before it.
        notices: What the reader should be told already.

    Raises:
        InputError: No article is found in the page, or it is too large to look for one.
    """
    tree = _tree(page)
    if tree is None:
        raise InputError(f"{name}: is a web page without text; save its article as plain text")
    if sum(1 for _ in islice(tree.iter(), ELEMENT_LIMIT + 1)) > ELEMENT_LIMIT:
        message = f"is a web page of more than {ELEMENT_LIMIT} elements; save its article alone"
        raise InputError(f"{name}: {message}")
    language = _language(tree)
    marks = prepare(tree)
    with sound(name, "a web page"):
        document = _extracted(tree, url)
    if document is None or document.body is None:
        raise InputError(f"{name}: no article is found in this web page; save it as plain text")
    facts = _facts(document, url=url, language=language)
    assumed = () if publisher else _assumed_publisher(facts)
    facts = replace(facts, id=article_id, publisher=publisher or facts.publisher)
    found = list(parts_of(document.body))
    if not _states(marks, facts.title, found):
        facts = replace(facts, title=None)
    parts = _with_roles(found, facts.title, document.description, marks)
    if facts.title is None and parts and parts[0].kind is BlockKind.HEADLINE:
        facts = replace(facts, title=bare_words(parts[0].text))
    article = compose(parts, facts, notices=(*notices, *marks.notices, *_little(parts), *assumed))
    if not article.blocks:
        raise InputError(f"{name}: no article is found in this web page; save it as plain text")
    return article


def _little(parts: Sequence[Part]) -> tuple[Notice, ...]:
    words = sum(len(part.text.split()) for part in parts)
    if words >= _FEW_WORDS:
        return ()
    message = f"only {words} words of article are found in this page; it may need a browser"
    return (Notice("little_text", message),)


def parts_from_html(source: str) -> list[Part]:
    """The parts of a piece of HTML that is all article, such as an entry of a feed."""
    tree = _tree(f"<html><body>{source}</body></html>")
    return [] if tree is None else list(parts_of(tree))


def _tree(page: str) -> HtmlElement | None:
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    # The encoding is settled: what the page says of it must not be heard again.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    data = _NOT_XML.sub("", _REFERENCE.sub(_referred, page)).encode("utf-8", errors="replace")
    try:
        return document_fromstring(data, parser=parser)
    except ParserError:
        return None


def _referred(match: re.Match[str]) -> str:
    """What browsers read for a reference to a control; lxml would let the control in."""
    char = unescape(match[0])
    unfit = len(char) != 1 or _NOT_XML.match(char) or ord(char) != _code(match)
    return _NOT_XML.sub("", char) if unfit else match[0]


def _code(match: re.Match[str]) -> int:
    return int(match[1], 16) if match[1] else int(match[2])


def _extracted(tree: HtmlElement, url: str | None) -> Document | None:
    hush(*_LIBRARIES)
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=dict(_DATES),
    )
    return None if isinstance(found, dict) else found


def _facts(document: Document, *, url: str | None, language: str | None) -> Facts:
    canonical = document.url if (document.url or "").startswith(("http://", "https://")) else None
    title = document.title
    if title and document.sitename:
        tail = re.compile(rf"\s+[-–—|·:]\s+{re.escape(document.sitename)}\s*$", re.IGNORECASE)
        title = tail.sub("", title)
    return Facts(
        publisher=_said(document.sitename),
        title=_said(title),
        author=_said(document.author),
        published=_said(document.date),
        url=canonical or url,
        language=language,
    )


def _assumed_publisher(facts: Facts) -> tuple[Notice, ...]:
    """A notice where the name of a server stands for a site's that the page does not state."""
    server = urlsplit(facts.url or "").netloc.lower()
    if not facts.publisher or facts.publisher.lower() not in {server, server.removeprefix("www.")}:
        return ()
    message = f"the page names no publisher, “{facts.publisher}” stands for it"
    return (Notice("publisher_assumed", f"{message} (--publisher NAME says who it is)"),)


def _said(value: str | None) -> str | None:
    return bare_words(value or "") or None


def _language(tree: HtmlElement) -> str | None:
    match = _LANGUAGE.match((tree.get("lang") or tree.get("xml:lang") or "").strip())
    return match[0].lower() if match else None


def _states(marks: Marks, title: str | None, parts: Sequence[Part]) -> bool:
    """True where a title is the page's own, and no heading of a section taken for it."""
    if title is None or (parts and _same(parts[0].text, title)):
        return True
    return any(_folded(title) in _folded(text) for text in (*marks.heads, *marks.titles))


def _with_roles(
    parts: Sequence[Part], title: str | None, description: str | None, marks: Marks
) -> list[Part]:
    """The headline and the lead first, put there where extraction left them out; captions."""
    held = [_captioned(part, marks) for part in parts]
    headline = _headline(held, title, marks)
    start = int(headline is not None)
    if headline is not None:
        first = next((n for n, part in enumerate(held) if part is headline), None)
        if first is not None:
            del held[first]
        held.insert(0, Part(headline.text, BlockKind.HEADLINE))
    said = [text for text in (marks.lead, description) if text]
    for number in range(start, min(len(held), start + _LEAD_PLACES)):
        part = held[number]
        if part.kind is BlockKind.PARAGRAPH and any(_same(part.text, text) for text in said):
            held[number] = Part(part.text, BlockKind.LEAD)
            return held
    if marks.lead and not any(_folded(marks.lead) in _folded(part.text) for part in held):
        held.insert(start, Part(marks.lead, BlockKind.LEAD))
    return held


def _captioned(part: Part, marks: Marks) -> Part:
    is_caption = bare_words(part.text) in marks.captions
    return Part(part.text, BlockKind.CAPTION) if is_caption else part


def _headline(parts: Sequence[Part], title: str | None, marks: Marks) -> Part | None:
    """The page's main heading, or else its title."""
    for part in parts:
        named = title is not None and _same(part.text, title)
        if named or (part.kind is BlockKind.HEADING and bare_words(part.text) in marks.heads):
            return part
    return Part(title) if title else None


def _same(left: str, right: str) -> bool:
    return _folded(left) == _folded(right)


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
