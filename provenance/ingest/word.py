"""Word documents (.docx) → an `Article`, the kinds of its blocks by the built-in styles."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.ingest.article import Article, BlockKind
from provenance.ingest.compose import Facts, Part, compose
from provenance.ingest.libraries import needs_documents, sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

UNPACKED_LIMIT = 64 * 1024 * 1024
"""Largest size of what a document unpacks to, in bytes."""

_STYLES = (
    ("title", BlockKind.HEADLINE),
    ("heading", BlockKind.HEADING),
    ("subtitle", BlockKind.LEAD),
    ("quote", BlockKind.QUOTE),
    ("intense quote", BlockKind.QUOTE),
    ("list", BlockKind.ITEM),
    ("caption", BlockKind.CAPTION),
)


def article_from_docx(
    data: bytes, *, name: str, publisher: str | None = None, article_id: str | None = None
) -> Article:
    """The article of a Word document; without words in it, one without blocks.

    Raises:
        InputError: It is damaged, unpacks to too much, or python-docx is not installed.
    """
    with needs_documents(name, "Word documents"):
        import docx
    with sound(name, "a Word document"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > UNPACKED_LIMIT:
            limit = f"{UNPACKED_LIMIT / 2**20:g} MiB"
            raise InputError(f"{name}: unpacks to more than {limit}; give its text")
        document = docx.Document(io.BytesIO(data))
        properties = document.core_properties
        facts = Facts(
            id=article_id,
            publisher=publisher,
            title=properties.title.strip() or None,
            author=properties.author.strip() or None,
        )
        parts = list(_parts(document))
    return compose(parts, facts)


def _parts(held: Document) -> Iterator[Part]:
    from docx.text.paragraph import Paragraph

    for block in held.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _part(block)
        else:
            yield from _cells(block)


def _cells(table: Table) -> Iterator[Part]:
    """Each cell once, where it stands first: merged cells come several times."""
    seen: set[object] = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:  # noqa: SLF001 - the cell itself, which the library wraps anew
                seen.add(cell._tc)  # noqa: SLF001
                yield Part(cell.text, BlockKind.ITEM)


def _part(paragraph: Paragraph) -> Part:
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    kinds = (kind for prefix, kind in _STYLES if style.startswith(prefix))
    return Part(paragraph.text, next(kinds, BlockKind.PARAGRAPH))
