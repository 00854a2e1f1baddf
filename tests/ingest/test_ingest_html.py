"""Web pages: roles of blocks, metadata, and text that stays text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import InputError
from provenance.ingest import Article, BlockKind
from provenance.ingest.html import article_from_html, parts_from_html

LONG = "La préfecture a annoncé mardi que le pont resterait fermé jusqu’au printemps prochain."


def page(body: str, head: str = "") -> Article:
    """The article of a page with this body."""
    source = (
        f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"
    )
    return article_from_html(source, name="page.html")


def or_line(source: str) -> str:
    """The text of a page, made of its blocks; or what is said of a page that gives none."""
    try:
        article = article_from_html(source, name="page.html")
    except InputError as error:
        said = str(error)
        assert "\n" not in said
        return said
    text = "\n\n".join(block.span.slice(article.text) for block in article.blocks)
    assert text == article.text
    return text


def blocks(article: Article) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind.value, block.span.slice(article.text)) for block in article.blocks]


def test_ingest_html_label_stays_a_block() -> None:
    """A linked heading and a bold list label are blocks, not joined with what follows."""
    found = blocks(page(f"<p>{LONG}</p><h2><a href='/'>Al Massae</a></h2><p>{LONG}</p>"))
    assert ("heading", "Al Massae") in found
    listed = blocks(page(f"<p>{LONG}</p><ul><li>Le Soir : oui.</li><li>Le Jour : non.</li></ul>"))
    assert [words for kind, words in listed if kind == "item"] == [
        "Le Soir : oui.",
        "Le Jour : non.",
    ]


def test_ingest_html_section_heading_is_no_headline() -> None:
    """In a page that states no title the heading of a section stays where it is."""
    article = page(f"<p>{LONG}</p><h2>Al Massae</h2><p>{LONG}</p>")
    assert [kind for kind, _ in blocks(article)] == ["paragraph", "heading", "paragraph"]
    assert article.title is None


def test_ingest_html_little_text_is_said() -> None:
    """A page that shows its text only in a browser is not passed off as an article."""
    notices = page("<p>Activez JavaScript pour lire cette page.</p>").notices
    assert [notice.code for notice in notices] == ["little_text"]


def test_ingest_html_time_stays_in_its_sentence() -> None:
    """The words of a time element are not lost."""
    article = page(f"<p>Le <time>15 janvier</time>, il a neigé.</p><p>{LONG}</p>")
    assert "Le 15 janvier, il a neigé." in article.text


def test_ingest_html_linked_sentence_is_no_teaser() -> None:
    """A paragraph that is one link is kept where it is a sentence brought to its end."""
    linked = (
        "<a href='/x'>Le ministre a reconnu mardi que le chiffre qu’il avait cité était faux.</a>"
    )
    assert "Le ministre a reconnu" in page(f"<p>{LONG}</p><p>{linked}</p><p>{LONG}</p>").text


def test_ingest_html_title_without_site() -> None:
    """The site's name behind the title is not part of it."""
    head = "<title>Le pont - Le Bourg</title><meta property='og:site_name' content='Le Bourg'>"
    article = page(f"<p>{LONG}</p>", head)
    assert (article.title, article.publisher) == ("Le pont", "Le Bourg")
    assert blocks(article)[0] == ("headline", "Le pont")


@pytest.mark.parametrize("copyright_line", ["© 2019 Le Bourg", "Copyright 2021-2026"])
def test_ingest_html_guesses_no_date(copyright_line: str) -> None:
    """A page that states no date has none, whatever its footer says."""
    assert page(f"<p>{LONG}</p><footer>{copyright_line}</footer>").published is None


@pytest.mark.parametrize(
    ("attribute", "language"),
    [("lang='fr'", "fr"), ("lang='en-GB'", "en"), ("xml:lang='pt_BR'", "pt"), ("lang='zz9'", None)],
)
def test_ingest_html_language_is_what_the_page_says(attribute: str, language: str | None) -> None:
    """The language is the page's own word, two letters."""
    article = article_from_html(f"<html {attribute}><body><p>{LONG}</p></body></html>", name="p")
    assert article.language == language


def test_ingest_html_address_of_a_script_is_none() -> None:
    """A canonical address that is no web address is not believed."""
    article = page(f"<p>{LONG}</p>", "<link rel='canonical' href='javascript:alert(1)'>")
    assert article.url is None


