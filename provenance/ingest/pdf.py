"""PDF documents → an `Article`: the text layer, page after page, as plain text."""

from __future__ import annotations

import io
import re

from provenance.errors import InputError
from provenance.ingest.article import Article
from provenance.ingest.libraries import hush, needs_documents, sound
from provenance.ingest.plain import article_from_text

PAGE_LIMIT = 50
"""Most pages of one document."""

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010]\n(?=[^\W\d_A-Z])")
"""A word that was divided at the end of a line, if what follows is in lower case."""


def article_from_pdf(
    data: bytes, *, name: str, publisher: str | None = None, article_id: str | None = None
) -> Article:
    """The article of a PDF document; where it has no text layer, one without blocks.

    Words that were divided at line ends are joined; a compound that was divided at its own hyphen
    loses it.

    Raises:
        InputError: It is damaged, encrypted, too long, or pypdf is not installed.
    """
    with needs_documents(name, "PDF documents"):
        import pypdf
    hush("pypdf")
    with sound(name, "a PDF document"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise InputError(f"{name}: is encrypted; save it without its password")
        if len(reader.pages) > PAGE_LIMIT:
            raise InputError(f"{name}: has more than {PAGE_LIMIT} pages; give single articles")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        about = reader.metadata
        title = str(about.title or "").strip() if about else ""
        author = str(about.author or "").strip() if about else ""
    return article_from_text(
        _HYPHEN.sub("", text),
        article_id=article_id,
        publisher=publisher,
        title=title or None,
        author=author or None,
    )
