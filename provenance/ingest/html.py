"""A web page → the article in it, with the kinds of its blocks and what the page says of itself.

trafilatura finds the article and its metadata (Barbaresi, ACL 2021 demonstrations); what is done
here is to keep the roles of its blocks. Text is text: no script runs and no address is asked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.ingest.article import Article, BlockKind
from provenance.ingest.compose import Facts, Part, compose
from provenance.ingest.libraries import hush, sound
from provenance.ingest.markup import parts_of
from provenance.ingest.prepare import bare_words, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement
    from trafilatura.settings import Document

    from provenance.ingest.article import Notice
    from provenance.ingest.prepare import Marks

_LEAD_PLACES = 4
"""A lead stands among so many first blocks."""
_DATES = {"extensive_search": False, "original_date": True}
"""A date that the page states; none is guessed from its words or its copyright line."""
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
        InputError: No article is found in the page.
    """
    tree = _tree(page)
    if tree is None:
        raise InputError(f"{name}: is a web page without text; save its article as plain text")
    language = _language(tree)
    marks = prepare(tree)
    with sound(name, "a web page"):
        document = _extracted(tree, url)
    if document is None or document.body is None:
        raise InputError(f"{name}: no article is found in this web page; save it as plain text")
    facts = _facts(document, url=url, language=language)
    facts = replace(facts, id=article_id, publisher=publisher or facts.publisher)
    title = facts.title
    parts = _with_roles(list(parts_of(document.body)), title, document.description, marks)
    if title is None:
        facts = replace(facts, title=_headline(parts))
    article = compose(parts, facts, notices=notices + marks.notices)
    if not article.blocks:
        raise InputError(f"{name}: no article is found in this web page; save it as plain text")
    return article


def parts_from_html(source: str) -> list[Part]:
    """The parts of a piece of HTML that is all article, such as an entry of a feed."""
    tree = _tree(f"<html><body>{source}</body></html>")
    return [] if tree is None else list(parts_of(tree))


def _tree(page: str) -> HtmlElement | None:
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    # The encoding is settled: what the page says of it must not be heard again.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    data = page.encode("utf-8", errors="replace").replace(b"\0", b"")
    try:
        return document_fromstring(data, parser=parser)
    except ParserError:
        return None


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


def _said(value: str | None) -> str | None:
    return bare_words(value or "") or None


def _language(tree: HtmlElement) -> str | None:
    match = _LANGUAGE.match((tree.get("lang") or tree.get("xml:lang") or "").strip())
    return match[0].lower() if match else None


def _headline(parts: Iterable[Part]) -> str | None:
    kinds = (BlockKind.HEADLINE, BlockKind.HEADING)
    return next((bare_words(part.text) for part in parts if part.kind in kinds), None)


def _with_roles(
    parts: Sequence[Part], title: str | None, description: str | None, marks: Marks
) -> list[Part]:
    """The headline first, put there from the metadata where the body lacks it; lead; captions."""
    held = list(parts)
    headline = next((n for n, part in enumerate(held) if _is_title(part, title)), None)
    if headline is not None:
        first = Part(held.pop(headline).text, BlockKind.HEADLINE)
        held.insert(0, first)
    elif title:
        held.insert(0, Part(title, BlockKind.HEADLINE))
    lead = _lead(description, marks)
    words = [bare_words(part.text) for part in held]
    if lead and not any(lead in text for text in words):
        held.insert(1 if title else 0, Part(lead, BlockKind.LEAD))
        words = [bare_words(part.text) for part in held]
    for number, (part, text) in enumerate(zip(held, words, strict=True)):
        if text in marks.captions:
            held[number] = Part(part.text, BlockKind.CAPTION)
        elif part.kind is not BlockKind.HEADLINE and number < _LEAD_PLACES:
            described = bool(description) and text == bare_words(description or "")
            if described or text in marks.leads:
                held[number] = Part(part.text, BlockKind.LEAD)
    return held


def _is_title(part: Part, title: str | None) -> bool:
    heads = (BlockKind.HEADING, BlockKind.PARAGRAPH)
    return part.kind in heads and bool(title) and _folded(part.text) == _folded(title or "")


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _lead(description: str | None, marks: Marks) -> str | None:
    """A lead that the markup shows and the page's description confirms."""
    said = _folded(description or "").rstrip()
    for lead in marks.leads:
        if said and (_folded(lead) == said or _folded(lead).startswith(said[:100])):
            return lead
    return None
