"""Cleaning and splitting of plain text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.ingest import Article, BlockKind, article_from_text


def block_texts(article: Article) -> list[str]:
    """The words of each block."""
    return [block.span.slice(article.text) for block in article.blocks]


def test_plain_blank_lines_part_blocks() -> None:
    """Blank lines, blanks on them included, end a block, and offsets point at its words."""
    article = article_from_text("Un.\n\nDeux.\n \t\n\n  Trois.  \n")
    assert block_texts(article) == ["Un.", "Deux.", "Trois."]


def test_plain_keeps_text_untouched() -> None:
    """Nothing that a reader sees is changed: blanks, marks and composed letters stay."""
    text = "L’été…\u00a0« e\u0301t »  fin —  20\u202f000 €."
    assert article_from_text(text).text == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u0085", "\f", "\v"])
def test_plain_unifies_line_ends(end: str) -> None:
    """Every kind of line end becomes one newline."""
    assert article_from_text(f"Un.{end}Deux.").text == "Un.\nDeux."


def test_plain_paragraph_separator_parts_blocks() -> None:
    """The paragraph separator of Unicode is a blank line."""
    assert block_texts(article_from_text("un\u2029deux")) == ["un", "deux"]


@pytest.mark.parametrize(
    ("dirty", "clean", "code"),
    [
        ("Bon\0jour.", "Bonjour.", "control_characters"),
        ("Bon\x07jour\x1b.", "Bonjour.", "control_characters"),
        ("rap\u200bporte", "rapporte", "invisible_characters"),
        ("rap\u00adporte", "rapporte", "invisible_characters"),
        ("\u202eBonjour\u202c \u200fvous", "Bonjour vous", "invisible_characters"),
        ("rap\u200dporte", "rapporte", "invisible_characters"),
        ("B\u202e\u200d\u200dc", "Bc", "invisible_characters"),
        ("a\ud800b", "a\ufffdb", "broken_characters"),
    ],
)
def test_plain_drops_what_nobody_sees(dirty: str, clean: str, code: str) -> None:
    """Controls, zero-width characters and marks of direction go, and a notice tells."""
    article = article_from_text(dirty)
    assert article.text == clean
    assert [notice.code for notice in article.notices] == [code]


def test_plain_counts_what_it_drops() -> None:
    """The notice says how many characters were removed."""
    notice = article_from_text("a\u200bb\u200bc\ufeffd").notices[0]
    assert notice.message.startswith("3 ")


def test_plain_drops_byte_order_mark_silently() -> None:
    """A byte-order mark at the start is no character of the text and no news."""
    article = article_from_text("\ufeffBonjour.")
    assert (article.text, article.notices) == ("Bonjour.", ())


def test_plain_keeps_joined_emoji() -> None:
    """The joiner inside an emoji shapes what is seen and stays."""
    family = "👨\u200d👩\u200d👧"
    assert article_from_text(f"Merci {family} !").text == f"Merci {family} !"


def test_plain_joins_wrapped_lines() -> None:
    """Lines wrapped at a width are one paragraph, proper names at a line's start included."""
    text = (
        "La préfecture a annoncé mardi que le pont resterait fermé jusqu'à\n"
        "Noël, faute de crédits. Le maire de la commune a protesté, avec\n"
        "Jean Martin, son adjoint, contre cette décision qu'il juge à la\n"
        "fois brutale et coûteuse pour les habitants.\n"
    )
    assert len(article_from_text(text).blocks) == 1


def test_plain_short_line_ends_wrapped_paragraph() -> None:
    """In a wrapped text a line far from full ends its paragraph without a blank line."""
    text = (
        "La préfecture a annoncé mardi que le pont resterait fermé jusqu'au\n"
        "printemps, faute de crédits. Le maire de la commune a protesté par\n"
        "écrit.\n"
        "Les habitants demandent une réunion avec les services de l'État et\n"
        "attendent une réponse.\n"
    )
    assert len(article_from_text(text).blocks) == 2


