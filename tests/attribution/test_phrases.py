"""Phrases and clauses cut from a parsed sentence."""

from __future__ import annotations

import pytest
from handmade import parse

from provenance.attribution.phrases import (
    clause_head,
    clause_span,
    is_clause,
    is_finite,
    is_infinitive,
    pieces,
    source_mention,
)
from provenance.text import Span

MENTIONS = [
    ("with_determiner", "Le maire ment.", "2:det 3:nsubj 0:root 3:punct", "maire", "Le maire"),
    (
        "no_preposition",
        "Selon le maire, le pont tient.",
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 7:punct",
        "maire",
        "le maire",
    ),
    (
        "with_complements",
        "Le patron de la police de Lille ment.",
        "2:det 8:nsubj 5:case 5:det 2:nmod 7:case 5:nmod 0:root 8:punct",
        "patron",
        "Le patron de la police de Lille",
    ),
    (
        "with_adjective",
        "La source policière ment.",
        "2:det 4:nsubj 2:amod 0:root 4:punct",
        "source",
        "La source policière",
    ),
    (
        "no_relative",
        "Le maire, qui ment, part.",
        "2:det 7:nsubj 5:punct 5:nsubj 2:acl:relcl 2:punct 0:root 7:punct",
        "maire",
        "Le maire",
    ),
    (
        "no_participle",
        "Le diplomate cité par Reuters ment.",
        "2:det 6:nsubj 2:acl 5:case 3:obl:agent 0:root 6:punct",
        "diplomate",
        "Le diplomate",
    ),
    (
        "no_coordination",
        "Le maire et le préfet affirment.",
        "2:det 6:nsubj 5:cc 5:det 2:conj 0:root 6:punct",
        "maire",
        "Le maire",
    ),
    (
        "name_of_a_described_head",
        "La maire, Anne Roy, part.",
        "2:det 7:nsubj 4:punct 2:appos 4:flat:name 2:punct 0:root 7:punct",
        "maire",
        "La maire, Anne Roy",
    ),
    (
        "name_without_its_office",
        "Anne Roy, maire de Lille, part.",
        "8:nsubj 1:flat:name 4:punct 1:appos 6:case 4:nmod 1:punct 0:root 8:punct",
        "Anne",
        "Anne Roy",
    ),
    (
        "no_marks",
        "« Le maire » ment.",
        "3:punct 3:det 5:nsubj 3:punct 0:root 5:punct",
        "maire",
        "Le maire",
    ),
    (
        "no_time",
        "Le maire à 23 heures ment.",
        "2:det 6:nsubj 5:case 5:nummod 2:nmod 0:root 6:punct",
        "maire",
        "Le maire",
    ),
    (
        "no_place_of_a_complement",
        "L’organisation de défense de Lille dans un rapport ment.",
        "2:det 9:nsubj 4:case 2:nmod 6:case 4:nmod 9:case 9:det 4:nmod 0:root 9:punct",
        "organisation",
        "L’organisation de défense de Lille",
    ),
    (
        "no_account",
        "Le pont tient, assure l’association sur son compte Twitter.",
        (
            "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 7:det 5:nsubj 10:case 10:det "
            "7:nmod 10:nmod 3:punct"
        ),
        "association",
        "l’association",
    ),
    (
        "no_brackets",
        "La Direction de la sûreté (DGS) affirme que le pont tient.",
        (
            "2:det 9:nsubj 5:case 5:det 2:nmod 7:punct 2:appos 7:punct 0:root 13:mark 12:det "
            "13:nsubj 9:ccomp 9:punct"
        ),
        "Direction",
        "La Direction de la sûreté",
    ),
    (
        "both_marks_of_a_title",
        "La visite retient l’attention du journal « Al Massae », selon qui le pont tient.",
        (
            "2:det 3:nsubj 0:root 5:det 3:obj 8:case 8:det 5:nmod 10:punct 8:appos "
            "10:flat:name 10:punct 18:punct 15:case 18:obl:mod 17:det 18:nsubj 8:acl:relcl "
            "3:punct"
        ),
        "journal",
        "du journal « Al Massae »",
    ),
    (
        "title_hung_elsewhere",
        "Selon les informations du journal L’Équipe, le club a vendu le joueur.",
        (
            "3:case 3:det 13:obl:mod 6:case 6:det 3:nmod 8:det 13:nsubj 3:punct 11:det "
            "13:nsubj 13:aux:tense 0:root 15:det 13:obj 13:punct"
        ),
        "journal",
        "du journal L’Équipe",
    ),
]


@pytest.mark.parametrize(
    ("text", "arcs", "head", "words"), [pytest.param(*held, id=name) for name, *held in MENTIONS]
)
def test_phrases_source_mention_is_the_bare_phrase(
    text: str, arcs: str, head: str, words: str
) -> None:
    """From determiner to last complement; no preposition, clause or coordinated phrase."""
    parsed = parse(text, arcs)
    token = parsed.token(head)
    mention = source_mention(parsed.scene(), token)
    assert mention.span.slice(text) == words
    assert (mention.sentence, mention.head) == (0, token.index)