@pytest.mark.parametrize(
    "hostile",
    [
        "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; dit-il.",
        "=HYPERLINK(&quot;http://x&quot;) selon lui.",
        "'; DROP TABLE articles; -- a dit le maire.",
        "{{ 7*7 }} ${jndi:ldap://x} selon l’élu.",
    ],
)
def test_ingest_html_hostile_text_stays_text(hostile: str) -> None:
    """Markup written as text, formulas and templates come out as they were written."""
    import html

    assert html.unescape(hostile) in page(f"<p>{LONG}</p><p>{hostile}</p>").text


def test_ingest_html_hostile_characters_go() -> None:
    """Escapes of terminals and marks of direction are taken out, and said."""
    article = page(f"<p>{LONG}</p><p>Le maire\x1b[31m a \u202edit\u202c non.</p>")
    assert "Le maire[31m a dit non." in article.text
    assert "invisible_characters" in {notice.code for notice in article.notices}


def test_ingest_html_references_are_read_as_browsers_do() -> None:
    """Old pages refer to Windows characters by number; references to controls are nothing."""
    article = page(
        f"<p>{LONG}</p><p>L&#146;été&#x85; &#27;&#0;&#xd800;&#xffff;&#x2019;&#x1F600;</p>"
    )
    assert article.text.endswith("L’été… \N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}’😀")


def test_ingest_html_script_is_no_text() -> None:
    """What a script or a style holds is never text."""
    article = page(f"<p>{LONG}</p><script>document.write('PIRATE')</script><style>PIRATE</style>")
    assert "PIRATE" not in article.text


@pytest.mark.parametrize(
    "source", ["<html></html>", "<html><body><nav><a href='/'></a></nav></body></html>", "<p></p>"]
)
def test_ingest_html_without_article_is_one_line(source: str) -> None:
    """A page without text is an error that says so."""
    with pytest.raises(InputError, match=r"^page\.html: ") as caught:
        article_from_html(source, name="page.html")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("deep", [300, 5_000, 100_000])
def test_ingest_html_deep_nesting_is_met(deep: int) -> None:
    """A page nested deeper than pages are gives what is found, or one line, and no crash."""
    assert LONG in or_line(f"<html><body>{'<div>' * 150}<p>{LONG}</p></body></html>")
    said = or_line(f"<html><body>{'<div>' * deep}<p>{LONG}</p></body></html>")
    assert LONG in said or said.startswith("page.html: no article is found")


def test_ingest_html_too_many_elements_is_one_line() -> None:
    """A page that would take minutes is refused at once."""
    said = or_line(f"<html><body>{'<h1>x</h1>' * 60_000}</body></html>")
    assert said.startswith("page.html: is a web page of more than 50000 elements")


def test_ingest_html_parts_keep_every_word() -> None:
    """The walk over a piece of HTML loses no word and joins no two."""
    source = (
        "un<p>deux<b>trois</b> quatre</p>cinq<ul><li>six<ul><li>sept</li></ul>huit</li></ul>"
        "<blockquote><p>neuf</p><ul><li>dix</li></ul></blockquote>onze<br>douze"
    )
    parts = parts_from_html(source)
    words = " ".join(" ".join(part.text for part in parts).split())
    assert words == "un deuxtrois quatre cinq six sept huit neuf dix onze douze"
    assert [p.kind for p in parts if p.text in {"neuf", "dix"}] == [BlockKind.QUOTE] * 2


MARKUP = (
    "<p> </p> <div> </div> <li> <ul> </ul> <br> <h1> </h1> <article> </article> </a> <figure> "
    "<figcaption> </figure> <time> <!-- --> <table> <td> <script> </script> < > &amp; &#0; &#27; "
    "&#xd800; \0 \x1b[31m \x85 😀 \u202e שלום e\u0301 ]]> <svg> <template>"
)
TAGS = st.sampled_from([*MARKUP.split(" "), "<a href='x'>", "Le maire a dit non. "])


@settings(max_examples=150, deadline=None)
@given(st.lists(TAGS, max_size=40).map("".join))
def test_ingest_html_any_markup_gives_sound_blocks(source: str) -> None:
    """Whatever the markup, there is an article whose blocks make up its text, or one line."""
    or_line(f"<html><body>{source}")
