"""The page for a browser, parsed as the HTML standard says; tests/page tests what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import html5lib
import pytest
from judges import judged

from provenance.export import FORMATS

if TYPE_CHECKING:
    from provenance.report import Report


@judged("html", by="html5lib")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:html5lib")
def test_export_html_has_no_parse_error(any_report: Report) -> None:
    """A strict parser of HTML 5 reads the page and finds the article's words in it."""
    written = FORMATS["html"].one([any_report]).decode()
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(written)
    body = page.find("body")
    assert body is not None
    words = "".join(body.itertext()).split()
    assert all(word in words for word in any_report.article.publisher.split())