def test_phrases_clauses_have_heads() -> None:
    """A finite verb or a predicate with copula heads a clause, and each word has its clause."""
    parsed = parse(
        "Le maire dit que la date est sûre.",
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj 8:cop 3:ccomp 3:punct",
    )
    scene = parsed.scene()
    heads = [token.form for token in parsed.sentences[0].tokens if is_clause(scene, token)]
    assert heads == ["dit", "sûre"]
    assert clause_head(scene, parsed.token("date")).form == "sûre"
    assert clause_head(scene, parsed.token("maire")).form == "dit"


@pytest.mark.parametrize(
    ("text", "arcs", "word", "form"),
    [
        pytest.param(
            "Le maire ment.", "2:det 3:nsubj 0:root 3:punct", "ment", "finite", id="finite"
        ),
        pytest.param(
            "Le maire a menti.",
            "2:det 4:nsubj 4:aux:tense 0:root 4:punct",
            "menti",
            "finite",
            id="finite_by_its_auxiliary",
        ),
        pytest.param(
            "La date est sûre.",
            "2:det 4:nsubj 4:cop 0:root 4:punct",
            "sûre",
            "finite",
            id="finite_by_its_copula",
        ),
        pytest.param(
            "Il veut partir.",
            "2:nsubj 0:root 2:xcomp 2:punct",
            "partir",
            "infinitive",
            id="infinitive",
        ),
        pytest.param(
            "Il dit avoir menti.",
            "2:nsubj 0:root 4:aux:tense 2:xcomp 2:punct",
            "menti",
            "infinitive",
            id="compound_infinitive",
        ),
        pytest.param(
            "Le rapport cité manque.",
            "2:det 4:nsubj 2:acl 0:root 4:punct",
            "cité",
            "neither",
            id="participle",
        ),
    ],
)
def test_phrases_tell_finite_from_infinitive(text: str, arcs: str, word: str, form: str) -> None:
    """Mood is read off the verb, its auxiliary or its copula; no verb is both."""
    parsed = parse(text, arcs)
    scene, token = parsed.scene(), parsed.token(word)
    assert is_finite(scene, token) is (form == "finite")
    assert is_infinitive(scene, token) is (form == "infinitive")


@pytest.mark.parametrize(
    ("text", "arcs", "head", "words"),
    [
        pytest.param(
            "Le maire dit que le pont tient.",
            "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
            "tient",
            "le pont tient",
            id="no_complementiser",
        ),
        pytest.param(
            "Le maire part et le pont tient.",
            "2:det 3:nsubj 0:root 7:cc 6:det 7:nsubj 3:conj 3:punct",
            "tient",
            "le pont tient",
            id="no_conjunction",
        ),
        pytest.param(
            "« Le pont tient. »",
            "4:punct 3:det 4:nsubj 0:root 4:punct 4:punct",
            "tient",
            "Le pont tient",
            id="no_marks",
        ),
    ],
)
def test_phrases_clause_span_is_the_bare_clause(
    text: str, arcs: str, head: str, words: str
) -> None:
    """From first to last word, what opens the clause and the marks at its edges left outside."""
    parsed = parse(text, arcs)
    assert clause_span(parsed.scene(), parsed.token(head)).slice(text) == words


@pytest.mark.parametrize(
    ("text", "arcs", "cut", "expected"),
    [
        pytest.param(
            "Le pont, dit-il, tient.",
            "2:det 7:nsubj 4:punct 7:parataxis 4:nsubj 4:punct 0:root 7:punct",
            "dit-il",
            ["Le pont", "tient"],
            id="edges_trimmed",
        ),
        pytest.param(
            "Le pont tient, dit-il.",
            "2:det 3:nsubj 0:root 5:punct 3:parataxis 5:nsubj 3:punct",
            "dit-il",
            ["Le pont tient"],
            id="empty_pieces_go",
        ),
        pytest.param(
            "Il voit « un recul », dit-il.",
            "2:nsubj 0:root 5:punct 5:det 2:obj 5:punct 8:punct 2:parataxis 8:nsubj 2:punct",
            "dit-il",
            ["Il voit « un recul »"],
            id="closing_mark_kept_with_its_opening_one",
        ),
        pytest.param(
            "« Un recul » vient, dit-il.",
            "3:punct 3:det 5:nsubj 3:punct 0:root 7:punct 5:parataxis 7:nsubj 5:punct",
            "dit-il",
            ["« Un recul » vient"],
            id="opening_mark_kept_with_its_closing_one",
        ),
        pytest.param(
            "Il part (demain), dit-il.",
            "2:nsubj 0:root 4:punct 2:advmod 4:punct 7:punct 2:parataxis 7:nsubj 2:punct",
            "dit-il",
            ["Il part (demain)"],
            id="bracket_kept_with_its_opening_one",
        ),
    ],
)
def test_phrases_pieces_are_what_cuts_leave(
    text: str, arcs: str, cut: str, expected: list[str]
) -> None:
    """Content without its frame comes in pieces, each without marks at its edges."""
    parsed = parse(text, arcs)
    start = text.index(cut)
    found = pieces(parsed.scene(), [parsed.sentences[0].span], [Span(start, start + len(cut))])
    assert [span.slice(text) for span in found] == expected
