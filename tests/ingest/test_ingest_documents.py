"""Markdown, Word and PDF."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pypdf
import pytest

from provenance.errors import InputError
from provenance.ingest import Article, read_bytes
from provenance.ingest.word import UNPACKED_LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence


def blocks(article: Article) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind.value, block.span.slice(article.text)) for block in article.blocks]


MARKDOWN = """\
---
title: "Le pont fermé"
author: Anne Roy
date: 2026-02-01
publisher: Le Bourg
tags: [pont, route]
---
Le maire
est *inquiet*.

## Al Massae

> « Non », dit-il.

- un [lien](http://x.example)
- deux

<script>alert(1)</script> & `code`
"""


def test_ingest_markdown_keeps_kinds() -> None:
    """Front matter, headings, quotations and list items; HTML inside is text."""
    article = read_bytes(MARKDOWN.encode(), name="a.md")
    assert blocks(article) == [
        ("headline", "Le pont fermé"),
        ("paragraph", "Le maire est inquiet."),
        ("heading", "Al Massae"),
        ("quote", "« Non », dit-il."),
        ("item", "un lien"),
        ("item", "deux"),
        ("paragraph", "<script>alert(1)</script> & code"),
    ]
    assert (article.title, article.author, article.published, article.publisher) == (
        "Le pont fermé", "Anne Roy", "2026-02-01", "Le Bourg",
    )  # fmt: skip


def test_ingest_markdown_first_heading_is_the_headline() -> None:
    """Without front matter the first heading is title and headline; a publisher given wins."""
    article = read_bytes(b"# Le pont\n\nIl ferme.\n", name="a.md", publisher="P")
    assert blocks(article) == [("headline", "Le pont"), ("paragraph", "Il ferme.")]
    assert (article.title, article.publisher) == ("Le pont", "P")


def test_ingest_markdown_rule_is_no_front_matter() -> None:
    """A line of hyphens somewhere is a rule and swallows nothing."""
    article = read_bytes(b"Un.\n\n---\n\nDeux.\n\n---\n\nTrois.\n", name="a.md")
    assert [words for _, words in blocks(article)] == ["Un.", "Deux.", "Trois."]


def word_file(paragraphs: Sequence[tuple[str, str]]) -> bytes:
    """A Word document of (style, text), with a table of two cells."""
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Brest", "Il neige."
    document.core_properties.title = "Le pont"
    document.core_properties.author = "Anne Roy"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_ingest_word_keeps_kinds() -> None:
    """Built-in styles say what a paragraph is; cells of tables come in place."""
    held = [
        ("Title", "Le pont fermé"), ("Subtitle", "Jusqu’au printemps."), ("Normal", "Il ferme. 😀"),
        ("Heading 2", "Al Massae"), ("Quote", "« Non. »"), ("List Bullet", "un"),
        ("Caption", "Photo."),
    ]  # fmt: skip
    article = read_bytes(word_file(held), name="a.docx")
    kinds = ["headline", "lead", "paragraph", "heading", "quote", "item", "caption", "item", "item"]
    words = [text for _, text in held] + ["Brest", "Il neige."]
    assert blocks(article) == list(zip(kinds, words, strict=True))
    assert (article.title, article.author) == ("Le pont", "Anne Roy")


def test_ingest_word_bomb_is_one_line() -> None:
    """A document that unpacks to too much is refused before it is unpacked."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (UNPACKED_LIMIT + 1))
    with pytest.raises(InputError, match=r"bomb\.docx: unpacks to more than 64 MiB"):
        read_bytes(stream.getvalue(), name="bomb.docx")


@pytest.mark.parametrize(
    "data", [word_file([])[:3000], b"PK\x03\x04" + b"word/" * 50, b"%PDF-1.7\n1 0 obj\n", b"%PDF-"]
)
def test_ingest_documents_damaged_are_one_line(data: bytes) -> None:
    """A damaged document is an error of one line, and nothing is logged over the terminal."""
    with pytest.raises(InputError, match=r"^x: cannot be read as a (Word|PDF) document") as caught:
        read_bytes(data, name="x")
    assert "\n" not in str(caught.value)


def pdf_file(*pages: str) -> bytes:
    """A PDF document with a line of text for each line of each page."""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects += [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in enumerate(pages):
        lines = "".join(f"({line}) Tj T* " for line in page.split("\n"))
        content = f"BT /F1 12 Tf 14 TL 50 700 Td {lines}ET".encode("cp1252")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    data = b"%PDF-1.4\n"
    places = []
    for number, held in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    return data + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        count,
        data.index(b"xref\n"),
    )


def test_ingest_pdf_gives_its_text() -> None:
    """Pages follow each other; a word divided at a line's end is whole again."""
    article = read_bytes(
        pdf_file("Le maire a annon-\ncé la fermeture.", "Été : « fin »."), name="a.pdf"
    )
    words = [text for _, text in blocks(article)]
    assert words == ["Le maire a annoncé la fermeture.", "Été : « fin »."]


def test_ingest_pdf_without_text_is_one_line() -> None:
    """A scanned document has no text, and that is said."""
    with pytest.raises(InputError, match=r"a\.pdf: holds no text"):
        read_bytes(pdf_file(""), name="a.pdf")


def test_ingest_pdf_too_long_is_one_line() -> None:
    """A book is no article."""
    with pytest.raises(InputError, match="has more than 50 pages"):
        read_bytes(pdf_file(*["Un."] * 51), name="a.pdf")


def test_ingest_pdf_encrypted_is_one_line() -> None:
    """A document with a password is named as such."""
    writer = pypdf.PdfWriter(io.BytesIO(pdf_file("Un.")))
    writer.encrypt("word", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(InputError, match="is encrypted"):
        read_bytes(stream.getvalue(), name="a.pdf")


@pytest.mark.parametrize(("data", "library"), [(b"%PDF-1.4", "pypdf"), (word_file([]), "docx")])
def test_ingest_documents_without_their_library(
    data: bytes, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the extra is not installed, the line says how to install it."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(InputError, match=r"pip install 'news-provenance\[documents\]'"):
        read_bytes(data, name="x")


def test_ingest_documents_limit_is_their_own() -> None:
    """A document may be larger than a text, since most of it is no text."""
    held: Any = word_file([("Normal", "Il ferme.")])
    assert "Il ferme." in read_bytes(held, name="a.docx", size_limit=100).text
