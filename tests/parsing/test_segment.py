"""Pieces for the tokenizer and repair of its sentences; no models needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.ingest import article_from_text
from provenance.parsing.segment import (
    PIECE_LIMIT,
    WORD_LIMIT,
    OffsetMap,
    RawSentence,
    RawToken,
    pieces,
    repair,
)


def raw_sentences(*sentences: str, block: int = 0) -> list[RawSentence]:
    """Sentences whose tokens are parted by blanks, one behind the other in one text."""
    made = []
    start = 0
    for sentence in sentences:
        tokens = []
        for word in sentence.split():
            tokens.append(RawToken(start, start + len(word), word, (word,)))
            start += len(word) + 1
        made.append(RawSentence(0, block, tuple(tokens)))
    return made


def words(sentences: list[RawSentence]) -> list[str]:
    """Each sentence as its tokens parted by blanks."""
    return [" ".join(token.text for token in sentence.tokens) for sentence in sentences]


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (["« Il part .", "» Elle reste ."], ["« Il part . »", "Elle reste ."]),
        (["“ Il part .", "” Elle reste ."], ["“ Il part . ”", "Elle reste ."]),
        (['" Il part .', '" Elle reste .'], ['" Il part . "', "Elle reste ."]),
        (["Il dit : «", "Non . »"], ["Il dit :", "« Non . »"]),
        (['Il dit : "', 'Non . "'], ["Il dit :", '" Non . "']),
        (["« Non !", "» a dit Paul ."], ["« Non ! » a dit Paul ."]),
        (["« Non !", "» , a dit Paul ."], ["« Non ! » , a dit Paul ."]),
        (["« Non ! »", "a dit Paul ."], ["« Non ! » a dit Paul ."]),
        (["« Non .", "»"], ["« Non . »"]),
        (["« Non . »", "« Si . »"], ["« Non . »", "« Si . »"]),
        (['" Non . "', '" Si . "'], ['" Non . "', '" Si . "']),
        (["» Il part .", "Elle reste ."], ["» Il part .", "Elle reste ."]),
        (["Il part . «"], ["Il part . «"]),
        (["«"], ["«"]),
        (['Un écran de 15 "', "Elle reste ."], ["Un écran de 15", '" Elle reste .']),
    ],
)
def test_segment_settles_quotes_at_edges(found: list[str], wanted: list[str]) -> None:
    """A closing mark goes back, an opening one forward, and an incise stays with its quotation."""
    assert words(repair(raw_sentences(*found))) == wanted


def test_segment_quotes_stay_in_their_block() -> None:
    """A closing mark at the head of a block is not carried into the block before it."""
    found = [*raw_sentences("« Il part ."), *raw_sentences("» Elle reste .", block=1)]
    assert words(repair(found)) == ["« Il part .", "» Elle reste ."]


def test_segment_title_ends_no_sentence() -> None:
    """The full stop of a title is no sentence end; that of any other word is."""
    titles = frozenset({"Dr"})
    glued = RawSentence(0, 0, (RawToken(0, 2, "Dr", ("Dr",)), RawToken(2, 3, ".", (".",))))
    name = RawSentence(0, 0, (RawToken(4, 8, "Roux", ("Roux",)),))
    assert words(repair([glued, name], titles=titles)) == ["Dr . Roux"]
    assert words(repair(raw_sentences("Dr.", "Roux"), titles=titles)) == ["Dr. Roux"]
    assert words(repair(raw_sentences("Mr.", "Roux"), titles=titles)) == ["Mr.", "Roux"]


def test_segment_cuts_long_sentence() -> None:
    """No part is longer than the limit, and no token is lost or moved."""
    found = raw_sentences("le maire dit que " * 1250)
    parts = repair(found)
    assert all(len(part.tokens) <= WORD_LIMIT for part in parts)
    assert [token for part in parts for token in part.tokens] == list(found[0].tokens)
    assert [part.part for part in parts] == list(range(len(parts)))
    assert {part.parts for part in parts} == {len(parts)}


def test_segment_cuts_behind_punctuation() -> None:
    """A long sentence is cut behind a mark near the limit, the stronger one first."""
    comma = "mot " * 120 + ", " + "mot " * 100
    assert repair(raw_sentences(comma))[0].tokens[-1].text == ","
    both = "mot " * 100 + "; " + "mot " * 20 + ", " + "mot " * 100
    assert repair(raw_sentences(both))[0].tokens[-1].text == ";"


def test_segment_counts_words_of_contractions() -> None:
    """The limit is in words: a contraction of two counts twice."""
    tokens = tuple(RawToken(i * 3, i * 3 + 2, "du", ("de", "le")) for i in range(100))
    parts = repair([RawSentence(0, 0, tokens)])
    assert [len(part.tokens) for part in parts] == [75, 25]


def piece_texts(text: str) -> list[str]:
    """What the tokenizer would get as paragraphs."""
    return [piece.text for piece in pieces(article_from_text(text), index=0)]


def test_segment_line_end_inside_block_is_blank() -> None:
    """The tokenizer sees a blank for a wrapped line, at the same offset."""
    assert piece_texts("Le maire a dit\nque non.") == ["Le maire a dit que non."]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Ils ont arrêté les terroristes.Dans la ville, rien.", True),
        ("Il est parti !Elle reste.", True),
        ("« C’est fini. »Le maire part.", True),
        ("« C’est fini ».Le maire part.", True),
        ("Il est parti.« Elle » reste.", True),
        ("Il est parti. Elle reste.", False),
        ("Voir www.Exemple.com pour la suite.", False),
        ("Écrire à jean.Dupont@exemple.fr demain.", False),
        ("Le site Node.js est connu.", False),
        ("Ce M.Dupont est connu.", False),
        ("La S.N.C.F proteste.", False),
        ("Il pèse 3.Kilos de trop.", False),
    ],
)
def test_segment_parts_glued_sentences(text: str, parted: bool) -> None:  # noqa: FBT001  # a case
    """A stop glued to the capital of a next sentence parts them; addresses stay whole."""
    found = piece_texts(text)
    assert (len(found) == 2) is parted
    assert "".join(found) == text


def test_segment_bounds_pieces() -> None:
    """A block without an end reaches the tokenizer in bounded pieces, cut at sentences."""
    text = "Le pont est fermé. " * 1000
    found = piece_texts(text)
    assert max(map(len, found)) <= PIECE_LIMIT
    assert all(piece.startswith("Le pont") and piece.rstrip().endswith(".") for piece in found)
    assert max(map(len, piece_texts("a" * 3 * PIECE_LIMIT))) == PIECE_LIMIT


@given(st.lists(st.text(st.sampled_from('aéB.!»« \n"😀’')), max_size=5))
def test_segment_pieces_map_back(texts: list[str]) -> None:
    """Every character of the joined text maps to the same character of its article."""
    articles = [article_from_text(text) for text in texts]
    held = [p for number, article in enumerate(articles) for p in pieces(article, index=number)]
    offsets = OffsetMap(held)
    start = 0
    for piece in held:
        for step in range(len(piece.text)):
            found, offset = offsets.locate(start + step)
            assert found is piece
            char = articles[piece.article].text[offset]
            assert offsets.text[start + step] == (" " if char == "\n" else char)
        start += len(piece.text) + 2


@given(st.lists(st.text(st.sampled_from('a,.«»" '), min_size=1), max_size=8))
def test_segment_repair_loses_no_token(texts: list[str]) -> None:
    """Whatever the marks, repair keeps every token, in order, and makes no empty sentence."""
    found = [sentence for sentence in raw_sentences(*texts) if sentence.tokens]
    repaired = repair(found)
    before = [token for sentence in found for token in sentence.tokens]
    assert [token for sentence in repaired for token in sentence.tokens] == before
    assert all(sentence.tokens for sentence in repaired)