def test_plain_line_a_paragraph_gives_blocks() -> None:
    """Saved pages hold one paragraph a line: each line is a block."""
    text = (
        "Le pont fermé jusqu'au printemps\n"
        "La préfecture a annoncé mardi que le pont resterait fermé. Le maire a protesté.\n"
        "Les habitants attendent une réponse.\n"
        "« Nous irons au tribunal », a dit l'un d'eux.\n"
    )
    article = article_from_text(text)
    assert len(article.blocks) == 4
    assert article.blocks[0].kind is BlockKind.HEADLINE


def test_plain_lower_case_goes_on() -> None:
    """A line that begins in lower case goes on with an unfinished one."""
    assert len(article_from_text("Le maire a dit\nque le pont fermerait.").blocks) == 1


def test_plain_items_are_blocks() -> None:
    """Each list item is a block of its own kind."""
    article = article_from_text("Il promet :\n- un pont\n- une école\n• un stade")
    kinds = [block.kind for block in article.blocks]
    assert kinds[1:] == [BlockKind.ITEM] * 3


def test_plain_dash_inside_wrapped_text_is_no_item() -> None:
    """A dash that was wrapped to a line's start is part of its sentence."""
    text = (
        "La préfecture a annoncé mardi que le pont resterait fermé jusqu'au\n"
        "printemps, faute de crédits. Le maire de la commune a protesté\n"
        "- non sans ironie - contre cette décision qu'il juge à la fois\n"
        "brutale et coûteuse.\n"
    )
    article = article_from_text(text)
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Le pont fermé jusqu'au printemps", BlockKind.HEADLINE),
        ("Le pont va-t-il fermer ?", BlockKind.HEADLINE),
        ("Le pont est fermé.", BlockKind.PARAGRAPH),
        ("Le maire a dit :", BlockKind.PARAGRAPH),
        ("Le pont, mardi. © Agence", BlockKind.CAPTION),
        ("2020-11-04", BlockKind.PARAGRAPH),
    ],
)
def test_plain_first_block_may_be_headline(first: str, kind: BlockKind) -> None:
    """A short first block without full stop is the headline of what follows."""
    article = article_from_text(f"{first}\n\nLa préfecture a annoncé la fermeture.")
    assert article.blocks[0].kind is kind


def test_plain_lone_block_is_no_headline() -> None:
    """One block alone is text, however short."""
    assert article_from_text("Le pont est fermé").blocks[0].kind is BlockKind.PARAGRAPH


def test_plain_id_is_fingerprint_of_clean_text() -> None:
    """Without a name the article is called by its cleaned text, so a BOM changes nothing."""
    expected = hashlib.sha256(b"Bonjour.").hexdigest()[:16]
    assert article_from_text("\ufeffBonjour.").id == expected
    assert article_from_text("Bonjour.", article_id="x").id == "x"


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_plain_blank_text_has_no_blocks(text: str) -> None:
    """A text without words gives an article without blocks."""
    assert article_from_text(text).blocks == ()


MARKS = "\n\n\n\r -•.,!?…«»“”\"'’\0\ufeff\u200b\u200d\u202e\u00a0\u2028\u2029aBéÉ😀1"


@given(st.text(st.sampled_from(MARKS)) | st.text())
def test_plain_blocks_partition_the_words(text: str) -> None:
    """Blocks are in order, do not overlap, have no blank edges, and hold every word."""
    article = article_from_text(text)
    end = 0
    for block in article.blocks:
        words = block.span.slice(article.text)
        assert block.span.start >= end
        assert words
        assert words == words.strip()
        assert not article.text[end : block.span.start].strip()
        end = block.span.end
    assert not article.text[end:].strip()


@given(st.text(st.sampled_from(MARKS)) | st.text())
def test_plain_is_idempotent(text: str) -> None:
    """What was cleaned once is left alone the second time."""
    once = article_from_text(text)
    twice = article_from_text(once.text)
    assert (twice.text, twice.blocks, twice.id) == (once.text, once.blocks, once.id)
    assert twice.notices == ()
